/// The text of a line without its markup: for anchors, tables of contents and text alternatives.
///
/// - Parameter slot: what stands for a slot; nothing unless told.
package func plainText<P: Phase>(of inlines: [Inline<P>], slot: (P.Inline) -> String = { _ in "" }) -> String {
    var text = ""
    for inline in inlines {
        switch inline {
        case .text(let part), .code(let part): text += part
        case .softBreak, .lineBreak: text += " "
        case .html, .footnote: break
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): text += plainText(of: inner, slot: slot)
        case .link(let link): text += plainText(of: link.inlines, slot: slot)
        case .image(let image): text += plainText(of: image.inlines, slot: slot)
        case .math(let tex): text += tex.text
        case .slot(let part): text += slot(part)
        }
    }
    return text
}
