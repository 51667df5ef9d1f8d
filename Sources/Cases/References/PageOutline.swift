import Diagnostics
import Documents

/// What of a page others can refer to, in the order of its text.
struct PageOutline: Sendable {
    struct Item: Sendable {
        let counter: Label.Counter
        let identifier: Identifier?
    }

    struct Section: Sendable {
        let anchor: String
        let title: String
        let place: Place
    }

    var items: [Item] = []
    var sections: [Section] = []
    var diagnostics: [Diagnostic] = []

    init(_ document: Document<Authored>) {
        document.forEachBlock { block in
            switch block {
            case .heading(let heading):
                sections.append(.init(anchor: heading.anchor, title: plainText(of: heading.inlines), place: heading.place))
            case .math(let math):
                if let identifier = math.identifier { add(.equation, identifier) }
            case .slot(let analysis):
                if let counter = analysis.counter { add(counter, analysis.identifier) }
            case .paragraph, .quote, .callout, .list, .code, .html, .table, .rule: break
            }
        }
    }

    private mutating func add(_ counter: Label.Counter, _ identifier: Identifier?) {
        items.append(.init(counter: counter, identifier: identifier))
        guard let identifier, !identifier.name.hasPrefix(counter.rawValue + "-") else { return }
        let stem = identifier.name.split(separator: "-", maxSplits: 1).last ?? ""
        diagnostics.append(
            .error(
                "the name of \(counter.phrase) begins with '\(counter.rawValue)-'", at: identifier.place,
                notes: [.init("call it '#\(counter.rawValue)-\(stem)'")]))
    }
}
