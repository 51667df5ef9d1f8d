import Diagnostics
import Documents
import Models
import Pipelines

/// The derivations of one page: each quantity once, with all that it rests on.
struct DerivationList {
    private let desk: Desk
    private var seen: Set<String> = []
    private var formulas = 0
    /// Whether the list is finished: what comes behind it leads to its entries, and adds none.
    private var isClosed = false
    private(set) var entries: [PageDerivation] = []

    init(_ desk: Desk) { self.desk = desk }

    /// From here on nothing is added: of the tables of an appendix, which say themselves where their numbers come from.
    mutating func close() { isClosed = true }

    /// Takes a derivation into the page's list and gives its anchor; nil when the list is closed and does not hold it.
    ///
    /// - Parameter scenario: the scenario it was computed in, if it is not the page's own: the same quantity then has another value.
    mutating func add(_ derivation: Derivation, scenario: String? = nil) -> String? {
        let prefix = scenario.map { "why-\($0)-" } ?? "why-"
        if isClosed { return derivation.name.flatMap { seen.contains(prefix + $0) ? prefix + $0 : nil } }
        let anchor = anchor(of: derivation, prefix)
        guard seen.insert(anchor).inserted else { return anchor }
        entries.append(entry(derivation, anchor, prefix))
        for input in derivation.inputs { _ = add(input, scenario: scenario) }
        return anchor
    }

    private mutating func anchor(of derivation: Derivation, _ prefix: String) -> String {
        if let name = derivation.name { return prefix + name }
        formulas += 1
        return prefix + String(formulas)
    }

    private func entry(_ derivation: Derivation, _ anchor: String, _ prefix: String) -> PageDerivation {
        let origin = derivation.quantity.flatMap { desk.origin(of: $0) }
        return PageDerivation(
            anchor: anchor,
            name: derivation.name ?? derivation.formula,
            says: derivation.says,
            value: derivation.value?.text ?? "–",
            formula: derivation.inputs.isEmpty ? nil : derivation.formula,
            inputs: derivation.inputs.compactMap { input in
                input.name.map { .init(name: $0, value: input.value?.text ?? "–", anchor: prefix + $0) }
            },
            source: derivation.isSetByScenario ? "set by the scenario" : origin?.text,
            sourceTarget: derivation.isSetByScenario ? nil : origin?.target,
            certainty: derivation.quantity?.mark?.words)
    }
}

extension Quantity.Mark {
    /// What the mark says about the fact, for a reader.
    var words: String {
        switch self {
        case .verifiedTwice: "verified in two or more independent sources"
        case .verified: "verified in one independent source"
        case .measured: "measured"
        case .unverified: "general knowledge, not verified"
        case .proposal: "a proposal of this case"
        }
    }
}

extension Desk {
    func origin(of quantity: Quantity, withDate: Bool = true) -> (text: String, target: String?)? {
        book.origin(of: quantity, withDate: withDate)
    }
}

extension Book {
    /// Where a given quantity comes from, in words, and the address of its source.
    func origin(of quantity: Quantity, withDate: Bool = true) -> (text: String, target: String?)? {
        let date = withDate ? quantity.on.map { ", read on \($0)" } ?? "" : ""
        switch quantity.source {
        case .scenario: return ("the case’s fiction", nil)
        case .assumption: return ("assumption" + date, nil)
        case .run(let name, _): return runs.record(named: name).map { ($0.origin, nil) }
        case .rubric(let id):
            let title = assessments.rubrics.first { $0.id == id }?.title ?? id
            return ("scored from the evidence on the pipeline by “\(title)”", nil)
        case .reference(let id, _):
            guard let source = sources.first(where: { $0.id == id }) else { return nil }
            return (source.title + date, source.url)
        case nil: return nil
        }
    }
}

extension RunRecord {
    /// "measured on this corpus by the run “…”, seed 2026".
    fileprivate var origin: String { "measured by the run “\(title)” on the corpus ‘\(corpus)’, seed \(seed)" }
}

extension PageEvaluator {
    /// Computes an inline value.
    mutating func value(_ excerpt: Excerpt) -> InlineExhibit {
        let inline = readInlineValue(excerpt, reporting: &diagnostics)
        guard let (_, shown, derivation) = desk.values.evaluate(inline, reporting: &diagnostics) else { return .invalid(excerpt.text) }
        return .value(text: shown.text, why: derivations.add(derivation))
    }

    /// A caption, in which `` `= name` `` is computed as in a page's text.
    mutating func caption(_ excerpt: Excerpt) -> [Inline<Evaluated>] {
        var inlines: [Inline<Evaluated>] = []
        var offset = 0
        for (index, part) in excerpt.text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            let range = SourceRange(offset, offset + part.utf8.count)
            offset = range.upper + 1
            if index % 2 == 0 {
                if !part.isEmpty { inlines.append(.text(String(part))) }
            } else if part.hasPrefix("=") {
                inlines.append(.slot(value(excerpt.excerpt(SourceRange(range.lower + 1, range.upper)))))
            } else {
                inlines.append(.code(String(part)))
            }
        }
        return inlines
    }
}
