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
        case .document: cost.contains(" ") ? "(\(cost)) / \(volume)" : "\(cost) / \(volume)"
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
        let volume = volume(&fields, for: bases, block)
        let decimals = fields.integer("decimals")
        let values = values(inScenario: fields.scalar("scenario"))
        guard let pipelines, let values, hasCosts(pipelines, block), let bases, let volume else { return nil }
        let lines = costLines(pipelines, values)
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

    /// By what `per:` counts, each once; nil when it says something that does not exist.
    mutating func costBases(_ fields: inout FieldReader) -> [CostBasis]? {
        let trees = fields.scalars("per")
        let bases = trees.compactMap { tree -> CostBasis? in
            if let basis = tree.text.flatMap(CostBasis.init(rawValue:)) { return basis }
            let names = CostBasis.allCases.map(\.rawValue)
            diagnostics.append(
                .error(
                    "costs are not counted per '\(tree.text ?? "")'", at: tree.place,
                    notes: [.init("'per' is one or more of \(names.joined(separator: ", "))")]))
            return nil
        }
        if bases.count < trees.count { return nil }
        return bases.isEmpty ? [.month] : bases
    }

    /// The quantity by which costs are divided to count them per document; nil when that cannot be done, which is reported.
    mutating func volume(_ fields: inout FieldReader, for bases: [CostBasis]?, _ block: AnalysisBlock) -> String? {
        let named = fields.scalar("volume")
        let name = named?.text ?? "volume"
        guard bases?.contains(.document) ?? false else { return name }
        let model = desk.values.model
        guard let quantity = model.quantity(named: name) else {
            if !model.isComplete { return nil }
            let notes =
                named == nil
                ? [Diagnostic.Note("add 'volume: …', the quantity that says how many documents a month has")]
                : didYouMean(name, among: model.quantities.map(\.name))
            diagnostics.append(.error("no quantity is called '\(name)'", at: named?.place ?? block.place, notes: notes))
            return nil
        }
        guard let units = quantity.units else { return nil }
        if let wanted = model.units.read("document/month"), units.convert(1, to: wanted) != nil { return name }
        diagnostics.append(
            .error(
                "'\(name)' is no volume: a cost per document needs documents per month", at: named?.place ?? block.place,
                notes: [.init("'volume: …' names a quantity in document/month; 'document' is declared under 'units:' in the model")]))
        return nil
    }

    /// The quantity that is a pipeline's total if its definition names one, else all its lines; nothing when this edition lacks some.
    func totalNames(_ pipeline: Pipeline, _ lines: [CostLine], _ column: Int) -> [String] {
        if let total = pipeline.total?.name, desk.values.value(of: total) != nil { return [total] }
        let isWithheld = pipeline.stages.compactMap(\.cost).contains { desk.values.model.quantity(named: $0.name) == nil }
        return isWithheld ? [] : lines.flatMap { $0.quantities[column] }
    }

    /// False, and a message, when a pipeline has no cost at all in this edition.
    mutating func hasCosts(_ pipelines: [Pipeline], _ block: AnalysisBlock) -> Bool {
        let lacking = pipelines.filter { pipeline in
            !pipeline.stages.compactMap(\.cost).contains { desk.values.model.quantity(named: $0.name) != nil }
        }
        for pipeline in lacking {
            if pipeline.stages.allSatisfy({ $0.cost == nil }) {
                let notes = [Diagnostic.Note("give stages a 'cost:' that names a quantity")]
                diagnostics.append(.error("no stage of '\(pipeline.id)' has a cost", at: block.place, notes: notes))
            } else if desk.book.edition == .student, desk.book.model.isComplete {
                let notes = [Diagnostic.Note("its costs are what students find: show them on a page of the instructor's folder")]
                diagnostics.append(
                    .error("no stage of '\(pipeline.id)' has a cost in the student's edition", at: block.place, notes: notes))
            }
        }
        return lacking.isEmpty
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
        let shown = result.value.formatted(decimals: decimals ?? shownDecimals(for: result.value.number ?? 0, atLeast: basis.decimals))
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
        // A cost that is no amount of money in a time was reported where its stage names it.
        return value.converted(to: units).map { ($0, derivation) }
    }
}
