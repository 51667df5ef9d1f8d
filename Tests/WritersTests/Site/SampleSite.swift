import Cases
import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import Writers

/// The project's own templates, from the checkout that the tests were built in.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every file below a folder, by its path from `base`, sorted.
    static func files(below folder: String, from base: String) throws -> [(path: String, bytes: [UInt8])] {
        let start = root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: start.path).sorted()
        return try paths.compactMap { path in
            let file = start.appending(path: path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return nil }
            return (base + path, [UInt8](try Data(contentsOf: file)))
        }
    }

    static func templates() throws -> [(path: String, text: String)] {
        try files(below: "templates", from: "templates/").map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    }
}

/// A book written with the project's own templates, in memory.
func writtenSite(_ book: EvaluatedBook, jobs: Int = 2) async throws -> [String: String] {
    var log: [Diagnostic] = []
    let templates = SiteTemplates(files: try Checkout.templates(), reporting: &log)
    try #require(log.isEmpty, "\(log.map(\.message))")
    let saved = Saved()
    try await writeSite(
        book, with: templates, assets: try Checkout.files(below: "templates/assets", from: ""), jobs: jobs,
        save: { file in saved.add(file) })
    return saved.files
}

private final class Saved: Sendable {
    private let stored = Mutex<[String: String]>([:])

    func add(_ file: OutputFile) { stored.withLock { $0[file.path] = String(decoding: file.bytes, as: UTF8.self) } }
    var files: [String: String] { stored.withLock { $0 } }
}
