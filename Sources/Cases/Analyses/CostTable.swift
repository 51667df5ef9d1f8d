import Diagnostics
import Documents
import Models
import Pipelines
import YAMLTrees

/// What a cost is counted by.
enum CostBasis: String, CaseIterable, Sendable {
    case month, document, year

    var unit: String { "USD per \(rawValue)" }

    /// The formula that turns a cost per month into this basis.
    func formula(_ cost: String, volume: String) -> String {
        switch self {
        case .month, .year: cost
        case .document: "(\(cost)) / \(volume)"
        }
    }

    var units: String { "USD/\(rawValue)" }

    var decimals: Int {
        switch self {
        case .month: 2
        case .document: 4
        case .year: 0
        }
    }
}

extension PageEvaluator {
    /// `cost-table`: by component and in total, architectures side by side.
    mutating func costTable(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let pipelines = pipelines(&fields, block)
        let bases = costBases(&fields)
        let volume = fields.text("volume") ?? "volume"
        let decimals = fields.integer("decimals")
        let values = values(inScenario: fields.scalar("scenario"))
        guard let pipelines, let values else { return nil }
        let lines = costLines(pipelines, values)
        guard complainAboutMissingCosts(pipelines, block) else { return nil }
        let costs = CostReader(values: values, volume: volume, place: block.place)
        var columns = [ExhibitTable.Column(title: "Component")]
        for basis in bases {
            columns += pipelines.map { ExhibitTable.Column(title: $0.title, unit: basis.unit, isNumeric: true) }
        }
        var rows: [ExhibitTable.Row] = []
        for line in lines {
            var cells = [ExhibitTable.Cell(line.title)]
            for basis in bases {
                for column in pipelines.indices { cells.append(costCell(line.quantities[column], basis, decimals, costs)) }
            }
            rows.append(.init(cells))
        }
        var total = [ExhibitTable.Cell("Total")]
        for basis in bases {
            for column in pipelines.indices {
                total.append(costCell(totalNames(pipelines[column], lines, column), basis, decimals, costs))
            }
        }
        rows.append(.init(.total, total))
        return .table(ExhibitTable(columns: columns, rows: rows))
    }

    private mutating func costBases(_ fields: inout FieldReader) -> [CostBasis] {
        let bases = fields.scalars("per").compactMap { tree -> CostBasis? in
            if let basis = tree.text.flatMap(CostBasis.init(rawValue:)) { return basis }
            let names = CostBasis.allCases.map(\.rawValue)
            diagnostics.append(
                .error("costs are not counted per '\(tree.text ?? "")'", at: tree.place, notes: [.init("'per' is one or more of \(names.joined(separator: ", "))")]))
            return nil
        }
        return bases.isEmpty ? [.month] : bases
    }

    /// The quantity that is a pipeline's total if its definition names one, else all its lines.
    func totalNames(_ pipeline: Pipeline, _ lines: [CostLine], _ column: Int) -> [String] {
        if let total = pipeline.total?.name, desk.values.value(of: total) != nil { return [total] }
        return lines.flatMap { $0.quantities[column] }
    }

    /// False, and a message, when a pipeline has no cost at all in this edition.
    mutating func complainAboutMissingCosts(_ pipelines: [Pipeline], _ block: AnalysisBlock) -> Bool {
        var isComplete = true
        for pipeline in pipelines {
            guard !pipeline.stages.contains(where: { $0.cost.map { desk.values.value(of: $0.name) != nil } ?? false }) else { continue }
            isComplete = false
            let isWithheld = desk.book.edition == .student && pipeline.stages.contains { $0.cost != nil }
            diagnostics.append(
                .error(
                    "no stage of '\(pipeline.id)' has a cost" + (isWithheld ? " in the student's edition" : ""), at: block.place,
                    notes: [.init(isWithheld ? "its costs are what students find: show them on a page of the instructor's folder" : "give stages a 'cost:' that names a quantity")]))
        }
        return isComplete
    }

    /// The model's numbers in the scenario a block names; nil, and a message, when there is none of that name.
    private mutating func values(inScenario name: YAMLTree?) -> EvaluatedModel? {
        guard let name else { return desk.values }
        guard let scenario = desk.book.model.scenario(named: name.excerpt, reporting: &diagnostics) else { return nil }
        return desk.book.model.evaluate(scenario: scenario.name, reporting: &diagnostics)
    }

    private mutating func costCell(_ names: [String], _ basis: CostBasis, _ decimals: Int?, _ costs: CostReader) -> ExhibitTable.Cell {
        guard let result = costs.sum(names, basis, reporting: &diagnostics) else { return ExhibitTable.Cell("–") }
        let scenario = costs.values.scenario?.name == desk.values.scenario?.name ? nil : costs.values.scenario?.name
        let shown = result.value.formatted(decimals: shownDecimals(for: result.value.number ?? 0, atLeast: decimals ?? basis.decimals))
        return ExhibitTable.Cell(shown.bare, why: derivations.add(result.derivation, scenario: scenario))
    }
}

/// The decimals of a cell: more than usual only for a number that would otherwise read as nothing.
private func shownDecimals(for number: Double, atLeast usual: Int) -> Int {
    var decimals = usual
    var scaled = abs(number)
    for _ in 0..<usual { scaled *= 10 }
    while scaled > 0, scaled < 0.5, decimals < 9 {
        scaled *= 10
        decimals += 1
    }
    return decimals
}

/// Adds up costs and counts them by a basis.
struct CostReader {
    let values: EvaluatedModel
    /// The quantity by which a cost is divided to count it per document.
    let volume: String
    let place: Place

    /// Nil for no cost at all, and after an error.
    func sum(_ names: [String], _ basis: CostBasis, reporting log: inout [Diagnostic]) -> (value: Value, derivation: Derivation)? {
        guard !names.isEmpty else { return nil }
        let formula = basis.formula(names.joined(separator: " + "), volume: volume)
        guard let (value, derivation) = values.evaluate(Excerpt(text: formula, standingFor: place), reporting: &log),
            let units = values.model.units.read(basis.units)
        else { return nil }
        guard let converted = value.converted(to: units) else {
            log.append(.error("'\(formula)' is in \(value.units), not in \(units)", at: place))
            return nil
        }
        return (converted, derivation)
    }
}
