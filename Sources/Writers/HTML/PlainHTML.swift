import Diagnostics
package import Documents

/// The HTML of `text`, read as GitHub-flavoured Markdown without Casebook's additions: byte for byte cmark-gfm's.
///
/// This is one half of `make compare-markdown`; the other is `cmarkHTML`.
package func gfmHTML(of text: String, _ extensions: MarkdownExtensions = .all) -> String {
    var log: [Diagnostic] = []
    let file = readMarkdown(SourceFile(path: "", text: text), dialect: .gfm(extensions), reporting: &log)
    var html = HTMLBuffer(capacity: text.utf8.count * 3 / 2)
    write(file.document, in: PlainHTML(filtersTags: extensions.contains(.tagfilter)), to: &html)
    return html.text
}

/// cmark-gfm's HTML of a document that nobody evaluated; its directives stand as the author wrote them.
package struct PlainHTML: HTMLStyle {
    package typealias P = Authored

    /// Whether tags such as `<script>` are made harmless.
    let filtersTags: Bool

    package init(filtersTags: Bool = false) { self.filtersTags = filtersTags }

    package func write(slot: AnalysisBlock, with writer: inout HTMLWriter<PlainHTML>) {
        writer.writePlain(Code(info: "yaml", text: slot.place.text + "\n"))
    }

    package func write(slot: Directive, with writer: inout HTMLWriter<PlainHTML>) { writer.html.write(text: text(of: slot)) }

    package func text(of slot: Directive) -> String {
        switch slot {
        case .value(let formula): "=" + formula.text
        case .reference(let identifier): "#" + identifier.name
        case .citation(_, let place): place.text
        }
    }

    package func write(html: String, isBlock: Bool, with writer: inout HTMLWriter<PlainHTML>) {
        if filtersTags { writer.html.write(filteringTagsOf: html, onlyFirst: !isBlock) } else { writer.html.write(html: html) }
    }
}

extension HTMLBuffer {
    /// HTML in which the tags that change how all that follows is read begin with `&lt;` (cmark-gfm's extension `tagfilter`).
    fileprivate mutating func write(filteringTagsOf text: String, onlyFirst: Bool) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
                if UnsafeBufferPointer(rebasing: bytes[index...]).beginsWithFilteredTag {
                    write(html: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                    write("&lt;")
                    start = index + 1
                }
                if onlyFirst { break }
            }
            write(html: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate var beginsWithFilteredTag: Bool {
        let names: [StaticString] = [
            "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
        ]
        return names.contains { beginsWithTag($0) }
    }

    private func beginsWithTag(_ name: StaticString) -> Bool {
        let start = count > 1 && self[1] == UInt8(ascii: "/") ? 2 : 1
        let end = start + name.utf8CodeUnitCount
        guard count >= 3, end < count else { return false }
        for index in start..<end where self[index] | 0x20 != name.utf8Start[index - start] { return false }
        switch self[end] {
        case UInt8(ascii: ">"), UInt8(ascii: " "), 9...13: return true
        case UInt8(ascii: "/"): return end + 1 < count && self[end + 1] == UInt8(ascii: ">")
        default: return false
        }
    }
}
