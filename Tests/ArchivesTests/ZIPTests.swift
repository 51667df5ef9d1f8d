import Archives
import Testing

@Suite("Archives")
struct ZIPTests {
    private let files = [
        ArchiveFile(name: "a.txt", bytes: Array("first".utf8)),
        ArchiveFile(name: "word/b.xml", bytes: Array(String(repeating: "second ", count: 500).utf8)),
        ArchiveFile(name: "empty", bytes: []),
    ]

    @Test("What was written is read, the same bytes each time")
    func roundTrip() throws {
        let bytes = try zip(files)
        #expect(bytes == (try zip(files)))
        let archive = try unzip(bytes)
        #expect(archive.files == files)
        #expect(archive.names == ["a.txt", "word/b.xml", "empty"])
        #expect(try unzip(bytes) { $0 == "a.txt" }.files == [files[0]])
        #expect(throws: ArchiveError.unwritable("it has no files")) { try zip([]) }
    }

    @Test("Every file is dated 1 January 1980, at midnight")
    func date() throws {
        let bytes = try zip([files[0]])
        #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
    }

    @Test(
        "A name that is no path inside the archive is refused",
        arguments: ["/etc/passwd", "../a", "a/../../b", "", "a//b", ".", "C:/a", "a\\b", "a\u{1}"])
    func unsafe(name: String) {
        #expect(throws: ArchiveError.unsafeName(name)) { try zip([ArchiveFile(name: name, bytes: [])]) }
        guard !name.isEmpty else { return }
        #expect(throws: ArchiveError.unsafeName(name)) { try unzip(renamed(to: name)) }
    }

    @Test("A name is there once")
    func repeated() {
        #expect(throws: ArchiveError.repeatedName("a.txt")) { try zip([files[0], files[0]]) }
    }

    @Test(
        "What is no archive, or no whole one, says so",
        arguments: [
            ([], "it is not a ZIP archive"),
            (Array("%PDF-1.7".utf8), "it is not a ZIP archive"),
            (Array("PK".utf8), "the archive is damaged: Not a zip archive"),
        ] as [([UInt8], String)])
    func refused(bytes: [UInt8], message: String) { check(bytes, message) }

    @Test("An archive that was cut off or changed is damaged")
    func damaged() throws {
        let bytes = try zip(files)
        check(Array(bytes.dropLast(30)), "the archive is damaged: Not a zip archive")
        var changed = bytes
        // In the packed content of the second file: its header has 30 bytes, its name 10.
        let second = 30 + 5 + 7 + 30 + 10
        changed[second + 4] ^= 0xFF
        #expect(throws: ArchiveError.self) { try unzip(changed) }
    }

    @Test("Limits hold whatever the archive says of its sizes")
    func limits() throws {
        let zeros = try zip([ArchiveFile(name: "zeros", bytes: [UInt8](repeating: 0, count: 4 << 20))])
        check(zeros, "'zeros' in the archive unpacks to more than 200 times its size")
        check(zeros, "the archive is too large when unpacked: more than 1 MB", ArchiveLimits(bytes: 1 << 20))
        check(try zip(files), "the archive holds more than 2 files", ArchiveLimits(entries: 2))
        check(try zip(files), "the archive is too large when unpacked: more than 3 kB", ArchiveLimits(bytes: 3 << 10))
    }

    private func check(_ bytes: [UInt8], _ message: String, _ limits: ArchiveLimits = ArchiveLimits()) {
        do throws(ArchiveError) {
            _ = try unzip(bytes, limits: limits)
            Issue.record("it was read")
        } catch {
            #expect(error.description == message)
        }
    }

    /// An archive of one empty file whose name was exchanged for another of the same length, in both places that say it.
    private func renamed(to name: String) throws -> [UInt8] {
        let stand = String(repeating: "x", count: name.utf8.count)
        var bytes = try zip([ArchiveFile(name: stand, bytes: [])])
        let found = bytes.indices.dropLast(stand.utf8.count - 1).filter { bytes[$0...].starts(with: stand.utf8) }
        for start in found { bytes.replaceSubrange(start..<start + stand.utf8.count, with: name.utf8) }
        return bytes
    }
}
