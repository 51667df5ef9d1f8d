import Diagnostics
import YAMLTrees

/// The YAML between a first line `---` and the next one.
enum FrontMatter {
    case none
    /// Where the YAML lies and where the Markdown behind it begins.
    case block(SourceRange, end: Int)
    case unclosed(SourceRange)

    init(of source: SourceFile) {
        let first = source.range(ofLine: 0)
        // A byte order mark may stand in front.
        let marks = source.text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? SourceRange(3, first.upper) : first
        guard source.isRule(marks, "---") else {
            self = .none
            return
        }
        for line in stride(from: 1, to: source.lineCount, by: 1) {
            let range = source.range(ofLine: line)
            guard source.isRule(range, "---") || source.isRule(range, "...") else { continue }
            let start = source.range(ofLine: 1).lower
            self = .block(SourceRange(start, range.lower), end: source.offset(line: line + 1, byteColumn: 0))
            return
        }
        self = .unclosed(marks)
    }

    /// Where the Markdown begins.
    var end: Int {
        switch self {
        case .none, .unclosed: 0
        case .block(_, let end): end
        }
    }

    func tree(in source: SourceFile, reporting log: inout [Diagnostic]) -> YAMLTree? {
        switch self {
        case .none: return nil
        case .block(let range, _): return readYAML(Excerpt(source, range: range), reporting: &log)
        case .unclosed(let line):
            log.append(
                .error(
                    "the front matter has no end", at: source.place(line),
                    notes: [.init("a second line '---' ends it; a line across the page is written '***'")]))
            return nil
        }
    }
}

extension SourceFile {
    /// Whether a line is this mark, with nothing but blanks behind it.
    fileprivate func isRule(_ line: SourceRange, _ mark: String) -> Bool {
        let text = text[line].utf8
        return text.starts(with: mark.utf8) && text.dropFirst(mark.utf8.count).allSatisfy(\.isBlank)
    }
}
