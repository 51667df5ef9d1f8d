import Diagnostics
import Foundation
import Models

let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

func text(of path: String) throws -> String { try String(contentsOf: fixtures.appending(path: path), encoding: .utf8) }

/// The lines of a table, cut at their tabs.
func table(_ path: String) throws -> [[String]] {
    try text(of: path).split(separator: "\n").map { $0.components(separatedBy: "\t") }
}

func file(_ text: String, _ path: String = "model.yml") -> SourceFile { SourceFile(path: path, text: text) }
func excerpt(_ text: String) -> Excerpt { Excerpt(SourceFile(path: "text", text: text)) }

/// Every message, as a terminal shows it.
func messages(_ log: [Diagnostic]) -> String { log.sorted().map { render($0) }.joined(separator: "\n") }

/// Reads and evaluates a model; its messages are its second half.
func evaluate(_ yaml: String, scenario: String? = nil) -> (model: EvaluatedModel, messages: String) {
    var log: [Diagnostic] = []
    let model = readModel([file(yaml)], reporting: &log)
    let evaluated = model.evaluate(scenario: scenario, reporting: &log)
    return (evaluated, messages(log))
}

let counts = """
    units:
      document: { plural: documents }
      page: {}
      token: { prefixes: true }
      machine: {}
      textunit: { singular: text unit }
    """
