import Assessments
import Diagnostics
import Documents
import Pipelines
import YAMLTrees

extension PageEvaluator {
    /// `evidence`: what was found out about a pipeline, by number.
    mutating func evidenceTable(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let of = pipelines(&fields, block)
        guard let of else { return nil }
        let rows = of.flatMap { pipeline in
            (of.count > 1 ? [ExhibitTable.Row(.heading, [.init(pipeline.title)])] : [])
                + pipeline.evidence.map { .init([.init($0.id), .init($0.area), .init($0.says)]) }
        }
        if let bare = of.first(where: \.evidence.isEmpty) {
            let notes = [Diagnostic.Note("'evidence: { E1: { area: Data, says: …, shows: [data.versioned] } }' in its file gives some")]
            diagnostics.append(.error("nothing was found out about the pipeline '\(bare.id)'", at: block.place, notes: notes))
            return nil
        }
        let columns = ["No.", "Area", "Evidence"].map { ExhibitTable.Column(title: $0) }
        return .table(ExhibitTable(columns: columns, rows: rows))
    }
}

extension Desk {
    /// The works that an analysis names beside its author: the sources of the rubric or catalogue that it shows.
    func worksNamed(by block: AnalysisBlock) -> [String] {
        switch Analysis.named(block.name) {
        case .maturity:
            guard let rubric = book.assessments.rubrics.first(where: { $0.id == block.settings["rubric"]?.text }) else { return [] }
            return rubric.allSources.map(\.key)
        case .governance:
            guard let catalogue = book.assessments.catalogues.first(where: { $0.id == block.settings["catalogue"]?.text }) else {
                return []
            }
            return catalogue.allSources.map(\.key)
        default: return []
        }
    }
}
