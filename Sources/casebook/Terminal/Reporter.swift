import ArgumentParser
import Diagnostics
import Foundation

enum MessageFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Shows diagnostics to a person or a program.
struct Reporter {
    let format: MessageFormat
    let isStrict: Bool

    /// Prints them, sorted: text on standard error, JSON on standard output.
    func report(_ log: [Diagnostic]) {
        let log = log.sorted()
        switch format {
        case .json: print(json(log))
        case .text:
            for diagnostic in log { printError(render(diagnostic, inColour: hasColour)) }
        }
    }

    /// Whether the texts are good enough to go on.
    func accepts(_ log: [Diagnostic]) -> Bool { isStrict ? log.isEmpty : !log.hasErrors }

    /// "2 errors, 1 warning".
    static func count(_ log: [Diagnostic]) -> String {
        let log = log.sorted()
        let errors = log.filter { $0.severity == .error }.count
        return "\(counted(errors, "error")), \(counted(log.count - errors, "warning"))"
    }
}

/// "1 document", "2 documents"; "1 reply", "2 replies".
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
}

func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

private let hasColour = isatty(2) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true

/// The diagnostics as a JSON array; lines and columns count from 1, the end is exclusive.
private func json(_ log: [Diagnostic]) -> String {
    struct Position: Encodable {
        let file: String
        let line: Int
        let column: Int
        let endLine: Int
        let endColumn: Int

        init(_ place: Place) {
            file = place.file.path
            (line, column) = place.lineAndColumn
            (endLine, endColumn) = place.file.lineAndColumn(at: place.range.upper)
        }
    }
    struct Note: Encodable {
        let message: String
        let at: Position?
    }
    struct Entry: Encodable {
        let severity: String
        let message: String
        let at: Position?
        let notes: [Note]
    }
    let entries = log.map { diagnostic in
        Entry(
            severity: diagnostic.severity.rawValue, message: diagnostic.message, at: diagnostic.place.map(Position.init),
            notes: diagnostic.notes.map { Note(message: $0.message, at: $0.place.map(Position.init)) })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(entries)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
}
