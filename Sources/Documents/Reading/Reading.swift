package import Diagnostics
import YAMLTrees

/// Reads one Markdown file. Never fails: what makes no sense is reported, and the tree is the best there is.
package func readMarkdown(_ source: SourceFile, dialect: Dialect = .casebook, reporting log: inout [Diagnostic]) -> MarkdownFile {
    let opening = dialect.hasAdditions ? FrontMatter(of: source) : FrontMatter.none
    let frontMatter = opening.tree(in: source, reporting: &log)
    var text = source.text
    let document = text.withUTF8 { bytes in
        var reader = MarkdownReader(source, bytes, from: opening.end, dialect)
        defer { log += reader.log }
        let body = UnsafeBufferPointer(rebasing: bytes[opening.end...])
        return withMarkdownTree(of: body, dialect.extensions) { reader.document($0) }
    }
    return MarkdownFile(source: source, frontMatter: frontMatter, document: document)
}

/// Turns cmark-gfm's tree into ours. What the parts of this work share; each part is an extension in a file of its own.
struct MarkdownReader {
    let source: SourceFile
    let bytes: UnsafeBufferPointer<UInt8>
    let lines: Lines
    let hasAdditions: Bool
    /// Whether the file can hold a citation at all.
    let hasCitations: Bool
    var log: [Diagnostic] = []
    var anchors = Anchors()
    var locator: Locator
    var isInLink = false
    private var depth = 0
    private var isTooDeep = false

    /// More levels than anybody writes, and few enough for the stack of any thread.
    private static let maximalDepth = 100

    init(_ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ dialect: Dialect) {
        self.source = source
        self.bytes = bytes
        lines = Lines(bytes, from: start)
        hasAdditions = dialect.hasAdditions
        hasCitations = hasAdditions && bytes.offset(of: "[@", from: start, to: bytes.count) != nil
        locator = Locator(bytes, lines)
        if hasAdditions { anchors.reserve(anchorsWritten(from: start)) }
    }

    mutating func document(_ root: MarkdownNode) -> Document<Authored> {
        let blocks = blocks(in: root)
        var footnotes: [Footnote<Authored>] = []
        var child = root.firstChild
        while let node = child {
            child = node.next
            guard node.kind == .footnote else { continue }
            let (label, mentions) = node.labelAndMentions
            footnotes.append(Footnote(label: label, mentions: mentions, blocks: self.blocks(in: node)))
        }
        return Document(blocks: blocks, footnotes: footnotes)
    }

    /// Reads what lies one level deeper, unless that is deeper than anybody writes: then all there is of it is its text.
    mutating func deeper<Part>(in node: MarkdownNode, _ read: (inout Self) -> [Part], orText flat: (String) -> Part) -> [Part] {
        guard depth < Self.maximalDepth else {
            if !isTooDeep {
                let line = lines.trimmedRange(ofLine: node.startLine)
                log.append(.error("this is nested more than \(Self.maximalDepth) levels deep", at: source.place(line)))
            }
            isTooDeep = true
            return [flat(node.flatText)]
        }
        depth += 1
        defer { depth -= 1 }
        return read(&self)
    }
}
