import Diagnostics
import Documents
import Testing
import YAMLTrees

@Test(
    "Casebook's additions are read, and what only looks like them stays as it is",
    arguments: [
        // Inline values.
        ("`= volume`", "p(value( volume))"),
        ("`=volume : 0` and ``= a``", "p(value(volume : 0) and value( a))"),
        ("`==` `=>` `=~` `=` ` = x`", "p(code(==) code(=>) code(=~) code(=) code( = x))"),
        ("**`= a`** [`= b`](c.md)", "p(strong(value( a)) link<c.md>(value( b)))"),
        ("![`= a` of](b.png)", "p(image<b.png>(value( a) of))"),
        // Mathematics.
        ("so $`x^2`$.", "p(so math(x^2).)"),
        ("$`a`$`b`$", "p(math(a)code(b)$)"),
        ("$`a`$$`b`$", "p(math(a)math(b))"),
        ("costs $5 `x` and $6", "p(costs $5 code(x) and $6)"),
        ("\\$`x`$", "p($code(x)$)"),
        ("```math\n\\frac{a}{b}\n```", "math(\"\\\\frac{a}{b}\")"),
        ("```math #eq-even\nx\ny\n```", "math#eq-even(\"x\\ny\")"),
        ("```math\n```", "math(\"\")"),
        // Analysis blocks.
        ("```yaml cost-table #tbl-a\nof: mlops\n```", "analysis cost-table#tbl-a(of=mlops)"),
        ("~~~ yaml  quantities\n~~~", "analysis quantities(nothing)"),
        ("```yaml\na: b\n```", "code[yaml](\"a: b\\n\")"),
        ("```yml cost-table\na\n```", "code[yml cost-table](\"a\\n\")"),
        ("```yamlx y\n```", "code[yamlx y](\"\")"),
        ("    ```yaml cost-table", "code[](\"```yaml cost-table\\n\")"),
        ("- a\n\n  ```yaml x\n  a: 1\n  b:\n    c\n  ```", "list(p(a) analysis x(a=1, b=c))"),
        // Cross-references.
        ("[](#tbl-a) and [](#sec-b)", "p(ref(tbl-a) and ref(sec-b))"),
        ("[see](#tbl-a)", "p(link<#tbl-a>(see))"),
        ("[](page.md)", "p(link<page.md>())"),
        // Citations.
        ("as [@sculley2015] says", "p(as cite(sculley2015) says)"),
        ("[@a; @b_c-d.e:f, p. 4]", "p(cite(a; b_c-d.e:f|p. 4))"),
        ("[@a,\npp. 3–5]!", "p(cite(a|pp. 3–5)!)"),
        ("[@a, p. 1; @b,\n p. 2,\nnote 3] x", "p(cite(a|p. 1; b|p. 2, note 3) x)"),
        ("\\[@a] `[@b]` [@c](d) [[@e]](f)", "p([@a] code([@b]) link<d>(@c) link<f>([@e]))"),
        ("[@ a] [@] a@b [x @y]", "p([@ a] [@] a@b [x @y])"),
        ("**[@a]**\n[@b]", "p(strong(cite(a))⏎cite(b))"),
        // Callouts.
        ("> [!NOTE]\n> a\n> b", "note(p(a⏎b))"),
        ("> [!tip]\n>\n> a", "tip(p(a))"),
        ("> [!WARNING]  \n> - a", "warning(list(p(a)))"),
        ("> [!NOTE] a", "quote(p([!NOTE] a))"),
        ("> \\[!NOTE]\n> a", "quote(p([!NOTE]⏎a))"),
        ("> a\n> [!NOTE]", "quote(p(a⏎[!NOTE]))"),
        ("> [!CAUTION]", "caution()"),
        ("> > [!IMPORTANT]\n> > `= x`", "quote(important(p(value( x))))"),
        // Anchors.
        ("# Cost & Budget, part_2!", "h1#cost--budget-part_2(Cost & Budget, part_2!)"),
        ("# A\n# A\n# A-1\n# a", "h1#a(A) h1#a-1(A) h1#a-1-1(A-1) h1#a-2(a)"),
        ("# Ü Größe 成本 👍", "h1#ü-größe-成本-(Ü Größe 成本 👍)"),
        ("# !", "h1#section(!)"),
        ("## Costs {#sec-costs}\n# sec costs", "h2#sec-costs(Costs) h1#sec-costs-1(sec costs)"),
        ("# sec costs\n## Costs {#sec-costs} ##", "h1#sec-costs-1(sec costs) h2#sec-costs(Costs)"),
        ("A *b*  {#sec-x}\n===", "h1#sec-x(A em(b))"),
        ("# Costs \\{#sec-costs}", "h1#costs-sec-costs(Costs {#sec-costs})"),
        ("# Costs{#sec-costs}", "h1#costssec-costs(Costs{#sec-costs})"),
        // The rest of the dialect.
        ("a[^1] b[^x] c[^1]\n\n[^1]: n\n[^x]: m", "p(anote(0, 1) bnote(1, 1) cnote(0, 2))"),
        ("- [x] a\n- [ ] b", "list(done p(a); open p(b))"),
        ("a | b\n-|-\n`= x` | [@k]", "table(a, b; value( x), cite(k))"),
        ("~~a~~ www.a.org <b>", "p(del(a) link<http://www.a.org>(www.a.org) html(<b>))"),
    ])
func readsAdditions(text: String, outlined: String) {
    let (file, messages) = read(text)
    #expect(outline(file.document.blocks) == outlined)
    #expect(messages.isEmpty)
}

@Test("Footnotes keep their labels, their order and their mentions")
func readsFootnotes() {
    let (file, _) = read("a[^two] b[^one] c[^two]\n\n[^one]: 1[^three]\n\n[^two]: 2\n\n    `= x`\n\n[^three]: 3\n\n[^unused]: 4")
    #expect(
        file.document.footnotes.map { "\($0.label) \($0.mentions) \(outline($0.blocks))" } == [
            "two 2 p(2) p(value( x))", "one 1 p(1note(2, 1))", "three 1 p(3)",
        ])
}

@Test("A dialect without additions has none")
func readsPlainMarkdown() {
    var log: [Diagnostic] = []
    let text = "---\na: b\n---\n\n`= x` $`y`$ [@k] [](#tbl-a)\n\n> [!NOTE]\n\n```yaml x\n```\n"
    let file = readMarkdown(SourceFile(path: "page.md", text: text), dialect: .gfm(.all), reporting: &log)
    #expect(
        outline(file.document.blocks)
            == "rule h2#a-b(a: b) p(code(= x) $code(y)$ [@k] link<#tbl-a>()) quote(p([!NOTE])) code[yaml x](\"\")")
    #expect(file.frontMatter == nil)
    #expect(log.isEmpty)
}

@Test(
    "Front matter is the YAML between the first line and the next rule",
    arguments: [
        ("---\ntitle: A\n---\n# B\n", "title=A", "h1#b(B)", 3),
        ("---  \ntitle: A\n...\ntext", "title=A", "p(text)", 3),
        ("\u{FEFF}---\r\ntitle: A\r\n---\r\n`= x`\r\n", "title=A", "p(value( x))", 3),
        ("---\n---\ntext", "", "p(text)", 2),
        ("---\ntitle: A\n---", "title=A", "", 2),
        ("\n---\na\n", nil, "rule p(a)", 0),
        ("----\na\n----\n", nil, "rule h2#a(a)", 0),
        ("", nil, "", 0),
    ] as [(String, String?, String, Int)])
func readsFrontMatter(text: String, entries: String?, outlined: String, line: Int) {
    let (file, messages) = read(text)
    let frontMatter = file.frontMatter.map { tree in (tree.entries ?? []).map { "\($0.key)=\($0.value.text ?? "")" }.joined() }
    #expect(frontMatter == entries)
    #expect(outline(file.document.blocks) == outlined)
    #expect(messages.isEmpty)
}
