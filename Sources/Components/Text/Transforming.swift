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
        var row = Row(width: width)
        for text in texts {
            reader.open(text)
            let (words, unknown) = count(&reader, in: &row)
            result.words.append(words)
            result.unknownWords.append(unknown)
            write(&row, to: &result.rows)
        }
        return result
    }

    private func count(_ reader: inout WordReader, in row: inout Row) -> (words: Int, unknown: Int) {
        var (words, unknown) = (0, 0)
        var previous: Int?
        while let word = reader.next() {
            words += 1
            let number = index.words.number(of: word)
            let column = number.map { index.columnOfWord[$0] } ?? TermIndex.none
            if column == TermIndex.none { unknown += 1 } else { row.add(column) }
            guard options.pairs else { continue }
            if let previous, let number, let pair = index.pairs.number(of: previous, number) { row.add(index.columnOfPair[pair]) }
            previous = number
        }
        return (words, unknown)
    }

    private func write(_ row: inout Row, to rows: inout SparseMatrix) {
        var values: [Double] = []
        var squares = 0.0
        row.take { column, uses in
            let value = (options.isSublinear ? 1 + naturalLogarithm(Double(uses)) : Double(uses)) * termWeights[Int(column)]
            rows.columns.append(column)
            values.append(value)
            squares += value * value
        }
        let length = squares.squareRoot()
        for value in values { rows.values.append(Float(value / length)) }
        rows.starts.append(rows.columns.count)
    }
}

/// Counts columns and gives them back in ascending order, without sorting: a bit for each column that has a count, and a bit for
/// each 64 of these bits.
private struct Row {
    private var uses: [UInt32]
    private var marks: [UInt64]
    private var summary: [UInt64]

    init(width: Int) {
        uses = [UInt32](repeating: 0, count: width)
        marks = [UInt64](repeating: 0, count: width / 64 + 1)
        summary = [UInt64](repeating: 0, count: marks.count / 64 + 1)
    }

    @inline(__always)
    mutating func add(_ column: UInt32) {
        let column = Int(column)
        uses[column] &+= 1
        marks[column >> 6] |= 1 << UInt64(column & 63)
        summary[column >> 12] |= 1 << UInt64((column >> 6) & 63)
    }

    /// Hands over the columns with their counts and begins anew.
    mutating func take(_ body: (_ column: UInt32, _ uses: UInt32) -> Void) {
        for block in summary.indices {
            forEachBit(of: exchange(&summary[block])) { group in
                let group = block << 6 | group
                forEachBit(of: exchange(&marks[group])) { bit in
                    let column = group << 6 | bit
                    body(UInt32(column), exchange(&uses[column]))
                }
            }
        }
    }

    private func exchange<Number: FixedWidthInteger>(_ value: inout Number) -> Number {
        defer { value = 0 }
        return value
    }
}

private func forEachBit(of bits: UInt64, _ body: (Int) -> Void) {
    var bits = bits
    while bits != 0 {
        body(bits.trailingZeroBitCount)
        bits &= bits - 1
    }
}
