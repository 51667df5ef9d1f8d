import Diagnostics
import Documents

/// The works a page cites: their labels have to be known together, because two works of one author and year differ by a letter.
struct CitationList {
    private let bibliography: Bibliography
    /// In the order of the reference list.
    private var cited: [Reference] = []

    init(_ bibliography: Bibliography) { self.bibliography = bibliography }

    var references: [PageReference] {
        cited.map { work in
            PageReference(
                anchor: "ref-\(work.entry.key)",
                runs: work.text.map { run in
                    switch run {
                    case .text(let text): .text(text)
                    case .emphasis(let text): .emphasis(text)
                    case .link(let text, let target): PageReference.Run.link(text: text, target: target)
                    }
                })
        }
    }

    /// Finds all works the document cites, before the first of them is written.
    mutating func collect(_ document: Document<Authored>) {
        var keys: [String] = []
        document.forEachDirective { directive in
            if case .citation(let works, _) = directive { keys += works.map(\.key) }
        }
        cited = Documents.references(to: keys.compactMap { bibliography[$0] })
    }

    func exhibit(_ works: [Citation], at place: Place, reporting log: inout [Diagnostic]) -> InlineExhibit {
        var exhibits: [CitedWork] = []
        for work in works {
            guard let entry = cited.first(where: { $0.entry.key == work.key }) else {
                let notes = didYouMean(work.key, among: bibliography.keys)
                log.append(.error("no reference has the key '\(work.key)'", at: work.place, notes: notes))
                continue
            }
            let locator = work.locator.isEmpty ? "" : ", \(work.locator)"
            exhibits.append(CitedWork(text: entry.label + locator, anchor: "ref-\(work.key)"))
        }
        return exhibits.isEmpty ? .invalid(place.text) : .citation(exhibits)
    }
}
