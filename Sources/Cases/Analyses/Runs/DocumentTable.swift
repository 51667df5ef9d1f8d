import Diagnostics
import Documents
import Pipelines
import Statistics
import YAMLTrees

extension PageEvaluator {
    /// `document`: what each stage made of one document of a run, beside what it did in the whole run.
    mutating func document(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let name = fields.scalar("document")
        guard let record = run(&fields, block) else { return nil }
        guard let name else {
            if let outcome = record.tellingOutcome { return .table(table(of: outcome, in: record)) }
            diagnostics.append(.error("the run '\(record.run)' has no document", at: block.place))
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
        let rows = way.steps.map { stage, done in
            let failed = stage.failed == 0 ? nil : "\(counted(stage.failed)) set aside"
            var cells: [ExhibitTable.Cell] = [.init(stage.title), done, .init(counted(stage.taken), detail: failed)]
            if record.clock != nil {
                let time = times.first { $0.stage == stage.stage }
                let count = time.flatMap { $0.documents == stage.taken ? nil : "of \(counted($0.documents))" }
                cells.append(.init(time.map { threeDigits(1000 * $0.p50) } ?? "–", detail: count))
            }
            return ExhibitTable.Row(cells)
        }
        let clock = record.clock.map { [note("Times depend on the machine: these were taken on \($0.machine) on \($0.date).")] } ?? []
        return ExhibitTable(columns: columns, rows: rows, notes: [note(way.heading)] + clock + [note(record.provenance)])
    }
}

extension RunRecord {
    /// What to show when nobody says which: of the documents in service that were really read the first to which reading did the most, else
    /// the first of all.
    fileprivate var tellingOutcome: Outcome? {
        let serves = models.first?.serves ?? []
        var best: (outcome: Outcome, cost: Int)?
        for outcome in outcomes where serves.isEmpty || serves.contains(outcome.month ?? 1) {
            guard let cost = outcome.costOfReading else { continue }
            if cost > best?.cost ?? -1 { best = (outcome, cost) }
        }
        return best?.outcome ?? outcomes.first
    }
}

extension Outcome {
    /// How many fields, and whether the category, came out otherwise than with a perfect reading; nil for what was not really read.
    fileprivate var costOfReading: Int? {
        guard let recognition else { return nil }
        let perfect = recognition.perfectExtractions ?? [:]
        let fields = (extractions ?? [:]).count { perfect[$0.key] != nil && perfect[$0.key] != $0.value }
        return fields + (recognition.perfectCategory == predictions.first?.category ? 0 : 1)
    }
}

/// What the stages made of one document, in words.
private struct DocumentWay {
    let outcome: Outcome
    let record: RunRecord

    init(_ outcome: Outcome, in record: RunRecord) { (self.outcome, self.record) = (outcome, record) }

    /// The serving stages that did something with a document, in the order of the flow; the last is the one that set it aside, if one did.
    var steps: [(stage: RunRecord.StageCount, done: ExhibitTable.Cell)] {
        var steps: [(RunRecord.StageCount, ExhibitTable.Cell)] = []
        for stage in record.stages {
            if let failure = outcome.failure, failure.stage == stage.stage {
                return steps + [(stage, .init("Set aside", detail: failure.message))]
            }
            if let done = cell(of: stage.component) { steps.append((stage, done)) }
        }
        return steps
    }

    var heading: String {
        let month = outcome.month.map { " of month \($0)" } ?? ""
        let truth = outcome.category.map { " In truth it is of the category “\(title($0, in: record.categories))”." } ?? ""
        return "Document ‘\(outcome.id)’\(month).\(truth)"
    }

    /// By the names of components; nil for those that learn, and where nothing is known.
    private func cell(of component: String) -> ExhibitTable.Cell? {
        switch component {
        case "intake": .init(counted(outcome.pages, "page") + " arrived")
        case "text-layer": .init("\(counted(outcome.words, "word")) taken as they came")
        case "tesseract": reading
        case "tf-idf": outcome.unknownWords.map { .init("\(percent($0)) of the words unknown", detail: "to the first model’s vocabulary") }
        case "xgboost": predictions
        case "most-likely": category
        case "field-rules": extraction
        case "compliance-rules": findings
        case "review-queue": review
        case "prediction-log": .init("Recorded")
        default: nil
        }
    }

    private var reading: ExhibitTable.Cell {
        guard let reading = outcome.recognition else {
            return .init("\(counted(outcome.words, "word"))", detail: "taken from the text that came with it")
        }
        let errors = "\(counted(reading.wordErrors, "error")) in \(counted(reading.words, "word")), "
        return .init(
            "\(counted(outcome.words, "word")) read from its picture",
            detail: errors + "\(counted(reading.characterErrors)) in \(counted(reading.characters, "character"))")
    }

    private var predictions: ExhibitTable.Cell? {
        let told = outcome.predictions.map { prediction in
            let model = record.models.first { $0.name == prediction.model }?.title ?? prediction.model
            let confidence = prediction.confidence.map { " with confidence \(rounded($0, 2))" } ?? ""
            return "\(model): “\(title(prediction.category, in: record.categories))”\(confidence)"
        }
        return told.first.map { .init($0, detail: told.count > 1 ? told.dropFirst().joined(separator: "; ") : nil) }
    }

    private var category: ExhibitTable.Cell? {
        outcome.predictions.first.map { prediction in
            .init(
                "“\(title(prediction.category, in: record.categories))”",
                detail: outcome.category.map { $0 == prediction.category ? "which is right" : "which is wrong" })
        }
    }

    private var extraction: ExhibitTable.Cell? {
        guard let extractions = outcome.extractions else { return nil }
        func titles(_ kind: Outcome.Extraction) -> [String] { record.fields.filter { extractions[$0.id] == kind }.map(\.title) }
        let (right, wrong, missed, spurious) = (titles(.right), titles(.wrong), titles(.missed), titles(.spurious))
        let mistakes = [("wrong", wrong), ("missed", missed), ("found although not there", spurious)].filter { !$0.1.isEmpty }
        let told = mistakes.map { "\($0.0): \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
        return .init(
            "\(right.count) of \(counted(right.count + wrong.count + missed.count, "field")) right", detail: told.isEmpty ? nil : told)
    }

    private var findings: ExhibitTable.Cell? {
        guard let findings = outcome.findings else { return nil }
        let titles = { (rules: [String]) in rules.map { title($0, in: record.rules) }.joined(separator: "; ") }
        let truth = outcome.violations.flatMap { $0 == findings ? nil : "truly broken: \($0.isEmpty ? "nothing" : titles($0))" }
        return .init(findings.isEmpty ? "Nothing reported" : "Reported as broken: \(titles(findings))", detail: truth)
    }

    private var review: ExhibitTable.Cell? {
        guard let limit = record.reviewBelow, let confidence = outcome.predictions.first?.confidence else { return nil }
        let isUnsure = confidence < limit
        return .init(
            isUnsure ? "A person looks at it" : "No person looks at it",
            detail: "\(rounded(confidence, 2)) is \(isUnsure ? "below" : "not below") \(rounded(limit, 2))")
    }

    private func percent(_ share: Double) -> String { "\(rounded(100 * share, 0))%" }

    private func counted(_ number: Int, _ item: String) -> String { "\(Cases.counted(number)) \(item)\(number == 1 ? "" : "s")" }
    private func counted(_ number: Int) -> String { Cases.counted(number) }
}

/// The title that readers see; the identifier of what has none.
private func title(_ id: String, in titles: [RunRecord.Title]) -> String { titles.first { $0.id == id }?.title ?? id }
