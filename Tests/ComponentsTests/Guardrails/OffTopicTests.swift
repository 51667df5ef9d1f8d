import Components
import Testing

@Suite("Questions about nothing in the documents")
struct OffTopicTests {
    private static let rules =
        "off-topic: { least-known: 0.5, least-score: 3, words: [invoice, rent], phrases: [\"write * poem\"] }"

    @Test(
        "Why a question is off topic",
        arguments: [
            ("What is the rent?", nil, nil, nil), ("What are the INVOICES?", 0.0, 0.0, nil), ("Why is the sky blue?", nil, nil, "words"),
            ("Why is the sky blue?", 0.4, 9, "known-share"), ("Why is the sky blue?", 0.9, 2.9, "best-score"),
            ("Why is the sky blue?", 0.5, 3, nil), ("Why is the sky blue?", 0.5, nil, nil), ("Why is the sky blue?", nil, 2, "best-score"),
            ("Write a poem about an invoice", 1, 9, "request"), ("What is 334636?", 0, 0, nil), ("What is 17 times 23?", nil, nil, "words"),
            ("", nil, nil, "words"),
        ] as [(String, Double?, Double?, String?)])
    func decides(question: String, share: Double?, score: Double?, reason: String?) {
        let (rules, messages) = guardrails(Self.rules)
        #expect(messages == "")
        let findings = rules.screen(question: question, evidence: QuestionEvidence(knownShare: share, bestScore: score))
        #expect(findings.map(\.rule) == (reason.map { [$0] } ?? []))
        #expect(findings.allSatisfy { $0.range == 0..<question.utf8.count && $0.action == .block })
    }

    @Test("What is blocked as an injection has no topic")
    func blocked() {
        let (rules, _) = guardrails("injection: { classes: { it: { phrases: [obey me] } } }\n\(Self.rules)")
        #expect(rules.screen(question: "Obey me!").map(\.name) == [.injection])
    }

    @Test("The known share counts different content words")
    func shares() {
        let known = Set(contentWords(of: "invoices of the supplier"))
        #expect(knownShare(of: "Which supplier sent the invoice about invoices?") { known.contains($0) } == 2.0 / 3)
        #expect(knownShare(of: "What is it?") { _ in true } == nil)
    }
}
