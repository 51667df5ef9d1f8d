import Cases
import Diagnostics
import Foundation
import Testing
import Writers

/// The package of the repository's case, evaluated and written.
struct RealPackage: Sendable {
    let files: [String: [UInt8]]
    let log: [Diagnostic]

    static let student = Task { try await write(.student) }
    static let instructor = Task { try await write(.instructor) }

    static func of(_ edition: Edition) async throws -> RealPackage {
        try await (edition == .student ? student : instructor).value
    }

    private static func write(_ edition: Edition) async throws -> RealPackage {
        var log: [Diagnostic] = []
        let files = try RealCase.content.files(edition)
        let book = await readBook(files, edition: edition, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        let paper = await evaluatePaper(of: book, jobs: 2, reporting: &log)
        let pages = try await RealCase.evaluated.book(edition)
        let materials = try #require(await evaluateMaterials(of: book, pages: pages, paper: paper, jobs: 2, reporting: &log))
        let written = try materialFiles(of: materials, reporting: &log)
        if let folder = ProcessInfo.processInfo.environment["PACKAGE"] {
            for file in written {
                let url = URL(filePath: folder).appending(path: "\(edition.rawValue)/\(file.path)")
                try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.bytes).write(to: url)
            }
        }
        return RealPackage(files: Dictionary(uniqueKeysWithValues: written.map { ($0.path, $0.bytes) }), log: log)
    }

    /// Its Markdown and SVG, by path.
    var texts: [(path: String, text: String)] {
        files.filter { $0.key.hasSuffix(".md") || $0.key.hasSuffix(".svg") }.sorted { $0.key < $1.key }
            .map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
    }
}

@Suite("The package of this case")
struct MaterialsTests {
    @Test("is written without a complaint", arguments: Edition.allCases)
    func isClean(edition: Edition) async throws {
        #expect(rendered(try await RealPackage.of(edition).log) == "")
    }
}
