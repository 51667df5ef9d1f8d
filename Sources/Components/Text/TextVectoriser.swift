import Statistics

/// Turns texts into rows of numbers, a column for each term (TF-IDF).
///
/// A term's value in a text is the number of its uses times ln((1 + texts) / (1 + texts with the term)) + 1; then each row is
/// divided by its Euclidean length. This is scikit-learn's `TfidfVectorizer` with its defaults.
package struct TextVectoriser: Sendable {
    /// Counted up when the same texts give other rows: models and runs are then made anew.
    package static let version = 2

    package let options: TextOptions
    /// How many texts it has learned from.
    package let texts: Int
    let terms: TermList
    /// In how many of the texts each term occurs.
    let occurrences: [UInt32]
    let index: TermIndex
    /// What a use of a term counts, column by column (`idf_`).
    package let termWeights: [Double]

    /// How many columns the rows have.
    package var width: Int { terms.count }

    /// The terms in the order of their columns: by their code points.
    package var vocabulary: [String] { (0..<terms.count).map { String(decoding: terms.bytes(of: $0), as: UTF8.self) } }

    /// - Parameter terms: sorted; two words with a blank between them are a pair.
    init(options: TextOptions, texts: Int, terms: TermList, occurrences: [UInt32]) {
        self.options = options
        self.texts = texts
        self.terms = terms
        self.occurrences = occurrences
        index = TermIndex(terms)
        termWeights = occurrences.map { logarithm(Double(1 + texts) / Double(1 + Int($0))) + 1 }
    }
}

/// Finds the columns of words and pairs.
struct TermIndex: Sendable {
    /// The words of all terms; a word may be here only because a pair has it.
    private(set) var words = WordTable()
    /// By number, counted from 1; `none` for a word that has no column, and at 0.
    private(set) var columnOfWord = [Self.none]
    private(set) var pairs = PairTable()
    private(set) var columnOfPair = [Self.none]

    static let none = UInt32.max

    init(_ terms: TermList) {
        terms.bytes.withUnsafeBufferPointer { bytes in
            for term in 0..<terms.count {
                let range = terms.starts[term]..<terms.starts[term + 1]
                guard let blank = bytes[range].firstIndex(of: 0x20) else {
                    columnOfWord[Int(insert(range, of: bytes))] = UInt32(term)
                    continue
                }
                let (first, second) = (insert(range.lowerBound..<blank, of: bytes), insert(blank + 1..<range.upperBound, of: bytes))
                if Int(pairs.insert(first, second)) == columnOfPair.count { columnOfPair.append(UInt32(term)) }
            }
        }
    }

    private mutating func insert(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let start = bytes.baseAddress else { return 0 }
        let number = words.insert(Word(bytes: start + range.lowerBound, length: range.count))
        if Int(number) == columnOfWord.count { columnOfWord.append(Self.none) }
        return number
    }
}

extension VocabularyCounts {
    /// What was learned from the texts: the terms that are frequent enough, and what each counts.
    package func vectoriser() -> TextVectoriser {
        let needed = UInt32(clamping: max(1, options.minimumTexts))
        let words = wordCounts.indices.filter { wordCounts[$0].texts >= needed }
        let pairs = pairCounts.indices.filter { pairCounts[$0].texts >= needed }
        let uses = words.map { wordCounts[$0].uses } + pairs.map { pairCounts[$0].uses }
        let limit = Limit(uses, options.maximumTerms)
        var terms = TermList()
        var counts: [Count] = []
        for word in words where wordCounts[word].uses >= limit.uses {
            terms.append(self.words.bytes(of: word + 1))
            counts.append(wordCounts[word])
        }
        for pair in pairs where pairCounts[pair].uses >= limit.uses {
            let (first, second) = self.pairs.parts(of: pair + 1)
            terms.append(self.words.bytes(of: Int(first)), self.words.bytes(of: Int(second)))
            counts.append(pairCounts[pair])
        }
        return vectoriser(of: terms, counts, limit)
    }

    private func vectoriser(of terms: TermList, _ counts: [Count], _ limit: Limit) -> TextVectoriser {
        var kept = TermList()
        var occurrences: [UInt32] = []
        var room = limit.room
        for term in terms.sorted() {
            if counts[term].uses == limit.uses {
                guard room > 0 else { continue }
                room -= 1
            }
            kept.append(terms.bytes(of: term))
            occurrences.append(counts[term].texts)
        }
        return TextVectoriser(options: options, texts: texts, terms: kept, occurrences: occurrences)
    }
}

/// Where the most frequent terms end.
private struct Limit {
    /// A term must have so many uses.
    let uses: UInt64
    /// How many of the terms with exactly so many uses there is room for.
    let room: Int

    init(_ uses: [UInt64], _ maximum: Int?) {
        guard let maximum, maximum < uses.count else {
            (self.uses, room) = (0, .max)
            return
        }
        guard maximum > 0 else {
            (self.uses, room) = (.max, 0)
            return
        }
        let sorted = uses.sorted(by: >)
        let least = sorted[maximum - 1]
        self.uses = least
        room = sorted[..<maximum].reversed().prefix { $0 == least }.count
    }
}
