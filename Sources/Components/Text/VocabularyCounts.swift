/// How often words occur in texts: what a `TextVectoriser` learns from.
///
/// Counts can be taken in parts, on several workers, and merged in any order: the vectoriser is the same. They need memory for
/// the vocabulary, not for the texts.
package struct VocabularyCounts: Sendable {
    struct Count {
        /// How often the term occurs, and in how many texts.
        var uses: UInt64 = 0
        var texts: UInt32 = 0
        /// The last text that it was seen in, counted from 1, and its place in that text's row.
        var last: UInt32 = 0
        var place: UInt32 = 0

        mutating func add(_ other: Count) {
            uses += other.uses
            texts += other.texts
        }
    }

    package let options: TextOptions
    /// How many texts were counted.
    package private(set) var texts = 0
    private(set) var words = WordTable()
    private(set) var wordCounts: [Count] = []
    private(set) var pairs = PairTable()
    private(set) var pairCounts: [Count] = []
    /// How often each text uses each term, in the order of their first use: a word at the column twice its number, a pair at one more
    /// than twice its number. Without rows where they are not kept.
    private var rows = SparseMatrix(width: 0)
    private let keepsRows: Bool

    /// - Parameter keepsRows: also remembers what each text uses, eight bytes for each of its terms; then `TextVectoriser.rows` makes the
    ///   texts' rows without reading them again.
    package init(options: TextOptions, keepsRows: Bool = false) {
        self.options = options
        self.keepsRows = keepsRows
    }

    package mutating func add(_ texts: some Sequence<String>) {
        var reader = WordReader()
        var row = CountedRow()
        for text in texts {
            self.texts += 1
            row.begin(text: UInt32(self.texts))
            count(reader.words(of: text), &row)
            if keepsRows {
                rows.columns += row.columns
                rows.values += row.uses
                rows.starts.append(rows.columns.count)
            }
        }
    }

    /// Adds what was counted elsewhere with the same options. The other's rows are not taken over.
    package mutating func merge(_ other: VocabularyCounts) {
        texts += other.texts
        var numbers: [UInt32] = []
        other.words.withWords { words.insert($0, &numbers) }
        makeRoom()
        for (index, count) in other.wordCounts.enumerated() { wordCounts[Int(numbers[index]) - 1].add(count) }
        for (index, count) in other.pairCounts.enumerated() {
            let (first, second) = other.pairs.parts(of: index + 1)
            let pair = pairs.insert(numbers[Int(first) - 1], numbers[Int(second) - 1])
            makeRoom()
            pairCounts[Int(pair) - 1].add(count)
        }
    }

    /// The rows, which are no longer here then.
    mutating func takeRows() -> SparseMatrix {
        defer { rows = SparseMatrix(width: 0) }
        return rows
    }

    private mutating func count(_ found: UnsafeBufferPointer<Word>, _ row: inout CountedRow) {
        words.insert(found, &row.numbers)
        makeRoom()
        row.see(row.numbers[..<found.count], &wordCounts, oddColumns: false)
        guard options.pairs else { return }
        row.pairs.removeAll(keepingCapacity: true)
        for index in found.indices.dropFirst() { row.pairs.append(pairs.insert(row.numbers[index - 1], row.numbers[index])) }
        makeRoom()
        row.see(row.pairs[...], &pairCounts, oddColumns: true)
    }

    @inline(__always)
    private mutating func makeRoom() {
        while wordCounts.count < words.count { wordCounts.append(Count()) }
        while pairCounts.count < pairs.count { pairCounts.append(Count()) }
    }
}

/// What a text uses, and how often.
private struct CountedRow {
    /// The numbers of the text's words and pairs.
    var numbers: [UInt32] = []
    var pairs: [UInt32] = []
    private(set) var columns: [UInt32] = []
    private(set) var uses: [Float] = []
    private var text: UInt32 = 0

    /// - Parameter text: its number, counted from 1.
    mutating func begin(text: UInt32) {
        self.text = text
        columns.removeAll(keepingCapacity: true)
        uses.removeAll(keepingCapacity: true)
    }

    /// Written without branches, for nobody can foresee which words a text has had.
    mutating func see(_ terms: ArraySlice<UInt32>, _ counts: inout [VocabularyCounts.Count], oddColumns: Bool) {
        var end = columns.count
        columns += repeatElement(0, count: terms.count)
        uses += repeatElement(0, count: terms.count)
        counts.withUnsafeMutableBufferPointer { counts in
            columns.withUnsafeMutableBufferPointer { columns in
                uses.withUnsafeMutableBufferPointer { uses in
                    for term in terms {
                        var count = counts[Int(term) - 1]
                        let isNew = count.last != text
                        count.uses &+= 1
                        count.texts &+= isNew ? 1 : 0
                        count.last = text
                        count.place = isNew ? UInt32(truncatingIfNeeded: end) : count.place
                        counts[Int(term) - 1] = count
                        columns[Int(count.place)] = 2 * term + (oddColumns ? 1 : 0)
                        uses[Int(count.place)] += 1
                        end += isNew ? 1 : 0
                    }
                }
            }
        }
        columns.removeLast(columns.count - end)
        uses.removeLast(uses.count - end)
    }
}
