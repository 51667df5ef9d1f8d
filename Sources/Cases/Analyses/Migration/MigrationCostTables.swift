import Assessments
import Diagnostics
import Documents
import Figures
import Models

extension PageEvaluator {
    /// What each month costs while both systems run, beside what staying would cost.
    func costTable(_ plan: EvaluatedPlan, _ figures: EvaluatedPlan.Figures) -> ExhibitTable {
        let titles = [
            "Old system", "New system", "Staff", "Paid once", "Benefit", "Together", "Together so far", "Staying, so far",
        ]
        let columns =
            [ExhibitTable.Column(title: "Month"), .init(title: "Traffic on the new system", isNumeric: true)]
            + titles.map { ExhibitTable.Column(title: $0, unit: "USD", isNumeric: true) }
        let crossing = crossing(of: figures.costs)?.month
        let rows = figures.costs.map { cost in
            let numbers = [
                cost.old, cost.new, cost.staff, cost.once, -cost.benefit, cost.net, cost.cumulatedNet, cost.cumulatedStaying,
            ]
            return ExhibitTable.Row(
                cost.month == crossing ? .subtotal : .plain,
                [
                    .init("\(cost.month)", detail: "from \(cost.firstDay.words)"),
                    .init(format(cost.share * 100, .none, decimals: 0).bare + "%"),
                ]
                    + numbers.map { .init(dollars($0)) })
        }
        return ExhibitTable(columns: columns, rows: rows, notes: costNotes(plan, figures))
    }

    /// The same as two lines: what has been spent so far on the way, and by staying.
    func costChart(_ plan: EvaluatedPlan, _ figures: EvaluatedPlan.Figures, _ label: Label, _ title: String) -> Exhibit.Content {
        let chart = Chart(
            id: label.anchor, title: title, form: .lines, categories: figures.costs.map { "\($0.month)" },
            series: [
                .init(name: "Migrating, less its benefit", values: figures.costs.map(\.cumulatedNet)),
                .init(name: "Staying", values: figures.costs.map(\.cumulatedStaying)),
            ],
            axis: "USD so far", categoryAxis: "Month", numberPrefix: "$")
        return .figure(
            ExhibitFigure(drawing: draw(chart, width: desk.figureWidth), data: costTable(plan, figures), notes: costNotes(plan, figures)))
    }

    /// What it means to stop after each phase.
    func stopTable(_ plan: MigrationPlan, _ figures: EvaluatedPlan.Figures) -> ExhibitTable {
        let rows = plan.stops(on: figures.schedule, with: figures.numbers).map { stop in
            ExhibitTable.Row([
                .init(plan.phase(stop.phase)?.title ?? stop.phase, detail: "on \(stop.day.words)"), .init(dollars(stop.spent)),
                .init(dollars(stop.running)), .init(dollars(-stop.benefit)), .init(dollars(stop.difference)),
                .init(stop.payback.map { format($0, .none, decimals: 1).bare } ?? "never"),
            ])
        }
        let month = "USD per month"
        return ExhibitTable(
            columns: [
                .init(title: "After"), .init(title: "Spent on the way, above staying", unit: "USD", isNumeric: true),
                .init(title: "Running from then on", unit: month, isNumeric: true), .init(title: "Benefit", unit: month, isNumeric: true),
                .init(title: "Against staying", unit: month, isNumeric: true),
                .init(title: "Paid back after", unit: "months", isNumeric: true),
            ], rows: rows, notes: [])
    }

    private func costNotes(_ plan: EvaluatedPlan, _ figures: EvaluatedPlan.Figures) -> [[Inline<Evaluated>]] {
        let months = figures.costs.count
        let crossing =
            crossing(of: figures.costs).map {
                "From month \($0.month) on (it begins on \($0.firstDay.words)) migrating has cost no more than staying."
            } ?? "Within \(months) months migrating never becomes as cheap as staying."
        return [
            note(crossing),
            note("A month is a twelfth of 365 days, counted from \(plan.plan.start.words). A benefit counts as a negative cost."),
        ]
    }
}

/// Whole dollars: "12,345", with a minus sign where it is a gain.
func dollars(_ amount: Double) -> String { format(amount.rounded() == 0 ? 0 : amount, .none, decimals: 0).bare }
