import Components
import Corpora

/// What worked on a run's requests and is named by its definitions, not by its record. The record's digest stands for all of it.
package struct AuditVersions: Sendable, Hashable {
    /// A file by its name, with the SHA-256 of its text.
    package struct File: Sendable, Hashable {
        package let name: String
        package let sha256: String

        package init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// The prompt of questions, and that of summaries.
    package var answer: File?
    package var summary: File?
    /// The rules of the guardrails at work; nil where none is.
    package var questionGuard: File?
    package var answerGuard: File?
    /// `temperature 0, at most 60 tokens, seed 7`.
    package var parameters: String?

    package init(
        answer: File? = nil, summary: File? = nil, questionGuard: File? = nil, answerGuard: File? = nil, parameters: String? = nil
    ) {
        self.answer = answer
        self.summary = summary
        self.questionGuard = questionGuard
        self.answerGuard = answerGuard
        self.parameters = parameters
    }
}

extension RunPlan {
    /// What its requests are made with. Belongs to a record whose digest is this plan's.
    package var auditVersions: AuditVersions {
        guard let lane = AnsweringLane(stages) else { return AuditVersions() }
        let prompt = { (name: String?) in
            name.flatMap { book.prompts[$0] }.map { AuditVersions.File(name: $0.id, sha256: sha256($0.file.text)) }
        }
        let rules = { (name: String?) in
            name.flatMap { name in book.guardrails[name].map { AuditVersions.File(name: name, sha256: sha256($0.file.text)) } }
        }
        return AuditVersions(
            answer: prompt(lane.prompt?.answer), summary: prompt(lane.prompt?.summary ?? lane.prompt?.answer),
            questionGuard: rules(lane.questionRules), answerGuard: rules(lane.answerRules), parameters: parameters(lane.reply))
    }

    private func parameters(_ settings: ReplySettings?) -> String? {
        guard let settings, let model = book.languageModel else { return nil }
        let seed = model.seed.map { ", seed \($0)" } ?? ""
        return "temperature \(trimmed(settings.temperature)), at most \(settings.maximumTokens) tokens\(seed)"
    }

    private func trimmed(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }
}
