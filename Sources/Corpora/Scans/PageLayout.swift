/// Where the words of a page stand: lines of runs, each at a column.
struct PageLayout {
    /// Words without a gap between them of two blanks or more: gaps are columns.
    struct Run {
        /// In characters from the left, blanks included.
        let column: Int
        let text: String
    }

    /// Of a usual letter: longer lines are wrapped.
    static let width = 96

    let lines: [[Run]]

    /// - Parameter page: its text, in which blanks say where things stand.
    init(_ page: String) {
        let lines = page.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let wrapped = lines.flatMap { wrap($0.map { $0 == "\t" ? "    " : $0.isControl ? " " : String($0) }.joined()) }
        let last = wrapped.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1
        self.lines = wrapped.prefix(last + 1).map(runs)
    }
}

extension Character {
    fileprivate var isControl: Bool { unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } }
}

/// A line cut between words into lines of at most the page's width, the later ones as far from the left as the first.
private func wrap(_ line: String) -> [String] {
    guard line.count > PageLayout.width else { return [line] }
    let indent = String(line.prefix { $0 == " " }.prefix(PageLayout.width / 2))
    var lines: [String] = []
    var rest = line.dropFirst(indent.count)
    while rest.count > PageLayout.width - indent.count {
        let room = rest.prefix(PageLayout.width - indent.count + 1)
        // A word longer than a line is cut.
        let end = room.lastIndex(of: " ").flatMap { $0 > rest.startIndex ? $0 : nil } ?? rest.index(room.endIndex, offsetBy: -1)
        lines.append(indent + rest[..<end])
        rest = rest[end...].drop { $0 == " " }
    }
    return lines + (rest.isEmpty ? [] : [indent + rest])
}

private func runs(_ line: String) -> [PageLayout.Run] {
    var runs: [PageLayout.Run] = []
    var column = 0
    var rest = line[...]
    while true {
        let blanks = rest.prefix { $0 == " " }.count
        rest = rest.dropFirst(blanks)
        guard !rest.isEmpty else { return runs }
        let text = rest.firstRange(of: "  ").map { rest[..<$0.lowerBound] } ?? rest
        runs.append(.init(column: column + blanks, text: String(text)))
        column += blanks + text.count
        rest = rest[text.endIndex...]
    }
}
