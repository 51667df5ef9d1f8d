import Assessments
import Diagnostics

extension Book {
    /// What the book's pipelines are held against: rubrics, laws, plans.
    package struct AssessmentFiles: Sendable {
        let plans: [MigrationPlan]
    }
}

/// Reads what lies in `migrations`, of the book and of the instructor's folder.
func readAssessments(_ files: (_ folder: String) -> [SourceFile], reporting log: inout [Diagnostic]) -> Book.AssessmentFiles {
    Book.AssessmentFiles(plans: files("migrations").map { readMigrationPlan($0, reporting: &log) })
}
