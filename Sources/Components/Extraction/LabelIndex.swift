/// Finds all labels of a rule file in one pass over a text.
///
/// Labels are compared by hashes of their letters without blanks, so their number does not matter, nor does a blank that recognition
/// lost or added.
struct LabelIndex: Sendable {
    /// A place where a label stands.
    struct Occurrence {
        let label: Int
        let words: Range<Int>
        /// Whether one letter is wrong.
        let isSimilar: Bool
    }

    /// How many labels there are.
    private(set) var count = 0
    private let forgivesTypos: Bool
    private var longest = 0
    /// The labels by their hash.
    private var exact = HashTable()
    /// The beginnings of labels, letter by letter: whatever is none of them cannot become a label.
    private var beginnings = HashTable()
    /// The labels by their hash and by the hashes that they have without one of their letters.
    private var similar = HashTable()
    /// The same of their first words.
    private var similarBeginnings = HashTable()

    init(forgivesTypos: Bool) {
        self.forgivesTypos = forgivesTypos
    }

    /// The number of a label; nil for a text without letters and digits.
    mutating func add(_ text: String) -> Int? {
        let lined = LinedText(text)
        let folded = lined.folded
        guard let first = lined.words.first else { return nil }
        let own = hash(of: folded)
        if let known = exact[own].first { return known }
        let label = count
        count += 1
        longest = max(longest, folded.count)
        exact.add(label, at: own)
        for end in 1...folded.count { beginnings.add(label, at: hash(of: folded[..<end])) }
        // In shorter labels a wrong letter makes another word.
        guard forgivesTypos, folded.count >= 6 else { return label }
        add(label, folded[...], to: &similar)
        for word in [first, lined.words[min(1, lined.words.count - 1)]] {
            add(label, folded[..<Int(word.foldedEnd)], to: &similarBeginnings)
        }
        return label
    }

    private func add(_ label: Int, _ letters: ArraySlice<UInt8>, to table: inout HashTable) {
        table.add(label, at: hash(of: letters))
        forEachShortened(letters, hash(of: letters)) { table.add(label, at: $0) }
    }

    /// Where labels stand, in the text's order. Where two overlap, the one that begins first counts, then the longer one.
    func occurrences(in text: LinedText, of isWanted: [Bool]) -> [Occurrence] {
        var found: [Occurrence] = []
        var free = 0
        for word in text.words.indices where word >= free {
            guard let occurrence = exact(word, text, isWanted) ?? similar(word, text, isWanted) else { continue }
            found.append(occurrence)
            free = occurrence.words.upperBound
        }
        return found
    }

    private func exact(_ first: Int, _ text: LinedText, _ isWanted: [Bool]) -> Occurrence? {
        var (hash, word) = (0 as UInt64, first)
        var best: Occurrence?
        while word < text.words.count, text.words[word].line == text.words[first].line {
            hash = text.words[word].hash(behind: hash)
            guard beginnings.holds(hash) else { break }
            word += 1
            if let label = exact[hash].first(where: { isWanted[$0] }) {
                best = Occurrence(label: label, words: first..<word, isSimilar: false)
            }
        }
        return best
    }

    private func similar(_ first: Int, _ text: LinedText, _ isWanted: [Bool]) -> Occurrence? {
        guard forgivesTypos, mayBegin(text.words[first], text.folded) else { return nil }
        var (hash, word) = (0 as UInt64, first)
        var best: Occurrence?
        while word < text.words.count, text.words[word].line == text.words[first].line {
            hash = text.words[word].hash(behind: hash)
            word += 1
            let letters = text.folded[text.words[first].folded.lowerBound..<text.words[word - 1].folded.upperBound]
            guard letters.count <= longest + 1 else { break }
            var label: Int?
            func look(_ hash: UInt64) {
                for found in similar[hash] where isWanted[found] && found < label ?? .max { label = found }
            }
            look(hash)
            forEachShortened(letters, hash, look)
            if let label { best = Occurrence(label: label, words: first..<word, isSimilar: true) }
        }
        return best
    }

    private func mayBegin(_ word: LinedText.Word, _ folded: [UInt8]) -> Bool {
        var mayBegin = similarBeginnings.holds(word.hash)
        forEachShortened(folded[word.folded], word.hash) { if !mayBegin { mayBegin = similarBeginnings.holds($0) } }
        return mayBegin
    }
}

/// Gives `body` the hash of some letters, at least four, without each of them in turn.
@inline(__always)
private func forEachShortened(_ letters: ArraySlice<UInt8>, _ whole: UInt64, _ body: (UInt64) -> Void) {
    guard letters.count >= 4 else { return }
    // From the right: `tail` is the part of the hash behind a letter, `power` the base to the number of letters there.
    var (tail, power) = (0 as UInt64, 1 as UInt64)
    for letter in letters.reversed() {
        let own = (UInt64(letter) &+ 1) &* power
        body((whole &- own &- tail) &* inverseOfHashBase &+ tail)
        tail &+= own
        power &*= hashBase
    }
}

/// Numbers by a hash, with a filter in front that answers most questions with no.
private struct HashTable: Sendable {
    private var numbers: [UInt64: [Int]] = [:]
    private var filter = [UInt64](repeating: 0, count: 1024)

    subscript(_ hash: UInt64) -> [Int] { holds(hash) ? numbers[hash] ?? [] : [] }

    /// False when nothing has the hash; true when perhaps something has.
    @inline(__always)
    func holds(_ hash: UInt64) -> Bool { filter[index(hash)] & mask(hash) != 0 }

    mutating func add(_ number: Int, at hash: UInt64) {
        filter[index(hash)] |= mask(hash)
        if numbers[hash]?.last != number { numbers[hash, default: []].append(number) }
    }

    @inline(__always)
    private func index(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash &* Self.mixer) >> 54) }

    @inline(__always)
    private func mask(_ hash: UInt64) -> UInt64 { 1 << ((hash &* Self.mixer) >> 48 & 63) }

    /// Brings what distinguishes two hashes into their upper bits.
    private static let mixer: UInt64 = 0xD6E8_FEB8_6659_FD93
}
