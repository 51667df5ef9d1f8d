import Diagnostics
import Statistics
import YAMLTrees

/// A question before it is fitted to the categories it is about.
struct QuestionDraft {
    let kind: String
    let place: Place
    let wordings: [Wording]
    let answer: Int?
    let share: Int
    let unless: [Int]
    /// The categories it is about, and where they are named.
    let categories: [(category: Int, place: Place)]

    struct Wording {
        let text: YAMLTree
        let template: Template
    }
}

extension GeneratorReader {
    /// `total: { asks: ["What is the total of {document} {number}?"], answer: total, in: [invoice, credit_note] }`
    ///
    /// An ask is a text like those of pages; what stands in brackets is left out when the document does not show it, and `{document}` is
    /// the title of its category.
    mutating func questionDrafts(_ entries: [YAMLTree.Entry]) -> [QuestionDraft] { entries.compactMap { questionDraft($0) } }

    private mutating func questionDraft(_ entry: YAMLTree.Entry) -> QuestionDraft? {
        var fields = FieldReader(entry.value, of: "a question")
        let asks = fields.scalars("asks")
        let answer = fields.scalar("answer")
        let isUnanswerable = fields.flag("unanswerable") ?? false
        let share = fields.scalar("share").map { percent($0) } ?? 10_000
        let named = fields.scalars("in")
        let unless = fields.scalars("unless").compactMap { valueSlot($0) }
        let hasNoAsks = fields.lacks("asks") || entry.value["asks"]?.items?.isEmpty == true
        let lacksAnswer = fields.lacks("answer") && fields.lacks("unanswerable")
        diagnostics += fields.finish()
        guard entry.value.entries != nil else { return nil }
        if hasNoAsks { report("a question needs 'asks'", entry.keyPlace, "a list of texts, each a way to ask it") }
        if let answer, isUnanswerable {
            report("a question has an answer or is unanswerable, not both", answer.place)
        } else if lacksAnswer {
            report("a question needs 'answer'", entry.keyPlace, "name the value that answers it, or say 'unanswerable: true'")
        }
        let slot = answer.flatMap { valueSlot($0) }
        if let slot, let answer, vocabulary.itemSlots.contains(slot) {
            report("'\(vocabulary.slotNames[slot])' is a list of items, no answer", answer.place)
        }
        let wordings = asks.map { QuestionDraft.Wording(text: $0, template: ask($0, answer: slot)) }
        let categories = named.compactMap { tree in category(tree).map { ($0, tree.place) } }
        for (index, tree) in named.enumerated() where named[..<index].contains(where: { $0.text == tree.text }) {
            report("category '\(tree.text ?? "")' is named twice", tree.place)
        }
        guard let share, !asks.isEmpty, slot != nil || isUnanswerable, categories.count == named.count else { return nil }
        let everywhere = self.categories.indices.map { ($0, entry.keyPlace) }
        return QuestionDraft(
            kind: entry.key, place: answer?.place ?? entry.keyPlace, wordings: wordings, answer: slot, share: share,
            unless: unless, categories: named.isEmpty ? everywhere : categories)
    }

    /// A way to ask; `{document}` is left in it as a value that no document has.
    private mutating func ask(_ tree: YAMLTree, answer: Int?) -> Template {
        let template = questionTemplate(tree)
        for mention in reach(from: [template]) {
            if mention.slot == answer {
                report(
                    "the question shows its own answer, '\(vocabulary.slotNames[mention.slot])'", mention.place,
                    "name the document by other values")
            } else if vocabulary.itemSlots.contains(mention.slot) {
                report("a question shows single values, not items", mention.place)
            }
        }
        if template.lines.contains(where: { $0.parts.contains(where: \.showsPageNumber) }) {
            report("a question stands on no page", tree.place, "leave out {page} and {pages}")
        }
        return template
    }

    /// The documents' noun is no value, unless the author has one of that name.
    private mutating func questionTemplate(_ tree: YAMLTree) -> Template {
        guard vocabulary.slots[documentName] == nil, vocabulary.lists[documentName] == nil else { return template(tree) }
        let outer = vocabulary
        vocabulary.slots[documentName] = outer.slotNames.count
        vocabulary.slotNames.append(documentName)
        defer {
            vocabulary.slots[documentName] = nil
            vocabulary.slotNames.removeLast()
        }
        return template(tree)
    }

    // MARK: Categories

    /// Tells each category what is asked about it, and the words which values are asked for.
    mutating func fit(_ drafts: [QuestionDraft], to papers: inout [Paper], of paperDrafts: [PaperDraft], seed: UInt64) {
        for draft in drafts {
            let mentions = reach(from: draft.wordings.map(\.template))
            for (category, _) in draft.categories { for layout in paperDrafts[category].layouts { checkParts(mentions, in: layout) } }
        }
        words.isAsked = Array(repeating: false, count: words.slots)
        for draft in drafts {
            if let answer = draft.answer {
                words.isAsked[answer] = true
                let isShown = draft.categories.contains { papers[$0.category].layouts.contains { shown(by: $0).contains(answer) } }
                if !isShown {
                    report(
                        "no document that is asked about shows '\(vocabulary.slotNames[answer])'", draft.place,
                        "what documents never say is asked with 'unanswerable: true'")
                }
            }
            for (category, place) in draft.categories {
                guard let question = question(draft, on: papers[category], named: categories[category].title, seed) else {
                    let id = categories[category].id
                    report("no document of category '\(id)' shows what '\(draft.kind)' names it by", place, "ask in yet another way")
                    continue
                }
                papers[category].questions.append(question)
            }
        }
    }

    private func question(_ draft: QuestionDraft, on paper: Paper, named title: String, _ seed: UInt64) -> Question? {
        let shown = paper.layouts.map { self.shown(by: $0) }
        let noun = Array((title.prefix(1).lowercased() + title.dropFirst()).utf8)
        let wordings = draft.wordings.compactMap { wording -> Question.Wording? in
            let needs = Set(reach(from: [wording.template]).filter { !$0.isGuarded && $0.slot < words.slots }.map(\.slot))
            guard shown.contains(where: { needs.isSubset(of: $0) }) else { return nil }
            return .init(template: wording.template.naming(slot: words.slots, noun), needs: needs.sorted())
        }
        guard !wordings.isEmpty else { return nil }
        var stream = SeededRandom(seed: seed, stream: "question \(draft.kind)")
        return Question(
            kind: draft.kind, wordings: wordings, answer: draft.answer, unless: draft.unless, share: draft.share, seed: stream.next())
    }

    /// The values that the pages of a layout can show as a whole.
    private func shown(by layout: Layout) -> Set<Int> {
        let lists = layout.then + (layout.last.map { [$0] } ?? [])
        let mentions = reach(from: [layout.first]) + lists.flatMap { reach(of: $0) }
        let made = Set(layout.steps.map(\.slot))
        return Set(mentions.filter { $0.attribute == nil && made.contains($0.slot) }.map(\.slot))
    }
}

private let documentName = "document"

extension Template {
    /// With a noun in place of a value.
    fileprivate func naming(slot: Int, _ noun: [UInt8]) -> Template {
        var template = self
        template.lines = lines.map { Line(parts: $0.parts.map { $0.naming(slot, noun) }, items: $0.items) }
        return template
    }
}

extension Part {
    fileprivate func naming(_ slot: Int, _ noun: [UInt8]) -> Part {
        switch self {
        case .value(slot, _), .attribute(slot, _, _): .text(noun)
        case .text, .value, .attribute, .phrase, .page, .pages: self
        case .oneOf(let choices): .oneOf(choices.map { $0.map { $0.naming(slot, noun) } })
        case .chance(let percent, let parts): .chance(percent: percent, parts.map { $0.naming(slot, noun) })
        case .ifPresent(let slots, let parts): .ifPresent(slots: slots.filter { $0 != slot }, parts.map { $0.naming(slot, noun) })
        }
    }

    fileprivate var showsPageNumber: Bool {
        switch self {
        case .page, .pages: true
        case .text, .value, .attribute, .phrase: false
        case .oneOf(let choices): choices.contains { $0.contains(where: \.showsPageNumber) }
        case .chance(_, let parts), .ifPresent(_, let parts): parts.contains(where: \.showsPageNumber)
        }
    }
}
