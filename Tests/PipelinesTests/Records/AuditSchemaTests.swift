import Corpora
import Diagnostics
import Foundation
import Testing

@testable import Pipelines

@Suite("A schema says what an audit event has to tell")
struct AuditSchemaTests {
    @Test("A field has its kind, its reason, how long it is kept and who writes it")
    func reading() throws {
        let (schema, messages) = read(
            """
            title: Visits
            source: ai-act, Art. 12
            fields:
              time: { says: When it was, type: time, law: ["ai-act, Art. 12"], from: desk, required: true }
              guest: { says: Who it was, type: text, practice: Complaints, retention: 90 days, personal: true, required: true }
            """)
        #expect(messages == "")
        #expect(schema.isSound && schema.id == "visits" && schema.source?.name == "ai-act, Art. 12")
        let time = try #require(schema.field("time"))
        guard case .law(let law) = time.basis else { throw Missing() }
        #expect(law.map(\.name) == ["ai-act, Art. 12"])
        #expect(time.kind == .time && time.isRequired && !time.isPersonal && time.stages.map(\.name) == ["desk"])
        let guest = try #require(schema.field("guest"))
        guard case .practice(let why) = guest.basis else { throw Missing() }
        #expect(why == "Complaints" && guest.isPersonal && guest.retention == "90 days")
        #expect(schema.unwritten.map(\.name) == ["guest"])
    }

    @Test(
        "What is wrong is reported where it is",
        arguments: [
            ("title: A\n", "1:1: error: an audit schema needs 'fields'"),
            ("fields: {}\n", "1:1: error: an audit schema needs 'title'"),
            ("title: A\nfields: { a: { says: A, type: txt, practice: Why } }\n", "2:31: error: 'type' cannot be 'txt'"),
            ("title: A\nfields: { a: { says: A, practice: Why } }\n", "2:11: error: field 'a' needs 'type'"),
            ("title: A\nfields: { a: { says: A, type: text } }\n", "2:11: error: field 'a' has no reason"),
            ("title: A\nfields: { a: { says: A, type: text, lwa: Why } }\n", "2:37: error: a field has no key 'lwa'"),
            (
                "title: A\nfields: { a: { says: A, type: text, law: B, practice: Why } }\n",
                "2:55: error: field 'a' has both 'law' and 'practice'"
            ),
            ("title: A\nfields: { A b: { says: A, type: text, law: B } }\n", "2:11: error: 'A b' cannot name a field"),
            ("title: A\nfields: { a: { type: text, law: B } }\n", "2:14: error: a field needs 'says'"),
            ("title: A\nfields: { a: soon }\n", "2:14: error: a field is a mapping of keys to values, not a text"),
        ])
    func broken(text: String, message: String) {
        let (schema, messages) = read(text)
        let errors = messages.split(separator: "\n").filter { $0.contains(": error: ") }
        #expect(errors.map(String.init) == ["content/audit/visits.yml:" + message])
        #expect(!schema.isSound)
    }

    @Test("A stage that the pipeline does not have is an error")
    func stages() {
        var log: [Diagnostic] = []
        let pipeline = readPipeline(
            SourceFile(
                path: "content/pipelines/desk.yml", text: "title: Desk\nlanes: { a: A }\nstages: { counter: { title: C, lane: a } }\n"),
            reporting: &log)
        let (schema, _) = read("title: A\nfields: { a: { says: A, type: text, law: B, from: [counter, coutner] } }\n")
        #expect(
            schema.check(against: pipeline).map { render($0) } == [
                """
                content/audit/visits.yml:2:61: error: 'desk' has no stage 'coutner'
                  2 | fields: { a: { says: A, type: text, law: B, from: [counter, coutner] } }
                    |                                                             ^^^^^^^
                note: did you mean 'counter'?
                """
            ])
    }

    @Test(
        "A time is a day or a moment in UTC",
        arguments: [
            ("2026-11-23", true), ("2026-11-23T14:05:09Z", true), ("2026-11-23T14:05:09.25Z", true), ("2026-11-23T14:05:09", false),
            ("2026-11-23T24:05:09Z", false), ("2026-11-23T14:05Z", false), ("2026-11-23T14:05:09.Z", false), ("2026-02-30", false),
            ("2026-11-23 14:05:09Z", false), ("yesterday", false), ("", false),
        ])
    func times(text: String, holds: Bool) {
        #expect(AuditSchema.Field.Kind.time.holds(.text(text)) == holds)
    }

    @Test("The case's own schema describes all that a run records, and tells what it does not")
    func fits() async throws {
        let schema = try theCase()
        for event in auditEvents(of: madeAnswers(questions: 90), by: versions, keepingTexts: true) {
            #expect(schema.surprising(in: event) == [])
            #expect(schema.missing(in: event) == ["user", "role"])
        }
        let wrong = AuditEvent(fields: [.init(name: "tokens-in", value: .text("many")), .init(name: "mood", value: .flag(true))])
        #expect(schema.surprising(in: wrong) == ["tokens-in", "mood"])
        #expect(schema.unwritten.map(\.name) == ["user", "role"])
    }

    @Test(
        "Python's jsonschema finds the same",
        .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has jsonschema"))
    func validates() throws {
        var record = madeAnswers(questions: 30)
        record.digest = sha256("definitions")
        for index in record.answers.indices { record.answers[index].reply?.key = sha256("key \(index)") }
        let trail = auditTrail(of: auditEvents(of: record, by: versions, keepingTexts: true))
        let lines = trail.split(separator: "\n").map(String.init)
        let whole = lines[0].replacing("{\"event\"", with: "{\"user\":\"u-1\",\"role\":\"clerk\",\"event\"", maxReplacements: 1)
        let wrong = [
            whole.replacing("2026-11-23", with: "23 November"), whole.replacing("\"user\":\"u-1\"", with: "\"user\":1"),
            whole.replacing("\"user\"", with: "\"mood\":true,\"user\""),
            whole.replacing(auditChainStart, with: "0"), lines[0],
        ]
        #expect(try faults(of: [whole], by: theCase()) == ["[]"])
        #expect(
            try faults(of: wrong, by: theCase()) == [
                "['pattern']", "['type']", "['additionalProperties']", "['pattern']", "['required', 'required']",
            ])
    }

    private var versions: AuditVersions {
        let file = AuditVersions.File(name: "rules", sha256: sha256("rules"))
        return AuditVersions(
            answer: .init(name: "answer-1", sha256: sha256("prompt")), summary: .init(name: "summary-1", sha256: sha256("sum up")),
            questionGuard: file, answerGuard: file, parameters: "temperature 0, at most 60 tokens, seed 7")
    }

    private func theCase() throws -> AuditSchema {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: "content/audit/answer.yml"), encoding: .utf8)
        var log: [Diagnostic] = []
        let schema = readAuditSchema(SourceFile(path: "content/audit/answer.yml", text: text), reporting: &log)
        #expect(log.map { render($0) } == [])
        return schema
    }

    private func read(_ text: String) -> (AuditSchema, String) {
        var log: [Diagnostic] = []
        let schema = readAuditSchema(SourceFile(path: "content/audit/visits.yml", text: text), reporting: &log)
        return (schema, log.sorted().map { render($0) }.joined(separator: "\n"))
    }

    /// The keywords of the schema that each line offends against, as Python writes a sorted list.
    private func faults(of lines: [String], by schema: AuditSchema) throws -> [String] {
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator
            schema, *lines = json.load(sys.stdin)
            Draft202012Validator.check_schema(json.loads(schema))
            validator = Draft202012Validator(json.loads(schema))
            for line in lines: print(sorted(fault.validator for fault in validator.iter_errors(json.loads(line))))
            """
        let process = Process()
        process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] ?? "")
        process.arguments = ["-c", script]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode([jsonSchema(of: schema)] + lines))
        try input.fileHandleForWriting.close()
        let found = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: found, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

private struct Missing: Error {}
