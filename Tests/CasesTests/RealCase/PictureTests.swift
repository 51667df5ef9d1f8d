import Cases
import Figures
import Foundation
import Testing
import Writers

@Suite("The pictures of the README")
struct PictureTests {
    @Test("are the ones that the real case draws")
    func pictures() async throws {
        let download = try #require(try await RealCase.evaluated.student.downloads.first { $0.name == "mlops-architecture" })
        let picture = svg(of: download.drawing, id: download.name, as: .file)
        let golden = RealCase.root.appending(path: "Tests/CasesTests/Pictures/mlops-architecture.svg")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try picture.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded")
        }
        #expect(try String(contentsOf: golden, encoding: .utf8) == picture, "RECORD=1 swift test --filter PictureTests draws it anew")
    }
}
