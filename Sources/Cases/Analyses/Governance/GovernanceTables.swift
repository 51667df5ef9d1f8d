import Assessments
import Diagnostics
import Documents
import Pipelines
import YAMLTrees

/// What a `governance` block shows of its catalogue.
private enum GovernanceView: String, CaseIterable {
    /// The catalogue itself.
    case questions, rules, duties
    /// What uses come to.
    case classes, path, obligations
    /// What pipelines do about it.
    case controls
}

extension PageEvaluator {
    /// `governance`: a law or a list of risks, what uses come to under it, and what pipelines answer it with.
    mutating func governance(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let name = fields.required("catalogue")
        let view = fields.choice("shows", of: GovernanceView.self) ?? .duties
        let day = fields.day("as-of")
        let selection = UseSelection(file: fields.scalar("uses"), use: fields.scalar("use"))
        let isOfPipelines = view == .controls
        let pipelines = isOfPipelines ? pipelines(&fields, block) : []
        guard let catalogue = catalogue(name), catalogue.isSound, let pipelines else { return nil }
        let table: ExhibitTable?
        switch view {
        case .questions: table = questionTable(catalogue)
        case .rules: table = ruleTable(catalogue)
        case .duties: table = dutyTable(catalogue, on: day)
        case .controls: table = controlTable(catalogue, pipelines)
        case .classes: table = uses(selection, catalogue, block).map { classTable($0, catalogue) }
        case .path: table = uses(selection, catalogue, block).map { pathTable($0, catalogue) }
        case .obligations: table = uses(selection, catalogue, block).map { obligationTable($0, catalogue, on: day) }
        }
        return table.map { .table($0.adding(notes: notes(on: catalogue))) }
    }

    // MARK: Settings

    /// Nil when there is no catalogue of the name, which is reported.
    private mutating func catalogue(_ name: YAMLTree?) -> Catalogue? {
        guard let name, let text = name.text else { return nil }
        let known = desk.book.assessments.catalogues
        if let catalogue = known.first(where: { $0.id == text }) { return catalogue }
        var notes = didYouMean(text, among: known.map(\.id))
        if notes.isEmpty {
            let list = known.map(\.id).joined(separator: ", ")
            notes = [.init(known.isEmpty ? "catalogues are files of '\(desk.book.folder)/catalogues/'" : "there are \(list)")]
        }
        diagnostics.append(.error("no catalogue is called '\(text)'", at: name.place, notes: notes))
        return nil
    }

    private struct UseSelection {
        let file: YAMLTree?
        let use: YAMLTree?
    }

    /// The uses of a file, or the one that is named; nil when there is none, which is reported.
    private mutating func uses(_ selection: UseSelection, _ catalogue: Catalogue, _ block: AnalysisBlock) -> [UseCase]? {
        let known = desk.book.assessments.uses.filter { $0.catalogue == catalogue.id }
        guard let name = selection.file else {
            diagnostics.append(
                .error(
                    "the block does not say of which uses", at: block.place,
                    notes: [.init("add 'uses: \(known.first?.id ?? "name")', a file of '\(desk.book.folder)/uses/'")]))
            return nil
        }
        guard let file = known.first(where: { $0.id == name.text }) else {
            diagnostics.append(
                .error(
                    "no uses under '\(catalogue.id)' are called '\(name.text ?? "")'", at: name.place,
                    notes: didYouMean(name.text ?? "", among: known.map(\.id))))
            return nil
        }
        guard file.isSound else { return nil }
        guard let wanted = selection.use else { return file.uses }
        if let use = wanted.text.flatMap({ file[$0] }) { return [use] }
        diagnostics.append(
            .error(
                "'\(file.id)' has no use '\(wanted.text ?? "")'", at: wanted.place,
                notes: didYouMean(wanted.text ?? "", among: file.uses.map(\.id))))
        return nil
    }

    private func notes(on catalogue: Catalogue) -> [[Inline<Evaluated>]] {
        [catalogue.notice.map { note($0) }, sourceNote(catalogue.sources + catalogue.calendars.flatMap(\.sources))].compactMap(\.self)
    }
}

extension ExhibitTable {
    /// The same with more below it.
    fileprivate func adding(notes more: [[Inline<Evaluated>]]) -> ExhibitTable {
        ExhibitTable(arrangement: arrangement, columns: columns, rows: rows, notes: notes + more)
    }
}
