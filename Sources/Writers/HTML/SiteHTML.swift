package import Diagnostics
package import Documents

/// What only the caller of a site's writer knows: how slots and mathematics look, and where links lead.
package protocol SlotWriter<P>: Sendable {
    associatedtype P: Phase

    func write(_ slot: P.Block, to page: inout HTMLWriter<SiteHTML<Self>>)
    func write(_ slot: P.Inline, to page: inout HTMLWriter<SiteHTML<Self>>)
    /// The slot's text without markup: for labels and text alternatives.
    func text(of slot: P.Inline) -> String
    /// Displayed mathematics.
    func write(_ math: Math, to page: inout HTMLWriter<SiteHTML<Self>>)
    /// Mathematics inside a line.
    func write(math: Excerpt, to page: inout HTMLWriter<SiteHTML<Self>>)
    /// Where a link leads on the site: `part-5.html#sec-costs` for `part-5.md#sec-costs`; any other address as it is.
    func address(of link: Link<P>) -> String
    func address(of image: Image<P>) -> String
}

/// The HTML of a site's page: cmark-gfm's, with what makes it pleasant to use.
///
/// Headings have anchors and permalinks, wide tables scroll, callouts are asides, code says its language, footnotes say what they
/// are to a screen reader, pictures load when they are seen. Each of these is a file of its own.
package struct SiteHTML<Slots: SlotWriter>: HTMLStyle {
    package typealias P = Slots.P

    let slots: Slots

    package init(slots: Slots) { self.slots = slots }

    package func write(slot: P.Block, with writer: inout HTMLWriter<Self>) { slots.write(slot, to: &writer) }
    package func write(slot: P.Inline, with writer: inout HTMLWriter<Self>) { slots.write(slot, to: &writer) }
    package func text(of slot: P.Inline) -> String { slots.text(of: slot) }
    package func write(_ math: Math, with writer: inout HTMLWriter<Self>) { slots.write(math, to: &writer) }
    package func write(math: Excerpt, with writer: inout HTMLWriter<Self>) { slots.write(math: math, to: &writer) }

    package func write(_ link: Link<P>, with writer: inout HTMLWriter<Self>) {
        writer.writePlain(link, to: slots.address(of: link))
    }

    func text(of inlines: [Inline<P>]) -> String { plainText(of: inlines) { slots.text(of: $0) } }
}
