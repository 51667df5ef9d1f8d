import Testing

@testable import Figures

@Suite("Text is measured before it is drawn")
struct TextMetricsTests {
    @Test(
        "Widths are advances and kerning, in half pixels rounded up",
        arguments: [
            ("", 20, 0),
            ("A", 2048, 1366),
            ("AV", 2048, 1366 + 1366 - 152),
            ("VA", 20, 26),
            ("11", 2048, 1139 + 1139 - 152),
            ("→ ≥", 2048, 2048 + 569 + 1124),
            ("é", 2048, 1139),
        ])
    func measures(text: String, size: Int, width: Int) {
        #expect(textWidth(text, size: size, weight: .regular) == width)
    }

    @Test("Bold is wider")
    func measuresBold() {
        #expect(textWidth("Baseline", size: 2048, weight: .bold) > textWidth("Baseline", size: 2048, weight: .regular))
    }

    @Test(
        "What has no known width is named",
        arguments: [
            ("OCR – 12 classes, ≥ 95 %", nil),
            ("Žluťoučký kůň × “text” → µs … €", nil),
            ("文", "文"),
            ("soft\u{AD}hyphen", "\u{AD}"),
            ("two\nlines", "\n"),
            ("e\u{301}", "e\u{301}"),
        ] as [(String, Character?)])
    func finds(text: String, character: Character?) {
        #expect(unmeasurableCharacter(in: text) == character)
    }

    @Test(
        "Lines are as few and as even as can be",
        arguments: [
            ("sparse vector", 400, 2, ["sparse vector"]),
            ("sparse vector", 80, 2, ["sparse", "vector"]),
            ("a sparse vector of words", 170, 2, ["a sparse", "vector of words"]),
            ("training/serving skew", 110, 3, ["training/", "serving", "skew"]),
            ("day-to-day work", 100, 3, ["day-to-", "day work"]),
            ("1/2 or 5-fold", 70, 3, ["1/2 or", "5-fold"]),
            ("never\u{A0}here", 80, 3, nil),
            ("one two three", 70, 2, nil),
            ("  spaces   vanish  ", 60, 3, nil),
            ("  spaces   vanish  ", 80, 3, ["spaces", "vanish"]),
            ("", 10, 1, [""]),
        ] as [(String, Int, Int, [String]?)])
    func wraps(text: String, width: Int, lines: Int, answer: [String]?) {
        #expect(wrap(text, width: width, size: 24, weight: .regular, maximumLines: lines) == answer)
    }

    @Test("No line is wider than asked", arguments: [60, 90, 120, 200, 400])
    func staysWithin(width: Int) {
        let text = "Field extraction with a language model, answered from the retrieved pages"
        for line in wrap(text, width: width + 60, size: 20, weight: .bold, maximumLines: 20) ?? [] {
            #expect(textWidth(line, size: 20, weight: .bold) <= width + 60)
        }
    }
}
