/// How often words occur in texts: what a `TextVectoriser` learns from.
///
/// Counts can be taken in parts, on several workers, and merged in any order: the vectoriser is the same. They need memory for
/// the vocabulary, not for the texts.
package struct VocabularyCounts: Sendable {
    struct Count {
        /// How often the term occurs, and in how many texts.
        var uses: UInt64 = 0
        var texts: UInt32 = 0
        /// The last text that it was seen in, counted from 1.
        var last: UInt32 = 0

        @inline(__always)
        mutating func see(in text: UInt32) {
            uses &+= 1
            if last != text {
                texts &+= 1
                last = text
            }
        }

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

    package init(options: TextOptions) { self.options = options }

    package mutating func add(_ texts: some Sequence<String>) {
        var reader = WordReader()
        for text in texts {
            reader.open(text)
            self.texts += 1
            count(&reader, text: UInt32(self.texts))
        }
    }

    /// Adds what was counted elsewhere with the same options.
    package mutating func merge(_ other: VocabularyCounts) {
        texts += other.texts
        var numbers: [Int] = []
        numbers.reserveCapacity(other.words.count)
        other.words.forEach { word in
            numbers.append(insert(word))
            wordCounts[numbers[numbers.count - 1]].add(other.wordCounts[numbers.count - 1])
        }
        for (number, count) in other.pairCounts.enumerated() {
            let (first, second) = other.pairs.parts(of: number)
            pairCounts[insert(numbers[first], numbers[second])].add(count)
        }
    }

    private mutating func count(_ reader: inout WordReader, text: UInt32) {
        var previous: Int?
        while let word = reader.next() {
            let number = insert(word)
            wordCounts[number].see(in: text)
            guard options.pairs else { continue }
            if let previous { pairCounts[insert(previous, number)].see(in: text) }
            previous = number
        }
    }

    @inline(__always)
    private mutating func insert(_ word: Word) -> Int {
        let number = words.insert(word)
        if number == wordCounts.count { wordCounts.append(Count()) }
        return number
    }

    private mutating func insert(_ first: Int, _ second: Int) -> Int {
        let number = pairs.insert(first, second)
        if number == pairCounts.count { pairCounts.append(Count()) }
        return number
    }
}
