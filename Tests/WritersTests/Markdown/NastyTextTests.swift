import Diagnostics
import Documents
import Testing

@testable import Writers

/// Trees that no author wrote: what computed texts can bring into a page.
@Suite("Any text in any place is read back as the same text")
struct NastyTextTests {
    @Test("Trees of nasty texts become the HTML of the tree", arguments: 1...60)
    func survive(seed: Int) {
        var maker = TreeMaker(chance: Chance(seed: UInt64(seed)))
        for _ in 0..<50 {
            let document = Document<Plain>(blocks: maker.blocks(depth: 0), footnotes: [])
            let written = markdown(of: document)
            var witness = HTMLBuffer()
            write(document, in: WitnessHTML(), to: &witness)
            let again = cmarkHTML(of: written, RoundTripTests.extensions)
            // To cmark-gfm 0.29 an item that ends in a heading or a rule never makes a list loose.
            guard spacious(again) != spacious(witness.text) else { continue }
            Issue.record(
                "differs for \(written.debugDescription):\nread    \(again.debugDescription)\nwitness \(witness.text.debugDescription)")
            return
        }
    }
}

/// cmark-gfm's HTML of a tree.
private struct WitnessHTML: HTMLStyle {
    typealias P = Plain
    func write(slot: Never, with writer: inout HTMLWriter<WitnessHTML>) {}
    func text(of slot: Never) -> String {}
}

private struct TreeMaker {
    var chance: Chance

    private static let nowhere = SourceFile(path: "", text: "").place(SourceRange(0, 0))
    private static let pieces = [
        "word", "a", "7", " ", " ", "*", "**", "_", "__", "~", "~~", "`", "``", "[", "]", "(", ")", "<", ">", "<b>", "</", "<!--", "&",
        "&amp;",
        "&#35;", "#", "##", "-", "--", "---", "+", "=", "==", "|", "\\", "\\|", "\\*", "!", "![x](y)", "[x]", "[ ]", "[^1]", "$", "$x$",
        "1.", "12)",
        ":", ":-", "{#sec-x}", "{", "é", "ö_ö", "“", "€", "–", "\u{A0}", "www.a.b", "http://a.b", "ftp://x", "R&D", "a_b_c", "snake_case_",
        "\t", "\"", "'",
        "\\\\", "/", ".", ",", "[x]: /y", "5%", "n^{*}", "```", "~~~", "***", "___",
    ]

    mutating func text() -> String { (0...chance.below(5)).map { _ in Self.pieces[chance.below(Self.pieces.count)] }.joined() }

    /// What a code span can hold: not nothing, and no blanks alone at its ends.
    mutating func code() -> String {
        let text = text().replacing("\t", with: " ")
        return text.allSatisfy { $0 == " " || $0 == "\u{A0}" } ? "x" : text
    }

    mutating func line(depth: Int = 0, isInLink: Bool = false, isCell: Bool = false) -> [Inline<Plain>] {
        var inlines: [Inline<Plain>] = [.text("w")]
        for _ in 0...chance.below(4) {
            switch chance.below(depth > 2 ? 4 : 9) {
            case 0, 1, 2: inlines.append(.text(text()))
            case 3: inlines.append(.code(code()))
            case 4: inlines.append(.emphasis(line(depth: depth + 1, isInLink: isInLink, isCell: isCell)))
            case 5: inlines.append(.strong(line(depth: depth + 1, isInLink: isInLink, isCell: isCell)))
            case 6: inlines.append(.strikethrough(line(depth: depth + 1, isInLink: isInLink, isCell: isCell)))
            case 7 where !isInLink:
                let target = ["/u", "a b", "a(b", "a)b", "x&amp;y", "a\\b", "#t|u", "<x>", ""][chance.below(9)]
                let title = ["", "", "t\"t", "a&b;", "\\"][chance.below(5)]
                let inside = line(depth: depth + 1, isInLink: true, isCell: isCell)
                inlines.append(.link(Link(target: target, title: title, inlines: inside, place: Self.nowhere)))
            case 8 where !isCell: inlines.append([.softBreak, .lineBreak][chance.below(2)])
            default: inlines.append(.text(text()))
            }
        }
        if chance.below(2) == 0 { inlines.removeFirst() }
        return inlines.contains { if case .text(let text) = $0 { text.contains { !$0.isWhitespace } } else { false } }
            ? trimmed(inlines) : [.text("x")]
    }

    /// Breaks stand between words.
    private func trimmed(_ inlines: [Inline<Plain>]) -> [Inline<Plain>] {
        var result: [Inline<Plain>] = []
        for inline in inlines {
            switch inline {
            case .softBreak, .lineBreak: result += [.text("w"), inline, .text("v")]
            default: result.append(inline)
            }
        }
        return result
    }

    mutating func blocks(depth: Int) -> [Block<Plain>] { (0...chance.below(3)).map { _ in block(depth: depth) } }

    private mutating func block(depth: Int) -> Block<Plain> {
        switch chance.below(depth > 2 ? 4 : 8) {
        case 0, 1: return .paragraph(line())
        case 2: return .heading(Heading(level: 1 + chance.below(6), inlines: line(isCell: true), anchor: "", place: Self.nowhere))
        case 3: return .code(Code(info: ["", "swift", "a`b", "x&amp;"][chance.below(4)], text: text() + "\n" + text() + "\n"))
        case 4: return .quote(blocks(depth: depth + 1))
        case 5: return list(depth: depth)
        case 6: return .rule
        default:
            let columns = 1 + chance.below(3)
            return .table(
                Table(
                    alignments: (0..<columns).map { _ in [.none, .left, .center, .right][chance.below(4)] },
                    header: (0..<columns).map { _ in line(isCell: true) },
                    rows: (0..<chance.below(3)).map { _ in (0..<columns).map { _ in line(isCell: true) } }, place: Self.nowhere))
        }
    }

    /// A loose one of several items, or a tight one of single lines.
    private mutating func list(depth: Int) -> Block<Plain> {
        let isTight = chance.below(2) == 0
        let count = 2 + chance.below(3)
        // cmark-gfm 0.29 sees tasks outside of quotes only, and takes any "[x]" of their line for a tick.
        let isTasks = isTight && depth == 0 && chance.below(2) == 0
        let items = (0..<count).map { _ in
            if isTasks { return List<Plain>.Item(blocks: [.paragraph([.text("task")])], isDone: chance.below(2) == 0) }
            return List<Plain>.Item(blocks: isTight ? [.paragraph(line())] : blocks(depth: depth + 1), isDone: nil)
        }
        return .list(List(start: [nil, 1, 7][chance.below(3)], isTight: isTight, items: items))
    }
}
