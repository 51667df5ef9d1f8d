import Cases
import Diagnostics
import Documents

extension LaTeXWriter {
    mutating func tex(_ inlines: [Inline<Evaluated>]) -> String {
        var tex = ""
        for inline in inlines { tex += self.tex(inline) }
        return tex
    }

    private mutating func tex(_ inline: Inline<Evaluated>) -> String {
        switch inline {
        case .text(let text): return settable(text, as: surroundings == .cell ? .cell : .prose)
        case .softBreak:
            previous = " "
            return surroundings == .text ? "\n" : " "
        case .lineBreak:
            previous = " "
            return surroundings == .heading || surroundings == .caption ? " " : "\\newline{}\n"
        case .code(let text): return "\\texttt{\(settable(text, as: .code))}"
        case .html(let raw):
            report(raw)
            return ""
        case .emphasis(let inlines): return "\\emph{\(tex(inlines))}"
        case .strong(let inlines): return "\\textbf{\(tex(inlines))}"
        case .strikethrough(let inlines): return "\\sout{\(tex(inlines))}"
        case .link(let link): return tex(link)
        case .image(let image): return tex(image)
        case .footnote(let index, _): return footnote(index)
        case .math(let tex): return "$" + math(tex.text) + "$"
        case .slot(let slot): return tex(slot)
        }
    }

    /// Words as LaTeX; what cannot be set is remembered, to be reported where the author wrote it.
    mutating func settable(_ text: String, as setting: LaTeXSetting) -> String {
        var words = LaTeXText(after: previous)
        words.append(text, as: setting)
        previous = text.last ?? previous
        for character in words.unsettable { unsettable.append((character, place)) }
        return words.tex
    }

    private mutating func tex(_ slot: InlineExhibit) -> String {
        switch slot {
        case .value(let text, let why):
            let words = settable(text, as: surroundings == .cell ? .cell : .prose)
            return why.flatMap { derivationNumbers[$0] }.map { value(words, number: $0) } ?? words
        case .reference(let text, let target): return reference(text, to: target)
        case .citation(let works): return citation(of: works)
        case .invalid(let text): return "\\texttt{\(settable(text, as: .code))}"
        }
    }

    /// The value leads to its derivation; at its first mention in running text it shows the derivation's number.
    private mutating func value(_ words: String, number: Int) -> String {
        let link = "\\casebookvalue{\(number)}{\(words)}"
        guard surroundings == .text, !isAbstract, mentioned.insert(number).inserted else { return link }
        return link + "\\casebookmark{\(number)}"
    }

    private mutating func tex(_ link: Link<Evaluated>) -> String {
        let words = tex(link.inlines)
        if link.target.hasPrefix("#") { return anchors.link(words, to: String(link.target.dropFirst()), from: part) }
        return linked(words, to: link.target)
    }

    /// A footnote is written at its first mention.
    private mutating func footnote(_ index: Int) -> String {
        let notes = manuscript.page.document.footnotes
        guard notes.indices.contains(index) else { return "" }
        let note = notes[index]
        let label = "fn-" + latexLabel(note.label)
        switch surroundings {
        case .heading, .caption, .footnote:
            log.append(
                .error(
                    "LaTeX cannot set the footnote '\(note.label)' in a title, a caption or a footnote", at: place,
                    notes: [.init("mention it in the text")]))
            return ""
        case .text, .cell: break
        }
        guard footnotesWritten.insert(index).inserted else { return "\\footref{\(label)}" }
        let text = within(.footnote) { writer in writer.nested { $0.write(note.blocks) } }
        let words = "{\\label{\(label)}\(text.trimmedLines)}"
        guard surroundings == .cell else { return "\\footnote" + words }
        cellFootnotes.append(words)
        return "\\footnotemark{}"
    }
}
