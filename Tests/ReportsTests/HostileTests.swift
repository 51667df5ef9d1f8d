import Archives
import Reports
import Testing

@Suite("Files that are no reports, or mean harm")
struct HostileTests {
    private static let encrypted: [UInt8] =
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + "..EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }

    @Test(
        "Each is refused in words",
        arguments: [
            (encrypted, "the file is encrypted; save it without a password"),
            (Array(encrypted.prefix(12)), "the file is in an old format of Word; save it as '.docx'"),
            (Array(encrypted.prefix(7)), "the file is no Word document; a report is handed in as '.docx'"),
            ([], "the file is no Word document; a report is handed in as '.docx'"),
            (Array("\\documentclass{article}".utf8), "the file is no Word document; a report is handed in as '.docx'"),
        ])
    func noArchive(bytes: [UInt8], message: String) { check(bytes, message) }

    @Test("An archive of something else is no Word document")
    func otherArchive() throws {
        let message = "the file is no Word document; a report is handed in as '.docx'"
        check(try zip([ArchiveFile(name: "content.xml", bytes: [])]), message)
        check(try zip([ArchiveFile(name: "_rels/.rels", bytes: Array("<a/>".utf8))]), message)
        check(try package(Array("<workbook/>".utf8)), message)
    }

    @Test("Macros are refused, wherever they lie")
    func macros() throws {
        let program = ArchiveFile(name: "word/vbaProject.bin", bytes: [1])
        check(try document("", extra: [program]), "the file has macros; save it as '.docx' without them")
    }

    @Test("A document type is refused before its entities are read")
    func entities() throws {
        let message = "'word/document.xml' in the file declares a document type, which no Word document does"
        check(try document("<w:p>&x;</w:p>", prolog: "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"), message)
        check(try document("&lol;", prolog: "<!doctype d [<!ENTITY lol \"lol\">]>"), message)
    }

    @Test("Another encoding could hide what is refused")
    func encodings() throws {
        let message = "'word/document.xml' in the file is not in UTF-8"
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE d><d/>"
        check(try package([0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }), message)
        check(try package(Array("<?xml version='1.0' encoding='UTF-7'?><d/>".utf8)), message)
        check(try package(Array("<?xml version=\"1.0\" encoding = \"IBM037\"?><d/>".utf8)), message)
        check(try package([0x3C, 0x64, 0xFF, 0x2F, 0x3E]), message)
    }

    @Test("A damaged text names its line")
    func malformed() throws {
        check(
            try package(Array("<document>\n<body>\n".utf8)),
            "the file is damaged: 'word/document.xml' breaks off at line 2: it is not well-formed XML")
        check(
            try document("\n<w:p>\n<w:r></w:p>\n"),
            "the file is damaged: 'word/document.xml' breaks off at line 3: it is not well-formed XML")
        check(try package([]), "the file is damaged: 'word/document.xml' breaks off at line 1: it is not well-formed XML")
    }

    @Test("A bomb stops at its limit")
    func bomb() throws {
        let zeros = [UInt8](repeating: UInt8(ascii: " "), count: 8 << 20)
        check(try package(zeros), "the file cannot be opened: 'word/document.xml' in the archive unpacks to more than 200 times its size")
    }

    @Test("Text in many fields at once takes no more room than the limit", .timeLimit(.minutes(1)))
    func overlapping() throws {
        let openings = (0..<2000).map { "<w:bookmarkStart w:id=\"\($0)\" w:name=\"field_ex_\($0)\"/>" }.joined()
        let ends = (0..<2000).map { "<w:bookmarkEnd w:id=\"\($0)\"/>" }.joined()
        let words = String(repeating: "all work and no play ", count: 1000)
        check(
            try document("<w:p>\(openings)<w:r><w:t>\(words)</w:t></w:r>\(ends)</w:p>"),
            "the fields of the file hold more than 16 MB of text")
    }

    @Test("One name on very many fields takes no longer than many names", .timeLimit(.minutes(1)))
    func manyFields() throws {
        let control = { (index: Int) in
            "<w:sdt><w:sdtPr><w:tag w:val=\"ex-a\"/></w:sdtPr><w:sdtContent><w:r><w:t>\(index)</w:t></w:r></w:sdtContent></w:sdt>"
        }
        let report = try readWordReport(document("<w:p>\((1...50_000).map(control).joined())</w:p>"))
        #expect(report.fields.map(\.id) == ["ex-a"])
        #expect(report.contradictory == ["ex-a"])
    }

    @Test("Nesting without end is an error of the file", .timeLimit(.minutes(1)))
    func deep() throws {
        let bytes = try document(String(repeating: "<w:sdt><w:sdtContent>", count: 20_000))
        check(bytes, "the file is damaged: 'word/document.xml' breaks off at line 1: it is nested too deeply")
    }

    @Test("Whatever byte is wrong, it is read or refused", .timeLimit(.minutes(1)))
    func anyByte() throws {
        let whole = try document("<w:p><w:sdt><w:sdtPr><w:tag w:val=\"ex-a\"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>")
        for index in whole.indices {
            for change in [0x01, 0x80, 0xFF] as [UInt8] {
                var bytes = whole
                bytes[index] ^= change
                _ = try? readWordReport(bytes)
            }
            _ = try? readWordReport(Array(whole[..<index]))
        }
        #expect(try readWordReport(whole).fields.map(\.id) == ["ex-a"])
    }

    private func check(_ bytes: [UInt8], _ message: String) {
        do throws(ReportError) {
            _ = try readWordReport(bytes)
            Issue.record("it was read")
        } catch {
            #expect(error.description == message)
        }
    }
}
