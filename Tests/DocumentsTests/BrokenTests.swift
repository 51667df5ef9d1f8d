import Diagnostics
import Documents
import Testing

private let citationNote = #"note: a citation is [@key], [@key, p. 4] or [@one; @other]; text is written \[@"#

@Test(
    "What an author got wrong is said with its place",
    arguments: [
        (
            "text\n\n> [!WARN]\n> a",
            """
            page.md:3:5: error: there is no callout 'WARN'
              3 | > [!WARN]
                |     ^^^^
            note: a callout is one of NOTE, TIP, IMPORTANT, WARNING, CAUTION
            """
        ),
        (
            "> [!WARNIGN]",
            """
            page.md:1:5: error: there is no callout 'WARNIGN'
              1 | > [!WARNIGN]
                |     ^^^^^^^
            note: did you mean 'WARNING'?
            note: a callout is one of NOTE, TIP, IMPORTANT, WARNING, CAUTION
            """
        ),
        (
            "é [](#fgi-a)",
            """
            page.md:1:3: error: this link has no text
              1 | é [](#fgi-a)
                |   ^^^^^^^^^^
            note: a reference writes its own text when its id begins with 'fig-', 'tbl-', 'eq-', 'ex-', 'sec-' or 'field-'
            """
        ),
        (
            "---\ntitle: a\n\ntext",
            """
            page.md:1:1: error: the front matter has no end
              1 | ---
                | ^^^
            note: a second line '---' ends it; a line across the page is written '***'
            """
        ),
        (
            "---\ntitle: [a\n---\n",
            """
            page.md:2:9: error: this is not YAML: did not find expected ',' or ']'
              2 | title: [a
                |         ^
            note: check the indentation, and quote a text that holds ': ' or starts with one of @ ` % & * ! | > [ {
            """
        ),
        (
            "# A {#sec-a}\n\n- ## B {#sec-a}\n",
            """
            page.md:3:10: error: the id 'sec-a' is given twice
              3 | - ## B {#sec-a}
                |          ^^^^^
            page.md:1:7: note: first given here
              1 | # A {#sec-a}
                |       ^^^^^
            """
        ),
        (
            "# A {#a b}\n",
            """
            page.md:1:7: error: 'a b' cannot be an id
              1 | # A {#a b}
                |       ^^^
            note: an id is letters, digits and hyphens: {#sec-costs}
            """
        ),
        (
            "# A {#fig-b}\n",
            """
            page.md:1:7: error: 'fig-' begins the id of a figure; a heading's begins with 'sec-'
              1 | # A {#fig-b}
                |       ^^^^^
            """
        ),
        (
            "> ```yaml {.numbered}\n> a: b\n> ```",
            """
            page.md:1:11: error: '{.numbered}' is not the name of an analysis
              1 | > ```yaml {.numbered}
                |           ^^^^^^^^^^^
            note: an analysis block begins with ```yaml NAME #id; plain code has nothing behind 'yaml'
            """
        ),
        (
            "```yaml cost-table #monthly\n```",
            """
            page.md:1:20: error: '#monthly' cannot be the id of an analysis block
              1 | ```yaml cost-table #monthly
                |                    ^^^^^^^^
            note: it begins with 'fig-', 'tbl-', 'eq-', 'ex-', 'sec-' or 'field-' and goes on in letters, digits and hyphens
            """
        ),
        (
            "```yaml cost-table tbl-a #tbl-b #tbl-c\n```",
            """
            page.md:1:20: error: an analysis block has nothing but one #id behind its name, not 'tbl-a'
              1 | ```yaml cost-table tbl-a #tbl-b #tbl-c
                |                    ^^^^^
            note: an id begins with '#': #tbl-a
            page.md:1:33: error: an analysis block has nothing but one #id behind its name, not '#tbl-c'
              1 | ```yaml cost-table tbl-a #tbl-b #tbl-c
                |                                 ^^^^^^
            """
        ),
        (
            "- é\n\n  ```yaml cost-table\n  a: b: c\n  ```",
            """
            page.md:4:7: error: this is not YAML: mapping values are not allowed in this context
              4 |   a: b: c
                |       ^
            note: check the indentation, and quote a text that holds ': ' or starts with one of @ ` % & * ! | > [ {
            """
        ),
        (
            "```math #fig-a\n```",
            """
            page.md:1:9: error: '#fig-a' cannot be the id of mathematics
              1 | ```math #fig-a
                |         ^^^^^^
            note: it begins with 'eq-' and goes on in letters, digits and hyphens
            """
        ),
        (
            "as [@breck2017 p. 4]",
            """
            page.md:1:4: error: this is no citation
              1 | as [@breck2017 p. 4]
                |    ^^^^^^^^^^^^^^^^^
            \(citationNote)
            """
        ),
        (
            "é [@a; b]",
            """
            page.md:1:3: error: this is no citation
              1 | é [@a; b]
                |   ^^^^^^^
            \(citationNote)
            """
        ),
        (
            "> a\n> [@a,\n> b",
            """
            page.md:2:3: error: this is no citation
              2 | > [@a,
                |   ^^^
            \(citationNote)
            """
        ),
    ])
func reports(text: String, messages: String) {
    #expect(read(text).messages == messages)
}
