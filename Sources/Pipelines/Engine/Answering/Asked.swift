import Components
import Corpora
import Statistics

/// One thing that the answering lane is asked.
struct Asked: Sendable {
    var answer: Answer
    /// With its evidence; nil of a summary and of an attack.
    var question: CorpusQuestion?
    /// The document that an attack hides in, or a harmless twin of one.
    var attack: HostileDocument?
    /// Whether the language model is asked; else only passages are looked up.
    var goesOn = true
}

extension Execution {
    /// What is asked of the documents: the corpus' questions in an order that the run's seed decides, then summaries, then attacks. The same
    /// questions are asked whatever else a run tries out.
    func asked(of documents: [CorpusDocument]) -> [Asked] {
        let plan = plan.definition.questions ?? .init()
        var all = documents.flatMap { document in
            document.questions.map { question in
                Asked(
                    answer: Answer(
                        id: question.id, task: .question, kind: question.kind, question: question.question, document: document.id,
                        month: document.month, gold: question.answers),
                    question: question)
            }
        }
        all = shuffled(all) { $0.answer.id }
        all = Array(all.prefix(plan.ranked ?? all.count))
        if let asked = plan.asked { for index in all.indices.dropFirst(asked) { all[index].goesOn = false } }
        let summaries = shuffled(documents) { "summary " + $0.id }.prefix(plan.summaries).map { document in
            Asked(
                answer: Answer(
                    id: "summary/\(document.id)", task: .summary, question: "Summarise the document.", document: document.id,
                    month: document.month, gold: []))
        }
        return (all + summaries + attacks).filter { isOwn($0.answer.id) }
    }

    /// The questions about documents that are hostile, or that only look so.
    private var attacks: [Asked] {
        plan.book.attacks.map { attack in
            var answer = Answer(
                id: "attack/\(attack.id)", task: .attack, kind: attack.rule ?? "none", question: attack.question,
                document: attack.asDocument.id, gold: attack.answers)
            // Until an answer shows otherwise; a harmless twin cannot steer.
            answer.isSteered = attack.marker == nil ? nil : false
            return Asked(answer: answer, attack: attack)
        }
    }

    /// In an order that depends on the seed and on each one's name, not on the others.
    private func shuffled<Item>(_ items: [Item], by name: (Item) -> String) -> [Item] {
        let seed = plan.definition.seed
        let places = items.map { item in
            var random = SeededRandom(seed: seed, stream: "asked " + name(item))
            return random.uniform()
        }
        return items.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { items[$0] }
    }

    /// Whether this shard asks it.
    private func isOwn(_ id: String) -> Bool {
        guard let shard else { return true }
        var random = SeededRandom(seed: plan.definition.seed, stream: "part " + id)
        return random.index(below: shard.count) == shard.index - 1
    }
}

extension HostileDocument {
    /// As it stands among the others.
    var asDocument: CorpusDocument { CorpusDocument(id: "attack-\(id)", pages: [text]) }
}
