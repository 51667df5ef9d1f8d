import Components
import Foundation
import Testing

@Suite(
    "XGBoost in Python agrees",
    .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_PYTHON"] != nil, "CASEBOOK_PYTHON names no Python that has XGBoost"))
struct TreeWitnessTests {
    private struct Witness: Decodable {
        struct Rows: Decodable {
            var starts: [Int]
            var columns: [UInt32]
            var values: [Float]
            var width: Int

            var matrix: SparseMatrix { SparseMatrix(width: width, starts: starts, columns: columns, values: values) }
        }

        struct Case: Decodable {
            var rounds: Int
            var depth: Int
            var rate: Double
            var rowShare: Double
            var columnShare: Double
            var weight: Double
            var lambda: Double
            var bins: Int
            var seed: UInt32
            /// The probabilities of `others`, and the model in universal binary JSON.
            var probabilities: [Double]
            var model: Data
        }

        var rows: Rows
        var labels: [Int]
        var others: Rows
        var cases: [Case]
    }

    @Test("on trees grown from the same rows, and on what they say of others")
    func agrees() throws {
        let witness = try JSONDecoder().decode(Witness.self, from: answer(of: "Trees/witness_xgboost.py"))
        #expect(witness.cases.count > 2)
        for expected in witness.cases {
            var parameters = BoostingParameters()
            (parameters.rounds, parameters.depth, parameters.learningRate) = (expected.rounds, expected.depth, expected.rate)
            (parameters.rowShare, parameters.columnShare) = (expected.rowShare, expected.columnShare)
            (parameters.minimumChildWeight, parameters.lambda) = (expected.weight, expected.lambda)
            (parameters.bins, parameters.seed) = (expected.bins, expected.seed)
            let model = try trainTrees(on: witness.rows.matrix, labels: witness.labels, categories: 4, parameters: parameters)
            for model in [model, Array(expected.model)] {
                let found = try Forest(model: model).probabilities(of: witness.others.matrix)
                #expect(distance(found.map(Double.init), expected.probabilities) < 1e-6)
                let library = try probabilities(of: witness.others.matrix, byModel: model)
                #expect(distance(library.map(Double.init), expected.probabilities) < 1e-6)
            }
        }
    }
}
