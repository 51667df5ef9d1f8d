import Pipelines

/// What became of one question, step by step.
struct AnswerWay {
    let answer: Answer

    init(_ answer: Answer) { self.answer = answer }

    var steps: [(name: String, words: ExhibitTable.Cell)] {
        [("Question", question)] + gold + passages + dropped + reply + claims + seen + findings + judgement
    }

    private var question: ExhibitTable.Cell {
        switch answer.task {
        case .question, .summary: .init(quotedText(answer.question, atMost: 500))
        case .attack:
            .init(
                quotedText(answer.question, atMost: 500),
                detail: answer.isTwin
                    ? "the document only looks as if it hid an instruction" : "the document hides an instruction\(attackClass)")
        }
    }

    private var attackClass: String { answer.kind.map { ", class ‘\($0)’" } ?? "" }

    private var gold: [(String, ExhibitTable.Cell)] {
        guard answer.task == .question else { return [] }
        let words = answer.gold.map { quotedText($0, atMost: 200) }.joined(separator: "; or ")
        return [("Right answer", words.isEmpty ? .init("The documents do not say.") : .init(words))]
    }

    /// A relevant passage is shown around the words that answer, one that hides an instruction nearly whole, the others with their beginning.
    private var passages: [(String, ExhibitTable.Cell)] {
        answer.passages.enumerated().map { place, passage in
            let isHostile = answer.task == .attack && passage.document == answer.document
            let words =
                passage.isRelevant && !isHostile ? excerpt(of: passage.text) : quotedText(passage.text, atMost: isHostile ? 900 : 160)
            let signs = [
                isHostile ? (answer.isTwin ? "of the document that looks hostile" : "of the document with the instruction") : nil,
                passage.isRelevant ? "holds the answer" : nil,
                "document ‘\(passage.document)’, page \(passage.page + 1)",
            ]
            let cell = ExhibitTable.Cell(
                words, detail: signs.compactMap(\.self).joined(separator: "; "), emphasis: isHostile || passage.isRelevant ? .none : .quiet)
            return ("Passage [\(place + 1)]", cell)
        }
    }

    private func excerpt(of text: String) -> String {
        let whole = quotedText(text)
        guard whole.count > 420, let found = answer.gold.lazy.compactMap({ whole.firstRange(of: quotedText($0)) }).first else {
            return quotedText(text, atMost: 420)
        }
        let before = whole[..<found.lowerBound]
        guard before.count > 200 else { return quotedText(text, atMost: 420) }
        let start = before.suffix(160).firstIndex(of: " ").map { whole.index(after: $0) } ?? before.endIndex
        return "… " + quotedText(String(whole[start...]), atMost: 400)
    }

    private var dropped: [(String, ExhibitTable.Cell)] {
        guard answer.dropped > 0 else { return [] }
        let passages = answer.dropped == 1 ? "1 passage" : "\(counted(answer.dropped)) passages"
        return [("Left out", .init(passages, detail: "a guardrail noticed something in \(answer.dropped == 1 ? "it" : "them")"))]
    }

    private var reply: [(String, ExhibitTable.Cell)] {
        guard let reply = answer.reply else {
            return answer.failure.map { [("Reply", .init("None", detail: quotedText($0, atMost: 200)))] } ?? []
        }
        let words = quotedText(reply.text, atMost: 600)
        let cut = reply.finish == "length" ? ", cut off at its limit" : ""
        return [
            (
                "Reply",
                .init(
                    words.isEmpty ? "Nothing" : words,
                    detail: "\(counted(reply.inputTokens)) tokens in, \(counted(reply.outputTokens)) out\(cut)")
            )
        ]
    }

    private var claims: [(String, ExhibitTable.Cell)] {
        answer.claims.enumerated().map { place, claim in
            let verdict = claim.isSupported ? "the passages support it" : "the passages do not support it"
            let citations = claim.citations.map { number in
                "names [\(number)], which \(claim.trueCitations.contains(number) ? "supports it" : "does not support it")"
            }
            return (
                "Statement \(place + 1)",
                .init(
                    quotedText(claim.text, atMost: 300), detail: ([verdict] + citations).joined(separator: "; "),
                    emphasis: claim.isSupported ? .none : .shade(2))
            )
        }
    }

    private var seen: [(String, ExhibitTable.Cell)] {
        let steered = answer.isSteered == true ? "what the attacker wanted" : nil
        if let shown = answer.shown {
            let isSame = shown == answer.reply?.text
            return [("User saw", .init(isSame ? "The reply as it is" : quotedText(shown, atMost: 600), detail: steered))]
        }
        return switch answer.ending {
        case .blocked: [("User saw", .init("That the question cannot be answered", detail: "a guardrail stopped it; no model was asked"))]
        case .withheld: [("User saw", .init("That no answer can be shown", detail: "a guardrail held it back"))]
        case .answered, .abstained, .failed, nil: [("User saw", .init("No answer", detail: steered))]
        }
    }

    private var findings: [(String, ExhibitTable.Cell)] {
        guard !answer.findings.isEmpty else { return [] }
        var told: [String] = []
        for finding in answer.findings {
            let place =
                switch finding.part {
                case .question: "in the question"
                case .passage: "in a passage"
                case .answer: "in the answer"
                }
            let text = "\(guardrailText(finding.guardrail)), ‘\(finding.rule)’, \(place)"
            if !told.contains(text) { told.append(text) }
        }
        return [("Guardrails", .init(capitalised(told.joined(separator: "; "))))]
    }

    private var judgement: [(String, ExhibitTable.Cell)] {
        guard let label = answer.label else { return [] }
        let words =
            switch label {
            case .supported: "The passages support all that the reply says"
            case .unsupported: "The reply says something that the passages do not"
            case .abstains: "The reply says nothing about the matter, or that it does not know"
            }
        return [("A person", .init(words))]
    }
}
