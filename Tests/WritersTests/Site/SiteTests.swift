import Cases
import Foundation
import Testing

@testable import Writers

@Suite("The site")
struct SiteTests {
    /// `SAMPLE_SITE=folder` keeps the sample sites for a browser: `student/` and `instructor/`.
    @Test("The sample site can be kept for a browser", .enabled(if: ProcessInfo.processInfo.environment["SAMPLE_SITE"] != nil))
    func keeps() async throws {
        let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["SAMPLE_SITE"]))
        for edition in Edition.allCases {
            for (path, text) in try await writtenSite(sampleBook(edition: edition)) {
                let file = folder.appending(path: edition.rawValue).appending(path: path)
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
        }
    }
}
