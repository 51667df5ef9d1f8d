package import Diagnostics

/// What TeX's log says that a reader of the pages could see, or that kept it from setting them.
package struct TeXMessage: Hashable, Sendable {
    /// Of `paper.tex` or `appendix.tex`.
    package let file: String
    /// From 1; nil when the log names none.
    package let line: Int?
    package let text: String
    package let isError: Bool
}

/// Reads the log of the last run, whose lines must not be broken (`max_print_line`).
package func readTeXLog(_ log: String) -> [TeXMessage] {
    var reader = TeXLogReader()
    for line in log.split(separator: "\n", omittingEmptySubsequences: false) { reader.read(line) }
    return reader.messages
}

private struct TeXLogReader {
    var messages: [TeXMessage] = []
    private var file = "paper.tex"
    /// An error, until the line that says where.
    private var error: String?

    mutating func read(_ line: Substring) {
        if line.contains("(./appendix.tex") { file = "appendix.tex" }
        if let error, let place = line.firstMatch(of: /^l\.([0-9]+)/) {
            add(error, Int(place.1), isError: true)
            self.error = nil
        } else if line.hasPrefix("! ") {
            if let error { add(error, nil, isError: true) }
            error = String(line.dropFirst(2))
        } else if line.hasPrefix("!") || line.contains("Fatal error occurred") {
            add(String(line), nil, isError: true)
        } else if let box = line.firstMatch(of: /^Overfull \\([hv])box \(([0-9.]+)pt too (?:wide|high)\)(?:.*?lines? ([0-9]+))?/) {
            guard let points = Double(box.2), points > 1 else { return }
            let where_ = box.1 == "h" ? "past the margin" : "below the page"
            add("something reaches \(box.2) points \(where_)", box.3.flatMap { Int($0) })
        } else if line.hasPrefix("Missing character: ") {
            add(String(line), nil)
        } else if let warning = line.firstMatch(of: /^(?:LaTeX|Package [A-Za-z]+) Warning: (.*(?:undefined|multiply|rerun|Rerun).*)$/) {
            let number = line.firstMatch(of: /input line ([0-9]+)/).flatMap { Int($0.1) }
            add(String(warning.1), number)
        }
    }

    private mutating func add(_ text: String, _ line: Int?, isError: Bool = false) {
        let message = TeXMessage(file: file, line: line, text: text, isError: isError)
        if !messages.contains(message) { messages.append(message) }
    }
}

/// TeX's messages at the author's lines, which comments in the sources name.
///
/// - Parameter source: the paper's text; what lies elsewhere, in the generated appendix, is told in the message.
package func diagnostics(of messages: [TeXMessage], in files: [OutputFile], from source: SourceFile) -> [Diagnostic] {
    let texts = Dictionary(
        files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)) },
        uniquingKeysWith: { first, _ in first })
    return messages.map { message in
        let author = message.line.flatMap { line in texts[message.file].flatMap { origin(of: line, in: $0) } }
        let place = author.flatMap { $0.path == source.path ? source.place(source.range(ofLine: $0.line - 1)) : nil }
        let where_ = message.line.map { "\(message.file):\($0)" } ?? message.file
        let notes = [
            Diagnostic.Note("TeX says so of \(where_)" + (place == nil ? author.map { ", which comes from \($0.path)" } ?? "" : ""))
        ]
        return message.isError
            ? .error("TeX: \(message.text)", at: place, notes: notes) : .warning("TeX: \(message.text)", at: place, notes: notes)
    }
}

/// The nearest comment `% content/paper.md:88` above a line.
private func origin(of line: Int, in lines: [Substring]) -> (path: String, line: Int)? {
    for text in lines.prefix(line).reversed() {
        if let mark = text.wholeMatch(of: /% (.+):([0-9]+)/), let number = Int(mark.2) { return (String(mark.1), number) }
    }
    return nil
}
