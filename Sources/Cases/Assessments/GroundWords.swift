import Assessments
import Models
import Pipelines

extension Standing {
    /// For a cell.
    var words: String {
        switch self {
        case .yes: "yes"
        case .partly: "in part"
        case .no: "no"
        case .noEvidence: "no evidence"
        }
    }

    var emphasis: ExhibitTable.Emphasis {
        switch self {
        case .yes: .none
        case .partly: .none
        case .no: .strong
        case .noEvidence: .quiet
        }
    }
}

extension Ground {
    /// Whether nothing is known there.
    fileprivate var isUnknown: Bool {
        switch self {
        case .practice(_, let values), .answer(_, let values): values == nil
        case .measure(_, let value): value == nil
        case .stages, .control, .classes: false
        }
    }
}

extension Mark {
    /// What the mark says about a statement, for a reader.
    var words: String {
        switch self {
        case .verifiedTwice: "read in two or more independent sources"
        case .verified: "read in one independent source"
        case .unverified: "general knowledge, not verified"
        case .proposal: "a proposal of this case"
        }
    }
}

extension Pipeline {
    /// A judgement with what it rests on: "in part", and below it "‘release.rollback’: manual (E14)".
    func cell(for judgement: Judgement) -> ExhibitTable.Cell {
        // Of what was decided by something, the alternatives that nobody stated anything about say nothing.
        let stated = judgement.grounds.filter { !$0.isUnknown }
        let shown = judgement.standing == .noEvidence || stated.isEmpty ? judgement.grounds : stated
        let grounds = shown.map { words(for: $0) }.joined(separator: "; ")
        return .init(judgement.standing.words, detail: grounds.isEmpty ? nil : grounds, emphasis: judgement.standing.emphasis)
    }

    /// What was looked at, in the pipeline's own titles.
    func words(for ground: Ground) -> String {
        switch ground {
        case .practice(let name, nil): return "nothing is stated of ‘\(name)’"
        case .practice(let name, let values?): return "‘\(name)’: \(values.joined(separator: ", "))\(evidenceWords(for: name))"
        case .answer(let question, nil): return "‘\(question)’ is not answered"
        case .answer(let question, let values?): return "‘\(question)’: \(values.joined(separator: ", "))"
        case .stages(let ids): return ids.isEmpty ? "no such stage" : titles(of: ids)
        case .control(let id, let stages):
            let title = controls.first { $0.id == id }?.title ?? id
            return stages.isEmpty ? "no stage provides ‘\(id)’" : "\(title), at \(titles(of: stages))"
        case .measure(let name, nil): return "no run measured ‘\(name)’"
        case .measure(let name, let value?): return "‘\(name)’: \(format(value, .none).bare)"
        case .classes(let classes): return classes.isEmpty ? "in no such class" : classes.joined(separator: ", ")
        }
    }

    private func titles(of ids: [String]) -> String { ids.map { "“\(stage($0)?.title ?? $0)”" }.joined(separator: ", ") }

    /// " (E5, E6)": the evidence that shows a practice.
    private func evidenceWords(for practice: String) -> String {
        let numbers = evidence.filter { $0.shows.contains { $0.name == practice } }.map(\.id)
        return numbers.isEmpty ? "" : " (\(numbers.joined(separator: ", ")))"
    }
}
