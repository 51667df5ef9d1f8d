/// A text with its lines and words found once, in bytes of UTF-8.
struct LinedText {
    /// A run of letters and digits.
    struct Word {
        /// In `bytes`.
        var start: Int32
        var end: Int32
        /// In `folded`.
        var foldedStart: Int32
        var foldedEnd: Int32
        /// In `lines`.
        var line: Int32
        /// Of its folded letters.
        var hash: UInt64
        /// `hashBase` to the number of its folded letters.
        var power: UInt64

        var bytes: Range<Int> { Int(start)..<Int(end) }
        var folded: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }

        /// Of the letters that have the hash `start`, followed by this word.
        func hash(behind start: UInt64) -> UInt64 { start &* power &+ hash }
    }

    /// A line with at least one word; others are left out.
    struct Line {
        var bytes: Range<Int>
        var words: Range<Int>
    }

    let bytes: [UInt8]
    /// The folded letters and digits of the whole text, one behind the other.
    private(set) var folded: [UInt8] = []
    private(set) var words: [Word] = []
    private(set) var lines: [Line] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        folded.reserveCapacity(bytes.count)
        words.reserveCapacity(bytes.count / 5)
        let folds = asciiFolds
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != 0x0C { end += 1 }
            addLine(start..<end, folds)
            start = end + 1
        }
    }

    private mutating func addLine(_ range: Range<Int>, _ folds: [UInt8]) {
        let first = words.count
        var offset = range.lowerBound
        while offset < range.upperBound {
            let word = addWord(at: offset, below: range.upperBound, folds)
            if word.end > word.start { words.append(word) }
            offset = Int(word.end)
            if offset < range.upperBound { offset += scalar(at: offset).length }
        }
        if words.count > first { lines.append(Line(bytes: range, words: first..<words.count)) }
    }

    /// The word that begins at `offset`; an empty one when none does.
    private mutating func addWord(at start: Int, below limit: Int, _ folds: [UInt8]) -> Word {
        var offset = start
        let foldedStart = folded.count
        while offset < limit {
            if bytes[offset] < 0x80 {
                let letter = folds[Int(bytes[offset])]
                guard letter != 0 else { break }
                folded.append(letter)
                offset += 1
                continue
            }
            let (value, length) = scalar(at: offset)
            let before = folded.count
            foldBeyondASCII(value, into: &folded)
            guard folded.count > before else { break }
            offset += length
            // In `nº4711` a number follows.
            if value == 0xBA || value == 0xB0 || value == 0xAA { break }
        }
        var (hash, power) = (0 as UInt64, 1 as UInt64)
        for index in foldedStart..<folded.count {
            hash = Components.hash(hash, adding: folded[index])
            power &*= hashBase
        }
        return Word(
            start: Int32(start), end: Int32(offset), foldedStart: Int32(foldedStart), foldedEnd: Int32(folded.count),
            line: Int32(lines.count),
            hash: hash, power: power)
    }

    /// The Unicode scalar at `offset`: the text is valid UTF-8.
    @inline(__always)
    func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[offset])
        if first < 0x80 { return (first, 1) }
        func next(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
}

/// A stretch of a text in which a value is looked for.
struct Region {
    var bytes: Range<Int>
    /// The words that begin and end in it.
    var words: Range<Int>
}

extension LinedText {
    func region(ofLine line: Int) -> Region { Region(bytes: lines[line].bytes, words: lines[line].words) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The bytes between a word and the next.
    func gap(after word: Int) -> Range<Int> {
        word + 1 < words.count ? Int(words[word].end)..<Int(words[word + 1].start) : Int(words[word].end)..<bytes.count
    }

    /// How many characters stand before `offset` on its line.
    func column(of offset: Int, inLine line: Int) -> Int {
        bytes[lines[line].bytes.lowerBound..<offset].count { $0 & 0xC0 != 0x80 }
    }

    /// The byte before `offset`, or a line break.
    func byte(before offset: Int) -> UInt8 { offset > 0 ? bytes[offset - 1] : UInt8(ascii: "\n") }

    /// The byte at `offset`, or a line break.
    func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : UInt8(ascii: "\n") }
}
