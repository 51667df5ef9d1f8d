/// A text as it stands in XML 1.0, between tags or in a quoted attribute: without the control characters that XML cannot hold.
func xmlEscaped(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isAllowed) else { return escaped(text) }
    return escaped(String(String.UnicodeScalarView(text.unicodeScalars.filter(isAllowed))))
}

private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 ? scalar.value != 0xFFFE && scalar.value != 0xFFFF : [0x09, 0x0A, 0x0D].contains(scalar.value)
}

let xmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/// The namespaces of Word's parts (ECMA-376, part 1, annex A, transitional).
let wordNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

/// How a run of characters looks.
struct RunLook {
    /// A character style's id.
    var style: String?
    var isBold = false
    var isItalic = false
    var isStruck = false
    var isProofed = true

    var xml: String {
        var inner = ""
        if let style { inner += "<w:rStyle w:val=\"\(style)\"/>" }
        if isBold { inner += "<w:b/>" }
        if isItalic { inner += "<w:i/>" }
        if isStruck { inner += "<w:strike/>" }
        if !isProofed { inner += "<w:noProof/>" }
        return inner.isEmpty ? "" : "<w:rPr>\(inner)</w:rPr>"
    }

    func styled(_ style: String) -> RunLook {
        var look = self
        look.style = style
        return look
    }
}

/// Characters in one look; tabs and line ends are Word's own.
func run(_ text: String, _ look: RunLook = RunLook()) -> String {
    guard !text.isEmpty else { return "" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "<w:t xml:space=\"preserve\">\(xmlEscaped(String($0)))</w:t>" }.joined(separator: "<w:tab/>")
    }
    return "<w:r>\(look.xml)\(lines.joined(separator: "<w:br/>"))</w:r>"
}

/// A paragraph in a style; `properties` are further ones, in the schema's order behind the style.
func paragraph(_ style: String, _ content: String, properties: String = "") -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(properties)</w:pPr>\(content)</w:p>"
}

/// A field with the result it has now, which Word computes anew when it is asked to.
func field(_ code: String, _ result: String, _ look: RunLook = RunLook()) -> String {
    "<w:r>\(look.xml)<w:fldChar w:fldCharType=\"begin\"/></w:r>"
        + "<w:r>\(look.xml)<w:instrText xml:space=\"preserve\"> \(xmlEscaped(code)) </w:instrText></w:r>"
        + "<w:r>\(look.xml)<w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)<w:r>\(look.xml)<w:fldChar w:fldCharType=\"end\"/></w:r>"
}
