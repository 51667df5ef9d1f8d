import Documents
import Models
import Pipelines

/// What a paper is about: all that its own analyses and values name, each once, in the order of the text.
struct PaperSubjects {
    struct Holding {
        let rubric: String
        var pipelines: [String]
    }

    struct Judging {
        let catalogue: String
        /// A file of uses; nil when the paper shows the catalogue alone.
        let uses: String?
    }

    private(set) var pipelines: [Pipeline] = []
    private(set) var runs: [RunRecord] = []
    private(set) var rubrics: [Holding] = []
    private(set) var catalogues: [Judging] = []
    /// What was given or may vary, without prices and without what runs and rubrics found.
    private(set) var inputs: [Quantity] = []
    /// Facts of a day, with their source.
    private(set) var prices: [Quantity] = []
    /// Whose sensitivity is shown: those that some input with a range moves.
    let results: [Quantity]
    /// All quantities with one number, in the order in which the paper needs them.
    private(set) var quantities: [Quantity] = []

    /// - Parameter derivations: those of the paper without its appendix.
    init(of document: Document<Authored>, _ derivations: [PageDerivation], _ values: EvaluatedModel, _ results: [Quantity], in book: Book) {
        self.results = results.filter { !SensitivityStudy(of: [$0], inputs: values.rangedInputs(of: [$0]), in: values).rows.isEmpty }
        document.forEachAnalysis { block in add(block, book) }
        var seen: Set<String> = []
        for derivation in derivations {
            guard let quantity = values.model.quantity(named: derivation.name), seen.insert(quantity.name).inserted else { continue }
            add(quantity, book)
            if values.value(of: quantity.name)?.number != nil { quantities.append(quantity) }
        }
    }

    private mutating func add(_ block: AnalysisBlock, _ book: Book) {
        let names = block.settings["of"].map { $0.items ?? [$0] }?.compactMap(\.text) ?? []
        switch Analysis.named(block.name) {
        case .costTable, .costChart, .compare, .diagram, .evidence, .stages:
            for name in names { add(pipeline: name, book) }
        case .maturity:
            for name in names { add(pipeline: name, book) }
            guard let rubric = block.settings["rubric"]?.text else { return }
            if let index = rubrics.firstIndex(where: { $0.rubric == rubric }) {
                rubrics[index].pipelines += names.filter { !rubrics[index].pipelines.contains($0) }
            } else {
                rubrics.append(Holding(rubric: rubric, pipelines: names))
            }
        case .governance:
            guard let catalogue = block.settings["catalogue"]?.text else { return }
            let uses = block.settings["uses"]?.text
            let isKnown = catalogues.contains { $0.catalogue == catalogue && $0.uses == uses }
            if !isKnown { catalogues.append(Judging(catalogue: catalogue, uses: uses)) }
        case .metrics, .confusion, .drift, .calibration, .latency, .document, .retrieval, .guardrails, .examples, .sideBySide, .runRecord:
            for name in names { add(run: name, book) }
        case .quantities, .migration, .auditTrail, .sensitivity, .exercise, .write, .answer, .choice, .emptyTable, nil: break
        }
    }

    private mutating func add(_ quantity: Quantity, _ book: Book) {
        switch quantity.source {
        case .run(let name, _): add(run: name, book)
        case .rubric: break
        case .reference where quantity.isGiven && quantity.on != nil: prices.append(quantity)
        case .reference, .scenario, .assumption, nil:
            if quantity.isGiven || quantity.interval != nil { inputs.append(quantity) }
        }
    }

    private mutating func add(pipeline name: String, _ book: Book) {
        guard !pipelines.contains(where: { $0.id == name }), let pipeline = book.pipelines.first(where: { $0.id == name }) else { return }
        pipelines.append(pipeline)
    }

    private mutating func add(run name: String, _ book: Book) {
        guard !runs.contains(where: { $0.run == name }), let record = book.runs.record(named: name) else { return }
        runs.append(record)
        add(pipeline: record.pipeline, book)
    }
}

extension PaperSubjects {
    /// The corpora of its runs, by name.
    var corpora: [String] { Set(runs.map(\.corpus)).sorted() }

    /// Whether a run is the one that stands for its pipeline: it has its name, or comes first.
    func isMain(_ run: RunRecord) -> Bool {
        let all = runs.filter { $0.pipeline == run.pipeline }
        return (all.first { $0.run == run.pipeline } ?? all.first)?.run == run.run
    }
}
