import Diagnostics
import Documents
import Foundation
import Testing

@Suite("A BibTeX file")
struct BibTeXReading {
    @Test(
        "gives plain text for TeX",
        arguments: [
            ("{G{\\\"o}del and \\'{E}coles}", "Gödel and Écoles"),
            ("{\\'e \\`{a} \\^o \\~n \\c{c} \\v{s} \\u{g} \\H{o} \\r a \\k{a} \\.z \\={u}}", "é à ô ñ ç š ğ ő å ą ż ū"),
            ("{Stanis{\\l}awek \\O re \\ss{} \\ae on \\'{\\i}}", "Stanisławek Øre ß æon í"),
            ("{\\'x}", "x\u{301}"),
            ("{AT\\&T 100\\% \\$5 a\\_b \\#1}", "AT&T 100% $5 a_b #1"),
            ("{1--9 a---b ``q'' it's}", "1–9 a—b “q” it’s"),
            ("{The {ML} Test {S}core}", "The ML Test Score"),
            ("\"quoted {\"} mark\"", "quoted \" mark"),
            ("{over\n     two   lines }", "over two lines"),
            ("{\\emph{Nested {deep}} $k$}", "Nested deep k"),
            ("first # { } # \"Two\" # 3", "One Two3"),
            ("{A~B}", "A\u{A0}B"),
        ])
    func reads(value: String, text: String) throws {
        let (bibliography, log) = read("@string{first = {One}}\n@misc{a, title = \(value)}")
        #expect(log == [])
        #expect(try #require(bibliography["a"]).title == text)
    }

    @Test(
        "knows whose name is which",
        arguments: [
            ("Sculley, D. and Holt, G.", "Sculley|D. & Holt|G."),
            ("Ludwig van Beethoven", "van Beethoven|Ludwig"),
            ("van den Berg, Jan", "van den Berg|Jan"),
            ("Donald E. Knuth", "Knuth|Donald E."),
            ("King, Jr., Martin Luther", "King|Martin Luther|Jr."),
            ("{Barnes and Noble} and {OWASP}", "=Barnes and Noble & =OWASP"),
            ("Lewis, P. and others", "Lewis|P. & …"),
            ("K{\\\"u}hl,\n  Niklas and N{\\'u}{\\~n}ez, A.", "Kühl|Niklas & Núñez|A."),
            ("{European Commission}", "=European Commission"),
            ("Jean de {La Fontaine}", "de La Fontaine|Jean"),
            ("Anderson, B. and Andrews, C.", "Anderson|B. & Andrews|C."),
        ])
    func reads(names: String, people: String) throws {
        let (bibliography, log) = read("@misc{a, title = {T}, author = {\(names)}}")
        #expect(log == [])
        #expect(try #require(bibliography["a"]).authors.map(described).joined(separator: " & ") == people)
    }

    @Test("gives every field its place")
    func fields() throws {
        let (bibliography, log) = read(
            """
            % @article{no, title = {a comment}}
            Free text is a comment.
            @comment{ @article{no, title = {x}} }
            @preamble{"\\newcommand{\\x}{y}"}
            @String(acm = "ACM " # {Press})
            @ARTICLE(breck2017,
              Author = "Breck, E.", TITLE = {A Title}, Journal = {J}, year = 2017, month = mar,
              volume = {10}, number = 2, pages = {1123-1132}, publisher = acm,
              doi = {https://doi.org/10.1109/A\\_B}, url = {https://x.org/a_b?c=d\\%20e~f}, eprint = {2205.02302v2},
              keywords = {ignored}, note = {N},
            )
            """)
        #expect(log == [])
        #expect(bibliography.keys == ["breck2017"])
        let entry = try #require(bibliography["breck2017"])
        #expect(entry.kind == .article && entry.title == "A Title" && entry.container == "J" && entry.publisher == "ACM Press")
        #expect(entry.year == 2017 && entry.month == 3 && entry.volume == "10" && entry.number == "2" && entry.pages == "1123–1132")
        #expect(entry.doi == "10.1109/A_B" && entry.url == "https://x.org/a_b?c=d%20e~f" && entry.arXiv == "2205.02302v2")
        #expect(entry.place.lineAndColumn == (6, 10) && entry.place.text == "breck2017")
    }

    /// Each `Broken/*.bib` beside the exact messages it must produce and the keys it must still give.
    @Test("that is broken says where, and loses only what is broken", arguments: ["syntax", "values", "gaps", "unclosed", "items.yml"])
    func broken(name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")
        let path = name.contains(".") ? name : "\(name).bib"
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        let expected = folder.appending(path: "\(path).messages")
        let (bibliography, log) = read(text, path: path)
        let actual = (log + ["read: \(bibliography.keys.joined(separator: ", "))"]).joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: expected, atomically: true, encoding: .utf8)
            Issue.record("recorded \(expected.lastPathComponent)")
        }
        #expect(try actual == String(contentsOf: expected, encoding: .utf8))
    }

    @Test("is read whatever stands in it", arguments: ["a.bib", "a.yml", "tex"])
    func survives(path: String) {
        let original = Array(
            (path == "a.yml"
                ? "- {id: k, author: [{family: A}], issued: {date-parts: [[1]]}}\n"
                : "@misc{k, a = {x\\'{e}} # \"y\", author={A and {B}}}\n@article(l,\\frac{a}^2_{\\left(b\\right)}\\begin{cases}a&b\\\\c\\end{cases})")
                .utf8)
        let signs = Array("{}()@,=#\"\\%^_&[]': -\n\ta1é".utf8)
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<300 {
            var bytes = original
            for _ in 0...random(6) { bytes[random(bytes.count)] = signs[random(signs.count)] }
            let source = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
            var log: [Diagnostic] = []
            if path == "tex" { _ = readTeX(Excerpt(source), reporting: &log) }
            let works = readBibliography(source, reporting: &log)
            for reference in references(to: works.entries) { #expect(!reference.label.isEmpty) }
            for diagnostic in log { #expect(!render(diagnostic).isEmpty) }
        }
    }

    @Test("of another kind is refused")
    func refuses() {
        #expect(
            read("", path: "a.txt").log == [
                """
                a.txt:1:1: error: a bibliography ends in .bib, .json, .yml or .yaml
                note: this one is 'a.txt'
                """
            ])
    }

    @Test(
        "may be CSL instead",
        arguments: [
            (
                "a.json",
                """
                [{"id": "k", "type": "article-journal", "title": "T \\"q\\" \\u00e9", "author": [{"family": "Berg", "given": "Jan",
                  "non-dropping-particle": "van den"}, {"literal": "OWASP"}], "container-title": "J", "issued": {"date-parts": [[2015, 3]]},
                  "volume": 3, "issue": "4", "page": "1-9", "DOI": "10.1/x", "URL": "https://x.org"}]
                """
            ),
            (
                "a.yaml",
                """
                references:
                  - id: k
                    type: article-journal
                    title: T "q" é
                    author: [{family: Berg, given: Jan, non-dropping-particle: van den}, {literal: OWASP}]
                    container-title: J
                    issued: 2015-03
                    volume: 3
                    issue: 4
                    page: 1-9
                    DOI: https://doi.org/10.1/x
                    URL: https://x.org
                """
            ),
        ])
    func readsCSL(path: String, text: String) throws {
        let (bibliography, log) = read(text, path: path)
        #expect(log == [])
        let entry = try #require(bibliography["k"])
        #expect(entry.kind == .article && entry.title == "T \"q\" é" && entry.container == "J" && entry.year == 2015 && entry.month == 3)
        #expect(entry.authors.map(described) == ["van den Berg|Jan", "=OWASP"])
        #expect(entry.volume == "3" && entry.number == "4" && entry.pages == "1–9" && entry.doi == "10.1/x" && entry.url == "https://x.org")
    }

    private func read(_ text: String, path: String = "a.bib") -> (bibliography: Bibliography, log: [String]) {
        var log: [Diagnostic] = []
        let bibliography = readBibliography(SourceFile(path: path, text: text), reporting: &log)
        return (bibliography, log.sorted().map { render($0) })
    }
}

private func described(_ name: BibliographyEntry.Name) -> String {
    switch name {
    case .person(let family, let given, let suffix): [family, given, suffix].filter { !$0.isEmpty }.joined(separator: "|")
    case .literal(let name): "=\(name)"
    case .others: "…"
    }
}
