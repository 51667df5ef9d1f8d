import Diagnostics
import Foundation

/// The documents of a SQuAD 2.0 file: where each article lies, found and checked once; an article is read again when it is asked for.
struct SquadFile: Sendable {
    private let file: LargeFile
    private let articles: [Range<Int>]

    init(_ file: LargeFile, reporting findings: inout Findings) {
        self.file = file
        var index = Indexing(file: file, findings: findings)
        file.data.withUnsafeBytes { index.read($0) }
        articles = index.articles
        findings = index.findings
    }

    var count: Int { articles.count }

    func document(_ index: Int) -> CorpusDocument {
        file.data.withUnsafeBytes { bytes in
            var reader = SquadReader(bytes, articles[index])
            return (try? reader.read()) ?? CorpusDocument(id: "", pages: [])
        }
    }
}

private struct Indexing {
    let file: LargeFile
    var findings: Findings
    var articles: [Range<Int>] = []
    private var firsts: [String: Int] = [:]

    init(file: LargeFile, findings: Findings) {
        self.file = file
        self.findings = findings
    }

    mutating func read(_ bytes: UnsafeRawBufferPointer) {
        let range = file.start..<bytes.count
        if let wrong = firstInvalidUTF8(in: bytes, range) { return reject("this is not UTF-8", wrong..<wrong + 1, [encodingHint]) }
        var json = JSONReader(bytes, range)
        do {
            try top(&json, bytes)
        } catch {
            let note = articles.isEmpty ? "nothing of the file can be read" : "what comes behind it cannot be read"
            reject(error.message, error.range, error.notes + [note])
        }
    }

    private mutating func top(_ json: inout JSONReader, _ bytes: UnsafeRawBufferPointer) throws(JSONFault) {
        let form = "a SQuAD file is {\"data\": [{\"title\": …, \"paragraphs\": [{\"context\": …, \"qas\": […]}]}]}"
        let start = json.start()
        guard try json.kind() == .object else { return reject("this is not SQuAD: it is no object", start..<start + 1, [form]) }
        var object = json.open()
        var hasData = false
        while let key = try json.key(in: &object) {
            guard key.name == "data" else { try json.skip(); continue }
            guard try json.kind() == .list else { return reject("'data' is a list of articles", key.range, [form]) }
            hasData = true
            var list = json.open()
            while try json.hasElement(in: &list) { try article(&json, bytes) }
        }
        if !hasData {
            let isJSONLines = (try? json.kind()) == .object
            return reject(
                "this is not SQuAD: it has no 'data'", start..<start + 1,
                [isJSONLines ? "one object a line is JSONL: let the file's name end in .jsonl" : form])
        }
        try json.finish()
    }

    private mutating func article(_ json: inout JSONReader, _ bytes: UnsafeRawBufferPointer) throws(JSONFault) {
        let start = json.start()
        var reader = SquadReader(bytes, start..<bytes.count)
        let document = try reader.read()
        let range = start..<reader.offset
        json = JSONReader(bytes, range.upperBound..<bytes.count)
        guard let document else { return findings.reject(reader.faults.filter(\.isFatal), in: file) }
        if let first = firsts[document.id] {
            let place = file.place(articles[first].lowerBound..<articles[first].lowerBound + 1)
            return findings.reject(
                [
                    Fault(
                        kind: "twice title", message: "the title '\(document.id)' is given twice", range: start..<start + 1,
                        notes: [.init("first given here", at: place)])
                ], in: file)
        }
        findings.remark(reader.faults, in: file)
        firsts[document.id] = articles.count
        articles.append(range)
    }

    private mutating func reject(_ message: String, _ range: Range<Int>, _ notes: [String]) {
        findings.reject([Fault(kind: message, message: message, range: range, notes: notes.map { .init($0) })], in: file)
    }
}
