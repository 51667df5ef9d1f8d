import Cases
import Diagnostics
import Testing

/// The paper of this repository's case, evaluated once for all tests that look into it.
enum RealPaper {
    static let evaluated = Task {
        var log: [Diagnostic] = []
        let files = try RealCase.content.files(.instructor)
        let book = await readBook(files, edition: .instructor, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        return try #require(await evaluatePaper(of: book, jobs: 2, reporting: &log))
    }
}
