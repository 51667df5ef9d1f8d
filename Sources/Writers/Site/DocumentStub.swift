import Cases
import Documents
import Figures

func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 38 || $0 == 60 || $0 == 62 || $0 == 34 }) else { return text }
    var out = ""
    for s in text.unicodeScalars {
        switch s {
        case "&": out += "&amp;"
        case "<": out += "&lt;"
        case ">": out += "&gt;"
        case "\"": out += "&quot;"
        default: out.unicodeScalars.append(s)
        }
    }
    return out
}

func figureStyleSheet() -> String { "" }
func svg(of drawing: Drawing, id: String) -> String {
    "<svg id=\"\(id)\" width=\"\(drawing.width / 2)\" height=\"\(drawing.height / 2)\" role=\"img\"><title>\(drawing.title)</title><rect width=\"100%\" height=\"100%\" fill=\"#ddd\"/></svg>\n"
}

extension PageHTML {
    mutating func take() -> String {
        defer { output = "" }
        return output
    }

    mutating func writeDocument() {
        for block in page.document.blocks { write(block) }
        guard !page.document.footnotes.isEmpty else { return }
        output += "<section class=\"footnotes\" data-footnotes>\n<ol>\n"
        for (i, note) in page.document.footnotes.enumerated() {
            output += "<li id=\"fn-\(i + 1)\">"
            for block in note.blocks { write(block) }
            output += "</li>\n"
        }
        output += "</ol>\n</section>\n"
    }

    mutating func write(_ block: Block<Evaluated>) {
        switch block {
        case .paragraph(let i): output += "<p>"; write(i); output += "</p>\n"
        case .heading(let h):
            output += "<h\(h.level) id=\"\(h.anchor)\">"; write(h.inlines)
            output += " <a class=\"permalink\" href=\"#\(h.anchor)\" aria-label=\"Link to this section\">#</a></h\(h.level)>\n"
        case .quote(let b): output += "<blockquote>\n"; for x in b { write(x) }; output += "</blockquote>\n"
        case .callout(let k, let b):
            output += "<div class=\"markdown-alert markdown-alert-\(k.rawValue)\">\n<p class=\"markdown-alert-title\">\(k.rawValue.capitalized)</p>\n"
            for x in b { write(x) }
            output += "</div>\n"
        case .list(let l):
            output += l.start == nil ? "<ul>\n" : "<ol>\n"
            for item in l.items {
                output += "<li>"
                if let done = item.isDone { output += "<input type=\"checkbox\" disabled=\"\"\(done ? " checked=\"\"" : "")> " }
                for x in item.blocks { if l.isTight, case .paragraph(let i) = x { write(i) } else { write(x) } }
                output += "</li>\n"
            }
            output += l.start == nil ? "</ul>\n" : "</ol>\n"
        case .code(let c): output += "<pre><code>\(escaped(c.text))</code></pre>\n"
        case .math(let m):
            output += "<div class=\"equation\"\(m.identifier.map { " id=\"\($0.name)\"" } ?? "")><div class=\"formula\"><math display=\"block\"><mi>\(escaped(m.tex.text))</mi></math></div>"
            if m.identifier != nil { output += "<span class=\"number\">(\(numberEquation()))</span>" }
            output += "</div>\n"
        case .html(let h): output += h
        case .table(let t):
            output += "<table>\n<thead>\n<tr>"
            for c in t.header { output += "<th>"; write(c); output += "</th>" }
            output += "</tr>\n</thead>\n<tbody>\n"
            for r in t.rows { output += "<tr>"; for c in r { output += "<td>"; write(c); output += "</td>" }; output += "</tr>\n" }
            output += "</tbody>\n</table>\n"
        case .rule: output += "<hr>\n"
        case .slot(let e): write(e)
        }
    }

    mutating func write(_ inlines: [Inline<Evaluated>]) { for i in inlines { write(i) } }

    mutating func write(_ inline: Inline<Evaluated>) {
        switch inline {
        case .text(let t): output += escaped(t)
        case .softBreak: output += "\n"
        case .lineBreak: output += "<br>\n"
        case .code(let t): output += "<code>\(escaped(t))</code>"
        case .html(let t): output += t
        case .emphasis(let i): output += "<em>"; write(i); output += "</em>"
        case .strong(let i): output += "<strong>"; write(i); output += "</strong>"
        case .strikethrough(let i): output += "<del>"; write(i); output += "</del>"
        case .link(let l): output += "<a href=\"\(escaped(l.target))\">"; write(l.inlines); output += "</a>"
        case .image(let i): output += "<img src=\"\(escaped(i.target))\" alt=\"\(escaped(plainText(i.inlines)))\">"
        case .footnote(let i, let m): output += "<sup class=\"footnote-ref\"><a href=\"#fn-\(i + 1)\" id=\"fnref-\(i + 1)\(m > 1 ? "-\(m)" : "")\">\(i + 1)</a></sup>"
        case .math(let t): output += "<math><mi>\(escaped(t.text))</mi></math>"
        case .slot(let s): write(s)
        }
    }
}
