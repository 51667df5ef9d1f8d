import Diagnostics
import Documents
import Models
import Pipelines
import Statistics
import YAMLTrees

extension PageEvaluator {
    /// The records of the runs that `of:` names.
    ///
    /// Nil when one is unknown, which is reported, or has no record because its definition has errors, which was.
    mutating func runs(_ fields: inout FieldReader, _ block: AnalysisBlock) -> [RunRecord]? {
        let names = fields.scalars("of")
        if names.isEmpty, fields.lacks("of"), desk.book.runs.isComplete {
            let example = desk.book.runs.records.first?.run ?? "name"
            diagnostics.append(
                .error("the block does not say of which run", at: block.place, notes: [.init("add 'of: \(example)'")]))
        }
        var found: [RunRecord] = []
        for name in names {
            if let record = desk.book.runs.record(named: name.text ?? "") {
                found.append(record)
            } else if desk.book.runs.isComplete {
                let known = desk.book.runs.records.map(\.run)
                var notes = didYouMean(name.text ?? "", among: known)
                if notes.isEmpty, known.isEmpty { notes = [.init("runs are defined in '\(desk.book.folder)/runs/'")] }
                diagnostics.append(.error("no run is called '\(name.text ?? "")'", at: name.place, notes: notes))
            }
        }
        return found.isEmpty || found.count < names.count ? nil : found
    }

    /// The one run that a block shows.
    mutating func run(_ fields: inout FieldReader, _ block: AnalysisBlock) -> RunRecord? {
        let place = block.settings["of"]?.items?.dropFirst().first?.place
        guard let runs = runs(&fields, block) else { return nil }
        if runs.count > 1 {
            diagnostics.append(.error("\(block.phrase) shows one run", at: place ?? block.place))
            return nil
        }
        return runs.first
    }

    /// The models of a run by their names; nil when one is unknown, which is reported.
    mutating func models(_ names: [YAMLTree], of record: RunRecord) -> [RunRecord.Model]? {
        chosen(names, among: record.models, by: \.name) { "the run '\(record.run)' has no model '\($0)'" }
    }

    /// The periods of a run by their names; nil when one is unknown, which is reported.
    mutating func periods(_ names: [YAMLTree], of record: RunRecord) -> [RunRecord.Period]? {
        chosen(names, among: record.periods, by: \.name) { "the run '\(record.run)' has no period '\($0)'" }
    }

    private mutating func chosen<Item>(
        _ names: [YAMLTree], among items: [Item], by name: (Item) -> String, unknown: (String) -> String
    ) -> [Item]? {
        var found: [Item] = []
        for tree in names {
            let wanted = tree.text ?? ""
            if let item = items.first(where: { name($0) == wanted }) {
                found.append(item)
                continue
            }
            let known = items.map(name)
            var notes = didYouMean(wanted, among: known)
            if notes.isEmpty { notes = [.init(known.isEmpty ? "it has none" : "there are \(known.joined(separator: ", "))")] }
            diagnostics.append(.error(unknown(wanted), at: tree.place, notes: notes))
        }
        return found.count < names.count ? nil : found
    }

    // MARK: Values

    /// The value of a measure as the whole page shows it, and its derivation here; from the record alone when it is no quantity of the model.
    mutating func shown(_ measure: Measure, of record: RunRecord, decimals: Int?) -> (text: String, interval: String?, why: String?) {
        let name = "\(measuredGroup).\(figureName(record.run)).\(measure.name)"
        let quantity = desk.values.model.quantity(named: name)
        let number = desk.values.value(of: name)?.number ?? measure.estimate.value
        let units = quantity?.units ?? .none
        // Shares have equally many decimals; what has a unit is written as everywhere else, and what was counted has none.
        let isCounted = measure.unit != nil && number == number.rounded() && measure.estimate.low == nil
        let places = isCounted ? 0 : measure.unit == nil ? decimals ?? 3 : decimals
        var interval: String?
        if let low = quantity?.interval?.low ?? measure.estimate.low, let high = quantity?.interval?.high ?? measure.estimate.high {
            interval = "\(format(low, units, decimals: places).bare) to \(format(high, units, decimals: places).bare)"
        }
        return (format(number, units, decimals: places).text, interval, why(measure.name, of: record))
    }

    /// The anchor of what this page says of a measure; nil when it is no quantity of the model.
    mutating func why(_ measure: String, of record: RunRecord) -> String? {
        desk.values.derivation(of: "\(measuredGroup).\(figureName(record.run)).\(measure)").flatMap { derivations.add($0) }
    }
}

// MARK: - Notes

extension RunRecord {
    /// What was measured, on what, from which seed.
    var provenance: String {
        guard !answers.isEmpty || !screenings.isEmpty else { return documentProvenance }
        return provenance(of: (outcomes.isEmpty ? [] : ["\(counted(outcomes.count)) documents"]) + asked)
    }

    /// The same of what was asked alone.
    var answerProvenance: String { provenance(of: asked) }

    /// The same of the documents alone.
    var documentProvenance: String {
        provenance(of: "\(counted(outcomes.count)) documents", months: Set(outcomes.compactMap(\.month)).sorted())
    }

    /// The same as one text; nil when nothing was asked.
    var askedText: String? { asked.isEmpty ? nil : asked.joined(separator: ", ") }

    /// "1,200 questions", "20 summaries", "15 attacks", "180 guardrail cases", as far as there are any.
    private var asked: [String] {
        func number(_ task: Answer.Task) -> Int { answers.count { $0.task == task } }
        let twins = answers.count(where: \.isTwin)
        let all = [
            (number(.question), "question", "questions"), (number(.summary), "summary", "summaries"),
            (number(.attack) - twins, "attack", "attacks"),
            (twins, "harmless twin of an attack", "harmless twins of attacks"),
            (screenings.count, "guardrail case", "guardrail cases"),
        ]
        return all.filter { $0.0 > 0 }.map { "\(counted($0.0)) \($0.0 == 1 ? $0.1 : $0.2)" }
    }

    private func provenance(of subjects: [String]) -> String {
        let all = subjects.dropLast().joined(separator: ", ")
        return provenance(of: all.isEmpty ? subjects.last ?? "nothing" : "\(all) and \(subjects.last ?? "")", months: [])
    }

    /// - Parameter documents: how many, and what is to be said of them.
    func provenance(of documents: String, months: [Int]) -> String {
        let span = months.isEmpty ? "" : " of \(monthsText(months))"
        let parts = shards.isEmpty ? "" : " Only \(shards.count) of \(shards.first?.count ?? 0) parts of the run are in this record."
        return "Measured by the run “\(title)” on \(documents)\(span) of the corpus ‘\(corpus)’, seed \(seed).\(parts)"
    }
}

/// "months 5 to 12", or "months 5, 7 and 9" of some that do not follow each other.
func monthsText(_ months: [Int]) -> String {
    guard let first = months.first, let last = months.last, first != last else { return months.first.map { "month \($0)" } ?? "no month" }
    if last - first == months.count - 1, months.count > 2 { return "months \(first) to \(last)" }
    return "months " + months.dropLast().map(String.init).joined(separator: ", ") + " and \(last)"
}

/// "4,000"
func counted(_ number: Int) -> String { format(Double(number), .none, decimals: 0).bare }

/// "0.912"
func rounded(_ share: Double, _ decimals: Int = 3) -> String { format(share, .none, decimals: decimals).bare }

/// "0.905 to 0.918"; nil without an interval.
func intervalText(_ estimate: Estimate, _ decimals: Int = 3) -> String? {
    guard let low = estimate.low, let high = estimate.high else { return nil }
    return "\(rounded(low, decimals)) to \(rounded(high, decimals))"
}

/// One note below an exhibit.
func note(_ text: String) -> [Inline<Evaluated>] { [.text(text)] }
