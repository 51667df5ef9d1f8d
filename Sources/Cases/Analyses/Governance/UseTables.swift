import Assessments
import Diagnostics
import Documents
import YAMLTrees

/// What uses come to under a catalogue.
extension PageEvaluator {
    /// One row for each use: its classes, what decided, who is who, from when.
    func classTable(_ uses: [UseCase], _ catalogue: Catalogue) -> ExhibitTable {
        let rows = uses.map { use in
            let found = classify(use, by: catalogue)
            let deciding = found.assignments.compactMap { catalogue.rule($0.rule) }
            let days = found.assignments.map(\.applies).filter { $0 != .undated }
            return ExhibitTable.Row(
                [
                    .init(use.heading, detail: use.says),
                    .init(titles(found.classes, catalogue), detail: undecided(found, catalogue), emphasis: .strong),
                    cell(for: deciding.flatMap(\.sources)), .init(holders(use.holders, catalogue)),
                ] + (catalogue.calendars.isEmpty ? [] : [.init(days.isEmpty ? "–" : self.days(days, catalogue))]) + [.init(use.why ?? "–")])
        }
        let columns =
            [ExhibitTable.Column(title: "Use"), .init(title: "Class"), .init(title: "Decided by"), .init(title: "Who is who")]
            + (catalogue.calendars.isEmpty ? [] : [.init(title: "Duties from")]) + [.init(title: "Why")]
        return ExhibitTable(columns: columns, rows: rows)
    }

    /// The rules as they were asked, one after the other.
    func pathTable(_ uses: [UseCase], _ catalogue: Catalogue) -> ExhibitTable {
        var rows: [ExhibitTable.Row] = []
        for use in uses {
            let found = classify(use, by: catalogue)
            rows.append(.init(.heading, [.init(use.heading, detail: titles(found.classes, catalogue))]))
            rows += found.path.map { row($0, catalogue) }
            rows += found.alternatives.map { alternative in
                let entry = catalogue.questions[alternative.question]
                let values = entry.map { $0.words(for: alternative.values) } ?? ""
                return .init([
                    .init("If"), .init(entry?.asks ?? alternative.question), .init(values),
                    .init(titles(alternative.classes + alternative.undecided, catalogue)), .init(""),
                ])
            }
        }
        let columns = ["Rule", "It asks", "Answers", "Result", "Where"].map { ExhibitTable.Column(title: $0) }
        return ExhibitTable(columns: columns, rows: rows)
    }

    private func row(_ step: Classification.Step, _ catalogue: Catalogue) -> ExhibitTable.Row {
        let answers = step.finding.grounds.map { words(for: $0, catalogue) }.joined(separator: "; ")
        let result =
            switch step.verdict {
            case .yes: "yes: \(catalogue.useClass(step.rule.useClass.name)?.title ?? "")"
            case .no: "no"
            case .noEvidence: "open"
            }
        return .init([
            .init(step.rule.id), .init(step.rule.says), .init(answers.isEmpty ? "always" : answers),
            .init(result, emphasis: step.verdict == .no ? .quiet : .strong), cell(for: step.rule.sources),
        ])
    }

    /// The duties of each use, with who has them and from when.
    func obligationTable(_ uses: [UseCase], _ catalogue: Catalogue, on day: Day?) -> ExhibitTable {
        var rows: [ExhibitTable.Row] = []
        for use in uses {
            let found = classify(use, by: catalogue)
            rows.append(.init(.heading, [.init(use.heading, detail: titles(found.classes, catalogue))]))
            let duties = obligations(of: found, use, by: catalogue)
            if duties.isEmpty {
                rows.append(
                    .init(
                        [.init("none")]
                            + Array(repeating: .init(""), count: dayColumns(catalogue).count + stateColumn(catalogue, on: day).count + 2)))
            }
            rows += duties.map { obligation in
                let open = obligation.verdict == .noEvidence ? "depends on open questions" : nil
                return .init(
                    [
                        .init(obligation.duty.title, detail: [obligation.duty.says, open].compactMap(\.self).joined(separator: " · ")),
                        .init(obligation.holders.isEmpty ? "–" : holders(obligation.holders, catalogue)),
                    ] + days(obligation.applies, catalogue) + state(obligation.applies, catalogue, on: day)
                        + [cell(for: obligation.duty.sources, obligation.duty.mark)])
            }
        }
        let columns =
            [ExhibitTable.Column(title: "Duty"), .init(title: "Whose")] + dayColumns(catalogue) + stateColumn(catalogue, on: day)
            + [.init(title: "Where")]
        return ExhibitTable(columns: columns, rows: rows)
    }

    // MARK: Words

    private func titles(_ classes: [String], _ catalogue: Catalogue) -> String {
        let titles = unique(classes).map { catalogue.useClass($0)?.title ?? $0 }
        return titles.isEmpty ? "open" : titles.joined(separator: "; ")
    }

    private func undecided(_ found: Classification, _ catalogue: Catalogue) -> String? {
        guard !found.openQuestions.isEmpty else { return nil }
        let questions = found.openQuestions.map { catalogue.questions[$0]?.asks ?? $0 }.joined(separator: " ")
        return "Open: \(questions) It may be: \(titles(found.undecided, catalogue))"
    }

    private func holders(_ holders: [UseCase.Holder], _ catalogue: Catalogue) -> String {
        let parties = unique(holders.map(\.party))
        return parties.map { party in
            let roles = holders.filter { $0.party == party }.map { catalogue.role($0.role)?.title ?? $0.role }
            return "\(party): \(roles.joined(separator: ", ").lowercased())"
        }.joined(separator: "; ")
    }

    private func days(_ applicabilities: [Applicability], _ catalogue: Catalogue) -> String {
        let last = catalogue.calendars.count - 1
        return unique(applicabilities.compactMap { $0.day(in: last)?.words }).joined(separator: ", ")
    }

    private func words(for ground: Ground, _ catalogue: Catalogue) -> String {
        switch ground {
        case .answer(let question, let values):
            let entry = catalogue.questions[question]
            let said = values.map { entry?.words(for: $0) ?? $0.joined(separator: ", ") } ?? "not answered"
            return "\(entry?.asks ?? question) \(said)"
        case .classes(let classes): return classes.isEmpty ? "no such class so far" : "in " + titles(classes, catalogue)
        case .practice, .stages, .control, .measure: return ""
        }
    }
}

extension UseCase {
    /// "A: Sort invoices"; names that are words stand for themselves and are left out.
    fileprivate var heading: String { id.count > 2 ? title : "\(id): \(title)" }
}

extension Vocabulary.Entry {
    /// Values as an answer: "yes", "recruitment and selection; admission to education".
    fileprivate func words(for values: [String]) -> String {
        guard self.values != .flag else { return values.map { $0 == "true" ? "yes" : "no" }.joined(separator: ", ") }
        return values.map { title(of: $0) }.joined(separator: "; ")
    }
}
