/// How answers say that they have none.
package struct Abstentions: Sendable {
    let phrases: PhraseSet

    init(_ phrases: [Phrase]) { self.phrases = PhraseSet(phrases) }

    /// What language models say in English when the passages have no answer, and what prompts commonly ask them to say.
    ///
    /// `The rent does not include heating` is an answer, `The passages do not include the rent` is none: what says, has or gives nothing has to be the
    /// text itself.
    package static let standard = Abstentions(standardPhrases.compactMap { try? Phrase($0) })
}

/// Whether an answer says that there is none: its first sentence does. What is added later, a guess or what the passages do say, does not make it an answer.
package func isAbstention(_ answer: String, _ abstentions: Abstentions = .standard) -> Bool {
    claims(of: answer).first.map { !abstentions.phrases.matches(in: GuardText($0.text)).isEmpty } ?? false
}

private let texts = "passage*|document*|text*|context|excerpt*|source*|information|file*|page*"
private let papers = "contract|agreement|invoice|letter|lease|note|notice|order|statement|reminder|payslip|it|they"
private let says = "mention*|specif*|state|states|say|says|indicat*|disclos*|tell|tells|provide*|answer*|refer*"
private let has = "contain*|includ*|list*|give*|show*|have|has"
private let not = "do not|does not|did not|don't|doesn't|didn't|never|cannot|can not"

let standardPhrases = [
    "(\(texts)) * (\(not)) * (\(says)|\(has))",
    "(\(papers)) (\(not)) (explicitly|directly|clearly|actually)? (\(says))",
    "none of * (\(texts)) * (\(says)|\(has))",
    "(no|neither) (\(texts)) * (\(says)|\(has))",
    "(is not|are not|was not|were not|isn't|aren't|not) (explicitly|directly|clearly|further)? (mentioned|specified|stated|provided|indicated|disclosed|available|known|answered)",
    "not (found|given|listed|included|contained|present|shown|there) (in|on|by) (the|this|these|any|your|our)? * (\(texts))",
    "not in (the|these|this|any)? * (\(texts))",
    "I (do not|don't) (know|have|see|find)",
    "(I|we) (cannot|can't|can not|could not|couldn't|was unable|am unable|'m unable|am not able|'m not able) * (find|answer|determine|tell|say|see|provide|help|locate|give)",
    "(cannot|can't|can not|could not|couldn't) be (found|determined|answered|established|derived|inferred|located)",
    "(cannot|could not|unable to) (find|answer|determine|locate|provide)",
    "no (information|mention|answer|indication|details|detail|data|evidence|record|reference) * (about|on|of|in|regarding|for|is|are|was|given|provided|available|found|to)",
    "(not possible|impossible) to (determine|say|answer|tell|know|find)",
    "(not enough|insufficient|not sufficient|no sufficient|no relevant) (information|details|data|context|evidence)",
    "(not sure|not certain|unclear|unknown)",
    "(nothing|nowhere) * (\(texts)|about)",
]
