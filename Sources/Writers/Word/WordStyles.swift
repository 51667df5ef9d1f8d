/// The styles, under the names that Word itself gives them: by them it finds headings for the navigation pane and the contents.
///
/// The font is Arial: Windows and macOS have it, and Liberation Sans, which has its metrics, takes its place elsewhere, so that pages break
/// alike everywhere. Word's own Calibri is missing on most other systems.
func wordStyles(language: String) -> String {
    let language = xmlEscaped(language)
    let defaults =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>"
        + "\(size(21))<w:lang w:val=\"\(language)\" w:eastAsia=\"\(language)\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
        + "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    return xmlDeclaration + "<w:styles \(wordNamespaces)>\(defaults)\(styles.map(\.xml).joined())</w:styles>"
}

private struct WordStyle {
    enum Kind: String { case paragraph, character, table, numbering }

    let kind: Kind
    let id: String
    /// Word's own name in lower case, as Word writes it, or ours.
    let name: String
    var basedOn: String?
    var next: String?
    var isDefault = false
    var isOurs = false
    var paragraph = ""
    var run = ""
    var more = ""

    var xml: String {
        var inner = "<w:name w:val=\"\(name)\"/>"
        if let basedOn { inner += "<w:basedOn w:val=\"\(basedOn)\"/>" }
        if let next { inner += "<w:next w:val=\"\(next)\"/>" }
        if kind != .numbering { inner += "<w:qFormat/>" }
        if !paragraph.isEmpty { inner += "<w:pPr>\(paragraph)</w:pPr>" }
        if !run.isEmpty { inner += "<w:rPr>\(run)</w:rPr>" }
        let flags = (isDefault ? " w:default=\"1\"" : "") + (isOurs ? " w:customStyle=\"1\"" : "")
        return "<w:style w:type=\"\(kind.rawValue)\"\(flags) w:styleId=\"\(id)\">\(inner)\(more)</w:style>"
    }
}

private func font(_ name: String) -> String { "<w:rFonts w:ascii=\"\(name)\" w:hAnsi=\"\(name)\" w:cs=\"\(name)\"/>" }

/// In half points.
private func size(_ halves: Int) -> String { "<w:sz w:val=\"\(halves)\"/><w:szCs w:val=\"\(halves)\"/>" }

private func spacing(_ before: Int, _ after: Int) -> String { "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>" }

private let ink = "<w:color w:val=\"1F3A5F\"/>"
/// Grey with a contrast of more than 4.5 to 1 on white.
private let grey = "<w:color w:val=\"595959\"/>"

private let styles: [WordStyle] = texts + headings + contentsStyles + characters + tables

private let texts = [
    WordStyle(kind: .paragraph, id: "Normal", name: "Normal", isDefault: true),
    WordStyle(kind: .paragraph, id: "BodyText", name: "Body Text", basedOn: "Normal"),
    WordStyle(
        kind: .paragraph, id: "Title", name: "Title", basedOn: "Normal", next: "Subtitle",
        paragraph: spacing(2400, 120), run: "<w:b/>\(ink)\(size(52))"),
    WordStyle(
        kind: .paragraph, id: "Subtitle", name: "Subtitle", basedOn: "Normal", next: "BodyText",
        paragraph: spacing(0, 480), run: grey + size(28)),
    WordStyle(
        kind: .paragraph, id: "Caption", name: "caption", basedOn: "Normal", next: "BodyText",
        paragraph: "<w:keepLines/>" + spacing(240, 120), run: "<w:b/>\(ink)\(size(19))"),
    WordStyle(
        kind: .paragraph, id: "Quote", name: "Quote", basedOn: "Normal",
        paragraph: "<w:ind w:left=\"567\" w:right=\"567\"/>", run: "<w:i/>"),
    WordStyle(kind: .paragraph, id: "ListBullet", name: "List Bullet", basedOn: "Normal", paragraph: "<w:spacing w:after=\"60\"/>"),
    WordStyle(kind: .paragraph, id: "ListNumber", name: "List Number", basedOn: "Normal", paragraph: "<w:spacing w:after=\"60\"/>"),
    WordStyle(kind: .paragraph, id: "ListContinue", name: "List Continue", basedOn: "Normal"),
    WordStyle(
        kind: .paragraph, id: "HTMLPreformatted", name: "HTML Preformatted", basedOn: "Normal",
        paragraph:
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F5F8\"/><w:spacing w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>",
        run: font("Courier New") + "<w:noProof/>" + size(18)),
    WordStyle(
        kind: .paragraph, id: "FootnoteText", name: "footnote text", basedOn: "Normal",
        paragraph: "<w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/>", run: size(18)),
    WordStyle(
        kind: .paragraph, id: "Header", name: "header", basedOn: "Normal",
        paragraph: "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"BFBFBF\"/></w:pBdr><w:jc w:val=\"right\"/>",
        run: grey + size(18)),
    WordStyle(
        kind: .paragraph, id: "Footer", name: "footer", basedOn: "Normal",
        paragraph: "<w:jc w:val=\"center\"/>", run: grey + size(18)),
    WordStyle(
        kind: .paragraph, id: "Bibliography", name: "Bibliography", basedOn: "Normal",
        paragraph: "<w:ind w:left=\"567\" w:hanging=\"567\"/>"),
    WordStyle(
        kind: .paragraph, id: "Figure", name: "Figure", basedOn: "Normal", next: "Caption", isOurs: true,
        paragraph: "<w:keepNext/>" + spacing(240, 0) + "<w:jc w:val=\"center\"/>"),
    WordStyle(
        kind: .paragraph, id: "TableNote", name: "Table Note", basedOn: "Normal", isOurs: true,
        paragraph: spacing(60, 60), run: grey + size(18)),
    WordStyle(
        kind: .paragraph, id: "Rule", name: "Rule", basedOn: "Normal", isOurs: true,
        paragraph: "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"BFBFBF\"/></w:pBdr>"),
    WordStyle(
        kind: .paragraph, id: "CalloutTitle", name: "Callout Title", basedOn: "Normal", next: "BodyText", isOurs: true,
        paragraph: "<w:keepNext/>" + spacing(80, 60), run: "<w:b/>\(ink)"),
    WordStyle(
        kind: .paragraph, id: "FieldTitle", name: "Field Title", basedOn: "Normal", next: "FieldText", isOurs: true,
        paragraph: "<w:keepNext/>" + spacing(240, 80), run: "<w:b/>"),
    WordStyle(
        kind: .paragraph, id: "FieldText", name: "Field Text", basedOn: "Normal", isOurs: true,
        paragraph: "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"8\" w:color=\"7F9DB9\"/></w:pBdr><w:ind w:left=\"227\"/>"),
    WordStyle(
        kind: .paragraph, id: "TableText", name: "Table Text", basedOn: "Normal", isOurs: true,
        paragraph: "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>", run: size(18)),
    WordStyle(kind: .paragraph, id: "TableTextNarrow", name: "Table Text Narrow", basedOn: "TableText", isOurs: true, run: size(15)),
]

private let headings = (1...6).map { level in
    WordStyle(
        kind: .paragraph, id: "Heading\(level)", name: "heading \(level)", basedOn: "Normal", next: "BodyText",
        paragraph: "<w:keepNext/><w:keepLines/>" + spacing(level == 1 ? 480 : 320 - level * 20, 120)
            + "<w:outlineLvl w:val=\"\(level - 1)\"/>",
        run: "<w:b/>\(ink)" + size([34, 28, 24, 22, 21, 21][level - 1]))
}

private let contentsStyles =
    [
        WordStyle(
            kind: .paragraph, id: "TOCHeading", name: "TOC Heading", basedOn: "Normal", next: "BodyText",
            paragraph: "<w:keepNext/>" + spacing(480, 120), run: "<w:b/>\(ink)\(size(34))"),
        WordStyle(
            kind: .paragraph, id: "TableofFigures", name: "table of figures", basedOn: "Normal",
            paragraph: entryTab + "<w:spacing w:after=\"60\"/>"),
    ]
    + (1...6).map { level in
        WordStyle(
            kind: .paragraph, id: "TOC\(level)", name: "toc \(level)", basedOn: "Normal",
            paragraph: entryTab + "<w:spacing w:after=\"60\"/><w:ind w:left=\"\((level - 1) * 284)\"/>",
            run: level == 1 ? "<w:b/>" : "")
    }

/// For the page numbers that Word adds.
private let entryTab = "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"\(typeAreaWidth)\"/></w:tabs>"

private let characters = [
    WordStyle(kind: .character, id: "DefaultParagraphFont", name: "Default Paragraph Font", isDefault: true),
    WordStyle(kind: .character, id: "Hyperlink", name: "Hyperlink", run: "<w:color w:val=\"0B5394\"/><w:u w:val=\"single\"/>"),
    WordStyle(kind: .character, id: "FootnoteReference", name: "footnote reference", run: "<w:vertAlign w:val=\"superscript\"/>"),
    WordStyle(kind: .character, id: "HTMLCode", name: "HTML Code", run: font("Courier New") + size(19)),
    WordStyle(kind: .character, id: "PlaceholderText", name: "Placeholder Text", run: grey),
    WordStyle(kind: .character, id: "FieldLabel", name: "FieldLabel", isOurs: true, run: "<w:b/>"),
    WordStyle(kind: .character, id: "Quiet", name: "Quiet", isOurs: true, run: grey),
]

private let tables = [
    WordStyle(
        kind: .table, id: "TableNormal", name: "Normal Table", isDefault: true,
        more:
            "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/>"
            + "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"),
    WordStyle(
        kind: .table, id: "TableGrid", name: "Table Grid", basedOn: "TableNormal",
        more: "<w:tblPr><w:tblBorders>"
            + ["top", "left", "bottom", "right", "insideH", "insideV"].map {
                "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>"
            }.joined() + "</w:tblBorders></w:tblPr>"),
    WordStyle(kind: .numbering, id: "NoList", name: "No List", isDefault: true),
]
