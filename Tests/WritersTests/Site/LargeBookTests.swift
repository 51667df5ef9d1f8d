import Cases
import Documents
import Testing

@testable import Writers

@Suite("A large book")
struct LargeBookTests {
    private func book(sections: Int, each count: Int) -> EvaluatedBook {
        let pages = (0..<sections * count).map { index in
            EvaluatedPage(
                path: "s\(index / count)/p\(index % count).html", matter: FrontMatter(title: "Page \(index)"),
                document: Document(blocks: [], footnotes: []), derivations: [], references: [])
        }
        return EvaluatedBook(
            edition: .student, configuration: BookConfiguration(title: "Large"),
            navigation: (0..<sections).map { NavigationSection(title: "Section \($0)", pages: Array($0 * count..<($0 + 1) * count)) },
            pages: pages, attachments: [])
    }

    @Test(
        "Shows the current section, and of a long one the pages around the current",
        arguments: [
            (2, 3, 4, 6),  // a small book: all pages
            (10, 30, 45, 30 + 9),  // the section's pages and the other sections
            (2, 400, 60, 50 + 2 + 1),  // a run of pages, the ways to earlier and later ones, the other section
        ])
    func count(sections: Int, each: Int, page: Int, links: Int) {
        let book = book(sections: sections, each: each)
        let html = SiteNavigation(book).html(for: page, at: book.pages[page].path)
        #expect(html.split(separator: "<a ").count - 1 == links)
        #expect(html.contains("<a href=\"../\(book.pages[page].path)\" aria-current=\"page\">"))
        #expect(html.split(separator: "aria-current").count == 2)
    }
}
