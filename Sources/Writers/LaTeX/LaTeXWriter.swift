import Cases
import Diagnostics
import Documents
import Figures

/// Goes through a manuscript and writes each part as LaTeX.
struct LaTeXWriter {
    /// The file that a text stands in: each may refer to the other, which may be missing where somebody reads one of them alone.
    enum Part: Hashable { case body, appendix }

    /// Where words stand, for what is not possible everywhere.
    enum Surroundings { case text, heading, caption, cell, footnote }

    let manuscript: Manuscript
    let layout: PaperLayout
    let anchors: LaTeXAnchors
    /// From an anchor of a derivation to its number.
    let derivationNumbers: [String: Int]

    var out = ""
    var part = Part.body
    var isAbstract = false
    var surroundings = Surroundings.text
    /// The last part of the text whose place is known.
    var place: Place?
    /// The last character of the words before, for quotation marks.
    var previous: Character?
    /// The derivations whose number stands at a mention already.
    var mentioned: Set<Int> = []
    var footnotesWritten: Set<Int> = []
    /// The texts of a table's footnotes, which have to stand behind it.
    var cellFootnotes: [String] = []
    var paragraphs: ParagraphSearch
    var drawings: [(name: String, drawing: Drawing)] = []
    var log: [Diagnostic] = []
    /// What could not be set of the author's own words, whose place is found at the end.
    var unsettable: [(character: Character, near: Place?)] = []

    init(_ manuscript: Manuscript, _ layout: PaperLayout) {
        self.manuscript = manuscript
        self.layout = layout
        anchors = LaTeXAnchors(manuscript)
        // A report has no table of derivations to lead to.
        let derivations = manuscript.kind == .paper ? manuscript.page.derivations : []
        let numbered = derivations.enumerated().map { ($1.anchor, $0 + 1) }
        derivationNumbers = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
        paragraphs = ParagraphSearch(manuscript.source)
    }

    mutating func abstract() -> String? {
        guard let blocks = manuscript.abstract else { return nil }
        isAbstract = true
        defer { isAbstract = false }
        return part(blocks, of: .body)
    }

    mutating func part(_ blocks: ArraySlice<Block<Evaluated>>, of part: Part) -> String {
        self.part = part
        out = ""
        write(blocks)
        return out
    }

    mutating func appendix() -> String {
        var text = part(manuscript.appendix, of: .appendix)
        out = ""
        writeDerivations()
        text += out
        return text
    }

    // MARK: Blocks

    mutating func write(_ blocks: some Sequence<Block<Evaluated>>) {
        for block in blocks { write(block) }
    }

    mutating func write(_ block: Block<Evaluated>) {
        previous = nil
        switch block {
        case .paragraph(let inlines): write(paragraph: inlines)
        case .heading(let heading): write(heading)
        case .quote(let blocks): write(blocks, in: "quote")
        case .callout(let callout, let blocks): write(blocks, in: "casebookcallout", argument: callout.rawValue.capitalized)
        case .list(let list): write(list)
        case .code(let code): write(code)
        case .math(let math): write(math, label: nil)
        case .html(let raw): report(raw)
        case .table(let table): write(table)
        case .rule: line("\\casebookrule")
        case .slot(let exhibit): write(exhibit)
        }
    }

    /// What is written meanwhile, by itself.
    mutating func nested(_ body: (inout LaTeXWriter) -> Void) -> String {
        let outer = out
        defer { out = outer }
        out = ""
        body(&self)
        return out
    }

    /// A line of its own with an empty one before it.
    mutating func line(_ tex: String) {
        startBlock()
        out += tex + "\n"
    }

    mutating func startBlock() {
        if !out.isEmpty, !out.hasSuffix("\n") { out += "\n" }
        if !out.isEmpty, !out.hasSuffix("\n\n"), !out.hasSuffix("}%\n") { out += "\n" }
    }

    /// The author's line, to which a message of TeX then leads back.
    mutating func mark(_ place: Place?) {
        guard let place else { return }
        self.place = place
        startBlock()
        guard manuscript.kind == .paper else { return }
        out += "% \(place.file.path):\(place.lineAndColumn.line)\n"
    }
}
