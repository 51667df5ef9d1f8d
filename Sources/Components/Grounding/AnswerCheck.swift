/// What an output guardrail found of an answer.
package struct AnswerCheck: Sendable, Hashable {
    package enum CitationVerdict: String, Sendable, Hashable, CaseIterable {
        /// The passage supports the claim by itself.
        case holds
        case doesNotHold = "does-not-hold"
        /// There is no such passage.
        case outside
    }

    package struct CheckedClaim: Sendable, Hashable {
        package let claim: Claim
        package let score: SupportScore
        package let isSupported: Bool
        /// For each number that the claim cites.
        package let citations: [CitationVerdict]

        /// Whether it says something, so that it has to be supported and should be cited.
        package var counts: Bool { !score.isEmpty }
    }

    package let claims: [CheckedClaim]
    package let isAbstention: Bool
    /// Personal data with what is done about it, and one finding `groundedness` over the whole answer when it is not grounded enough.
    package let findings: [GuardFinding]

    /// The claims that say something; none of an answer that says that there is none.
    package var counted: [CheckedClaim] { isAbstention ? [] : claims.filter(\.counts) }
    /// Supported claims of those that count: faithfulness; nil when none count.
    package var groundedness: Double? {
        counted.isEmpty ? nil : Double(counted.count(where: \.isSupported)) / Double(counted.count)
    }
    /// How many citations there are, and how many hold: citation precision.
    package var citations: (holding: Int, all: Int) {
        let verdicts = counted.flatMap(\.citations)
        return (verdicts.count { $0 == .holds }, verdicts.count)
    }
    /// How many claims count, and how many of them are supported and have a citation that holds: citation recall.
    package var cited: (holding: Int, all: Int) {
        (counted.count { $0.isSupported && $0.citations.contains(.holds) }, counted.count)
    }
    /// Whether the answer must not be shown.
    package var isWithheld: Bool { findings.contains { $0.action == .withhold || $0.action == .block } }
}

extension GuardrailRules {
    /// Checks an answer against the passages that the language model was given, in their order.
    package func check(answer: String, question: String, passages: [String]) -> AnswerCheck {
        let reference = SupportReference(passages: passages, question: question, answers.support)
        let threshold = answers.support.threshold
        let checked = Components.claims(of: answer).map { claim in
            let score = reference.score(of: claim)
            let verdicts = claim.citations.map { number -> AnswerCheck.CitationVerdict in
                guard number >= 1, number <= passages.count else { return .outside }
                return reference.score(of: claim, only: [number - 1]).isSupported(threshold: threshold) ? .holds : .doesNotHold
            }
            return AnswerCheck.CheckedClaim(
                claim: claim, score: score, isSupported: score.isSupported(threshold: threshold), citations: verdicts)
        }
        let isAbstention = Components.isAbstention(answer, answers.abstentions)
        var findings = screen(answer: answer)
        let check = AnswerCheck(claims: checked, isAbstention: isAbstention, findings: [])
        if let groundedness = check.groundedness, groundedness < answers.leastGrounded {
            let range = 0..<answer.utf8.count
            findings.append(GuardFinding(name: .groundedness, rule: "claims", range: range, action: answers.action))
        }
        return AnswerCheck(claims: checked, isAbstention: isAbstention, findings: findings)
    }
}
