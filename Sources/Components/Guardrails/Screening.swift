/// What is known of a question from the index that it would be looked up in; nil where nothing is.
package struct QuestionEvidence: Sendable, Hashable {
    /// The share of the question's content words, from 0 to 1, that stand in the documents.
    package var knownShare: Double?
    /// The lexical score of the best passage.
    package var bestScore: Double?

    package init(knownShare: Double? = nil, bestScore: Double? = nil) {
        self.knownShare = knownShare
        self.bestScore = bestScore
    }
}

extension GuardrailRules {
    /// What the rules find in a question, by place: injections, personal data, and whether it is off topic (of the whole question).
    package func screen(question: String, evidence: QuestionEvidence = QuestionEvidence()) -> [GuardFinding] {
        var findings = injections(in: question, injectionInQuestions)
        findings += PersonalDataSearch.results(of: personalData, in: question).map { found in
            let rule = personalData[found.rule]
            return GuardFinding(name: .personalData, rule: rule.name, range: found.range, action: rule.inQuestions)
        }
        // What is blocked as an injection has no topic.
        let isBlocked = findings.contains { $0.name == .injection && $0.action == .block }
        if let offTopic, !isBlocked, let reason = offTopic.reason(question, evidence) {
            findings.append(GuardFinding(name: .offTopic, rule: reason, range: 0..<question.utf8.count, action: offTopic.action))
        }
        return findings.sortedByPlace()
    }

    /// Instructions to a language model in a passage of a document, by place.
    package func screen(passage: String) -> [GuardFinding] { injections(in: passage, injectionInPassages) }

    /// Personal data in an answer, by place.
    package func screen(answer: String) -> [GuardFinding] {
        PersonalDataSearch.results(of: personalData, in: answer).map { found in
            let rule = personalData[found.rule]
            return GuardFinding(name: .personalData, rule: rule.name, range: found.range, action: rule.inAnswers)
        }
    }

    /// At most one finding for each class at each place.
    private func injections(in text: String, _ action: GuardAction) -> [GuardFinding] {
        let text = GuardText(text)
        var found = injectionPhrases.matches(in: text).map { (number: classOfPhrase[$0.phrase], range: $0.range) }
        found += injectionMarks.matches(in: text.bytes)
        for (number, injection) in injections.enumerated() { found += injection.signs(in: text).map { (number, $0) } }
        var kept: [(number: Int, range: Range<Int>)] = []
        let longestFirst = found.sorted {
            ($0.number, -$0.range.count, $0.range.lowerBound) < ($1.number, -$1.range.count, $1.range.lowerBound)
        }
        for match in longestFirst {
            if !kept.contains(where: { $0.number == match.number && $0.range.overlaps(match.range) }) { kept.append(match) }
        }
        return kept.map { GuardFinding(name: .injection, rule: injections[$0.number].name, range: $0.range, action: action) }
            .sortedByPlace()
    }
}

extension OffTopicRule {
    /// Why a question is off topic: `request`, `known-share` or `best-score`, the measure that is too low, or `words` when there is no
    /// evidence; nil when it is not.
    ///
    /// A question that has a word of the domain, or a number or identifier of at least four signs, is about a document unless it asks for
    /// what no document can give.
    func reason(_ question: String, _ evidence: QuestionEvidence) -> String? {
        if !phrases.matches(in: GuardText(question)).isEmpty { return "request" }
        let text = LinedText(question)
        if text.contentWords().contains(where: words.contains) { return nil }
        let namesDocument = text.words.contains { $0.bytes.count >= 4 && text.bytes[$0.bytes].contains(where: \.isDigit) }
        if namesDocument { return nil }
        if let share = evidence.knownShare, let leastKnown, share < leastKnown { return "known-share" }
        if let score = evidence.bestScore, let leastScore, score < leastScore { return "best-score" }
        return evidence.knownShare == nil && evidence.bestScore == nil ? "words" : nil
    }
}

/// The share of a question's different content words that are known, from 0 to 1; nil when it has none.
///
/// - Parameter isKnown: whether the documents have a word, given as `contentWords(of:)` gives those of the documents.
package func knownShare(of question: String, isKnown: (String) -> Bool) -> Double? {
    let words = Set(contentWords(of: question))
    return words.isEmpty ? nil : Double(words.count(where: isKnown)) / Double(words.count)
}

extension GuardrailRules {
    /// An answer with the words that the rules mask replaced by what they are: `[e-mail]`. All other bytes stay.
    package func masked(_ answer: String) -> String { masked(answer, screen(answer: answer)) }

    /// A question with the words that the rules mask replaced.
    package func masked(question: String) -> String { masked(question, screen(question: question)) }

    private func masked(_ text: String, _ findings: [GuardFinding]) -> String {
        let bytes = Array(text.utf8)
        var masked: [UInt8] = []
        var place = 0
        for finding in findings where finding.action == .mask && finding.range.lowerBound >= place {
            masked += bytes[place..<finding.range.lowerBound]
            masked += "[\(finding.rule)]".utf8
            place = finding.range.upperBound
        }
        return String(decoding: masked + bytes[place...], as: UTF8.self)
    }
}
