import Archives
import Diagnostics
import Foundation
import Reports
import Testing

@testable import Writers

/// What programs that know nothing of ours make of a report.
@Suite("Witnesses of Word", .serialized)
struct WordWitnessTests {
    private static let python = ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"]
    private static let office = program(named: "soffice")
    private static let pdfText = program(named: "pdftotext")

    @Test("python-docx finds every part", .enabled(if: python != nil, "CASEBOOK_PYTHON names no Python that has python-docx"))
    func independentReader() async throws {
        let workshop = try Workshop()
        let file = try workshop.save(try await written(), as: "report.docx")
        #expect(try workshop.run(Self.python, [witness, "show", file]) == shown)
    }

    @Test(
        "The schemas of Office have nothing against it",
        .enabled(if: python != nil, "CASEBOOK_PYTHON names no Python that has openxml-audit"))
    func schemas() async throws {
        let workshop = try Workshop()
        let file = try workshop.save(try await written(), as: "report.docx")
        #expect(try workshop.run(Self.python, [witness, "audit", file]) == "valid\n")
        let broken = try broken(try await written())
        #expect(try workshop.run(Self.python, [witness, "audit", workshop.save(broken, as: "broken.docx")]).hasSuffix("not valid\n"))
    }

    @Test(
        "LibreOffice shows it on six pages",
        .enabled(if: office != nil && pdfText != nil, "LibreOffice or pdftotext is not installed"), .timeLimit(.minutes(3)))
    func converts() async throws {
        let workshop = try Workshop()
        let file = try workshop.save(try await written(), as: "report.docx")
        try workshop.convert(file, to: "pdf", with: Self.office)
        let text = try workshop.run(Self.pdfText, ["-layout", workshop.path("converted/report.pdf"), "-"])
        let pages = text.split(separator: "\u{C}").map { $0.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(pages.count == 6)
        #expect(pages.compactMap(\.last) == ["Your choice: ‹Choose a role.›"] + (2...6).map { "Page \($0) of 6" })
        #expect(pages[1].dropFirst().prefix(3) == ["Contents", "The scenario", "Formulas"])
    }

    @Test(
        "What a program fills in is read back, also when LibreOffice saved it",
        .enabled(if: python != nil && office != nil, "CASEBOOK_PYTHON names no Python, or LibreOffice is not installed"),
        .timeLimit(.minutes(3)))
    func roundTrip() async throws {
        let workshop = try Workshop()
        let file = try workshop.save(try await written(), as: "report.docx")
        let filled = workshop.path("filled.docx")
        _ = try workshop.run(Self.python, [witness, "fill", file, filled])
        #expect(try answers(in: filled) == expected)
        try workshop.convert(filled, to: "docx:MS Word 2007 XML", with: Self.office)
        #expect(try answers(in: workshop.path("converted/filled.docx")) == expected)
        try workshop.convert(file, to: "docx:MS Word 2007 XML", with: Self.office)
        let untouched = sampleFields.map { FilledReport.Field(id: $0, text: nil) }
        #expect(try answers(in: workshop.path("converted/report.docx")) == FilledReport(fields: untouched, contradictory: []))
    }

    private let expected = FilledReport(
        fields: sampleFields.map { id in
            switch id {
            case "field-role": .init(id: id, text: "Manager")
            case "field-level": .init(id: id, text: "Level 2 & more")
            case "field-advice", "field-names": .init(id: id, text: "Answer to \(id): 1,234.5 & <more>\nA second paragraph.")
            default: .init(id: id, text: "Answer to \(id): 1,234.5 & <more>")
            }
        }, contradictory: [])

    private var witness: String { URL(filePath: #filePath).deletingLastPathComponent().appending(path: "witness_word.py").path }

    private func written() async throws -> [UInt8] {
        var log: [Diagnostic] = []
        return try word(try await sampleReport(), reporting: &log)
    }

    private func answers(in path: String) throws -> FilledReport {
        try readWordReport([UInt8](try Data(contentsOf: URL(filePath: path))))
    }

    /// The same with an element that no schema knows: the witness has to notice.
    private func broken(_ bytes: [UInt8]) throws -> [UInt8] {
        try zip(
            try unzip(bytes).files.map { file in
                guard file.name == "word/document.xml" else { return file }
                let text = String(decoding: file.bytes, as: UTF8.self).replacing("<w:tblHeader/>", with: "<w:tableHead/>")
                return ArchiveFile(name: file.name, bytes: Array(text.utf8))
            })
    }
}

/// Where the system looks for programs.
private func program(named name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// A folder of its own for files, removed with it.
private final class Workshop {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "casebook-word-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func save(_ bytes: [UInt8], as name: String) throws -> String {
        try Data(bytes).write(to: folder.appending(path: name))
        return path(name)
    }

    /// What the program prints; it has to end well.
    func run(_ program: String?, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: try #require(program))
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    /// LibreOffice with a profile of its own, so that no other instance answers.
    func convert(_ file: String, to format: String, with office: String?) throws {
        let profile = "-env:UserInstallation=file://\(path("profile"))"
        _ = try run(office, [profile, "--headless", "--norestore", "--convert-to", format, "--outdir", path("converted"), file])
    }
}

/// What `witness_word.py show` prints of the sample.
private let shown = #"""
    Title: A shelf of contracts
    Subtitle: Report on the case <TechCorp> & Co.
    Heading 1: The scenario
    Caption: Table 1. What we know of the shelf
    Heading 2: Formulas
    Heading 1: Your answers
    Caption: Table 2. Costs by stage
    Heading 1: What is given
    Caption: Table 3. Monthly cost of today’s system at TechCorp’s volume of 50,000 documents
    Heading 2: Where the money goes
    Caption: Figure 1. The same costs as bars: one endpoint is half of the bill.
    Caption: Table 4. What was taken for what.
    Heading 1: The break-even volume
    Heading 2: Tasks
    Heading 1: References
    field-names: guidance ‹All who worked on the report.›
    field-role: guidance ‹Choose a role.› of Engineer, Manager
    ex-shelf-cost: guidance ‹Write a number.›
    field-advice: guidance ‹Say in 200 words what you would do with 1,200 documents.›
    field-level: guidance ‹Choose one.› of Level 0, Level 1, Level 2 & more
    tbl-costs.r1.c2: guidance ‹…›
    tbl-costs.r1.c3: guidance ‹…›
    tbl-costs.r2.c2: guidance ‹…›
    tbl-costs.r2.c3: guidance ‹…›
    tbl-costs.r3.c1: guidance ‹…›
    tbl-costs.r3.c2: guidance ‹…›
    tbl-costs.r3.c3: guidance ‹…›
    field TOC \o "1-3" \h \z \u
    field TOC \h \z \c "Figure"
    field TOC \h \z \c "Table"
    field REF _Ref000004 \h
    field NOTEREF _RefNote1 \h
    field SEQ Table \* ARABIC
    field SEQ Equation \* ARABIC
    field REF _Ref000006 \h
    field SEQ Table \* ARABIC
    field REF _Ref000013 \h
    field REF _Ref000015 \h
    field SEQ Table \* ARABIC
    field SEQ Figure \* ARABIC
    field SEQ Table \* ARABIC
    field SEQ Equation \* ARABIC
    picture: A black dot
    picture: Three stages from left to right.
    heads that repeat: 5 of 9 tables
    page: 210 x 297 mm, footer 'Page 1 of 1'
    title: A shelf of contracts, by Ada Lovelace, Grace Hopper

    """#
