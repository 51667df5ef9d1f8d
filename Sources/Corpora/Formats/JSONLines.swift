import Diagnostics
import Foundation

/// The documents of a JSONL file: where each lies, found and checked once; a document is read again when it is asked for.
struct JSONLines: Sendable {
    private let file: LargeFile
    private let expected: Expectations
    private let entries: [Entry]

    /// A record that is sound.
    fileprivate struct Entry: Sendable {
        let range: Range<Int>
        let month: Int?
    }

    init(_ file: LargeFile, expecting expected: Expectations, reporting findings: inout Findings) {
        self.file = file
        self.expected = expected
        var index = Indexing(file: file, expected: expected, findings: findings)
        file.data.withUnsafeBytes { index.lines($0) }
        entries = index.entries
        findings = index.findings
    }

    var count: Int { entries.count }

    func month(_ index: Int) -> Int? { entries[index].month }

    func document(_ index: Int) -> CorpusDocument {
        file.data.withUnsafeBytes { bytes in
            var reader = RecordReader(bytes, entries[index].range, expecting: expected)
            return reader.read() ?? CorpusDocument(id: "", pages: [])
        }
    }
}

private struct Indexing {
    let file: LargeFile
    let expected: Expectations
    var findings: Findings
    var entries: [JSONLines.Entry] = []
    private var firsts: [String: Int] = [:]

    init(file: LargeFile, expected: Expectations, findings: Findings) {
        self.file = file
        self.expected = expected
        self.findings = findings
    }

    mutating func lines(_ bytes: UnsafeRawBufferPointer) {
        var start = file.start
        while start < bytes.count {
            let end = lineEnd(in: bytes, from: start)
            let line = start..<(end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
            start = end + 1
            if line.allSatisfy({ bytes[$0] == 0x20 || bytes[$0] == 0x09 }) { continue }
            record(bytes, line)
        }
        let file = file
        if let first = entries.first(where: { $0.month == nil }), entries.contains(where: { $0.month != nil }) {
            let count = entries.count { $0.month == nil }
            let message = "\(grouped(count)) of \(grouped(entries.count)) records have no month; this is the first of them"
            findings.remarks.add("no month") { .warning(message, at: file.place(first.range.lowerBound..<first.range.lowerBound + 1)) }
        }
    }

    private mutating func record(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) {
        if let wrong = firstInvalidUTF8(in: bytes, line) {
            let fault = Fault(kind: "encoding", message: "this is not UTF-8", range: wrong..<wrong + 1, notes: [.init(encodingHint)])
            return findings.reject([fault], in: file)
        }
        var reader = RecordReader(bytes, line, expecting: expected)
        guard let document = reader.read() else { return findings.reject(reader.faults.filter(\.isFatal), in: file) }
        if let first = firsts[document.id] {
            let place = file.place(idRange(bytes, entries[first].range))
            let fault = Fault(
                kind: "twice id", message: "the id '\(document.id)' is given twice", range: idRange(bytes, line),
                notes: [.init("first given here", at: place)])
            return findings.reject([fault], in: file)
        }
        findings.remark(reader.faults, in: file)
        findings.noteOccurrence(of: document)
        firsts[document.id] = entries.count
        entries.append(.init(range: line, month: document.month))
    }

    /// Where the id of a sound record stands.
    private func idRange(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) -> Range<Int> {
        var json = JSONReader(bytes, line)
        var object = json.open()
        while let key = try? json.key(in: &object) {
            let start = json.start()
            guard (try? json.skip()) != nil else { break }
            if key.name == "id" { return start..<json.offset }
        }
        return line.lowerBound..<line.lowerBound + 1
    }
}

/// The offset of the next line feed, or where the bytes end.
func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else { return bytes.count }
    return UnsafeRawPointer(found) - base
}
