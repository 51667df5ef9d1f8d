extension Forest {
    /// The probability of each category for each row: row by row, the categories side by side.
    package func probabilities(of rows: SparseMatrix) -> [Float] {
        Array(unsafeUninitializedCapacity: rows.height * categories) { result, count in
            result.initialize(repeating: base)
            count = result.count
            // A bit for each leaf that is not ruled out.
            var open = [UInt64](repeating: .max, count: wordLeaves.count)
            open.withUnsafeMutableBufferPointer { open in
                for row in 0..<rows.height {
                    let scores = UnsafeMutableBufferPointer(rebasing: result[row * categories..<(row + 1) * categories])
                    open.update(repeating: .max)
                    turn(by: rows, row, open)
                    if isNarrow { addNarrow(to: scores, open) } else { add(to: scores, open) }
                    softmax(scores)
                }
            }
        }
    }

    /// Rules out leaves by the values of a row.
    private func turn(by rows: SparseMatrix, _ row: Int, _ open: UnsafeMutableBufferPointer<UInt64>) {
        turns.withUnsafeBufferPointer { turns in
            for place in rows.starts[row]..<rows.starts[row + 1] {
                let (column, value) = (Int(rows.columns[place]), rows.values[place])
                guard column < width else { continue }
                var turn = columnTurns[2 * column]
                let (right, end) = (columnTurns[2 * column + 1], columnTurns[2 * column + 2])
                // A value that is no number compares with nothing: it counts as missing, as in the library.
                while turn < right, value >= turns[turn].condition {
                    open[Int(turns[turn].word)] &= turns[turn].mask
                    turn += 1
                }
                turn = right
                while turn < end, value < turns[turn].condition {
                    open[Int(turns[turn].word)] &= turns[turn].mask
                    turn += 1
                }
            }
        }
    }

    /// Whether no tree has more than 64 leaves.
    private var isNarrow: Bool { treeWords.count == wordLeaves.count + 1 }

    /// Adds the values of the leaves that the row ends at, in the order of the library: then the sums are the same to the last bit.
    private func add(to scores: UnsafeMutableBufferPointer<Float>, _ open: UnsafeMutableBufferPointer<UInt64>) {
        for category in scores.indices {
            for tree in categoryTrees[category]..<categoryTrees[category + 1] {
                var word = treeWords[tree]
                while open[word] == 0 { word += 1 }
                scores[category] += leaves[wordLeaves[word] + open[word].trailingZeroBitCount]
            }
        }
    }

    /// The same where each tree has one word.
    private func addNarrow(to scores: UnsafeMutableBufferPointer<Float>, _ open: UnsafeMutableBufferPointer<UInt64>) {
        leaves.withUnsafeBufferPointer { leaves in
            wordLeaves.withUnsafeBufferPointer { wordLeaves in
                for category in scores.indices {
                    var score = scores[category]
                    for tree in categoryTrees[category]..<categoryTrees[category + 1] {
                        score += leaves[wordLeaves[tree] &+ open[tree].trailingZeroBitCount]
                    }
                    scores[category] = score
                }
            }
        }
    }
}

/// Turns scores into probabilities, in the precisions of the library.
private func softmax(_ scores: UnsafeMutableBufferPointer<Float>) {
    let largest = scores.max() ?? 0
    var sum = 0.0
    for place in scores.indices {
        scores[place] = Float(exponential(Double(scores[place] - largest)))
        sum += Double(scores[place])
    }
    for place in scores.indices { scores[place] /= Float(sum) }
}
