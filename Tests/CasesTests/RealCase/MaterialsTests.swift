import Cases
import Diagnostics
import Documents
import Foundation
import Testing
import Writers

/// The package of the repository's case, evaluated and written.
struct RealPackage: Sendable {
    let files: [String: [UInt8]]
    let log: [Diagnostic]

    private static let student = Task { try await write(.student, of: RealCase.content, RealCase.evaluated.student) }
    private static let instructor = Task { try await write(.instructor, of: RealCase.content, RealCase.evaluated.instructor) }

    static func of(_ edition: Edition) async throws -> RealPackage {
        try await (edition == .student ? student : instructor).value
    }

    static func write(_ edition: Edition, of content: ContentOnDisk, _ pages: EvaluatedBook) async throws -> RealPackage {
        var log: [Diagnostic] = []
        let book = await readBook(
            try content.files(edition), edition: edition, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        let paper = await evaluatePaper(of: book, jobs: 2, reporting: &log)
        let materials = try #require(await evaluateMaterials(of: book, pages: pages, paper: paper, jobs: 2, reporting: &log))
        let written = try materialFiles(of: materials, reporting: &log)
        return RealPackage(files: Dictionary(uniqueKeysWithValues: written.map { ($0.path, $0.bytes) }), log: log)
    }

    /// Its Markdown and SVG, by path.
    var texts: [(path: String, text: String)] {
        files.filter { $0.key.hasSuffix(".md") || $0.key.hasSuffix(".svg") }.sorted { $0.key < $1.key }
            .map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
    }

    /// The lines of Markdown files, without what is folded away: a picture in words, and its numbers.
    func lines(of names: [String]) -> [String] {
        names.flatMap { name in
            String(decoding: files[name] ?? [], as: UTF8.self).replacing(#/<details>(?s:.*?)<\/details>/#, with: "")
                .split(separator: "\n").map(String.init)
        }
    }
}

@Suite("The package of this case")
struct MaterialsTests {
    @Test("is written without a complaint", arguments: Edition.allCases)
    func isClean(edition: Edition) async throws {
        #expect(rendered(try await RealPackage.of(edition).log) == "")
    }

    @Test("holds what was promised, and for students no more than what is theirs")
    func isComplete() async throws {
        let names = ["mlops-architecture", "llmops-architecture", "mlops-vs-llmops-comparison", "llmops-reference-architecture"]
        let pictures = names.flatMap { name in ["png", "svg", "pdf"].map { "diagrams/\(name).\($0)" } }
        let shared = ["README.md", "case-study-mlops-llmops.md"] + pictures
        let own = ["case-study-expanded-sections.md", "research-paper-mlops-to-llmops.md"]
        let student = try await RealPackage.of(.student).files
        let instructor = try await RealPackage.of(.instructor).files
        #expect(Set(student.keys.filter { !$0.hasPrefix("figures/") }) == Set(shared))
        #expect(Set(instructor.keys.filter { !$0.hasPrefix("figures/") }) == Set(shared + own))
        for path in student.keys where path != "README.md" { #expect(instructor[path] == student[path], "\(path)") }
    }

    @Test("leads only to what is there", arguments: Edition.allCases)
    func hasNoDeadLink(edition: Edition) async throws {
        let files = try await RealPackage.of(edition).files
        let pages = files.filter { $0.key.hasSuffix(".md") }.mapValues { WrittenMarkdown(String(decoding: $0, as: UTF8.self)) }
        #expect(pages.values.map(\.targets.count).reduce(0, +) > 200)
        for (path, page) in pages {
            for target in page.targets where !["https://", "http://", "mailto:"].contains(where: target.hasPrefix) {
                let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let file = parts[0].isEmpty ? path : parts[0]
                #expect(files[file] != nil || file == "diagrams", "\(path): \(target)")
                if parts.count > 1 { #expect(pages[file]?.anchors.contains(parts[1]) == true, "\(path): \(target)") }
            }
        }
    }

    @Test("has nothing left of what only Casebook reads", arguments: Edition.allCases)
    func isPlain(edition: Edition) async throws {
        for (path, text) in try await RealPackage.of(edition).texts where path.hasSuffix(".md") {
            var log: [Diagnostic] = []
            let file = readMarkdown(SourceFile(path: path, text: text), reporting: &log)
            #expect(rendered(log) == "")
            #expect(file.frontMatter == nil)
            var left = 0
            file.document.forEachBlock { if case .slot = $0 { left += 1 } }
            #expect(left == 0)
            #expect(!text.contains("`=") && !text.contains("[](#") && !text.contains("{#sec-"), "\(path)")
            // An analysis that failed, a value that is nowhere.
            #expect(!text.contains("could not be computed"), "\(path)")
        }
    }
}

/// What a viewer makes of a Markdown file: where it leads, and where one can arrive.
private struct WrittenMarkdown {
    private(set) var targets: [String] = []
    private(set) var anchors: Set<String> = []

    init(_ text: String) {
        let html = cmarkHTML(of: text, [.table, .strikethrough, .autolink, .tasklist, .footnotes])
        targets = html.matches(of: #/ (?:href|src)="([^"]*)"/#).map { String($0.1) }.filter { !$0.hasPrefix("#fn") }
        anchors = Set(html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) })
        var log: [Diagnostic] = []
        let file = readMarkdown(SourceFile(path: "", text: text), dialect: .gfm(.all), reporting: &log)
        file.document.forEachBlock { block in
            if case .heading(let heading) = block { anchors.insert(heading.anchor) }
        }
    }
}
