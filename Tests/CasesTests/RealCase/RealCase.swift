import Cases
import Diagnostics
import Foundation
import Pipelines
import Models
import Testing
import Writers

/// The case of this repository, evaluated once for all tests.
struct RealCase: Sendable {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let content = ContentOnDisk(folder: root.appending(path: "content"))

    let student: EvaluatedBook
    let instructor: EvaluatedBook
    let log: [Diagnostic]

    private static let evaluation = Task {
        let (books, log) = try await content.editions(runs: RealRuns.results.value)
        return RealCase(student: books[0], instructor: books[1], log: log)
    }

    static var evaluated: RealCase { get async throws { try await evaluation.value } }

    static func exercises(_ book: EvaluatedBook) -> [ExhibitExercise] {
        book.exhibits.compactMap { if case .exercise(let exercise) = $0.content { exercise } else { nil } }
    }

    /// The numbers of an edition's model.
    static func values(_ edition: Edition) async throws -> EvaluatedModel {
        try await (edition == .student ? studentValues : instructorValues).value
    }

    private static let studentValues = Task { try await read(.student) }
    private static let instructorValues = Task { try await read(.instructor) }

    private static func read(_ edition: Edition) async throws -> EvaluatedModel {
        var log: [Diagnostic] = []
        return compute(
            await readBook(
                try content.files(edition), edition: edition, runs: try await RealRuns.results.value, jobs: 2, reporting: &log),
            scenario: nil, reporting: &log)
    }

    func book(_ edition: Edition) -> EvaluatedBook { edition == .student ? student : instructor }
}

/// A book written with the repository's templates: every file of its site but the drawings to take away.
func site(_ book: EvaluatedBook, jobs: Int = 2) async throws -> [String: [UInt8]] {
    let folder = RealCase.root.appending(path: "templates")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let files = try paths.compactMap { path -> (path: String, bytes: [UInt8])? in
        let file = folder.appending(path: path)
        guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return nil }
        return (path, [UInt8](try Data(contentsOf: file)))
    }
    var log: [Diagnostic] = []
    let texts = files.filter { $0.path.hasSuffix(".mustache") }.map { ("templates/" + $0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    let templates = SiteTemplates(files: texts, reporting: &log)
    try #require(log.isEmpty, "\(rendered(log))")
    let assets = files.filter { $0.path.hasPrefix("assets/") }.map { (String($0.path.dropFirst(7)), $0.bytes) }
    let saved = Guarded<[String: [UInt8]]>([:])
    try await writeSite(book, with: templates, assets: assets, jobs: jobs) { file in saved.change { $0[file.path] = file.bytes } }
    return saved.value
}
