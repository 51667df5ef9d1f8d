import Components
import Foundation

/// Times the exact search over vectors that `search.py` wrote, and prints what it took and found as JSON.
///
/// Arguments: a file of vectors and one of questions, both as 32-bit floats; how many coordinates each has; how many hits are asked for;
/// how many questions at once; how many tasks.
@main
struct TimeSearch {
    struct Answer: Encodable {
        /// Seconds.
        var building: Double
        var single: [Double] = []
        var batch: [Double] = []
        /// The numbers of the hits, for each question.
        var hits: [[Int]] = []
    }

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let numbers = arguments.dropFirst(2).compactMap { Int($0) }
        guard arguments.count == 6, numbers.count == 4 else { fatalError("six arguments are needed") }
        let (dimensions, k, size, jobs) = (numbers[0], numbers[1], numbers[2], numbers[3])
        let vectors = try floats(in: arguments[1])
        let questions = Array(rows(of: try floats(in: arguments[2]), dimensions))
        let (building, index) = await seconds { VectorIndex(rows(of: vectors, dimensions)) }
        var answer = Answer(building: building)
        for question in questions {
            let (single, hits) = await seconds {
                jobs == 1 ? index.search(question, first: k) : await index.search(each: [question], first: k, jobs: jobs)[0]
            }
            answer.single.append(single)
            answer.hits.append(hits.map(\.item))
        }
        for start in stride(from: 0, to: questions.count - size + 1, by: size) {
            let some = Array(questions[start..<start + size])
            let (batch, hits) = await seconds {
                jobs == 1 ? index.search(each: some, first: k) : await index.search(each: some, first: k, jobs: jobs)
            }
            answer.batch.append(batch)
            let isSame = hits.map { $0.map(\.item) } == Array(answer.hits[start..<start + size])
            guard isSame else { fatalError("several questions at once found something else than each alone") }
        }
        print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
    }

    private static func floats(in file: String) throws -> Data { try Data(contentsOf: URL(filePath: file), options: .alwaysMapped) }

    private static func rows(of data: Data, _ dimensions: Int) -> some Collection<[Float]> {
        (0..<data.count / 4 / dimensions).lazy.map { row in
            data.withUnsafeBytes { bytes in
                (row * dimensions..<(row + 1) * dimensions).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
            }
        }
    }

    private nonisolated(nonsending) static func seconds<Result>(_ body: () async -> Result) async -> (Double, Result) {
        let start = ContinuousClock.now
        let result = await body()
        return ((ContinuousClock.now - start) / .seconds(1), result)
    }
}
