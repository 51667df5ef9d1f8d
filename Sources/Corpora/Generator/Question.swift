import Statistics

/// What is asked about the documents of one category.
struct Question: Sendable {
    /// One way to ask.
    struct Wording: Sendable {
        let template: Template
        /// The values without which it names no document.
        let needs: [Int]
    }

    let kind: String
    let wordings: [Wording]
    /// The value that is asked for; nil when no document ever says it.
    let answer: Int?
    /// It is not asked where the document shows one of these values.
    let unless: [Int]
    /// In hundredths of a percent.
    let share: Int
    /// Of the chance that picks documents and wordings: each question has its own, so that none changes with the others.
    let seed: UInt64
}

/// A place where a page shows a value.
struct ShownPlace {
    let slot: Int
    /// Counted from 0.
    let page: Int
    /// In the page's UTF-8.
    let range: Range<Int>
}

extension DocumentWriter {
    /// The questions about the document whose pages were written. One is left out when the document does not show what all of its
    /// wordings name it by, or when its text has the answer where it shows something else.
    ///
    /// Values that the pages do not show are missing here: a question is about what a reader can see.
    mutating func ask(_ questions: [Question], of id: String, number: Int, on pages: [String]) -> [CorpusQuestion] {
        if questions.isEmpty { return [] }
        let all = values
        hideWhatIsNotShown()
        defer { values = all }
        return questions.compactMap { question in
            random = SeededRandom(seed: question.seed, stream: UInt64(number))
            guard random.happens(question.share), question.unless.allSatisfy({ values[$0].isMissing }) else { return nil }
            guard let wording = wording(of: question) else { return nil }
            var asked = CorpusQuestion(id: id + "/" + question.kind, question: line(wording.template), answers: [], kind: question.kind)
            guard let slot = question.answer else { return asked }
            let answer = String(decoding: shown(all[slot]), as: UTF8.self)
            if answer.isEmpty || values[slot].isMissing { return occurrences(of: [answer], in: pages).isEmpty ? asked : nil }
            asked.answers = [answer]
            asked.evidence = shownPlaces.filter { $0.slot == slot }.map { .init(page: $0.page, range: $0.range) }
            return asked
        }
    }

    /// One of the wordings whose values are all there; nil when there is none.
    private mutating func wording(of question: Question) -> Question.Wording? {
        var rest = question.wordings.count { isUsable($0) }
        guard rest > 0 else { return nil }
        rest = random.index(below: rest)
        return question.wordings.first { wording in
            guard isUsable(wording) else { return false }
            rest -= 1
            return rest < 0
        }
    }

    private func isUsable(_ wording: Question.Wording) -> Bool { wording.needs.allSatisfy { !values[$0].isMissing } }
}
