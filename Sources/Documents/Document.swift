package import Diagnostics

/// How far a document has come: what stands in it where an author left something to compute.
package protocol Phase: Sendable {
    /// Stands for a block: an analysis, or the exhibit it became.
    associatedtype Block: Sendable
    /// Stands inside a line: an inline value, a cross-reference, a citation, or what they became.
    associatedtype Inline: Sendable
}

/// One page's text as an immutable tree: GitHub-flavoured Markdown and Casebook's few additions.
package struct Document<P: Phase>: Sendable {
    package let blocks: [Block<P>]
    /// In the order of their first mention.
    package let footnotes: [Footnote<P>]

    package init(blocks: [Block<P>], footnotes: [Footnote<P>]) {
        self.blocks = blocks
        self.footnotes = footnotes
    }
}

package struct Footnote<P: Phase>: Sendable {
    package let label: String
    /// How often the text mentions it: the number of its back-links.
    package let mentions: Int
    package let blocks: [Block<P>]

    package init(label: String, mentions: Int, blocks: [Block<P>]) {
        self.label = label
        self.mentions = mentions
        self.blocks = blocks
    }
}

package enum Block<P: Phase>: Sendable {
    case paragraph([Inline<P>])
    indirect case heading(Heading<P>)
    case quote([Block])
    /// A GitHub alert, `> [!NOTE]`.
    case callout(Callout, [Block])
    case list(List<P>)
    case code(Code)
    /// A ```` ```math ```` block: TeX, and an `#eq-…` identifier if it has one.
    indirect case math(Math)
    case html(RawHTML)
    indirect case table(Table<P>)
    case rule
    /// An analysis block, or what it became.
    indirect case slot(P.Block)
}

package struct Heading<P: Phase>: Sendable {
    /// 1 to 6.
    package let level: Int
    package let inlines: [Inline<P>]
    /// The anchor: the author's `{#sec-…}` at the line's end, or made from the text as GitHub does, unique on the page.
    package let anchor: String
    package let place: Place

    package init(level: Int, inlines: [Inline<P>], anchor: String, place: Place) {
        self.level = level
        self.inlines = inlines
        self.anchor = anchor
        self.place = place
    }
}

package enum Callout: String, CaseIterable, Sendable {
    case note, tip, important, warning, caution
}

package struct List<P: Phase>: Sendable {
    package struct Item: Sendable {
        package let blocks: [Block<P>]
        /// Nil when it is no task; else whether the task is ticked.
        package let isDone: Bool?

        package init(blocks: [Block<P>], isDone: Bool?) {
            self.blocks = blocks
            self.isDone = isDone
        }
    }

    /// The first number of an ordered list; nil for bullets.
    package let start: Int?
    package let isTight: Bool
    package let items: [Item]

    package init(start: Int?, isTight: Bool, items: [Item]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}

package struct Code: Sendable {
    /// The whole info string behind the fence; empty for indented code.
    package let info: String
    package let text: String

    package init(info: String, text: String) {
        self.info = info
        self.text = text
    }
}

package struct Math: Sendable {
    package let tex: Excerpt
    package let identifier: Identifier?

    package init(tex: Excerpt, identifier: Identifier?) {
        self.tex = tex
        self.identifier = identifier
    }
}

/// HTML that an author wrote among the Markdown; only a writer of HTML can show it.
package struct RawHTML: Sendable {
    package let text: String
    /// Its first line.
    package let place: Place

    package init(text: String, place: Place) {
        self.text = text
        self.place = place
    }
}

package enum ColumnAlignment: Sendable { case none, left, center, right }

package struct Table<P: Phase>: Sendable {
    package typealias Alignment = ColumnAlignment

    package let alignments: [Alignment]
    package let header: [[Inline<P>]]
    package let rows: [[[Inline<P>]]]
    /// Its first line.
    package let place: Place

    package init(alignments: [Alignment], header: [[Inline<P>]], rows: [[[Inline<P>]]], place: Place) {
        self.place = place
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}

package enum Inline<P: Phase>: Sendable {
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    indirect case html(RawHTML)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    indirect case link(Link<P>)
    indirect case image(Image<P>)
    /// A mention of the footnote at `index` of the document's footnotes; `mention` counts from 1.
    case footnote(index: Int, mention: Int)
    /// `` $`x`$ ``.
    indirect case math(Excerpt)
    /// An inline value, a cross-reference or a citation, or what it became.
    indirect case slot(P.Inline)
}

package struct Link<P: Phase>: Sendable {
    package let target: String
    package let title: String
    package let inlines: [Inline<P>]
    package let place: Place

    package init(target: String, title: String, inlines: [Inline<P>], place: Place) {
        self.target = target
        self.title = title
        self.inlines = inlines
        self.place = place
    }
}

package struct Image<P: Phase>: Sendable {
    package let target: String
    package let title: String
    /// The text alternative.
    package let inlines: [Inline<P>]
    package let place: Place

    package init(target: String, title: String, inlines: [Inline<P>], place: Place) {
        self.target = target
        self.title = title
        self.inlines = inlines
        self.place = place
    }
}

/// A name others can refer to, without its `#`: `tbl-monthly`.
package struct Identifier: Sendable {
    package let name: String
    package let place: Place

    package init(name: String, place: Place) {
        self.name = name
        self.place = place
    }
}
