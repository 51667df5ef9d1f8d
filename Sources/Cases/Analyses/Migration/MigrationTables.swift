import Assessments
import Diagnostics
import Documents
import Figures
import Models
import YAMLTrees

/// What a `migration` block shows of its plan.
private enum MigrationView: String, CaseIterable {
    case phases, gates, costs, stops, rollback, risks
}

extension PageEvaluator {
    /// `migration`: a plan's phases, gates, monthly costs, what each stop leaves, its ways back, or its risks.
    mutating func migration(_ fields: inout FieldReader, _ label: Label, _ title: String, _ block: AnalysisBlock) -> Exhibit.Content? {
        let name = fields.required("of")
        let view = fields.choice("shows", of: MigrationView.self) ?? .phases
        let form = fields.choice("form", of: ExhibitForm.self) ?? .table
        guard let plan = plan(name) else { return nil }
        switch view {
        case .gates: return .table(gateTable(plan))
        case .rollback: return .table(rollbackTable(plan.plan))
        case .risks: return .table(riskTable(plan.plan))
        case .phases: return plan.figures.map { .table(phaseTable(plan.plan, $0)) }
        case .costs: return plan.figures.map { form == .chart ? costChart(plan, $0, label, title) : .table(costTable(plan, $0)) }
        case .stops: return plan.figures.map { .table(stopTable(plan.plan, $0)) }
        }
    }

    /// Nil when there is no plan of the name, which is reported.
    private mutating func plan(_ name: YAMLTree?) -> EvaluatedPlan? {
        guard let name, let text = name.text else { return nil }
        if let plan = desk.plans.first(where: { $0.plan.id == text }) { return plan }
        let known = desk.plans.map(\.plan.id)
        var notes = didYouMean(text, among: known)
        if notes.isEmpty, known.isEmpty { notes = [.init("plans are files of '\(desk.book.folder)/migrations/'")] }
        diagnostics.append(.error("no migration plan is called '\(text)'", at: name.place, notes: notes))
        return nil
    }

    // MARK: Phases

    private func phaseTable(_ plan: MigrationPlan, _ figures: EvaluatedPlan.Figures) -> ExhibitTable {
        let capacities = plan.capacities(on: figures.schedule, with: figures.numbers)
        let rows = plan.phases.map { phase in
            let entry = figures.schedule[phase.id]
            let capacity = capacities.first { $0.phase == phase.id }
            let share = figures.numbers.phases[phase.id]?.share.map { percent($0) } ?? "as before"
            return ExhibitTable.Row([
                .init(phase.title, detail: phase.says),
                .init(
                    entry.map { "\($0.start.words) to \($0.lastDay.words)" } ?? "–",
                    detail: entry.map { waiting($0, plan, figures.schedule) }
                ),
                .init(capacity.map { "\(weeks($0.needed)) of \(weeks($0.available))" } ?? "–", detail: capacity.flatMap(missing)),
                .init(share), .init(phase.delivers ?? "–"), .init(phase.owner ?? "–"),
            ])
        }
        let columns: [ExhibitTable.Column] = [
            .init(title: "Phase"), .init(title: "When"), .init(title: "Work needed of available", unit: "weeks of one engineer"),
            .init(title: "Traffic on the new system"), .init(title: "If it stops here"), .init(title: "Owner"),
        ]
        return ExhibitTable(columns: columns, rows: rows, notes: phaseNotes(plan, figures))
    }

    private func waiting(_ entry: Schedule.Entry, _ plan: MigrationPlan, _ schedule: Schedule) -> String {
        var parts: [String] = []
        switch entry.reason {
        case .planStart: break
        case .phase(let id): parts.append("after “\(plan.phase(id)?.title ?? id)”")
        case .earliest: parts.append("not before")
        }
        let freezes = entry.freezes.map { id in plan.freezes.first { $0.id == id }?.title ?? id }
        if !freezes.isEmpty { parts.append("moved from \(entry.wanted.words) by \(freezes.joined(separator: ", "))") }
        parts.append(entry.isCritical ? "no slack" : "\(entry.slack) days of slack")
        return parts.joined(separator: "; ")
    }

    private func missing(_ capacity: PhaseCapacity) -> String? {
        capacity.missing > 0 ? "\(weeks(capacity.missing)) missing" : nil
    }

    private func phaseNotes(_ plan: MigrationPlan, _ figures: EvaluatedPlan.Figures) -> [[Inline<Evaluated>]] {
        let path = figures.schedule.criticalPath.map { plan.phase($0)?.title ?? $0 }.joined(separator: " → ")
        var notes = [note("The plan ends on \((figures.schedule.end + -1).words). What decides when: \(path).")]
        if let overlap = plan.overlap(on: figures.schedule, with: figures.numbers) {
            let end = overlap.end.map { " to \(($0 + -1).words)" } ?? " on"
            notes.append(note("Both systems run side by side from \(overlap.start.words)\(end), \(counted(overlap.days)) days."))
        }
        let freezes = plan.freezes.map { freeze in
            let only = freeze.phases.map { "“\(plan.phase($0.name)?.title ?? $0.name)”" }.joined(separator: ", ")
            return "\(freeze.title) (\(freeze.first.words) to \(freeze.last.words)\(only.isEmpty ? "" : ", for \(only) only"))"
        }
        if !freezes.isEmpty { notes.append(note("No switch begins within: \(freezes.joined(separator: ", ")).")) }
        if let budget = figures.numbers.budget, let spent = plan.stops(on: figures.schedule, with: figures.numbers).last?.spent {
            notes.append(note("Spent on the way, above staying: $\(dollars(spent)) of a budget of $\(dollars(budget))."))
        }
        return notes
    }

    // MARK: Gates, ways back, risks

    private mutating func gateTable(_ plan: EvaluatedPlan) -> ExhibitTable {
        var rows: [ExhibitTable.Row] = []
        for (phase, conditions) in zip(plan.plan.phases, plan.gates) where !phase.gates.isEmpty {
            rows.append(.init(.heading, [.init(phase.title)]))
            for (gate, condition) in zip(phase.gates, conditions) {
                rows.append(
                    .init([
                        .init(gate.says), .init(condition.map { threshold($0) } ?? "–"), today(condition), .init(gate.sample),
                        .init(gate.decides),
                    ]))
            }
        }
        let columns: [ExhibitTable.Column] = [
            .init(title: "Gate"), .init(title: "Opens when it is"), .init(title: "As things stand"), .init(title: "Sample"),
            .init(title: "Decides"),
        ]
        return ExhibitTable(
            columns: columns, rows: rows,
            notes: [note("“As things stand” is computed from the quantities and runs of this case, not from a system in production.")])
    }

    /// "at least 0.95"
    private func threshold(_ condition: Condition) -> String {
        let words =
            switch condition.comparison {
            case .less: "below"
            case .lessOrEqual: "at most"
            case .greater: "above"
            case .greaterOrEqual: "at least"
            case .equal: "exactly"
            case .unequal: "other than"
            }
        return "\(words) \(condition.right.text)"
    }

    private mutating func today(_ condition: Condition?) -> ExhibitTable.Cell {
        guard let condition else { return .init("–") }
        let why = derivations.add(condition.derivation)
        let measured = condition.left.converted(to: condition.right.units) ?? condition.left
        return .init(
            measured.text, detail: condition.isMet ? "opens" : "stays closed", why: why, emphasis: condition.isMet ? .none : .strong)
    }

    private func rollbackTable(_ plan: MigrationPlan) -> ExhibitTable {
        let rows = plan.phases.compactMap { phase in
            phase.rollback.map { back in
                ExhibitTable.Row([
                    .init(phase.title), .init(back.trigger), .init(back.decides), .init(back.takes), .init(back.meantime), .init(back.test),
                ])
            }
        }
        let columns = [
            "Phase", "What triggers it", "Who may order it", "How long it takes", "Documents of the meantime", "How it is tested",
        ]
        return ExhibitTable(columns: columns.map { .init(title: $0) }, rows: rows)
    }

    private func riskTable(_ plan: MigrationPlan) -> ExhibitTable {
        let most = (plan.scales.likelihood.map(\.number).max() ?? 5) * (plan.scales.impact.map(\.number).max() ?? 5)
        func cell(_ rating: Risk.Rating?) -> ExhibitTable.Cell {
            guard let rating else { return .init("–") }
            let step = 1 + (rating.score - 1) * 5 / max(most, 1)
            return .init("\(rating.score)", detail: "\(rating.likelihood) × \(rating.impact)", emphasis: .shade(step))
        }
        let kinds = Dictionary(plan.scales.kinds.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let rows = plan.rankedRisks.map { risk in
            ExhibitTable.Row([
                .init(risk.title, detail: risk.kind.map { kinds[$0] ?? $0 }),
                .init(risk.cause ?? "–", detail: risk.sign.map { "early sign: \($0)" }), cell(risk.rating),
                .init(risk.mitigation ?? "–", detail: risk.owner), cell(risk.residual),
            ])
        }
        let columns: [ExhibitTable.Column] = [
            .init(title: "Risk"), .init(title: "Cause"), .init(title: "Risk", unit: "likelihood × impact", isNumeric: true),
            .init(title: "Measure and owner"), .init(title: "What remains", unit: "likelihood × impact", isNumeric: true),
        ]
        let notes = [("Likelihood", plan.scales.likelihood), ("Impact", plan.scales.impact)].compactMap { name, steps in
            let words = steps.compactMap { step in step.says.map { "\(step.number) \($0)" } }
            return words.isEmpty ? nil : note("\(name): \(words.joined(separator: ", ")).")
        }
        return ExhibitTable(columns: columns, rows: rows, notes: notes)
    }
}

/// "25%"
private func percent(_ share: Double) -> String { format(share * 100, .none).bare + "%" }

/// Days as weeks: "3.5".
private func weeks(_ days: Double) -> String { format(days / 7, .none, decimals: 1).bare }
