import Diagnostics
import Documents

/// The works a page cites: their labels have to be known together, because two works of one author and year differ by a letter.
struct CitationList {
    private let bibliography: Bibliography?
    /// In the order of the reference list.
    private var cited: [Reference] = []

    init(_ bibliography: Bibliography?) { self.bibliography = bibliography }

    var references: [PageReference] { cited.map(PageReference.init) }

    /// The work as a text calls it: "Breck et al., 2017"; nil for one that the page does not cite.
    func label(of key: String) -> String? { cited.first { $0.entry.key == key }?.label }

    /// Finds all works that a page's texts cite, before the first of them is written.
    ///
    /// - Parameter keys: works that its analyses name.
    mutating func collect(_ documents: [Document<Authored>], namedByAnalyses keys: [String]) {
        guard let bibliography, !bibliography.entries.isEmpty else { return }
        var keys = keys
        for document in documents {
            document.forEachDirective { directive in
                if case .citation(let works, _) = directive { keys += works.map(\.key) }
            }
        }
        cited = Documents.references(to: keys.compactMap { bibliography[$0] })
    }

    func exhibit(_ works: [Citation], at place: Place, reporting log: inout [Diagnostic]) -> InlineExhibit {
        var exhibits: [CitedWork] = []
        for work in works {
            guard let entry = cited.first(where: { $0.entry.key == work.key }) else {
                if let message = unknown(work) { log.append(message) }
                continue
            }
            let locator = work.locator.isEmpty ? "" : ", \(work.locator)"
            exhibits.append(CitedWork(text: entry.label + locator, anchor: "ref-\(work.key)", key: work.key, locator: work.locator))
        }
        return exhibits.isEmpty ? .invalid(place.text) : .citation(exhibits)
    }

    /// Nil when the bibliography holds nothing at all: that it could not be read was reported.
    private func unknown(_ work: Citation) -> Diagnostic? {
        guard let bibliography else {
            let notes = [Diagnostic.Note("name the file of the references in 'book.yml': 'bibliography: references.bib'")]
            return .error("no reference has the key '\(work.key)': the book has no bibliography", at: work.place, notes: notes)
        }
        if bibliography.entries.isEmpty { return nil }
        return .error("no reference has the key '\(work.key)'", at: work.place, notes: didYouMean(work.key, among: bibliography.keys))
    }
}

extension PageReference {
    init(_ work: Reference) {
        self.init(
            anchor: "ref-\(work.entry.key)",
            runs: work.text.map { run in
                switch run {
                case .text(let text): .text(text)
                case .emphasis(let text): .emphasis(text)
                case .link(let text, let target): .link(text: text, target: target)
                }
            })
    }

    /// The work's key in the bibliography.
    package var key: String { String(anchor.dropFirst("ref-".count)) }
}
