import Diagnostics
import Documents
import Testing

@Test("Directives strewn over any Markdown have the places where they were written", arguments: 1...40)
func placesStrewnDirectives(seed: Int) {
    var page = StrewnPage(seed: UInt64(seed))
    for _ in 0..<100 {
        let text = page.text()
        let (file, _) = read(text)
        for (meant, written) in directives(in: file.document.blocks) + file.document.footnotes.flatMap({ directives(in: $0.blocks) })
        where meant != written && !meant.contains("`") && !written.contains(where: \.isNewline) {
            Issue.record("'\(meant)' was placed at '\(written)' in \(text.debugDescription)")
            return
        }
    }
}

/// Markdown made of directives with names of their own and of everything that shifts columns.
private struct StrewnPage {
    private var state: UInt64
    private var count = 0

    init(seed: UInt64) { state = seed }

    mutating func text() -> String {
        (0...below(5)).map { _ in block() }.joined(separator: ["\n", "\n\n", "\r\n\r\n"][below(3)])
    }

    private mutating func block() -> String {
        let lines = (0...below(3)).map { _ in line() }
        switch below(7) {
        case 0: return lines.map { ["> ", ">", " >  ", "> > ", ""][below(5)] + $0 }.joined(separator: "\n")
        case 1: return "- " + lines.map { ["  ", "", "     ", "\t"][below(4)] + $0 }.joined(separator: "\n")
        case 2: return "| \(cell()) | \(cell()) |\n|-|-|\n" + lines.map { _ in "| \(cell()) | \(cell()) |" }.joined(separator: "\n")
        case 3: return "# " + lines[0]
        case 4: return "[^\(below(3))]: " + lines.joined(separator: "\n    ")
        case 5: return "[r]: s\n" + lines.joined(separator: "\n")
        default: return lines.joined(separator: "\n")
        }
    }

    private mutating func line() -> String { (0...below(6)).map { _ in piece() }.joined(separator: [" ", "", "é"][below(3)]) }
    private mutating func cell() -> String { (0...below(3)).map { _ in below(3) == 0 ? "\\|" : piece() }.joined(separator: " ") }

    private mutating func piece() -> String {
        count += 1
        switch below(24) {
        case 0...2: return "`= v\(count)`"
        case 3: return "`` = w\(count) ``"
        case 4, 5: return "[@k\(count)]"
        case 6: return "[@k\(count), p. 2; @l\(count)]"
        case 7, 8: return "[](#fig-f\(count))"
        case 9: return "$`m\(count)`$"
        case 10: return "*`= e\(count)`*"
        case 11: return "[`= x\(count)`](y\(count).md \"t\")"
        case 12: return "![a](b.png)"
        case 13: return "\\[@k\(count)]"
        case 14: return "`c`"
        case 15: return "\\`"
        case 16: return "`"
        case 17: return "<b t=\"`= a`\">"
        case 18: return "[r]"
        case 19: return "[^\(below(3))]"
        case 20: return "&amp; 成本👍"
        case 21: return "~~d~~ www.a.org"
        default: return "text"
        }
    }

    private mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}

/// What each directive means, and what stands at its place, which is the same for all that lies on one line.
/// A lone backtick may make one code span of several: those hold backticks.
private func directives(in blocks: [Block<Authored>]) -> [(meant: String, written: String)] {
    blocks.flatMap { block -> [(meant: String, written: String)] in
        switch block {
        case .paragraph(let inlines): directives(in: inlines)
        case .heading(let heading): directives(in: heading.inlines)
        case .quote(let blocks), .callout(_, let blocks): directives(in: blocks)
        case .list(let list): list.items.flatMap { directives(in: $0.blocks) }
        case .table(let table): ([table.header] + table.rows).joined().flatMap { directives(in: $0) }
        case .code, .math, .html, .rule, .slot: []
        }
    }
}

private func directives(in inlines: [Inline<Authored>]) -> [(meant: String, written: String)] {
    inlines.flatMap { inline -> [(meant: String, written: String)] in
        switch inline {
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): directives(in: inner)
        case .link(let link): directives(in: link.inlines)
        case .image(let image): directives(in: image.inlines)
        case .math(let tex): [(tex.text, tex.place.text)]
        case .slot(.value(let formula)): [(formula.text, formula.place.text)]
        case .slot(.reference(let identifier)): [("[](#\(identifier.name))", identifier.place.text)]
        case .slot(.citation(let citations, _)): citations.map { ($0.key, $0.place.text) }
        case .text, .softBreak, .lineBreak, .code, .html, .footnote: []
        }
    }
}
