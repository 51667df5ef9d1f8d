extension Forest {
    /// The probability of each category for each row: row by row, the categories side by side.
    package func probabilities(of rows: SparseMatrix) -> [Float] {
        Array(unsafeUninitializedCapacity: rows.height * categories) { result, count in
            result.initialize(repeating: base)
            count = result.count
            // A bit for each leaf that is not ruled out.
            var open = [UInt64](repeating: .max, count: words)
            open.withUnsafeMutableBufferPointer { open in
                for row in 0..<rows.height {
                    let scores = UnsafeMutableBufferPointer(rebasing: result[row * categories..<(row + 1) * categories])
                    turn(by: rows, row, &open)
                    add(to: scores, &open)
                    softmax(scores)
                }
            }
        }
    }

    /// Rules out leaves by the values of a row.
    private func turn(by rows: SparseMatrix, _ row: Int, _ open: inout UnsafeMutableBufferPointer<UInt64>) {
        turns.withUnsafeBufferPointer { turns in
            for place in rows.starts[row]..<rows.starts[row + 1] {
                let (column, value) = (Int(rows.columns[place]), rows.values[place])
                guard column < width else { continue }
                let (left, right, end) = (starts[2 * column], starts[2 * column + 1], starts[2 * column + 2])
                // A value that is no number compares with nothing: it counts as missing, as in the library.
                for turn in turns[left..<right] {
                    guard value >= turn.condition else { break }
                    open[Int(turn.word)] &= turn.mask
                }
                for turn in turns[right..<end] {
                    guard value < turn.condition else { break }
                    open[Int(turn.word)] &= turn.mask
                }
            }
        }
    }

    /// Adds the values of the first open leaves, tree after tree as the library does, and opens all again.
    private func add(to scores: UnsafeMutableBufferPointer<Float>, _ open: inout UnsafeMutableBufferPointer<UInt64>) {
        leaves.withUnsafeBufferPointer { leaves in
            for tree in trees {
                var (word, leaf) = (Int(tree.word), Int(tree.leaves))
                let end = word + Int(tree.words)
                while open[word] == 0 { (word, leaf) = (word + 1, leaf + 64) }
                scores[Int(tree.category)] += leaves[leaf + open[word].trailingZeroBitCount]
                for word in Int(tree.word)..<end { open[word] = .max }
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
