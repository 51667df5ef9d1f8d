import Diagnostics
import Documents
import Testing

@Test(
    "A place is exactly what the author wrote there",
    arguments: [
        ("`= a` ``= b`` ` = c`", [" a", " b"]),
        ("é成👍 `= a` é `= b`", [" a", " b"]),
        ("a\n   b `= x`\n c [](#fig-y)", [" x", "[](#fig-y)"]),
        ("> a\nlazy `= x` [@k]", [" x", "[@k]", "k"]),
        (">  a\n> >  é `= x`\n>lazy `= x`", [" x", " x"]),
        ("- a\n      deep `= x`\n\n  > `= y`\n  > [t](u \"v)\") `= z`", [" x", " y", "[t](u \"v)\")", " z"]),
        ("1. > - é [@k; @l, p. 3]", ["[@k; @l, p. 3]", "k", "l"]),
        ("[a]: b\n`= x` [a]", [" x", "[a]"]),
        ("[a](b\n'c') `= x`", ["[a](b\n'c')", " x"]),
        ("<b title='\n`= x`'> `= y`", [" y"]),
        ("`c\nd` `= y`", [" y"]),
        ("`\\`= x`", []),
        ("\\``= x` \\```= y``", [" x", " y"]),
        ("\\`= x\\` `= x`", [" x"]),
        ("![a [b](c) `= d`](e.png) `= f`", ["[b](c)", " d", "![a [b](c) `= d`](e.png)", " f"]),
        ("[![a](b)](c) [d][d]\n\n[d]: e", ["![a](b)", "[![a](b)](c)", "[d][d]"]),
        ("[x] b [a] ![*a*][b] [a b][a]\n\n[a]: b\n[b]: c", ["[a]", "![*a*][b]", "[a b][a]"]),
        ("| \\| [a] |\n|-|\n\n[a]: b\n", ["[a]"]),
        ("[x] [foo](bar) text](baz [q](r)", ["[foo](bar)", "[q](r)"]),
        ("<http://a.b> http://c.d www.e.f g@h.i", ["<http://a.b>", "http://c.d", "www.e.f", "g@h.i"]),
        ("$`a`$ and é$`b|c`$", ["a", "b|c"]),
        (
            "| é \\| | `a\\|b` | `= x` |\n|-|-|-|\n| \\|\\| [@k] | `= y` | `= z` [](#tbl-q) |\n",
            [" x", "[@k]", "k", " y", " z", "[](#tbl-q)"]
        ),
        ("para\n| `= x` |\n|-|\n| $`a\\|b`$ |", [" x", "a\\|b"]),
        ("[@a,\n  p. 4; @b]", ["[@a,\n  p. 4; @b]", "a", "b"]),
        ("> [@a,\n> p. 4; @b]", ["[@a,\n> p. 4; @b]", "a", "b"]),
        ("\\[@a] [@a]", ["[@a]", "a"]),
        ("`[@a]` <i x='[@a]'> [@a]", ["[@a]", "a"]),
        ("  ## é `= x` {#sec-a} ##", ["## é `= x` {#sec-a} ##", " x"]),
        ("> A\n> `= x`\n> ===", ["A", " x"]),
        ("> [!NOTE]\n> `= x`", [" x"]),
        ("> [!NOTE]\n>\n> `= x`", [" x"]),
        ("```math #eq-a\nx\n```", ["x", "eq-a"]),
        ("> - ~~~ math  #eq-é\n>   x\n>   y\n>   ~~~", ["x\n>   y", "eq-é"]),
        ("```yaml yaml #tbl-a\nk: v\n```", ["```yaml yaml #tbl-a", "yaml", "tbl-a", "k", "v"]),
        ("> é\n>\n> 1. a\n>\n>    ```yaml t\n>    é: v\n>     \n>    w: \"x\"\n>    ```", ["```yaml t", "t", "é", "v", "w", "\"x\""]),
        ("-\t```yaml t\n\tk: v\n\t```", ["```yaml t", "t", "k", "v"]),
        ("-  ```yaml t\n\tk: v\n\t```", ["```yaml t", "t", "```yaml t", "```yaml t"]),
        ("---\ntitle: é\n---\n\n`= x`", [" x"]),
        ("a\r`= x`\r\n`= y`\n\r`= z`", [" x", " y", " z"]),
        ("a\u{0}b `= x`", [" x"]),
        ("a[^1]\n\n[^1]: b `= x`\n    c `= y`", []),
    ] as [(String, [String])])
func findsPlaces(text: String, places: [String]) {
    let (file, _) = read(text)
    #expect(placesWritten(in: file.document.blocks) == places)
}

@Test("An inline value over the end of a line stands where its code span stands")
func findsLongValues() {
    let (file, _) = read("> a `= b +\n> c` d")
    #expect(outline(file.document.blocks) == "quote(p(a value( b + c) d))")
    #expect(placesWritten(in: file.document.blocks) == ["`= b +\n> c`"])
}
