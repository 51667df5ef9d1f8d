import Corpora
import Diagnostics
import Testing

@testable import Pipelines

@Suite("A run's requests become a trail of audit events")
struct AuditTests {
    @Test("Each request that was asked has its event, and what it has nothing of is left out")
    func events() async throws {
        let (record, versions) = try await small()
        let events = auditEvents(of: record, by: versions)
        #expect(events.count == record.answers.count { $0.ending != nil })
        let event = try #require(events.first { $0["event"] == .text("small/boat/year") })
        let prompt = SmallAssistant().prompt
        #expect(event["purpose"] == .text("question"))
        #expect(event["time"] == .text("2026-11-23"))
        #expect(event["pipeline-sha256"] == .text(record.digest))
        #expect(event["question-sha256"] == .text(sha256("When was the boat Alma built?")))
        #expect(event["prompt"] == .text("answer-1"))
        #expect(event["prompt-sha256"] == .text(sha256(prompt)))
        #expect(event["parameters"] == .text("temperature 0, at most 20 tokens"))
        #expect(event["model"] == .text("paper"))
        #expect(event["reply-sha256"] == .text(sha256("The boat Alma was built in 1974 [1].")))
        #expect(event["shown-sha256"] == event["reply-sha256"])
        #expect(event["citations"] == .list(["[1]"]))
        #expect(event["tokens-in"] == .integer(50))
        #expect(event["seconds"] == .number(1.4))
        #expect(event["question"] == nil && event["reply"] == nil && event["failure"] == nil)
        let answer = try #require(record.answers.first { $0.id == "boat/year" })
        #expect(event["request-sha256"] == .text(try #require(answer.reply?.key)))
        #expect(event["passages"] == .list(answer.passages.map { "\($0.document) page \($0.page + 1) \(sha256($0.text))" }))
    }

    @Test(
        "What did not go well can be told from what did",
        arguments: [
            ("mill/trick", "blocked", ["model", "request-sha256", "reply-sha256", "prompt"]),
            ("bell/weight", "failed", ["request-sha256", "reply-sha256", "review"]),
            ("mill/grain", "withheld", ["shown-sha256"]),
        ])
    func endings(id: String, ending: String, absent: [String]) async throws {
        let (record, versions) = try await small()
        let event = try #require(auditEvents(of: record, by: versions).first { $0["event"] == .text("small/\(id)") })
        #expect(event["ending"] == .text(ending))
        for name in absent { #expect(event[name] == nil, "\(name)") }
        #expect((event["failure"] != nil) == (ending == "failed"))
    }

    @Test("Texts stand in events only where somebody wants them there, and no name comes twice")
    func texts() async throws {
        let (record, versions) = try await small()
        let words = record.answers.filter { $0.ending != nil }.flatMap { [$0.question] + $0.passages.map(\.text) }
        let trail = auditTrail(of: auditEvents(of: record, by: versions))
        for text in words { #expect(!trail.contains(text)) }
        let event = try #require(
            auditEvents(of: record, keepingTexts: true).first { $0["event"] == .text("small/bell/mail") })
        #expect(event["question"] == .text("Whom does one write to about the bell?"))
        #expect(event["prompt"] == nil && event["guardrails"] == nil)
        for event in auditEvents(of: record, by: versions, keepingTexts: true) {
            #expect(Set(event.fields.map(\.name)).count == event.fields.count)
        }
    }

    @Test("The trail has one line an event, each with the digest of the line before, and the same bytes each time")
    func chain() async throws {
        let record = madeAnswers(questions: 60)
        let trail = auditTrail(of: auditEvents(of: record))
        #expect(trail == auditTrail(of: auditEvents(of: record)))
        let lines = trail.split(separator: "\n").map(String.init)
        #expect(lines[0].hasSuffix(",\"previous-sha256\":\"\(auditChainStart)\"}"))
        for (line, next) in zip(lines, lines.dropFirst()) { #expect(next.hasSuffix(",\"previous-sha256\":\"\(sha256(line))\"}")) }
        let found = check(trail)
        #expect(found.messages == "")
        #expect(found.trail == AuditTrail(events: lines.count, end: sha256(lines[lines.count - 1])))
        #expect(check(trail, endingIn: sha256(lines[lines.count - 1])).messages == "")
    }

    @Test("A trail that was tampered with breaks at the first line that does not follow")
    func tampering() throws {
        let events = (1...4).map { AuditEvent(fields: [.init(name: "event", value: .text("e\($0)"))]) }
        let trail = auditTrail(of: events)
        var lines = trail.split(separator: "\n").map(String.init)
        let end = sha256(lines[3])
        let place = { (number: Int) in "events.jsonl:\(number):33: error: this is not the digest of the line before" }
        #expect(firstLine(trail.replacing("\"e2\"", with: "\"e9\"")) == place(3))
        #expect(firstLine([lines[0], lines[2], lines[3]].joined(separator: "\n")) == place(2))
        #expect(firstLine([lines[0], lines[1], lines[1], lines[2]].joined(separator: "\n")) == place(3))
        #expect(firstLine([lines[1], lines[0]].joined(separator: "\n")) == place(1))
        #expect(firstLine(lines.dropFirst().joined(separator: "\n")) == place(1))
        // The end can only be checked by who knows it.
        #expect(check(lines.dropLast().joined(separator: "\n")).messages == "")
        #expect(
            firstLine(lines.dropLast().joined(separator: "\n"), endingIn: end)
                == "events.jsonl:3:1: error: the trail does not end in \(end)")
        lines[1] = "{\"event\":\"e2\"}"
        #expect(firstLine(lines.joined(separator: "\n")) == "events.jsonl:2:1: error: the event has no 'previous-sha256'")
        #expect(firstLine("") == "events.jsonl:1:1: error: the trail has no events")
        #expect(firstLine("{\"event\":") == "events.jsonl:1:10: error: the JSON ends where a value should be")
    }

    private func small() async throws -> (RunRecord, AuditVersions) {
        let small = SmallAssistant()
        let plan = try #require(small.plan().plan)
        let surroundings = Surroundings(
            jobs: 1, machine: "paper", date: "2026-11-23", seconds: { 0 }, load: { _ in [] }, converse: SmallAssistant.paperModel)
        return (try await run(plan, over: small.corpus, in: surroundings), plan.auditVersions)
    }

    private func check(_ text: String, endingIn end: String? = nil) -> (trail: AuditTrail?, messages: String) {
        var log: [Diagnostic] = []
        let trail = checkAuditTrail(SourceFile(path: "events.jsonl", text: text), endingIn: end, reporting: &log)
        return (trail, log.map { render($0) }.joined(separator: "\n"))
    }

    private func firstLine(_ text: String, endingIn end: String? = nil) -> String {
        String(check(text, endingIn: end).messages.split(separator: "\n").first ?? "")
    }
}
