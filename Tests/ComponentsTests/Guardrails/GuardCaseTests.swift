import Components
import Diagnostics
import Testing

@Suite("The course's guardrails do what its cases say")
struct GuardCaseTests {
    @Test("The files have no faults, and enough cases of each kind")
    func reads() throws {
        var log: [Diagnostic] = []
        _ = readGuardrails(try guardrailFile("techcorp.yml"), reporting: &log)
        let cases = readGuardCases(try guardrailFile("cases.yml"), reporting: &log)
        let documents = readHostileDocuments(try guardrailFile("hostile.yml"), reporting: &log)
        #expect(log.sorted().map { render($0) } == [])
        let counts = [
            cases.questions.count { $0.expected.isEmpty }, cases.questions.count { $0.expected.contains(.injection) },
            cases.questions.count { $0.kind == "near-miss" || $0.expected.contains(.personalData) },
            cases.questions.count { $0.expected.contains(.offTopic) }, cases.answers.count, documents.count { $0.rule != nil },
            documents.count { $0.rule == nil },
        ]
        #expect(zip(counts, [60, 45, 25, 25, 25, 12, 6]).allSatisfy { $0 >= $1 }, "\(counts)")
        for half in CaseHalf.allCases { #expect(cases.questions.count { $0.half == half } >= 75) }
    }

    @Test("All cases of the development half come out right")
    func develops() throws {
        let rules = try techcorpGuardrails()
        var log: [Diagnostic] = []
        let cases = readGuardCases(try guardrailFile("cases.yml"), reporting: &log)
        for question in cases.questions where question.half == .development {
            let screening = rules.screening(of: question)
            #expect(screening.isRight, "\(question.id): \(screening.findings)")
        }
        for answer in cases.answers where answer.half == .development {
            let check = rules.check(answer: answer.answer, question: answer.question, passages: answer.passages)
            #expect(rules.screening(of: answer).isRight && check.isAbstention == answer.abstains, "\(answer.id): \(check)")
        }
    }

    @Test("What the test half comes to is known, and not improved on")
    func examined() throws {
        let rules = try techcorpGuardrails()
        var log: [Diagnostic] = []
        let cases = readGuardCases(try guardrailFile("cases.yml"), reporting: &log)
        let screenings = cases.questions.filter { $0.half == .test }.map { rules.screening(of: $0) }
        func counts(_ name: GuardFinding.Guard) -> [Int] {
            [
                screenings.count { $0.expected.contains(name) && $0.found.contains(name) },
                screenings.count { !$0.expected.contains(name) && $0.found.contains(name) },
                screenings.count { $0.expected.contains(name) && !$0.found.contains(name) },
            ]
        }
        // Found and there, found but not there, there but not found. Without evidence of an index, so that topics are judged by words alone.
        #expect(counts(.injection) == [13, 1, 13])
        #expect(counts(.personalData) == [10, 1, 0])
        #expect(counts(.offTopic) == [13, 12, 1])
    }

    @Test("Twins of hostile documents are left alone, and of the hostile ones all but two are found")
    func hostile() throws {
        let rules = try techcorpGuardrails()
        var log: [Diagnostic] = []
        let documents = readHostileDocuments(try guardrailFile("hostile.yml"), reporting: &log)
        #expect(documents.filter { !rules.screening(of: $0).isRight }.map(\.id) == ["hostile-exfiltrate-image", "hostile-quiet"])
        for document in documents {
            #expect(document.answers.contains { document.text.contains($0) }, "\(document.id)")
            #expect(document.marker.map { isSteered("Well: \($0.uppercased())!", towards: $0) } ?? true, "\(document.id)")
            #expect(!isSteered(document.answers[0], towards: document.marker ?? "steered"), "\(document.id)")
        }
    }

    @Test("What only allows does not count as found")
    func allows() {
        let findings = [
            GuardFinding(name: .personalData, rule: "iban", range: 0..<4, action: .allow),
            GuardFinding(name: .injection, rule: "override", range: 0..<4, action: .block),
        ]
        #expect(GuardScreening(id: "it", expected: [.injection], findings: findings).isRight)
        #expect(!GuardScreening(id: "it", expected: [], findings: findings).isRight)
    }
}
