import Statistics

/// Finds texts by the words of a question: BM25.
///
/// A text's score is the sum over the question's words, each as often as it occurs there, of
/// ln(1 + (N - n + ½) / (n + ½)) · f (k₁ + 1) / (f + k₁ (1 - b + b · length / mean length)): N texts, n of them with the word, f uses of it in
/// this text; lengths in words. Words are those of `TextVectoriser`, and identifiers; see `SearchTerms`.
///
/// Source: Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond", Foundations and Trends in Information
/// Retrieval 3 (2009); the logarithm with 1 + is Lucene's, which is never negative.
package struct LexicalIndex: Sendable {
    /// Counted up when the same texts and questions give other scores.
    package static let version = 1

    /// How many texts there are.
    package let count: Int
    private let words: WordTable
    /// Where the entries of each word start, by its number, and where the last ones end.
    private let starts: [Int]
    /// The texts with the word, ascending, and what a use of the word in the question adds to the score of each.
    private let entries: [(text: UInt32, score: Double)]

    /// - Parameters:
    ///   - k1: how much more than once a word counts that is used again; not below 0. 0: nothing more.
    ///   - b: how much less a use counts in a long text, from 0 (nothing) to 1.
    package init(_ texts: [String], k1: Double = 1.2, b: Double = 0.75) {
        let counted = WordCounts(texts)
        count = texts.count
        words = counted.words
        let lengths = counted.lengths
        let mean = Double(lengths.reduce(0, +)) / Double(max(1, texts.count))
        let (starts, uses) = counted.byWord()
        self.starts = starts
        var entries: [(text: UInt32, score: Double)] = []
        entries.reserveCapacity(uses.count)
        for word in 0..<max(0, starts.count - 1) {
            let found = Double(starts[word + 1] - starts[word])
            let weight = logarithm(1 + (Double(texts.count) - found + 0.5) / (found + 0.5))
            for (text, uses) in uses[starts[word]..<starts[word + 1]] {
                let norm = k1 * (1 - b + b * Double(lengths[Int(text)]) / mean)
                entries.append((text, weight * (Double(uses) * (k1 + 1)) / (Double(uses) + norm)))
            }
        }
        self.entries = entries
    }

    /// The best texts that have a word of the question, best first; of equals the one with the smaller number first.
    ///
    /// The scores have the same bits on every machine: they are added in the order of the question's words.
    package func search(_ question: String, first k: Int) -> [Hit] {
        var scores = [Double](repeating: 0, count: count)
        var touched: [Int] = []
        var terms = SearchTerms()
        for number in terms.find(question, in: words) where number > 0 {
            for (text, score) in entries[starts[Int(number) - 1]..<starts[Int(number)]] {
                if scores[Int(text)] == 0 { touched.append(Int(text)) }
                scores[Int(text)] += score
            }
        }
        var best = BestHits(first: k)
        for text in touched { best.offer(text, scores[text]) }
        return best.ranked()
    }
}

/// How often each text uses each word.
private struct WordCounts {
    private(set) var words = WordTable()
    private(set) var lengths: [Int] = []
    private var uses: [(word: UInt32, text: UInt32, uses: UInt32)] = []

    init(_ texts: [String]) {
        var terms = SearchTerms()
        for (text, string) in texts.enumerated() {
            var rest = terms.insert(string, into: &words).sorted()[...]
            lengths.append(rest.count)
            while let word = rest.first {
                let run = rest.prefix { $0 == word }.count
                uses.append((word, UInt32(text), UInt32(run)))
                rest = rest.dropFirst(run)
            }
        }
    }

    /// The uses sorted by word, then by text, and where those of each word start.
    func byWord() -> (starts: [Int], uses: [(text: UInt32, uses: UInt32)]) {
        var starts = [Int](repeating: 0, count: words.count + 1)
        for use in uses { starts[Int(use.word)] += 1 }
        for word in starts.indices.dropFirst() { starts[word] += starts[word - 1] }
        var next = starts
        var sorted = [(text: UInt32, uses: UInt32)](repeating: (0, 0), count: uses.count)
        for use in uses {
            sorted[next[Int(use.word) - 1]] = (use.text, use.uses)
            next[Int(use.word) - 1] += 1
        }
        return (starts, sorted)
    }
}
