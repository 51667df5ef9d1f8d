import Cases
import Diagnostics
import Foundation
import Models
import Testing
import Writers

@Suite("The paper's data")
struct DataTests {
    private static let texts = [
        "book.yml": """
        title: A book
        authors: [Ada]
        licence: CC BY 4.0
        paper: { page: paper.md, results: [cost.old.total] }
        """,
        "paper.md": "# A \"small\" paper\n\nIt costs `= cost.old.total`, or `= cost.old.total / volume`.\n",
    ]

    private func files() async throws -> [String: String] {
        var log: [Diagnostic] = []
        let book = await SmallCase.with(Self.texts).read(reporting: &log)
        let paper = try #require(await evaluatePaper(of: book, jobs: 1, reporting: &log))
        #expect(!log.hasErrors, "\(rendered(log))")
        return Dictionary(uniqueKeysWithValues: dataFiles(of: paper).map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    @Test("Every quantity has its number in full, its unit, range and source; lines end in CR LF and commas stand in quotes")
    func quantities() async throws {
        let text = try #require(try await files()["data/quantities.csv"])
        #expect(
            text.split(separator: "\r\n").map(String.init) == [
                "name,says,value,unit,formula,low,high,source,source_url,read_on,certainty,note",
                "cost.old.total,Everything,340.3,USD/month,ocr + endpoint,,,,,,,",
                "cost.old.ocr,Reading,4.5,USD/month,volume * pages * price.ocr,,,,,,,",
                "volume,Documents each month,1000.0,document/month,1000 document/month,,,the case’s fiction,,,,",
                "pages,Pages of a document,3.0,page/document,3 page/document,2.0,5.0,assumption,,,,",
                "price.ocr,Reading a page,0.0015,USD/page,0.0015 USD/page,,,Price list,https://example.org/prices,2026-11-01,"
                    + "verified in one independent source,",
                "cost.old.endpoint,,335.8,USD/month,2 * price.machine,,,,,,,",
                "price.machine,A machine,0.23,USD/hour,0.23 USD/hour,,,Price list,https://example.org/prices,,,On demand",
            ])
        #expect(text.hasSuffix("\r\n"))
    }

    @Test("Of the results each effect stands in a row")
    func sensitivity() async throws {
        #expect(
            try await files()["data/sensitivity.csv"] == """
                input,input_says,input_low,input_high,input_unit,result,base,at_low,at_high,result_unit\r
                pages,Pages of a document,2.0,5.0,page/document,cost.old.total,340.3,338.8,343.3,USD/month\r

                """)
    }

    @Test(
        "Texts with commas, quotes and line breaks are quoted as RFC 4180 says",
        .enabled(if: python != nil, "CASEBOOK_PYTHON names no Python that has frictionless"))
    func quotes() async throws {
        var texts = Self.texts
        texts["model/odd.yml"] = "odd: { says: \"a, \\\"b\\\"\\nc ü\", value: 1.5, source: assumption, note: \" edge \" }\n"
        texts["paper.md"]? += "\nAnd `= odd`.\n"
        var log: [Diagnostic] = []
        let paper = try #require(await evaluatePaper(of: SmallCase.with(texts).read(reporting: &log), jobs: 1, reporting: &log))
        let rows = try read(paper)
        let odd = try #require(rows.first { $0.name == "odd" })
        #expect(odd.says == "a, \"b\"\nc ü")
        #expect(odd.value == 1.5)
    }

    @Test(
        "Python's frictionless finds the real case's data valid, and reads the model's numbers",
        .enabled(if: python != nil, "CASEBOOK_PYTHON names no Python that has frictionless"))
    func witness() async throws {
        let rows = try read(try await RealPaper.evaluated.value)
        let values = try await RealCase.values(.instructor)
        #expect(rows.count > 200)
        for row in rows { #expect(values.value(of: row.name)?.number == row.value, "\(row.name)") }
    }

    @Test("The shell's command in the appendix prints the digest that stands above it")
    func digest() async throws {
        var text = ""
        for case .slot(let exhibit) in try await RealPaper.evaluated.value.appendix { text = exhibit.place?.file.text ?? text }
        let command = try #require(text.split(separator: "\n").first { $0.hasPrefix("find content ") })
        let printed = try output(of: "/bin/sh", ["-c", String(command)], in: RealCase.root)
        let digest = try #require(printed.split(separator: " ").first)
        #expect(digest.count == 64)
        #expect(text.contains("\n\(digest)\n"))
    }

    @Test("A result that is nowhere, or that changes over the months, is an error in 'book.yml'")
    func results() async {
        var texts = Self.texts
        texts["book.yml"] = texts["book.yml"]?.replacing("[cost.old.total]", with: "[cost.old.totl, grown]")
        var log: [Diagnostic] = []
        _ = await evaluatePaper(of: SmallCase.with(texts).read(reporting: &log), jobs: 1, reporting: &log)
        #expect(
            rendered(log.filter { $0.severity == .error }) == """
                content/book.yml:4:36: error: no quantity is called 'cost.old.totl'
                  4 | paper: { page: paper.md, results: [cost.old.totl, grown] }
                    |                                    ^^^^^^^^^^^^^
                note: did you mean 'cost.old.total'?

                content/book.yml:4:51: error: 'grown' changes over the months, and a result is one number
                  4 | paper: { page: paper.md, results: [cost.old.totl, grown] }
                    |                                                   ^^^^^

                """)
    }

    // MARK: Witness

    private static var python: String? { ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] }

    private struct Row: Decodable {
        let name: String
        let says: String?
        let value: Double
    }

    /// The quantities as Python reads them, once it has found nothing wrong with the whole package.
    private func read(_ paper: EvaluatedPaper) throws -> [Row] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "casebook-data-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "data"), withIntermediateDirectories: true)
        for file in dataFiles(of: paper) { try Data(file.bytes).write(to: folder.appending(path: file.path)) }
        let script = """
            import json
            from frictionless import Package, validate
            report = validate("data/datapackage.json")
            assert report.valid, report.flatten(["type", "message"])
            table = Package("data/datapackage.json").get_resource("quantities")
            print(json.dumps([{"name": row["name"], "says": row["says"], "value": float(row["value"])} for row in table.read_rows()]))
            """
        return try JSONDecoder().decode([Row].self, from: Data(try output(of: Self.python ?? "", ["-c", script], in: folder).utf8))
    }

    private func output(of program: String, _ arguments: [String], in folder: URL) throws -> String {
        let process = Process()
        (process.executableURL, process.arguments, process.currentDirectoryURL) = (URL(filePath: program), arguments, folder)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let found = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: found, as: UTF8.self)
    }
}
