import Components
import Corpora
import Statistics

/// The serving lane as the workers see it: its stages in order and the models in service.
struct Flow: Sendable {
    /// A model of the plan that can be asked.
    struct Model: Sendable {
        let name: String
        let vectoriser: TextVectoriser
        let classify: @Sendable (SparseMatrix) throws -> [Float]

        /// The probabilities of all categories, row by row; throws also where they are none.
        func answers(_ rows: SparseMatrix, among categories: Categories) throws -> [Float] {
            let answers = try classify(rows)
            guard answers.count == rows.height * categories.ids.count, answers.allSatisfy(\.isFinite) else { throw BadAnswer() }
            return answers
        }
    }

    let stages: [LinkedStage]
    /// By number in the plan.
    let models: [Model]
    let categories: Categories
    let fields: [CorpusDefinition.Field]
    let tools: Tools
    let corpus: Corpus
    let surroundings: Surroundings
    /// Nil where no language model is asked about documents.
    let extraction: ModelExtraction?
}

/// A document that is to go through the pipeline.
struct Assignment: Sendable {
    let number: Int
    let servers: [Int]
    let isRead: Bool
}

/// Carries batches through all stages. Each worker has its own, with its own reader of scans.
struct Worker {
    let flow: Flow
    private(set) var meter: Meter
    private var reader: (any ScanReader)?

    init(_ flow: Flow) {
        self.flow = flow
        meter = Meter(stages: flow.stages.count)
    }

    /// The outcomes of some documents, in their order.
    mutating func carry(_ assignments: ArraySlice<Assignment>) async throws(RunError) -> [Outcome] {
        let start = flow.surroundings.seconds()
        var batch = Batch(
            travellers: assignments.map {
                Traveller(number: $0.number, document: flow.corpus.document($0.number), servers: $0.servers, isRead: $0.isRead)
            })
        var (clock, way) = (start, 0.0)
        for (number, stage) in flow.stages.enumerated() {
            let documents = batch.places.count
            let counted = try await pass(&batch, through: stage, number)
            let now = flow.surroundings.seconds()
            if counted == nil { meter.add(now - clock, in: number, for: documents) }
            way += counted ?? now - clock
            clock = now
        }
        meter.addWay(way, for: batch.travellers.count)
        try await compareWithPerfectReading(&batch)
        return batch.travellers.map { Outcome(finished($0), fields: flow.fields) }
    }
}

extension Worker {
    /// The seconds that the stage has counted itself, document by document; nil where it has not.
    private mutating func pass(_ batch: inout Batch, through stage: LinkedStage, _ number: Int) async throws(RunError) -> Double? {
        switch stage.work {
        case .textLayer: batch.forEach(at: stage.id) { $0.text = $0.document.text }
        case .recognition: return try read(&batch, at: stage, number)
        case .vectors: vectorise(&batch)
        case .prediction: predict(&batch, at: stage)
        case .choice: batch.forEach(at: stage.id) { $0.predictions = predictions(of: $0) }
        case .extraction: batch.forEach(at: stage.id) { $0.fields = found(in: &$0, by: stage) }
        case .compliance: batch.forEach(at: stage.id) { check(&$0, by: stage) }
        // What these do is done by their being there: documents are handed in, each outcome is recorded, and figures are made of all.
        case .intake, .review, .log, .drift: break
        // The training lane is not part of the flow.
        case .labels, .vocabulary, .trees, .comparison, .registry: break
        // Nor are those that work on all documents together, or on questions.
        case .chunking, .latentSpace, .embeddingEndpoint, .index, .questions, .questionGuard, .retrieval, .prompt, .languageModel,
            .answerGuard, .answerLog:
            break
        case .modelExtraction: try await extract(&batch, at: stage)
        }
        return nil
    }

    /// Only reading counts as time, not making a picture of a generated document; and a text that is looked up counts as if it were read.
    private mutating func read(_ batch: inout Batch, at stage: LinkedStage, _ number: Int) throws(RunError) -> Double {
        if reader == nil, batch.travellers.contains(where: \.isRead) {
            do { reader = try flow.tools.reader(flow.corpus.definition, flow.surroundings) } catch {
                throw .component(stage: stage.id, message: "\(error)")
            }
        }
        let reader = reader
        var times: [Double] = []
        batch.forEach(at: stage.id) { traveller in
            guard traveller.isRead, let reader else { return traveller.text = traveller.document.text }
            let reading = try reader.read(traveller.document, number: traveller.number)
            times.append(reading.seconds)
            let text = reading.pages.joined(separator: "\n")
            traveller.text = text
            traveller.recognition = recognition(of: text, against: traveller.document)
        }
        for seconds in times { meter.add(seconds, in: number, for: 1) }
        return times.reduce(0, +)
    }

    private func vectorise(_ batch: inout Batch) {
        let places = batch.places
        for model in flow.models.indices {
            let served = places.filter { batch.travellers[$0].servers.contains(model) }
            guard !served.isEmpty else { continue }
            let vectorised = flow.models[model].vectoriser.transform(served.map { batch.travellers[$0].text ?? "" })
            for (row, place) in served.enumerated() where batch.travellers[place].servers.first == model {
                batch.travellers[place].unknownWords = vectorised.unknownShare(of: row)
            }
            batch.rows.append(.init(model: model, places: served, vectors: vectorised.rows))
        }
    }

    private func predict(_ batch: inout Batch, at stage: LinkedStage) {
        for rows in batch.rows {
            let model = flow.models[rows.model]
            do {
                add(try model.answers(rows.vectors, among: flow.categories), of: rows, to: &batch)
            } catch {
                // One bad row spoils the answer for all: each is asked about alone.
                predictOneByOne(rows, by: model, &batch, at: stage)
            }
        }
    }

    private func predictOneByOne(_ rows: Batch.Rows, by model: Flow.Model, _ batch: inout Batch, at stage: LinkedStage) {
        for (row, place) in rows.places.enumerated() {
            let single = Batch.Rows(model: rows.model, places: [place], vectors: rows.vectors.row(row))
            do { add(try model.answers(single.vectors, among: flow.categories), of: single, to: &batch) } catch {
                batch.travellers[place].failure = .init(stage: stage.id, message: "\(error)")
            }
        }
    }

    private func add(_ shares: [Float], of rows: Batch.Rows, to batch: inout Batch) {
        let width = flow.categories.ids.count
        for (row, place) in rows.places.enumerated() {
            batch.travellers[place].probabilities.append((rows.model, shares[row * width..<(row + 1) * width]))
        }
    }

    private func predictions(of traveller: Traveller) -> [Outcome.Prediction] {
        traveller.probabilities.map {
            prediction(of: flow.models[$0.model].name, $0.shares, among: flow.categories, truth: traveller.document.category)
        }
    }

    /// The fields of a text, looked for once. The category helps where the prediction has come along the stage's edges.
    private func found(in traveller: inout Traveller, by stage: LinkedStage) -> [String: String] {
        let category = stage.arriving.contains(.prediction) ? predictions(of: traveller).first?.category : nil
        if let found = traveller.found, found.category == category { return found.fields }
        let fields = flow.tools.fields(traveller.text ?? "", category)
        traveller.found = (category, fields)
        return fields
    }

    /// Checks the fields that were extracted, or finds them itself where the pipeline does not extract before it checks.
    private func check(_ traveller: inout Traveller, by stage: LinkedStage) {
        let fields = stage.arriving.contains(.fields) ? traveller.fields ?? [:] : found(in: &traveller, by: stage)
        traveller.findings = flow.tools.findings(traveller.text ?? "", predictions(of: traveller).first?.category ?? "", fields)
    }

    /// Sends those that were really read through the other stages once more, as if they had been read without a mistake.
    private mutating func compareWithPerfectReading(_ batch: inout Batch) async throws(RunError) {
        let read = batch.places.filter { batch.travellers[$0].recognition != nil }
        guard !read.isEmpty else { return }
        var twins = Batch(travellers: read.map { batch.travellers[$0].readPerfectly })
        for (number, stage) in flow.stages.enumerated() where !stage.component.gives.contains(.text) {
            _ = try await pass(&twins, through: stage, number)
        }
        for (place, twin) in zip(read, twins.travellers) {
            let outcome = Outcome(finished(twin), fields: flow.fields)
            batch.travellers[place].recognition?.perfectCategory = outcome.predictions.first?.category
            batch.travellers[place].recognition?.perfectExtractions = outcome.extractions
        }
    }

    /// With its predictions, whether or not a stage has chosen the category.
    private func finished(_ traveller: Traveller) -> Traveller {
        var traveller = traveller
        if traveller.predictions.isEmpty { traveller.predictions = predictions(of: traveller) }
        return traveller
    }
}

/// Nil where nobody knows what the pages say.
private func recognition(of text: String, against document: CorpusDocument) -> Outcome.Recognition? {
    guard document.pages.contains(where: { !$0.isEmpty }) else { return nil }
    let edits = transcriptionEdits(of: text, against: document.text)
    return .init(
        characters: edits.characters.length, characterErrors: edits.characters.count, words: edits.words.length,
        wordErrors: edits.words.count)
}

private struct BadAnswer: Error, CustomStringConvertible {
    var description: String { "the model's answer has the wrong size, or is no number" }
}

extension SparseMatrix {
    fileprivate func row(_ number: Int) -> SparseMatrix {
        let range = starts[number]..<starts[number + 1]
        return SparseMatrix(width: width, starts: [0, range.count], columns: Array(columns[range]), values: Array(values[range]))
    }
}
