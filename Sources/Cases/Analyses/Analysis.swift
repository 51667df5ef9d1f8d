import Diagnostics
import Documents
import Pipelines
import YAMLTrees

/// The analyses an author can ask for, by the second word of the block.
enum Analysis: String, CaseIterable, Sendable {
    case costTable = "cost-table"
    case costChart = "cost-chart"
    case quantities
    case compare
    case diagram
    case metrics
    case confusion
    case drift
    case calibration
    case latency
    case document
    case retrieval
    case guardrails
    case examples
    case sideBySide = "side-by-side"
    case migration
    case maturity
    case evidence
    case governance
    case auditTrail = "audit-trail"
    case exercise
    case write
    case answer
    case choice
    case emptyTable = "empty-table"
    case sensitivity
    case stages
    case runRecord = "run-record"

    /// An exercise may be its question alone; an answer is called after its exercise.
    var needsCaption: Bool { self != .exercise && self != .answer }

    static func named(_ name: String) -> Analysis? { Analysis(rawValue: name) }

    var counter: Label.Counter {
        switch self {
        case .costTable, .quantities, .compare, .metrics, .confusion, .latency, .document, .retrieval, .guardrails, .examples, .sideBySide,
            .migration, .maturity, .evidence, .governance, .auditTrail, .emptyTable, .sensitivity, .stages, .runRecord:
            .table
        case .costChart, .diagram, .drift, .calibration: .figure
        case .exercise: .exercise
        case .write, .answer, .choice: .field
        }
    }
}

/// How an analysis that can be either is shown.
enum ExhibitForm: String, CaseIterable, Sendable { case table, chart }

extension AnalysisBlock {
    /// "a 'metrics' block", within a sentence.
    var phrase: String { "\("aeiou".contains(name.first ?? "x") ? "an" : "a") '\(name)' block" }

    /// What counts the block: its analysis, or, when there is none of that name, its identifier, so that references to it lead somewhere.
    var counter: Label.Counter? {
        if let analysis = Analysis.named(name) {
            let isChart = settings["form"]?.text == ExhibitForm.chart.rawValue
            return isChart && [.latency, .retrieval, .migration, .maturity, .sensitivity].contains(analysis) ? .figure : analysis.counter
        }
        return identifier.flatMap { identifier in Label.Counter.allCases.first { identifier.name.hasPrefix($0.rawValue + "-") } }
    }
}

extension PageEvaluator {
    /// Turns an analysis block into its exhibit; nil when there is no such analysis.
    mutating func exhibit(_ block: AnalysisBlock) -> Exhibit? {
        guard let analysis = Analysis.named(block.name) else {
            let names = Analysis.allCases.map(\.rawValue)
            var notes = didYouMean(block.name, among: names)
            if notes.isEmpty {
                notes = [.init("there are \(names.joined(separator: ", ")); plain YAML stands in a block that says only 'yaml'")]
            }
            diagnostics.append(.error("no analysis is called '\(block.name)'", at: block.namePlace, notes: notes))
            if block.counter != nil { _ = nextLabel() }
            return nil
        }
        guard let label = nextLabel() else { return nil }
        var fields = FieldReader(block.settings, of: block.phrase)
        let caption = fields.scalar("caption")
        if caption == nil, analysis.needsCaption, fields.lacks("caption") {
            diagnostics.append(
                .error(
                    "the \(label.counter.word.lowercased()) has no caption", at: block.place,
                    notes: [.init("add 'caption: …' to the block")]))
        }
        let title = caption.map { self.caption($0.excerpt) } ?? (analysis == .answer ? answerCaption(block) : [])
        let content = content(of: analysis, &fields, label, plainText(of: title) { $0.text }, block)
        diagnostics += fields.finish()
        return Exhibit(
            label: Label(counter: label.counter, number: label.number, anchor: label.anchor, caption: title), content: content ?? .invalid,
            place: block.place)
    }

    private mutating func content(
        of analysis: Analysis, _ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock
    ) -> Exhibit.Content? {
        switch analysis {
        case .costTable: costTable(&fields, block)
        case .costChart: costChart(&fields, label, title, block)
        case .quantities: quantitiesTable(&fields, block)
        case .compare: comparison(&fields, block)
        case .diagram: diagram(&fields, label, title, block)
        case .metrics: metrics(&fields, block)
        case .confusion: confusion(&fields, block)
        case .drift: drift(&fields, label, title, block)
        case .calibration: calibration(&fields, label, title, block)
        case .latency: latency(&fields, label, title, block)
        case .document: document(&fields, block)
        case .retrieval: retrieval(&fields, label, title, block)
        case .guardrails: guardrails(&fields, block)
        case .examples: examples(&fields, block)
        case .sideBySide: sideBySide(&fields, block)
        case .migration: migration(&fields, label, title, block)
        case .maturity: maturity(&fields, label, title, block)
        case .evidence: evidenceTable(&fields, block)
        case .governance: governance(&fields, block)
        case .auditTrail: auditTrail(&fields, block)
        case .exercise: exercise(&fields, block)
        case .write: writtenField(&fields, block)
        case .answer: answerField(&fields)
        case .choice: choiceField(&fields, block)
        case .emptyTable: emptyTable(&fields, block)
        case .sensitivity: sensitivity(&fields, label, title, block)
        case .stages: stagesTable(&fields, block)
        case .runRecord: runRecord(&fields, block)
        }
    }

    /// The pipelines that `of:` names; nil when one is unknown or has errors of its own, which were reported.
    mutating func pipelines(_ fields: inout FieldReader, _ block: AnalysisBlock) -> [Pipeline]? {
        let names = fields.scalars("of")
        if names.isEmpty, fields.lacks("of") {
            diagnostics.append(
                .error(
                    "the block does not say of which pipeline", at: block.place,
                    notes: [.init("add 'of: \(desk.book.pipelines.first?.id ?? "name")'")]))
        }
        var found: [Pipeline] = []
        for name in names {
            if let pipeline = desk.pipelines.first(where: { $0.id == name.text }) {
                found.append(pipeline)
            } else {
                let known = desk.book.pipelines.map(\.id)
                diagnostics.append(
                    .error("no pipeline is called '\(name.text ?? "")'", at: name.place, notes: didYouMean(name.text ?? "", among: known)))
            }
        }
        let isUsable = !found.isEmpty && found.count == names.count && found.allSatisfy(\.isSound)
        return isUsable ? found : nil
    }
}
