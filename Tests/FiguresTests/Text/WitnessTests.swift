import Foundation
import Testing

@testable import Figures

/// Independent witnesses of the tables: the fonts themselves, and what librsvg makes of them.
@Suite("Widths are those of the fonts")
struct WitnessTests {
    static let fonts = "/usr/share/fonts/truetype/liberation2"
    static var python: String? { ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] }

    @Test("The tables are made from the fonts", .enabled(if: python != nil, "CASEBOOK_PYTHON names no Python with fontTools"))
    func tablesAreCurrent() throws {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let tables = here.appending(path: "../../../Sources/Figures/TextMetrics/LiberationSans.swift").standardized
        let answer = try run(Self.python ?? "", [here.appending(path: "tables.py").path, Self.fonts])
        #expect(answer.status == 0)
        #expect(try answer.output == String(contentsOf: tables, encoding: .utf8))
    }

    static let words = [
        "Kernels:AVATAR", "Typewriter", "WAVE-11-YoYo", "LLMOps", "Überprüfung", "ŁódźŽlutý", "$1,240.75", "→≥≤×−–—…", "“To”‘’•€≈°µ",
        "P.T.V.Y,",
        "Retrieval-augmented", "XGBoost", "11111111", "fly’s", "AYTLVW",
    ]

    @Test(
        "librsvg sets words as wide as said, kerning included", .enabled(if: program("pdftotext") != nil, "poppler is not installed"),
        arguments: [Text.Weight.regular, .bold])
    func librsvgAgrees(weight: Text.Weight) throws {
        let size = 80
        let texts = Self.words.enumerated().map { place, word in
            Mark.text(Text([word], at: Point(20, 100 + place * 100), size: size, leading: size, weight: weight))
        }
        let drawing = Drawing(width: 1600, height: 1700, title: "Words", summary: "Words.", marks: texts)
        let file = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try pdf(of: svg(of: drawing, id: "words", as: .flat(.light)), creationDate: nil)).write(to: file)
        let boxes = try run(program("pdftotext") ?? "", ["-bbox", file.path, "-"]).output
        let widths = boxes.matches(of: /<word xMin="([\d.]+)"[^>]* xMax="([\d.]+)"/).map { match in
            ((Double(match.2) ?? 0) - (Double(match.1) ?? 0)) / 0.75 * 2
        }
        #expect(widths.count == Self.words.count)
        for (word, width) in zip(Self.words, widths) {
            let said = Double(textWidth(word, size: size * 64, weight: weight)) / 64
            #expect(abs(said - width) <= 0.005 * width, "\(word): \(said) said, \(width) drawn")
        }
    }

    static let chromium = program("chromium") ?? program("google-chrome")
    static let phrases = [
        "AVATAR 11 To You", "Typewriter, WAVE. Py", "Retrieval-augmented → 12", "“Fly’s” Ł €≈ P. T", "12,345.10 USD ≥ 95 %",
    ]

    @Test(
        "Chromium sets phrases as wide as said, kerning across spaces included", .enabled(if: chromium != nil, "Chromium is not installed"))
    func chromiumAgrees() throws {
        let texts = [("normal", Text.Weight.regular), ("bold", .bold)].flatMap { name, weight in
            Self.phrases.map { (element: "<text font-weight='\(name)'>\($0)</text>", text: $0, weight: weight) }
        }
        let page = """
            <!doctype html><meta charset="utf-8"><svg font-family="'Liberation Sans'" font-size="40">\(texts.map(\.element).joined())</svg>
            <script>document.title = [...document.querySelectorAll("text")].map(e => e.getComputedTextLength()).join(" ")</script>
            """
        let file = FileManager.default.temporaryDirectory.appending(path: "phrases-\(UUID().uuidString).html")
        defer { try? FileManager.default.removeItem(at: file) }
        try page.write(to: file, atomically: true, encoding: .utf8)
        let answer = try run(Self.chromium ?? "", ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "file://\(file.path)"])
        let widths = try #require(answer.output.firstMatch(of: /<title>([^<]*)</)).1.split(separator: " ").compactMap { Double($0) }
        #expect(widths.count == texts.count)
        for (text, width) in zip(texts, widths) {
            let said = Double(textWidth(text.text, size: 80 * 64, weight: text.weight)) / 128
            #expect(abs(said - width) <= 0.005 * width, "\(text.text): \(said) said, \(width) drawn")
        }
    }
}
