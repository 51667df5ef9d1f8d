package import Assessments
import Diagnostics
package import Pipelines
import YAMLTrees

extension Book {
    /// What the book's pipelines are held against: rubrics, laws, plans, the record of what happened.
    package struct AssessmentFiles: Sendable {
        /// What may be said of practices; nil where the author keeps no list.
        package let practices: Vocabulary?
        package let rubrics: [Rubric]
        package let catalogues: [Catalogue]
        package let uses: [UseCases]
        package let plans: [MigrationPlan]
        package let auditSchemas: [AuditSchema]
    }
}

extension Book.AssessmentFiles {
    /// Whatever they name as read somewhere.
    var sources: [SourceMention] {
        (practices?.entries.flatMap(\.sources) ?? []) + rubrics.flatMap(\.allSources) + catalogues.flatMap(\.allSources)
            + plans.flatMap(\.freezes).compactMap(\.source)
    }
}

/// The folders of these definitions, of the book and of the instructor's folder.
let assessmentFolders = ["rubrics", "catalogues", "uses", "migrations", "audit"]

/// Reads them.
///
/// - Parameter files: the YAML files of a folder.
func readAssessments(
    _ files: (_ folder: String) -> [SourceFile], practices: SourceFile?, pipelines: [Pipeline], runs: RunResults,
    reporting log: inout [Diagnostic]
) -> Book.AssessmentFiles {
    let vocabulary = practices.map { readVocabulary($0, reporting: &log) }
    if let vocabulary { log += pipelines.flatMap { vocabulary.check($0.statements) } }
    let names = PredicateNames(of: pipelines, vocabulary: vocabulary, runs: runs)
    let catalogues = files("catalogues").map { readCatalogue($0, names: names, reporting: &log) }
    return Book.AssessmentFiles(
        practices: vocabulary,
        rubrics: files("rubrics").map { readRubric($0, names: names, reporting: &log) },
        catalogues: catalogues,
        uses: files("uses").map { readUseCases($0, catalogues: catalogues, reporting: &log) },
        plans: files("migrations").map { readMigrationPlan($0, reporting: &log) },
        auditSchemas: files("audit").map { readAuditSchema($0, reporting: &log) })
}
