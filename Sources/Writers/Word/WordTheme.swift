/// The colours and fonts that Word offers for what a student adds: a document without them gets those of its template.
///
/// Its form is the least that ECMA-376, part 1, 20.1.6 asks for: twelve colours, two fonts, three of each format.
let wordTheme: String = {
    let colours = [
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F3A5F"), ("lt2", "E4EAF1"), ("accent1", "1F3A5F"), ("accent2", "2E7D6B"),
        ("accent3", "B5651D"), ("accent4", "6B4C9A"), ("accent5", "8C2D19"), ("accent6", "595959"), ("hlink", "0B5394"),
        ("folHlink", "6B4C9A"),
    ]
    let scheme = colours.map { "<a:\($0)><a:srgbClr val=\"\($1)\"/></a:\($0)>" }.joined()
    let fonts = ["major", "minor"].map {
        "<a:\($0)Font><a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:\($0)Font>"
    }
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    func three(_ element: String) -> String { String(repeating: element, count: 3) }
    let formats =
        "<a:fillStyleLst>\(three(fill))</a:fillStyleLst><a:lnStyleLst>\(three("<a:ln w=\"9525\">\(fill)</a:ln>"))</a:lnStyleLst>"
        + "<a:effectStyleLst>\(three("<a:effectStyle><a:effectLst/></a:effectStyle>"))</a:effectStyleLst>"
        + "<a:bgFillStyleLst>\(three(fill))</a:bgFillStyleLst>"
    return xmlDeclaration + "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Casebook\"><a:themeElements>"
        + "<a:clrScheme name=\"Casebook\">\(scheme)</a:clrScheme><a:fontScheme name=\"Casebook\">\(fonts.joined())</a:fontScheme>"
        + "<a:fmtScheme name=\"Casebook\">\(formats)</a:fmtScheme></a:themeElements></a:theme>"
}()
