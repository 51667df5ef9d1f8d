import Diagnostics
import Documents
import Testing
import Writers

/// Slots of a document that nobody evaluated, written so that a test sees them.
private struct VisibleSlots: SlotWriter {
    typealias P = Authored

    func write(_ slot: AnalysisBlock, to page: inout HTMLWriter<SiteHTML<VisibleSlots>>) { page.html.write(html: "[\(slot.name)]\n") }
    func write(_ slot: Directive, to page: inout HTMLWriter<SiteHTML<VisibleSlots>>) { page.html.write(html: "[\(text(of: slot))]") }
    func text(of slot: Directive) -> String {
        switch slot {
        case .value(let formula): "value\(formula.text)"
        case .reference(let identifier): "reference \(identifier.name)"
        case .citation(let citations, _): "citation \(citations.map(\.key).joined(separator: " "))"
        }
    }
    func write(_ math: Math, to page: inout HTMLWriter<SiteHTML<VisibleSlots>>) { page.html.write(html: "[math \(math.tex.text)]\n") }
    func write(math: Excerpt, to page: inout HTMLWriter<SiteHTML<VisibleSlots>>) { page.html.write(html: "[math \(math.text)]") }
    func address(of link: Link<Authored>) -> String { link.target.replacing(".md", with: ".html") }
    func address(of image: Image<Authored>) -> String { "up/" + image.target }
}

@Test(
    "A site's page is decorated",
    arguments: [
        (
            "## A & `= b` {#sec-a}",
            "<h2 id=\"sec-a\">A &amp; [value b] <a class=\"permalink\" href=\"#sec-a\" aria-label=\"Link to A &amp; value b\">#</a></h2>\n"
        ),
        ("# Ü", "<h1 id=\"ü\">Ü <a class=\"permalink\" href=\"#%C3%BC\" aria-label=\"Link to Ü\">#</a></h1>\n"),
        (
            "> [!NOTE]\n> a\n> - b",
            """
            <aside class="callout note" aria-label="Note">
            <p class="callout-title" aria-hidden="true">Note</p>
            <p>a</p>
            <ul>
            <li>b</li>
            </ul>
            </aside>

            """
        ),
        (
            "|a \"b\"|c|\n|-|-:|\n|d|`= e`|",
            """
            <div class="table-scroll" tabindex="0" role="region" aria-label="Table: a &quot;b&quot;, c">
            <table>
            <thead>
            <tr>
            <th scope="col">a &quot;b&quot;</th>
            <th scope="col" class="align-right">c</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>d</td>
            <td class="align-right">[value e]</td>
            </tr>
            </tbody>
            </table>
            </div>

            """
        ),
        (
            "```swift x\na < b\n```\n\n    c",
            """
            <figure class="code">
            <figcaption>swift</figcaption>
            <pre tabindex="0"><code class="language-swift">a &lt; b
            </code></pre>
            </figure>
            <pre tabindex="0"><code>c
            </code></pre>

            """
        ),
        (
            "![a *b* `= c`](d.png \"e\")",
            "<p><img src=\"up/d.png\" alt=\"a b value c\" title=\"e\" loading=\"lazy\" decoding=\"async\" /></p>\n"
        ),
        ("[a](b.md#c) [d](https://e.f?g=h&i)", "<p><a href=\"b.html#c\">a</a> <a href=\"https://e.f?g=h&amp;i\">d</a></p>\n"),
        (
            "- [x] a\n- [ ] b",
            """
            <ul>
            <li><input type="checkbox" disabled="" checked="" aria-label="Done" /> a</li>
            <li><input type="checkbox" disabled="" aria-label="To do" /> b</li>
            </ul>

            """
        ),
        (
            "a[^n]\nb[^n]\n\n[^n]: c\n",
            """
            <p>a<sup class="footnote-ref"><a href="#fn-n" id="fnref-n" role="doc-noteref" aria-label="Footnote 1">1</a></sup>
            b<sup class="footnote-ref"><a href="#fn-n" id="fnref-n-2" role="doc-noteref" aria-label="Footnote 1">1</a></sup></p>
            <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
            <ol>
            <li id="fn-n">
            <p>c <a href="#fnref-n" class="footnote-backref" role="doc-backlink" aria-label="Back to footnote 1">↩\u{FE0E}</a> \
            <a href="#fnref-n-2" class="footnote-backref" role="doc-backlink" aria-label="Back to footnote 1, mention 2">↩\u{FE0E}</a></p>
            </li>
            </ol>
            </section>

            """
        ),
        ("```yaml t\n```\n[@k] [](#fig-a) $`x`$\n```math\ny\n```", "[t]\n<p>[citation k] [reference fig-a] [math x]</p>\n[math y]\n"),
    ])
func decorates(markdown: String, html: String) {
    var log: [Diagnostic] = []
    let file = readMarkdown(SourceFile(path: "page.md", text: markdown), reporting: &log)
    var buffer = HTMLBuffer()
    write(file.document, in: SiteHTML(slots: VisibleSlots()), to: &buffer)
    #expect(buffer.text == html)
    #expect(log.isEmpty)
}

@Test("Pages read on many threads at once are the same each time")
func readsConcurrently() async {
    let text = "~~a~~ www.a.org *b*~*c*~ http://d.e\n\n| ~~f~~ |\n|-|\n| www.g.h |\n"
    let expected = cmarkHTML(of: text, .all)
    let differing = await withTaskGroup(of: Int.self) { group in
        for _ in 0..<8 { group.addTask { (0..<500).count { _ in gfmHTML(of: text) != expected } } }
        return await group.reduce(0, +)
    }
    #expect(differing == 0)
}
