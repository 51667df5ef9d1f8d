import Assessments
import Diagnostics
import Documents
import Pipelines
import YAMLTrees

/// A catalogue as it is: what it asks, how it decides, what it demands.
extension PageEvaluator {
    func questionTable(_ catalogue: Catalogue) -> ExhibitTable {
        let rows = catalogue.questions.entries.map { entry in
            let answers =
                switch entry.values {
                case .flag: "yes or no"
                case .one(let values): values.map { entry.title(of: $0) }.joined(separator: "; or ")
                case .several(let values): "any of: " + values.map { entry.title(of: $0) }.joined(separator: "; ")
                case .text, .invalid: "in words"
                }
            return ExhibitTable.Row([.init(entry.asks ?? entry.name), .init(answers), cell(for: entry.sources)])
        }
        return ExhibitTable(columns: [.init(title: "Question"), .init(title: "Answers"), .init(title: "Where")], rows: rows)
    }

    func ruleTable(_ catalogue: Catalogue) -> ExhibitTable {
        let rows = catalogue.rules.map { rule in
            ExhibitTable.Row(
                [
                    .init(rule.id), .init(rule.says, detail: rule.ends ? "Nothing further is asked." : nil),
                    .init(catalogue.useClass(rule.useClass.name)?.title ?? rule.useClass.name),
                ] + days(rule.applies, catalogue) + [cell(for: rule.sources, rule.mark)])
        }
        let columns =
            [ExhibitTable.Column(title: "Rule"), .init(title: "If"), .init(title: "Then")] + dayColumns(catalogue) + [.init(title: "Where")]
        return ExhibitTable(columns: columns, rows: rows)
    }

    /// - Parameter day: a day that is asked about: then each duty says whether it applies.
    func dutyTable(_ catalogue: Catalogue, on day: Day?) -> ExhibitTable {
        let rows = catalogue.duties.map { duty in
            let roles = duty.roles.compactMap { catalogue.role($0.name)?.title }
            let applies = catalogue.applicability(of: duty)
            return ExhibitTable.Row(
                [.init(duty.title, detail: duty.says)]
                    + (catalogue.roles.isEmpty ? [] : [.init(roles.isEmpty ? "everybody" : roles.joined(separator: ", "))])
                    + days(applies, catalogue) + state(applies, catalogue, on: day) + [cell(for: duty.sources, duty.mark)])
        }
        let columns =
            [ExhibitTable.Column(title: catalogue.rules.isEmpty ? "What it names" : "Duty")]
            + (catalogue.roles.isEmpty ? [] : [.init(title: "Whose")]) + dayColumns(catalogue) + stateColumn(catalogue, on: day)
            + [.init(title: "Where")]
        let isDated = !catalogue.calendars.isEmpty && !catalogue.rules.isEmpty
        let byClass = note("A duty that follows the class of a use has the first day of its classes.")
        return ExhibitTable(columns: columns, rows: rows, notes: isDated ? [byClass] : [])
    }

    /// What each pipeline answers each duty with.
    func controlTable(_ catalogue: Catalogue, _ pipelines: [Pipeline]) -> ExhibitTable {
        let duties = catalogue.duties.filter { $0.met != nil }
        let rows = duties.map { duty in
            ExhibitTable.Row(
                [.init(duty.title, detail: duty.says)]
                    + pipelines.map { pipeline in
                        duty.coverage(by: pipeline.evidence(from: desk.book.runs)).map { pipeline.cell(for: $0) } ?? .init("–")
                    } + [cell(for: duty.sources, duty.mark)])
        }
        let columns =
            [ExhibitTable.Column(title: "What is asked for")] + pipelines.map { .init(title: $0.title) } + [.init(title: "Where")]
        let others = catalogue.duties.count - duties.count
        let missing = others == 0 ? [] : [note("\(others) more, for which nothing in a pipeline is named, are left out.")]
        let proposal = note(
            "What counts as an answer is a proposal and no finding of law: a pipeline answers the technical part of a duty at most."
        )
        return ExhibitTable(columns: columns, rows: rows, notes: missing + [proposal])
    }

    // MARK: Days

    /// One column for each calendar; none where no day matters.
    func dayColumns(_ catalogue: Catalogue) -> [ExhibitTable.Column] { catalogue.calendars.map { .init(title: $0.title) } }

    func days(_ applies: Applicability, _ catalogue: Catalogue) -> [ExhibitTable.Cell] {
        catalogue.calendars.indices.map { calendar in
            switch applies {
            case .undated: return .init("–")
            case .from(let days):
                let isMoved = calendar > 0 && days[calendar] != days[calendar - 1]
                return .init(days[calendar]?.words ?? "not at all", emphasis: isMoved ? .strong : .none)
            }
        }
    }

    func stateColumn(_ catalogue: Catalogue, on day: Day?) -> [ExhibitTable.Column] {
        guard let day, !catalogue.calendars.isEmpty else { return [] }
        return [.init(title: "On \(day.words)")]
    }

    /// Whether something applies on a day, by the calendar in force then.
    func state(_ applies: Applicability, _ catalogue: Catalogue, on day: Day?) -> [ExhibitTable.Cell] {
        guard let day, !catalogue.calendars.isEmpty else { return [] }
        guard let calendar = catalogue.calendarInForce(on: day) else { return [.init("–")] }
        return applies.isApplicable(on: day, in: calendar) ? [.init("applies")] : [.init("not yet", emphasis: .quiet)]
    }

    /// Where something was read, and how sure it is.
    func cell(for sources: [SourceMention], _ mark: Mark) -> ExhibitTable.Cell {
        let cell = cell(for: sources)
        return .init(cell.text, detail: mark.words, target: cell.target)
    }
}
