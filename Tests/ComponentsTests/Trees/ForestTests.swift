import Components
import Testing

@Suite struct ForestTests {
    @Test(
        "The forest says what the library says",
        arguments: [
            // Depth 10 gives trees of more than 64 leaves.
            (rounds: 1, depth: 1, rowShare: 1.0, columnShare: 1.0, bins: 16), (4, 3, 1, 1, 256), (3, 6, 0.7, 0.5, 16), (3, 10, 1, 1, 256),
            (0, 6, 1, 1, 16),
        ])
    func agrees(rounds: Int, depth: Int, rowShare: Double, columnShare: Double, bins: Int) throws {
        var parameters = BoostingParameters()
        (parameters.rounds, parameters.depth, parameters.bins) = (rounds, depth, bins)
        (parameters.rowShare, parameters.columnShare, parameters.minimumChildWeight) = (rowShare, columnShare, 0.1)
        let (rows, labels) = examples(1_500, seed: 1)
        let model = try trainTrees(on: rows, labels: labels, categories: 3, parameters: parameters)
        let forest = try Forest(model: model)
        #expect(forest.categories == 3)
        for rows in [rows, examples(500, seed: 2).rows, SparseMatrix(width: 40, starts: [0, 0, 0])] {
            let expected = try probabilities(of: rows, byModel: model)
            let found = forest.probabilities(of: rows)
            #expect(found.count == 3 * rows.height)
            #expect(distance(found.map(Double.init), expected.map(Double.init)) < 1e-6)
        }
    }

    @Test("A column that is missing is not zero")
    func missing() throws {
        // Category 1 has zeros where category 0 has nothing.
        let rows = SparseMatrix(
            width: 1, starts: (0...60).map { $0 / 2 }, columns: Array(repeating: 0, count: 30), values: Array(repeating: 0, count: 30))
        let model = try trainTrees(on: rows, labels: (0..<60).map { $0 % 2 }, categories: 2)
        let forest = try Forest(model: model)
        let nothing = forest.probabilities(of: SparseMatrix(width: 1, starts: [0, 0]))
        let zero = forest.probabilities(of: SparseMatrix(width: 1, starts: [0, 1], columns: [0], values: [0]))
        let noNumber = forest.probabilities(of: SparseMatrix(width: 1, starts: [0, 1], columns: [0], values: [.nan]))
        let unknown = forest.probabilities(of: SparseMatrix(width: 9, starts: [0, 1], columns: [8], values: [1]))
        #expect(nothing[0] > 0.9 && zero[1] > 0.9)
        #expect(noNumber == nothing && unknown == nothing)
    }

    @Test("The same rows give the same model, byte by byte")
    func repeats() throws {
        let (rows, labels) = examples(800, seed: 3)
        var parameters = BoostingParameters()
        (parameters.rounds, parameters.depth, parameters.rowShare, parameters.columnShare) = (3, 4, 0.8, 0.8)
        let model = try trainTrees(on: rows, labels: labels, categories: 3, parameters: parameters)
        #expect(try trainTrees(on: rows, labels: labels, categories: 3, parameters: parameters) == model)
        parameters.seed = 1
        #expect(try trainTrees(on: rows, labels: labels, categories: 3, parameters: parameters) != model)
    }

    @Test("Training can be watched and ended")
    func ends() throws {
        let (rows, labels) = examples(300, seed: 4)
        var told: [Int] = []
        let model = try trainTrees(on: rows, labels: labels, categories: 3) { round in
            told.append(round)
            return round < 2
        }
        #expect(told == [1, 2])
        var two = BoostingParameters()
        two.rounds = 2
        #expect(model == (try trainTrees(on: rows, labels: labels, categories: 3, parameters: two)))
    }

    @Test("What XGBoost refuses is told in its words")
    func refuses() throws {
        let (rows, labels) = examples(50, seed: 5)
        #expect(message { _ = try trainTrees(on: rows, labels: [0], categories: 3) } == "50 rows, but 1 labels")
        #expect(
            message { _ = try trainTrees(on: rows, labels: labels, categories: 2) }
                == "SoftmaxMultiClassObj: label must be in [0, num_class).")
        var parameters = BoostingParameters()
        parameters.learningRate = -1
        #expect(
            message { _ = try trainTrees(on: rows, labels: labels, categories: 3, parameters: parameters) }
                .contains("learning_rate"))
        #expect(message { _ = try probabilities(of: rows, byModel: [1, 2, 3]) }.contains("wrong model format"))
        #expect(message { _ = try Forest(model: [1, 2, 3]) } == "the bytes are no model in universal binary JSON")
    }

    @Test("A damaged model is refused, or at least harmless")
    func damaged() throws {
        let (rows, labels) = examples(200, seed: 6)
        var parameters = BoostingParameters()
        (parameters.rounds, parameters.depth) = (1, 2)
        let model = try trainTrees(on: rows, labels: labels, categories: 3, parameters: parameters)
        for length in stride(from: 0, to: model.count, by: 37) {
            #expect(throws: XGBoostError.self) { try Forest(model: Array(model[..<length])) }
        }
        for place in stride(from: 0, to: model.count, by: 5) {
            var bytes = model
            bytes[place] ^= 0x55
            guard let forest = try? Forest(model: bytes) else { continue }
            #expect(forest.probabilities(of: rows).count == rows.height * forest.categories)
        }
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return "\(error)"
        }
    }
}

/// Rows of forty columns, most of them missing, some explicitly zero or negative, in three categories that they half tell.
private func examples(_ count: Int, seed: UInt64) -> (rows: SparseMatrix, labels: [Int]) {
    var state = seed
    func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    var rows = SparseMatrix(width: 40)
    var labels: [Int] = []
    for _ in 0..<count {
        let label = next(below: 3)
        labels.append(next(below: 10) == 0 ? next(below: 3) : label)
        for column in 0..<40 where next(below: 5) == 0 {
            rows.columns.append(UInt32(column))
            rows.values.append(Float(next(below: 9) - 3 + (column % 3 == label ? 2 : 0)) / 4)
        }
        rows.starts.append(rows.columns.count)
    }
    return (rows, labels)
}
