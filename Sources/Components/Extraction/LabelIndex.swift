/// Finds all labels of a rule file in one pass over a text.
struct LabelIndex: Sendable {
    struct Label: Sendable {
        /// Its letters and digits in the form in which they are compared.
        let folded: [UInt8]
        /// How many words it has.
        let words: Int
    }

    /// A place where a label stands.
    struct Occurrence {
        let label: Int
        let words: Range<Int>
        let typos: Int
    }

    private(set) var labels: [Label] = []
    private var numbers: [[UInt8]: Int] = [:]
    private let typos: Int
    /// The labels by the hash of their first word (and of the first two, between which a blank may be lost), longer ones first.
    private var byBeginning = LabelTable()
    /// The same by the beginning without one of its letters.
    private var byNearBeginning = LabelTable()

    init(typos: Int) {
        self.typos = typos
    }

    /// The number of a label; nil for a text without letters and digits.
    mutating func add(_ text: String) -> Int? {
        let words = LinedText(text).words
        let folded = folded(text)
        guard !folded.isEmpty, let first = words.first else { return nil }
        if let known = numbers[folded] { return known }
        let number = labels.count
        labels.append(Label(folded: folded, words: words.count))
        numbers[folded] = number
        let beginnings = Set([Int(first.foldedEnd), Int(words[min(1, words.count - 1)].foldedEnd)])
        for end in beginnings.sorted() {
            byBeginning.add(number, at: hash(of: folded[..<end]))
            guard allowedTypos(folded.count) > 0 else { continue }
            byNearBeginning.add(number, at: hash(of: folded[..<end]))
            forEachShortened(folded[..<end], hash(of: folded[..<end])) { byNearBeginning.add(number, at: $0) }
        }
        return number
    }

    /// To be called when all are added.
    mutating func finish() {
        byBeginning.sort { labels[$0].folded.count > labels[$1].folded.count }
        byNearBeginning.sort { labels[$0].folded.count > labels[$1].folded.count }
    }

    private func allowedTypos(_ length: Int) -> Int { min(typos, length / 6) }

    /// Where labels stand, in the text's order. Where two overlap, the longer one counts, and an exact one before a similar one.
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

    private func exact(_ word: Int, _ text: LinedText, _ isWanted: [Bool]) -> Occurrence? {
        for label in byBeginning[text.words[word].hash] where isWanted[label] {
            let wanted = labels[label].folded
            let start = Int(text.words[word].foldedStart)
            guard start + wanted.count <= text.folded.count, text.folded[start..<start + wanted.count].elementsEqual(wanted),
                let end = text.word(foldedEnd: start + wanted.count, from: word)
            else { continue }
            return Occurrence(label: label, words: word..<end, typos: 0)
        }
        return nil
    }

    private func similar(_ word: Int, _ text: LinedText, _ isWanted: [Bool]) -> Occurrence? {
        let range = text.words[word].folded
        guard typos > 0 else { return nil }
        var best: Occurrence?
        func look(_ hash: UInt64) {
            for label in byNearBeginning[hash] where isWanted[label] && best.map({ $0.label != label }) ?? true {
                guard let (typos, end) = distance(of: labels[label].folded, in: text, from: word) else { continue }
                guard best.map({ typos < $0.typos || (typos == $0.typos && end > $0.words.upperBound) }) ?? true else { continue }
                best = Occurrence(label: label, words: word..<end, typos: typos)
            }
        }
        look(text.words[word].hash)
        forEachShortened(text.folded[range], text.words[word].hash, look)
        return best
    }

    /// The fewest edits that make a label of whole words from `word` on, on one line, and the word behind them; nil when too many.
    private func distance(of label: [UInt8], in text: LinedText, from word: Int) -> (typos: Int, end: Int)? {
        let limit = allowedTypos(label.count)
        let start = Int(text.words[word].foldedStart)
        var best: (typos: Int, end: Int)?
        var end = word
        while end < text.words.count, text.words[end].line == text.words[word].line {
            let length = Int(text.words[end].foldedEnd) - start
            end += 1
            guard length >= label.count - limit else { continue }
            guard length <= label.count + limit else { break }
            let typos = editDistance(label, text.folded[start..<start + length])
            if typos <= limit, typos < best?.typos ?? .max { best = (typos, end) }
        }
        return best
    }
}

extension LinedText {
    /// The word behind the one that ends at `foldedEnd`; nil when none ends there on the line of `word`.
    fileprivate func word(foldedEnd: Int, from word: Int) -> Int? {
        var last = word
        while Int(words[last].foldedEnd) < foldedEnd { last += 1 }
        return Int(words[last].foldedEnd) == foldedEnd && words[last].line == words[word].line ? last + 1 : nil
    }
}

/// Gives `body` the hash of a word of at least four letters without each of its letters in turn.
@inline(__always)
private func forEachShortened(_ word: ArraySlice<UInt8>, _ whole: UInt64, _ body: (UInt64) -> Void) {
    guard word.count >= 4 else { return }
    // From the right: `tail` is the part of the hash behind a letter, `power` the base to the number of letters there.
    var (tail, power) = (0 as UInt64, 1 as UInt64)
    for letter in word.reversed() {
        let own = (UInt64(letter) &+ 1) &* power
        body((whole &- own &- tail) &* inverseOfHashBase &+ tail)
        tail &+= own
        power &*= hashBase
    }
}

/// By Newton's iteration: each step doubles the number of right bits.
private let inverseOfHashBase = (0..<6).reduce(hashBase) { inverse, _ in inverse &* (2 &- hashBase &* inverse) }

/// Insertions, deletions and substitutions of single letters (Levenshtein).
private func editDistance(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Int {
    var row = Array(0...one.count)
    for letter in other {
        var diagonal = row[0]
        row[0] += 1
        for index in one.indices {
            let cost = min(row[index] + 1, row[index + 1] + 1, diagonal + (one[index] == letter ? 0 : 1))
            diagonal = row[index + 1]
            row[index + 1] = cost
        }
    }
    return row[one.count]
}

/// Labels by a hash, with a filter in front that answers most questions with no.
private struct LabelTable: Sendable {
    private var labels: [UInt64: [Int]] = [:]
    private var filter = [UInt64](repeating: 0, count: 1024)

    subscript(_ hash: UInt64) -> [Int] {
        let bit = Int(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> 48)
        guard filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return [] }
        return labels[hash] ?? []
    }

    mutating func add(_ label: Int, at hash: UInt64) {
        let bit = Int(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> 48)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
        if labels[hash]?.contains(label) != true { labels[hash, default: []].append(label) }
    }

    mutating func sort(by isBefore: (Int, Int) -> Bool) {
        // Equal ones by their number, so that the order is one.
        for hash in labels.keys { labels[hash]?.sort { isBefore($0, $1) || (!isBefore($1, $0) && $0 < $1) } }
    }
}
