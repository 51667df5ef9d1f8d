import Foundation
import Testing

@testable import Figures

@Suite("SVG becomes PNG and PDF")
struct ExportTests {
    static let chart = svg(of: draw(SampleCharts.grouped), id: "chart", as: .flat(.light))

    @Test("A PNG has the size asked for, whole", arguments: [(1.0, 672), (2.0, 1344), (1.5, 1008)])
    func sizes(scale: Double, width: Int) throws {
        let picture = try png(of: Self.chart, scale: scale)
        #expect(Array(picture.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(picture[16..<20].reduce(0) { $0 << 8 | Int($1) } == width)
        #expect(Array(picture.suffix(8).prefix(4)) == Array("IEND".utf8))
    }

    @Test("The same input gives the same bytes, also on many threads at once")
    func isDeterministic() async throws {
        let (firstPNG, firstPDF) = (try png(of: Self.chart), try pdf(of: Self.chart, creationDate: "2026-11-23T09:00:00Z"))
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    number.isMultiple(of: 2)
                        ? try png(of: Self.chart) == firstPNG
                        : try pdf(of: Self.chart, creationDate: "2026-11-23T09:00:00Z") == firstPDF
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test(
        "A PDF's dates are the argument's, and fixed without one",
        arguments: [
            ("2026-11-23T09:00:00Z", "/CreationDate (20261123090000Z)"), (nil, "/CreationDate (19700101000000Z)"),
        ])
    func datesPDF(date: String?, entry: String) throws {
        let document = String(decoding: try pdf(of: Self.chart, creationDate: date), as: UTF8.self)
        #expect(document.contains(entry))
        #expect(document.contains(entry.replacing("Creation", with: "Mod")))
    }

    @Test("A dark style sheet paints over the light colours")
    func paintsDark() throws {
        let light = try png(of: Self.chart, scale: 1)
        let sheet = try png(of: Self.chart, scale: 1, styleSheet: flatStyleSheet(.dark))
        let literal = try png(of: svg(of: draw(SampleCharts.grouped), id: "chart", as: .flat(.dark)), scale: 1)
        #expect(sheet == literal)
        #expect(sheet != light)
    }

    @Test("What is no SVG is reported", arguments: ["", "<svg", "<p/>", "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>"])
    func reports(text: String) {
        #expect(throws: ExportError.self) { try png(of: text) }
    }

    @Test(
        "A PDF is as wide as the drawing, and its fonts are embedded", .enabled(if: program("pdffonts") != nil, "poppler is not installed"))
    func embedsFonts() throws {
        try withPDF { path in
            let fonts = try run("\(program("pdffonts") ?? "")", [path]).output.split(separator: "\n").dropFirst(2)
            #expect(!fonts.isEmpty)
            for font in fonts {
                #expect(font.contains("LiberationSans"))
                #expect(font.contains(/\syes\s+yes\s+yes\s/))
            }
            #expect(try run(program("pdfinfo") ?? "", [path]).output.contains("Page size:       504 x "))
            #expect(try run(program("pdfimages") ?? "", ["-list", path]).output.split(separator: "\n").count == 2)
        }
    }

    @Test("A PDF's text can be read", .enabled(if: program("pdftotext") != nil, "poppler is not installed"))
    func keepsText() throws {
        try withPDF { path in
            let text = try run(program("pdftotext") ?? "", ["-layout", path, "-"]).output
            for label in SampleCharts.stages + ["$1,240.75", "USD per month", "LLMOps"] { #expect(text.contains(label)) }
        }
    }

    private func withPDF(_ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "figures-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try pdf(of: Self.chart, creationDate: nil, title: "Costs")).write(to: file)
        try body(file.path)
    }
}
