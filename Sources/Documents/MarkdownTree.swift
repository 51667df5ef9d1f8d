import CCMark
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lends `body` the tree that cmark-gfm makes of `text`; its memory is given back on return.
func withMarkdownTree<Result>(
    of text: UnsafeBufferPointer<UInt8>, _ extensions: MarkdownExtensions, _ body: (MarkdownNode) throws -> Result
) rethrows -> Result {
    defer { TreeMemory.giveBack() }
    return try body(MarkdownNode(parse(text, extensions, with: TreeMemory.makeParser)))
}

/// The HTML that cmark-gfm itself writes for `text`: the witness for ours.
package func cmarkHTML(of text: String, _ extensions: MarkdownExtensions) -> String {
    var text = text
    return text.withUTF8 { bytes in
        let root = parse(bytes, extensions, with: cmark_parser_new)
        defer { cmark_node_free(root) }
        let memory = cmark_get_default_mem_allocator()
        let filter = extensions.contains(.tagfilter) ? cmark_find_syntax_extension("tagfilter") : nil
        let filters = filter.flatMap { cmark_llist_append(memory, nil, UnsafeMutableRawPointer($0)) }
        defer { cmark_llist_free(memory, filters) }
        let html = cmark_render_html(root, CMARK_OPT_UNSAFE, filters)
        defer { free(html) }
        return string(html)
    }
}

/// What a node of cmark-gfm's tree is.
enum MarkdownKind {
    case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, rule, footnote, table
    case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image, mention
    case other
}

/// A node of cmark-gfm's tree, valid while the tree is lent.
struct MarkdownNode {
    private let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

    var kind: MarkdownKind { kindOfNode(cmark_node_get_type(pointer)) }
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
    /// How many siblings there are from this one on.
    var countToLast: Int { sequence(first: self, next: \.next).reduce(0) { count, _ in count + 1 } }

    /// Lines and columns count from 1, columns in bytes; 0 where cmark-gfm does not know.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    var literal: String { string(cmark_node_get_literal(pointer)) }
    func literalContains(_ byte: UInt8) -> Bool { strchr(cmark_node_get_literal(pointer), Int32(byte)) != nil }
    func literalBegins(with byte: UInt8) -> Bool { cmark_node_get_literal(pointer)?[0] == CChar(bitPattern: byte) }
    var target: String { string(cmark_node_get_url(pointer)) }
    var title: String { string(cmark_node_get_title(pointer)) }

    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var info: String { string(cmark_node_get_fence_info(pointer)) }
    var isFenced: Bool {
        var length: Int32 = 0
        var indent: Int32 = 0
        var mark: CChar = 0
        return cmark_node_get_fenced(pointer, &length, &indent, &mark) != 0
    }

    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
    /// Nil when the item is no task. Tasks are items with a type string of their own.
    var isDone: Bool? {
        guard cmark_node_get_type_string(pointer)[0] == CChar(bitPattern: UInt8(ascii: "t")) else { return nil }
        return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }

    /// `l`, `c`, `r` or 0 for each column.
    var alignments: UnsafeBufferPointer<UInt8> {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        return UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(pointer), count: count)
    }
    var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

    /// All text inside, without a limit on the depth.
    var flatText: String {
        var result = ""
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return result }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
            if let literal = cmark_node_get_literal(node) { result += string(literal) } else if !result.hasSuffix(" ") { result += " " }
        }
    }
}

/// The public interface of cmark-gfm 0.29 tells neither a footnote's label nor how often it is mentioned, but its writers do.
extension MarkdownNode {
    /// Of a footnote: its label, and the number of its mentions.
    var labelAndMentions: (label: String, mentions: Int) {
        let markdown = string(cmark_render_commonmark(pointer, 0, 0))
        let label = markdown.utf8.dropFirst("[^".utf8.count).prefix { $0 != UInt8(ascii: "]") }
        let html = string(cmark_render_html(pointer, 0, nil))
        return (String(Substring(label)), html.split(separator: "class=\"footnote-backref\"", omittingEmptySubsequences: false).count - 1)
    }

    /// Of a mention: which footnote it means, from 0, and which of its mentions this is, from 1.
    var mentionNumbers: (footnote: Int, mention: Int) {
        // <sup class="footnote-ref"><a href="#fn-LABEL" id="fnref-LABEL-2" …
        let html = string(cmark_render_html(pointer, 0, nil))
        let quoted = html.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        let label = quoted[3].dropFirst("#fn-".utf8.count)
        let suffix = quoted[5].dropFirst("fnref-".utf8.count + label.count + 1)
        return ((Int(literal) ?? 1) - 1, Int(Substring(suffix)) ?? 1)
    }
}

/// cmark-gfm keeps the characters that its extensions listen to in tables of the process: each parser sets them before it reads
/// its lines' insides and clears them after, for everybody. So this one step of the work is done by one thread at a time.
private let insideLines = Mutex(())

private func parse(
    _ text: UnsafeBufferPointer<UInt8>, _ extensions: MarkdownExtensions, with makeParser: (Int32) -> OpaquePointer?
) -> OpaquePointer {
    _ = registered
    var options = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS
    if extensions.contains(.footnotes) { options |= CMARK_OPT_FOOTNOTES }
    guard let parser = makeParser(options) else { preconditionFailure("out of memory") }
    defer { cmark_parser_free(parser) }
    for (name, member) in MarkdownExtensions.names where member != .footnotes && extensions.contains(member) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    guard let root = insideLines.withLock({ _ in Lent(cmark_parser_finish(parser)) }).pointer else {
        preconditionFailure("out of memory")
    }
    return root
}

/// Carries a pointer out of the lock: it belongs to the calling thread alone.
private struct Lent: @unchecked Sendable {
    let pointer: OpaquePointer?
    init(_ pointer: OpaquePointer?) { self.pointer = pointer }
}

/// The extensions' node types are numbered when they register; registering happens once, at the first use.
private let registered = ExtensionTypes()

private struct ExtensionTypes: Sendable {
    let table: UInt32
    let strikethrough: UInt32

    init() {
        cmark_gfm_core_extensions_ensure_registered()
        table = Self.type(ofFirstNodeIn: "a|b\n-|-\n", "table") { $0 }
        strikethrough = Self.type(ofFirstNodeIn: "~~a~~\n", "strikethrough") { cmark_node_first_child($0) }
    }

    private static func type(
        ofFirstNodeIn text: String, _ name: String, _ step: (OpaquePointer?) -> OpaquePointer?
    ) -> UInt32 {
        guard let parser = cmark_parser_new(0) else { preconditionFailure("out of memory") }
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        cmark_parser_feed(parser, text, text.utf8.count)
        let root = cmark_parser_finish(parser)
        defer { cmark_node_free(root) }
        return cmark_node_get_type(step(cmark_node_first_child(root))).rawValue
    }
}

private func kindOfNode(_ type: cmark_node_type) -> MarkdownKind {
    switch type {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_FOOTNOTE_REFERENCE: .mention
    case CMARK_NODE_DOCUMENT: .document
    default: type.rawValue == registered.table ? .table : type.rawValue == registered.strikethrough ? .strikethrough : .other
    }
}

private func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    return UnsafeBufferPointer(start: text, count: strlen(text)).withMemoryRebound(to: UInt8.self) {
        String(decoding: $0, as: UTF8.self)
    }
}
