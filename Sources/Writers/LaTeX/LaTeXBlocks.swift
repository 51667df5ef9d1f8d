import Cases
import Diagnostics
import Documents

extension LaTeXWriter {
    mutating func write(paragraph inlines: [Inline<Evaluated>]) {
        if let image = onlyImage(inlines) { return write(picture: image) }
        let found = part == .body && surroundings == .text ? paragraphs.place(of: inlines) : nil
        if let found { mark(found) } else { startBlock() }
        out += guarded(tex(inlines)) + "\n"
    }

    private func onlyImage(_ inlines: [Inline<Evaluated>]) -> Image<Evaluated>? {
        if inlines.count == 1, case .image(let image) = inlines[0] { image } else { nil }
    }

    /// The page's `##` are sections; a first-level heading is one too, unless it repeats the title.
    mutating func write(_ heading: Heading<Evaluated>) {
        let plain = plainText(heading.inlines)
        if heading.level == 1, plain == manuscript.page.matter.title { return }
        mark(heading.place)
        let names = ["section", "section", "subsection", "subsubsection", "paragraph", "subparagraph"]
        let name = names[min(max(heading.level, 1), names.count) - 1]
        let tex = within(.heading) { $0.tex(heading.inlines) }
        let bookmark = latex(plain)
        out += "\\\(name)\(tex == bookmark ? "" : "[{\(bookmark)}]"){\(tex)}\n\\label{\(latexLabel(anchors.name(of: heading.anchor)))}\n"
    }

    mutating func write(_ blocks: [Block<Evaluated>], in environment: String, argument: String? = nil) {
        line("\\begin{\(environment)}\(argument.map { "{\($0)}" } ?? "")")
        write(blocks)
        line("\\end{\(environment)}")
    }

    mutating func write(_ list: List<Evaluated>) {
        let name = list.start == nil ? "itemize" : "enumerate"
        line("\\begin{\(name)}\(list.isTight ? "\\casebooktight" : "")")
        if let start = list.start, start != 1 { out += "\\casebookcount{\(start - 1)}\n" }
        for item in list.items {
            switch item.isDone {
            case nil: out += "\\item "
            case false?: out += "\\item[\\casebooktask{}] "
            case true?: out += "\\item[\\casebookdone{}] "
            }
            write(item)
        }
        line("\\end{\(name)}")
    }

    /// The first paragraph stands in the item's line.
    private mutating func write(_ item: List<Evaluated>.Item) {
        previous = nil
        var rest = item.blocks[...]
        if case .paragraph(let first)? = rest.first {
            rest.removeFirst()
            out += guarded(tex(first))
        } else {
            out += "\\leavevmode"
        }
        out += "\n"
        write(rest)
    }

    /// Line by line, because an environment for verbatim text would end at its own name and cannot stand in arguments.
    mutating func write(_ code: Code) {
        line("\\begin{casebookcode}")
        var lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            let spaces = line.prefix { $0 == " " }.count
            let words = line.dropFirst(spaces)
            out += "\\casebookline{\(spaces)}{\(settable(String(words.map { $0 == "\t" ? " " : $0 }), as: .code))}\n"
        }
        out += "\\end{casebookcode}\n"
    }

    /// A comment is for readers of the source; anything else has no counterpart.
    mutating func report(_ raw: RawHTML) {
        let text = raw.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !(text.hasPrefix("<!--") && text.hasSuffix("-->") && !text.dropFirst(4).dropLast(3).contains("-->")) else { return }
        log.append(
            .error("LaTeX cannot show HTML", at: raw.place, notes: [.init("say it in Markdown; comments '<!-- … -->' may stay")]))
    }

    /// A bracket at the start of a line would be read as the option of the command before it.
    func guarded(_ tex: String) -> String {
        tex.hasPrefix("[") || tex.hasPrefix("*") ? "{}" + tex : tex
    }

    mutating func within<Result>(_ surroundings: Surroundings, _ body: (inout LaTeXWriter) -> Result) -> Result {
        let (before, last) = (self.surroundings, previous)
        self.surroundings = surroundings
        previous = nil
        defer { (self.surroundings, previous) = (before, last) }
        return body(&self)
    }
}

extension String {
    /// Without empty lines before and behind.
    var trimmedLines: String {
        let start = drop(while: \.isNewline)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isNewline).count))
    }
}
