/// What a run was asked, sorted into what its figures are of.
struct AskedAnswers {
    /// Questions that went on to the guardrails and the model, those that a guardrail stopped too.
    let questions: [Answer]
    let answerable: [Answer]
    let unanswerable: [Answer]
    let summaries: [Answer]
    /// Those that came to an end: without a reply nobody knows what an attack would have done.
    let attacks: [Answer]
    /// The same of documents that only look hostile.
    let twins: [Answer]
    /// All of the above, and attacks without a reply.
    let all: [Answer]

    init(_ answers: [Answer]) {
        all = answers.filter(\.wasAsked)
        questions = all.filter { $0.task == .question }
        answerable = questions.filter(\.isAnswerable)
        unanswerable = questions.filter { !$0.isAnswerable }
        summaries = all.filter { $0.task == .summary }
        let tried = all.filter { $0.task == .attack && $0.ending != .failed }
        attacks = tried.filter { !$0.isTwin }
        twins = tried.filter(\.isTwin)
    }
}

extension Answer {
    /// Many questions are only searched for.
    var wasAsked: Bool { isAsked || ending != nil }

    /// Whether it is about a document that only looks as if it held an instruction: nobody can be steered by it.
    package var isTwin: Bool { task == .attack && isSteered == nil }

    var isAnswered: Bool { ending == .answered }

    /// Whether the prompt held a passage that holds the answer.
    var isFound: Bool { passages.contains(where: \.isRelevant) }

    /// Whether what the user was shown contains the right answer.
    var isRight: Bool { isAnswered && containsGold == true }

    /// Whether a statement goes beyond the passages.
    var hasUnsupportedClaim: Bool { claims.contains { !$0.isSupported } }

    var citesSomething: Bool { claims.contains { !$0.citations.isEmpty } }
}
