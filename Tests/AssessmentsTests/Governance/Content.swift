import Diagnostics
import Foundation
import Testing
import YAMLTrees

@testable import Assessments

/// The files that the book itself is made of.
enum Content {
    static func file(_ path: String) throws -> SourceFile {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return SourceFile(path: "content/\(path)", text: try String(contentsOf: root.appending(path: "content/\(path)"), encoding: .utf8))
    }

    static func catalogue(_ name: String, names: PredicateNames = PredicateNames()) throws -> Catalogue {
        var log: [Diagnostic] = []
        let catalogue = readCatalogue(try file("catalogues/\(name).yml"), names: names, reporting: &log)
        try #require(log.isEmpty, "\(log.map { render($0) }.joined(separator: "\n"))")
        return catalogue
    }

    static func uses(_ path: String) throws -> (UseCases, Catalogue) {
        let catalogue = try catalogue("eu-ai-act")
        var log: [Diagnostic] = []
        let uses = readUseCases(try file(path), catalogues: [catalogue], reporting: &log)
        try #require(log.isEmpty, "\(log.map { render($0) }.joined(separator: "\n"))")
        return (uses, catalogue)
    }
}
