import Diagnostics
import Testing

@testable import Pipelines

@Suite("Records are written as JSON and read again")
struct RecordTextTests {
    @Test("What is written is read again, and written as the same bytes")
    func roundTrip() async throws {
        var record = try await record()
        record.measures = [
            .init(
                name: "accuracy", says: "A \"share\"\nin \\two\\ lines\u{1}é", estimate: .init(0.1, low: 1e-7, high: 1), count: 3,
                items: "documents"),
            .init(name: "pages_per_document", says: "", estimate: .init(3), unit: "page/document", count: 3, items: "documents"),
        ]
        record.seed = .max
        let text = text(of: record)
        let (read, messages) = read(text)
        #expect(messages == [])
        #expect(read == record)
        #expect(try Pipelines.text(of: #require(read)) == text)
    }

    @Test("Each outcome has a line of its own, with sorted keys")
    func lines() async throws {
        let record = try await record()
        let lines = text(of: record).split(separator: "\n")
        #expect(lines[0] == "{\"$format\":\"casebook run record 2\",")
        let outcomes = record.outcomes.map(journalLine)
        #expect(lines.filter { $0.contains("\"document\":") }.map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) } == outcomes)
        let read = try #require(record.outcomes.first { $0.recognition != nil })
        #expect(
            journalLine(read).hasPrefix(
                """
                {"category":"\(read.category ?? "")","document":\(read.document),"extractions":{
                """))
    }

    @Test("A journal is read line by line; what was cut off at its end is left out")
    func journal() async throws {
        let outcomes = try await record().outcomes
        var text = outcomes.map { journalLine($0) + "\n" }.joined()
        #expect(journalOutcomes(text).outcomes == outcomes)
        text.removeLast(20)
        #expect(journalOutcomes(text).outcomes == outcomes.dropLast())
        #expect(journalOutcomes(text).messages == [])
        let damaged = journalOutcomes("{\"document\":1,\"id\":\"a\",\"pages\":1,\"words\":x}\n" + text)
        #expect(damaged.outcomes == outcomes.dropLast())
        #expect(damaged.messages == ["'x' is not a value"])
    }

    @Test("Damage is reported where it is")
    func damage() async throws {
        let text = text(of: try await record())
        for (old, new, message) in [
            ("casebook run record 2", "casebook run record 3", "this is 'casebook run record 3', and not 'casebook run record 2'"),
            ("\"pipeline\":", "\"pipelin\":", "a record has no key 'pipelin'"),
            ("\"run\":\"small\",", "", "the record lacks 'run'"),
            ("\"words\":", "\"words\":\"six\",\"wordz\":", "this is a text, and a number should be here"),
            ("\"shards\":[]", "\"shards\":[\"3/2\"]", "a part is written '3/16'"),
            ("\"examinedOn\":3", "\"examinedOn\":3.5", "this is not a whole number"),
            ("\"right\":", "\"rihgt\":", "a list of extractions has no key 'rihgt'"),
        ] {
            let changed = text.replacing(old, with: new, maxReplacements: 1)
            #expect(changed != text)
            #expect(read(changed).messages == [message])
        }
        for length in [0, 1, 30, 500, text.utf8.count / 2, text.utf8.count - 3] {
            let (record, messages) = read(String(text.prefix(length)))
            #expect(record == nil && messages.count == 1)
        }
    }

    private func record() async throws -> RunRecord {
        let small = SmallRun()
        return try await run(#require(small.plan().plan), over: small.corpus, in: Watched().surroundings())
    }

    private func read(_ text: String) -> (record: RunRecord?, messages: [String]) {
        var log: [Diagnostic] = []
        let record = readRunRecord(SourceFile(path: "content/runs/small.json", text: text), reporting: &log)
        return (record, log.map(\.message))
    }

    private func journalOutcomes(_ text: String) -> (outcomes: [Outcome], messages: [String]) {
        var log: [Diagnostic] = []
        let outcomes = readJournal(SourceFile(path: "journal", text: text), reporting: &log)
        return (outcomes, log.map(\.message))
    }
}
