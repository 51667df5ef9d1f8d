import Testing

@testable import Figures

@Suite("Drawings become SVG")
struct SVGTests {
    /// One of everything.
    static let everything = Drawing(
        width: 401, height: 240, title: "Reading & writing", summary: "A <small> drawing. It says \"OCR\" to 'TF-IDF'.",
        marks: [
            .group(
                label: "Serving",
                [
                    .rectangle(Rectangle(x: 4, y: 4, width: 392, height: 160), radius: 12, Paint(fill: .lane, stroke: .laneLine)),
                    .text(Text(["Serving"], at: Point(16, 30), size: 24, leading: 30, weight: .bold)),
                    .group(
                        label: "OCR, compute. To \"TF-IDF\": text.",
                        [
                            .rectangle(
                                Rectangle(x: 20, y: 60, width: 100, height: 60), radius: 8,
                                Paint(fill: .compute, stroke: .nodeLine, strokeWidth: 3)),
                            .text(Text(["OCR", "a < b"], at: Point(70, 86), size: 21, leading: 25, anchor: .middle)),
                        ]),
                ]),
            .group(
                label: nil,
                [
                    .line(
                        [Point(120, 91), Point(200, 91), Point(200, 141), Point(281, 141)], radius: 12, arrow: true,
                        Paint(stroke: .edge, strokeWidth: 3)),
                    .line(
                        [Point(300, 150), Point(200, 220), Point(40, 200)], radius: 20, arrow: true,
                        Paint(stroke: .feedback, strokeWidth: 3, dash: .dashed)),
                    .text(Text(["retrain"], at: Point(160, 214), size: 20, leading: 25, paint: Paint(fill: .feedback), hasHalo: true)),
                ]),
            .polygon([Point(300, 40), Point(330, 70), Point(300, 100), Point(270, 70)], Paint(fill: .gate, stroke: .nodeLine)),
            .ellipse(center: Point(360, 70), radiusX: 20, radiusY: 9, Paint(fill: .store, stroke: .nodeLine)),
            .line([Point(0, 230), Point(401, 230)], radius: 0, arrow: false, Paint(stroke: .grid, dash: .dotted)),
        ])

    static let forms: [(String, SVGForm)] = [("inline", .inline), ("file", .file), ("light", .flat(.light)), ("dark", .flat(.dark))]

    @Test("As before", arguments: forms)
    func isGolden(name: String, form: SVGForm) throws {
        try expectGolden(svg(of: Self.everything, id: "everything", as: form), "SVG/Fixtures/everything-\(name).svg")
    }

    @Test("The site's style sheet is as before")
    func styleSheetIsGolden() throws {
        try expectGolden(figureStyleSheet(), "SVG/Fixtures/figures.css")
    }

    @Test("Lengths are printed without floating point", arguments: [(0, "0"), (1, "0.5"), (-1, "-0.5"), (25, "12.5"), (-24, "-12")])
    func printsPixels(halves: Int, text: String) {
        #expect(pixels(halves) == text)
    }

    @Test(
        "Lines bend and end where they should",
        arguments: [
            ([Point(0, 0), Point(20, 0)], 0, "M0 0H10"),
            ([Point(0, 0), Point(0, 20), Point(20, 20)], 0, "M0 0V10H10"),
            ([Point(0, 0), Point(0, 20), Point(20, 20)], 8, "M0 0V6Q0 10 4 10H10"),
            ([Point(0, 0), Point(0, 8), Point(20, 8)], 8, "M0 0V2Q0 4 2 4H10"),
            ([Point(0, 0), Point(0, 0), Point(30, 40)], 8, "M0 0L15 20"),
            ([Point(5, 5)], 8, "M2.5 2.5"),
            ([], 8, ""),
        ])
    func drawsPaths(points: [Point], radius: Int, path: String) {
        #expect(LinePath(points, radius: radius, arrow: false, strokeWidth: 2).path == path)
    }

    @Test(
        "Arrowheads point the way the line goes, with their tip at its end",
        arguments: [
            (Point(100, 0), [Point(100, 0), Point(84, 7), Point(84, -7)]),
            (Point(0, -100), [Point(0, -100), Point(7, -84), Point(-7, -84)]),
            (Point(-60, 80), [Point(-60, 80), Point(-56, 63), Point(-44, 71)]),
        ])
    func pointsArrows(end: Point, head: [Point]) throws {
        let found = try #require(LinePath([Point(0, 0), end], radius: 0, arrow: true, strokeWidth: 3).head)
        #expect(Set(found) == Set(head))
        #expect(found.first == end)
    }

    @Test("XML is well-formed", .enabled(if: program("xmllint") != nil, "xmllint is not installed"), arguments: forms)
    func isWellFormed(name: String, form: SVGForm) throws {
        let xml = svg(of: Self.everything, id: "everything", as: form)
        let answer = try run(program("xmllint") ?? "", ["--noout", "-"], input: Array(xml.utf8))
        #expect(answer.status == 0, "\(answer.output)")
    }

    @Test("Every id starts with the drawing's", arguments: forms)
    func prefixesIDs(name: String, form: SVGForm) {
        let ids = svg(of: Self.everything, id: "fig-x", as: form).matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(ids == (form == .inline ? [] : ["fig-x"]) + ["fig-x-title", "fig-x-desc"])
    }

    @Test("Nothing librsvg cannot draw is relied on: each class stands beside a literal colour")
    func hasLiterals() throws {
        let text = svg(of: Self.everything, id: "everything", as: .file)
        let body = try #require(text.components(separatedBy: "</style>").last)
        #expect(!body.contains("var("))
        for colour in Colour.allCases {
            #expect(body.ranges(of: "f-\(colour.rawValue)\"").count <= body.ranges(of: "fill=\"\(Theme.light[colour])\"").count)
        }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        var (parts, rest) = ([String](), self[...])
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
