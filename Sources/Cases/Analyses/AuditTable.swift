import Diagnostics
import Documents
import Pipelines
import YAMLTrees

/// What is shown of an audit trail.
private enum AuditView: String, CaseIterable {
    /// All fields with their reasons.
    case schema
    /// One event of a run, field by field.
    case example
    /// The fields that no law asks for, with why they are there.
    case practice
}

extension PageEvaluator {
    /// `audit-trail`: what each request leaves behind, why, and what a run really recorded.
    ///
    ///     schema: answer
    ///     shows: example
    ///     of: llmops
    ///     event: 2026-10-0008/due
    mutating func auditTrail(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let view = fields.choice("shows", of: AuditView.self) ?? .schema
        let pipeline = view == .schema ? fields.scalar("pipeline") : nil
        let event = view == .example ? fields.scalar("event") : nil
        let record = view == .example ? run(&fields, block) : nil
        guard let schema = auditSchema(&fields, block) else { return nil }
        switch view {
        case .schema: return schemaTable(schema, of: pipeline)
        case .example: return record.flatMap { exampleTable(schema, $0, event, block) }
        case .practice: return practiceTable(schema)
        }
    }

    /// Nil when there is none of that name, which is reported, or it has errors, which were.
    private mutating func auditSchema(_ fields: inout FieldReader, _ block: AnalysisBlock) -> AuditSchema? {
        let schemas = desk.book.assessments.auditSchemas
        let name = fields.scalar("schema")
        if name == nil, fields.lacks("schema") {
            if schemas.count == 1 { return schemas[0].isSound ? schemas[0] : nil }
            let hint = Diagnostic.Note("add 'schema: \(schemas.first?.id ?? "name")', a file of '\(desk.book.folder)/audit/'")
            diagnostics.append(.error("the block does not say by which audit schema", at: block.place, notes: [hint]))
        }
        guard let name else { return nil }
        guard let schema = schemas.first(where: { $0.id == name.text }) else {
            var notes = didYouMean(name.text ?? "", among: schemas.map(\.id))
            if notes.isEmpty, schemas.isEmpty { notes = [.init("audit schemas are files of '\(desk.book.folder)/audit/'")] }
            diagnostics.append(.error("no audit schema is called '\(name.text ?? "")'", at: name.place, notes: notes))
            return nil
        }
        return schema.isSound ? schema : nil
    }

    // MARK: Schema

    /// - Parameter name: the pipeline whose stages write the fields; nil to show their names as they are.
    private mutating func schemaTable(_ schema: AuditSchema, of name: YAMLTree?) -> Exhibit.Content? {
        var pipeline: Pipeline?
        if let name {
            pipeline = desk.pipelines.first { $0.id == name.text }
            guard let pipeline else {
                let notes = didYouMean(name.text ?? "", among: desk.pipelines.map(\.id))
                diagnostics.append(.error("no pipeline is called '\(name.text ?? "")'", at: name.place, notes: notes))
                return nil
            }
            guard pipeline.isSound else { return nil }
            let unknown = schema.check(against: pipeline)
            diagnostics += unknown
            guard unknown.isEmpty else { return nil }
        }
        let rows = schema.fields.map { field in
            ExhibitTable.Row([
                .init(field.name, detail: field.signs), .init(field.says), basisCell(field), stageCell(field, pipeline),
                .init(field.retention ?? "", emphasis: .quiet),
            ])
        }
        return .table(
            ExhibitTable(
                columns: ["Field", "What it says", "Why", "Written by", "Kept for"].map { .init(title: $0) }, rows: rows,
                notes: notes(schema, fields: schema.fields)))
    }

    /// The law with its article, or the reason of whoever proposes the field.
    private func basisCell(_ field: AuditSchema.Field) -> ExhibitTable.Cell {
        switch field.basis {
        case .law(let law): .init(law.map(provisionText).joined(separator: "; "), detail: "for what the law asks of high-risk uses")
        case .practice(let why): .init(why, detail: "good practice")
        case nil: .init("")
        }
    }

    private func stageCell(_ field: AuditSchema.Field, _ pipeline: Pipeline?) -> ExhibitTable.Cell {
        guard !field.stages.isEmpty else {
            return field.isRequired
                ? .init("Not recorded", detail: "required, and no stage writes it", emphasis: .strong)
                : .init("Not recorded", emphasis: .quiet)
        }
        return .init(field.stages.map { pipeline?.stage($0.name)?.title ?? $0.name }.joined(separator: ", "))
    }

    /// "AI Act, Art. 12" of `ai-act, Art. 12`; the key as it is where the book has no such work.
    private func provisionText(_ mention: Mention) -> String {
        let parts = mention.name.split(separator: ",", maxSplits: 1)
        guard let key = parts.first.map(String.init), let work = desk.book.bibliography?[key] else { return mention.name }
        return (work.shortTitle.isEmpty ? citationLabel(work) : work.shortTitle) + (parts.count > 1 ? "," + parts[1] : "")
    }

    // MARK: Example

    private mutating func exampleTable(
        _ schema: AuditSchema, _ record: RunRecord, _ wanted: YAMLTree?, _ block: AnalysisBlock
    ) -> Exhibit.Content? {
        let events = auditEvents(of: record, by: desk.book.runs.auditVersions[record.run])
        guard !events.isEmpty else {
            let hint = Diagnostic.Note("a run whose pipeline has a language model and asks it questions has some")
            diagnostics.append(.error("the run '\(record.run)' has no audit events", at: block.place, notes: [hint]))
            return nil
        }
        guard let event = event(wanted, among: events, of: record) else { return nil }
        let described = schema.fields.map { row($0, event) }
        let known = Set(schema.fields.map(\.name))
        let others = event.fields.filter { !known.contains($0.name) }
            .map { ExhibitTable.Row([.init($0.name, detail: "not in the schema"), cell($0.value), .init("")]) }
        return .table(
            ExhibitTable(
                columns: ["Field", "In this event", "Why"].map { .init(title: $0) }, rows: described + others,
                notes: [
                    note("‘casebook audit’ writes such an event for each request, and adds the digest of the one before."),
                    note("The time is the day on which the model gave its reply: the run makes its requests up, and they have no other."),
                    note("Texts stand in the event as SHA-256 digests; the first twelve of their 64 digits are shown."),
                    note(record.answerProvenance),
                ]))
    }

    /// The event of this request; without a name the first that was answered, else the first.
    private mutating func event(_ wanted: YAMLTree?, among events: [AuditEvent], of record: RunRecord) -> AuditEvent? {
        guard let wanted else { return events.first { $0["ending"] == .text("answered") } ?? events.first }
        let id = wanted.text ?? ""
        if let event = events.first(where: { $0["event"] == .text("\(record.run)/\(id)") }) { return event }
        let known = record.answers.filter { $0.ending != nil }.map(\.id)
        diagnostics.append(
            .error("the run '\(record.run)' has no audit event of '\(id)'", at: wanted.place, notes: didYouMean(id, among: known)))
        return nil
    }

    private func row(_ field: AuditSchema.Field, _ event: AuditEvent) -> ExhibitTable.Row {
        let value = event[field.name].map(cell) ?? absence(field)
        return .init([.init(field.name), value, basisCell(field)])
    }

    /// Why an event has nothing of a field.
    private func absence(_ field: AuditSchema.Field) -> ExhibitTable.Cell {
        if field.name == auditChainField { return .init("Written with the trail", emphasis: .quiet) }
        if textFields.contains(field.name) { return .init("Left out; the digest stands for it", emphasis: .quiet) }
        if field.stages.isEmpty {
            return field.isRequired
                ? .init("Not recorded by this run", detail: "required", emphasis: .strong) : .init("Not recorded by this run")
        }
        return .init("Nothing in this event", emphasis: .quiet)
    }

    private func cell(_ value: AuditEvent.Value) -> ExhibitTable.Cell {
        switch value {
        case .text(let text): .init(readable(text))
        case .integer(let integer): .init(counted(integer))
        case .number(let number): .init(rounded(number, 3))
        case .flag(let flag): .init(flag ? "Yes" : "No")
        case .list(let texts): .init(texts.isEmpty ? "None" : texts.map(readable).joined(separator: "; "))
        }
    }

    /// A text on one line, its digests with their first digits only.
    private func readable(_ text: String) -> String {
        let words = quotedText(text, atMost: 600).split(separator: " ", omittingEmptySubsequences: false)
        return words.map { $0.isDigest ? $0.prefix(12) + "…" : $0 }.joined(separator: " ")
    }

    // MARK: Practice

    private func practiceTable(_ schema: AuditSchema) -> Exhibit.Content? {
        let fields = schema.fields.filter { if case .practice = $0.basis { true } else { false } }
        let rows = fields.compactMap { field -> ExhibitTable.Row? in
            guard case .practice(let why) = field.basis else { return nil }
            return .init([.init(field.name, detail: field.signs), .init(field.says), .init(why)])
        }
        return .table(
            ExhibitTable(
                columns: ["Field", "What it says", "Why it is kept all the same"].map { .init(title: $0) }, rows: rows,
                notes: notes(schema, fields: fields)))
    }

    private func notes(_ schema: AuditSchema, fields: [AuditSchema.Field]) -> [[Inline<Evaluated>]] {
        let unwritten = fields.filter { $0.isRequired && $0.stages.isEmpty }.map { "‘\($0.name)’" }
        let gap = unwritten.isEmpty ? nil : "Required and written by no stage: \(unwritten.joined(separator: ", "))."
        let source = schema.source.map { "The law behind the list is \(provisionText($0)). Not legal advice." }
        return [schema.says, gap, source].compactMap(\.self).map { note($0) }
    }
}

/// Fields for which an event has a digest unless texts are kept.
private let textFields = ["question", "reply", "shown"]

extension AuditSchema.Field {
    /// "time, required, personal".
    fileprivate var signs: String {
        ([kind.rawValue] + (isRequired ? ["required"] : []) + (isPersonal ? ["personal data"] : [])).joined(separator: ", ")
    }
}

extension Substring {
    fileprivate var isDigest: Bool { utf8.count == 64 && allSatisfy { $0.isHexDigit && !$0.isUppercase } }
}
