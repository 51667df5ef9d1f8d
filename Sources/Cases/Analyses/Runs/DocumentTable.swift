import Diagnostics
import Documents
import Pipelines
import Statistics
import YAMLTrees

extension PageEvaluator {
    /// `document`: what each stage made of one document of a run, beside what it did in the whole run.
    mutating func document(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let name = fields.scalar("document")
        let isUnsaid = name == nil && fields.lacks("document")
        guard let record = run(&fields, block) else { return nil }
        guard let name else {
            let example = record.outcomes.first { $0.recognition != nil } ?? record.outcomes.first
            let notes = example.map { [Diagnostic.Note("add 'document: \($0.id)', or another one")] } ?? []
            if isUnsaid { diagnostics.append(.error("the block does not say which document", at: block.place, notes: notes)) }
            return nil
        }
        guard let outcome = record.outcomes.first(where: { $0.id == name.text }) else {
            let notes = didYouMean(name.text ?? "", among: record.outcomes.lazy.map(\.id))
            diagnostics.append(.error("the run '\(record.run)' has no document '\(name.text ?? "")'", at: name.place, notes: notes))
            return nil
        }
        return .table(table(of: outcome, in: record))
    }

    private func table(of outcome: Outcome, in record: RunRecord) -> ExhibitTable {
        let way = DocumentWay(outcome, in: record)
        let times = record.latencies()
        var columns: [ExhibitTable.Column] = [
            .init(title: "Stage"), .init(title: "This document"), .init(title: "All documents", isNumeric: true),
        ]
        if record.clock != nil { columns.append(.init(title: "Median time", unit: "milliseconds", isNumeric: true)) }
        let rows = way.steps.map { stage, text in
            let failed = stage.failed == 0 ? nil : "\(counted(stage.failed)) set aside"
            var cells: [ExhibitTable.Cell] = [.init(stage.title), .init(text), .init(counted(stage.taken), detail: failed)]
            if record.clock != nil {
                cells.append(.init(times.first { $0.stage == stage.stage }.map { threeDigits(1000 * $0.p50) } ?? "–"))
            }
            return ExhibitTable.Row(cells)
        }
        let clock = record.clock.map { [note("Times depend on the machine: these were taken on \($0.machine) on \($0.date).")] } ?? []
        return ExhibitTable(columns: columns, rows: rows, notes: [note(way.heading)] + clock + [note(record.provenance)])
    }
}

/// What the stages made of one document, in words.
private struct DocumentWay {
    let outcome: Outcome
    let record: RunRecord

    init(_ outcome: Outcome, in record: RunRecord) { (self.outcome, self.record) = (outcome, record) }

    /// The serving stages that did something with a document, in the order of the flow; the last is the one that set it aside, if one did.
    var steps: [(stage: RunRecord.StageCount, text: String)] {
        var steps: [(RunRecord.StageCount, String)] = []
        for stage in record.stages {
            if let failure = outcome.failure, failure.stage == stage.stage {
                return steps + [(stage, "Set aside: \(failure.message)")]
            }
            if let text = text(of: stage.component) { steps.append((stage, text)) }
        }
        return steps
    }

    var heading: String {
        let month = outcome.month.map { " of month \($0)" } ?? ""
        let truth = outcome.category.map { " In truth it is of the category “\(title($0, in: record.categories))”." } ?? ""
        return "Document ‘\(outcome.id)’\(month).\(truth)"
    }

    /// By the names of components; nil for those that learn, and where nothing is known.
    private func text(of component: String) -> String? {
        switch component {
        case "intake": counted(outcome.pages, "page") + " arrived"
        case "text-layer": "\(counted(outcome.words, "word")) taken as they came"
        case "tesseract": reading
        case "tf-idf": outcome.unknownWords.map { "\(percent($0)) of its words are not in the first model’s vocabulary" }
        case "xgboost": outcome.predictions.isEmpty ? nil : outcome.predictions.map(text).joined(separator: "; ")
        case "most-likely": category
        case "field-rules": extraction
        case "compliance-rules": findings
        case "review-queue": review
        case "prediction-log": "Recorded"
        default: nil
        }
    }

    private var reading: String {
        guard let reading = outcome.recognition else { return "\(counted(outcome.words, "word")) taken from the text that came with it" }
        return "\(counted(outcome.words, "word")) read from its picture: \(counted(reading.wordErrors, "error")) in "
            + "\(counted(reading.words, "word")), \(counted(reading.characterErrors)) in \(counted(reading.characters, "character"))"
    }

    private func text(_ prediction: Outcome.Prediction) -> String {
        let model = record.models.first { $0.name == prediction.model }?.title ?? prediction.model
        return "\(model): “\(title(prediction.category, in: record.categories))” with confidence \(rounded(prediction.confidence, 2))"
    }

    private var category: String? {
        guard let prediction = outcome.predictions.first else { return nil }
        let name = "“\(title(prediction.category, in: record.categories))”"
        return outcome.category.map { $0 == prediction.category ? "\(name), which is right" : "\(name), which is wrong" } ?? name
    }

    private var extraction: String? {
        guard let extractions = outcome.extractions else { return nil }
        func titles(_ kind: Outcome.Extraction) -> [String] { record.fields.filter { extractions[$0.id] == kind }.map(\.title) }
        let (right, wrong, missed, spurious) = (titles(.right), titles(.wrong), titles(.missed), titles(.spurious))
        let mistakes = [("wrong", wrong), ("missed", missed), ("found although not there", spurious)].filter { !$0.1.isEmpty }
        let told = mistakes.map { "; \($0.0): \($0.1.joined(separator: ", "))" }.joined()
        return "\(right.count) of \(counted(right.count + wrong.count + missed.count, "field")) right\(told)"
    }

    private var findings: String? {
        guard let findings = outcome.findings else { return nil }
        let titles = { (rules: [String]) in rules.map { title($0, in: record.rules) }.joined(separator: "; ") }
        let said = findings.isEmpty ? "Nothing reported" : "Reported: \(titles(findings))"
        guard let violations = outcome.violations, violations != findings else { return said }
        return said + (violations.isEmpty ? ", in truth nothing is wrong" : ", in truth: \(titles(violations))")
    }

    private var review: String? {
        guard let limit = record.reviewBelow, let confidence = outcome.predictions.first?.confidence else { return nil }
        let isUnsure = confidence < limit
        return
            "\(rounded(confidence, 2)) is \(isUnsure ? "below" : "not below") \(rounded(limit, 2)): \(isUnsure ? "a person looks" : "no person looks") at it"
    }

    private func percent(_ share: Double) -> String { "\(rounded(100 * share, 0))%" }

    private func counted(_ number: Int, _ item: String) -> String { "\(Cases.counted(number)) \(item)\(number == 1 ? "" : "s")" }
    private func counted(_ number: Int) -> String { Cases.counted(number) }
}

/// The title that readers see; the identifier of what has none.
private func title(_ id: String, in titles: [RunRecord.Title]) -> String { titles.first { $0.id == id }?.title ?? id }
