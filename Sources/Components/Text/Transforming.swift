import Statistics

/// Texts as rows of numbers, and how well the vocabulary knows them.
package struct VectorisedTexts: Sendable, Hashable {
    /// A row for each text.
    package var rows: SparseMatrix
    /// How many words each text has.
    package var words: [Int] = []
    /// How many of them are not in the vocabulary.
    package var unknownWords: [Int] = []

    /// The share of a text's words that are not in the vocabulary; nil for a text without words.
    package func unknownShare(of text: Int) -> Double? {
        words[text] == 0 ? nil : Double(unknownWords[text]) / Double(words[text])
    }
}

extension TextVectoriser {
    /// The rows of texts. The values are computed in double precision and then rounded.
    package func transform(_ texts: some Sequence<String>) -> VectorisedTexts {
        var result = VectorisedTexts(rows: SparseMatrix(width: width))
        var reader = WordReader()
        var row = RowInProgress(width: width)
        var numbers: [UInt32] = []
        for text in texts {
            let words = reader.words(of: text)
            result.words.append(words.count)
            result.unknownWords.append(count(words, &numbers, in: &row))
            row.finish(self)
            result.rows.columns += row.columns
            result.rows.values += row.values
            result.rows.starts.append(result.rows.columns.count)
        }
        return result
    }

    /// The rows of the texts that were counted, if their rows were kept: what `transform` gives for these texts, but quicker. They take
    /// the memory of the counts' rows.
    package func rows(of counts: consuming VocabularyCounts) -> SparseMatrix {
        let columns = columns(of: counts)
        var rows = counts.takeRows()
        var row = RowInProgress(width: width)
        var (read, written) = (0, 0)
        for text in 0..<rows.height {
            for place in read..<rows.starts[text + 1] {
                let column = columns[Int(rows.columns[place])]
                if column != TermIndex.none { row.add(column, uses: UInt32(rows.values[place])) }
            }
            read = rows.starts[text + 1]
            row.finish(self)
            let end = written + row.columns.count
            rows.columns.replaceSubrange(written..<end, with: row.columns)
            rows.values.replaceSubrange(written..<end, with: row.values)
            rows.starts[text + 1] = end
            written = end
        }
        rows.columns.removeLast(read - written)
        rows.values.removeLast(read - written)
        rows.width = width
        return rows
    }

    /// Where each column of the counts' rows goes.
    private func columns(of counts: VocabularyCounts) -> [UInt32] {
        var columns = [UInt32](repeating: TermIndex.none, count: 2 * max(counts.words.count, counts.pairs.count) + 2)
        var numbers: [UInt32] = []
        counts.words.withWords { index.words.find($0, &numbers) }
        for word in 0..<counts.words.count { columns[2 * (word + 1)] = index.columnOfWord[Int(numbers[word])] }
        for pair in 1..<counts.pairs.count + 1 {
            let (first, second) = counts.pairs.parts(of: pair)
            let known = index.pairs.number(of: numbers[Int(first) - 1], numbers[Int(second) - 1])
            columns[2 * pair + 1] = index.columnOfPair[Int(known)]
        }
        return columns
    }

    /// Counts a text's terms, and says how many of its words are unknown.
    private func count(_ words: UnsafeBufferPointer<Word>, _ numbers: inout [UInt32], in row: inout RowInProgress) -> Int {
        index.words.find(words, &numbers)
        var unknown = 0
        for place in words.indices {
            let column = index.columnOfWord[Int(numbers[place])]
            if column == TermIndex.none { unknown += 1 } else { row.add(column, uses: 1) }
        }
        guard options.pairs else { return unknown }
        for place in words.indices.dropFirst() {
            let column = index.columnOfPair[Int(index.pairs.number(of: numbers[place - 1], numbers[place]))]
            if column != TermIndex.none { row.add(column, uses: 1) }
        }
        return unknown
    }
}

/// Counts the terms of a row and gives them back by ascending columns, without sorting: there is a bit for each column that has a
/// count, and a bit for each 64 of these bits.
private struct RowInProgress {
    private var uses: [UInt32]
    private var marks: [UInt64]
    private var summary: [UInt64]
    /// The row, when it is finished.
    private(set) var columns: [UInt32] = []
    private(set) var values: [Float] = []
    private var weights: [Double] = []

    init(width: Int) {
        uses = [UInt32](repeating: 0, count: width)
        marks = [UInt64](repeating: 0, count: width / 64 + 1)
        summary = [UInt64](repeating: 0, count: marks.count / 64 + 1)
    }

    @inline(__always)
    mutating func add(_ column: UInt32, uses more: UInt32) {
        let column = Int(column)
        uses[column] &+= more
        marks[column >> 6] |= 1 << UInt64(column & 63)
        summary[column >> 12] |= 1 << UInt64((column >> 6) & 63)
    }

    /// Makes `columns` and `values` of what was counted, and begins anew.
    mutating func finish(_ vectoriser: TextVectoriser) {
        columns.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        var squares = 0.0
        takeCounts { row, column, uses in
            let count = vectoriser.options.isSublinear ? 1 + logarithm(Double(uses)) : Double(uses)
            let weight = count * vectoriser.termWeights[column]
            squares += weight * weight
            row.columns.append(UInt32(column))
            row.weights.append(weight)
        }
        let length = squares.squareRoot()
        for weight in weights { values.append(Float(weight / length)) }
    }

    private mutating func takeCounts(_ body: (inout RowInProgress, _ column: Int, _ uses: UInt32) -> Void) {
        for block in summary.indices {
            var groups = taken(&summary[block])
            while let group = firstBit(of: &groups) {
                let group = block << 6 | group
                var bits = taken(&marks[group])
                while let bit = firstBit(of: &bits) {
                    let column = group << 6 | bit
                    let uses = taken(&uses[column])
                    body(&self, column, uses)
                }
            }
        }
    }
}

/// The number that was there; zero is in its place now.
private func taken<Number: FixedWidthInteger>(_ value: inout Number) -> Number {
    defer { value = 0 }
    return value
}

/// The lowest bit that is set; it is cleared.
@inline(__always)
private func firstBit(of bits: inout UInt64) -> Int? {
    guard bits != 0 else { return nil }
    defer { bits &= bits - 1 }
    return bits.trailingZeroBitCount
}
