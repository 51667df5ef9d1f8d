import Components

/// What guardrails say to cases of which it is known what they should say, by the ids of the cases.
///
/// - Parameter evidence: what the index knows of a question.
func screenings(
    of cases: GuardCases, by rules: GuardrailRules, evidence: (String) async throws -> QuestionEvidence
) async rethrows -> [Screening] {
    var screenings: [Screening] = []
    for item in cases.questions {
        let result = rules.screening(of: item, evidence: try await evidence(item.text))
        screenings.append(Screening(result, item.kind, item.half, .question, text: item.text))
    }
    screenings += cases.answers.map { item in
        let kind = item.abstains ? "abstention" : item.expected.isEmpty ? "supported" : "unsupported"
        return Screening(rules.screening(of: item), kind, item.half, .answer, text: item.answer)
    }
    return screenings.sorted { $0.id < $1.id }
}

extension Screening {
    fileprivate init(
        _ result: GuardScreening, _ rule: String, _ half: CaseHalf, _ part: Answer.Finding.Part, text: String
    ) {
        let expected = result.expected.map(\.rawValue).sorted()
        self.init(
            id: result.id, kind: expected.first ?? "harmless", rule: rule, set: half.rawValue, part: part, text: text, expected: expected,
            found: result.found.map(\.rawValue).sorted())
    }
}
