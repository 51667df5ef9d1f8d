/// A text as guardrails read it: folded words with their places, what is hidden in it, and where sentences begin.
struct GuardText {
    struct Word {
        /// In UTF-8 bytes of the text.
        var range: Range<Int>
        /// In `letters`.
        var letters: Range<Int>
        /// Whether a sentence, a paragraph or a line of a list begins with it: what is not said in one breath.
        var startsSentence: Bool
    }

    let bytes: [UInt8]
    /// The folded letters of all words, one behind the other.
    private(set) var letters: [UInt8] = []
    private(set) var words: [Word] = []
    /// Where scalars stand that no reader sees.
    private(set) var hidden: [Range<Int>] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        letters.reserveCapacity(bytes.count)
        words.reserveCapacity(bytes.count / 5 + 1)
        var isNew = true
        var start = -1
        var end = 0
        var firstLetter = 0
        var offset = 0
        func close(_ words: inout [Word], _ letterCount: Int) {
            guard start >= 0 else { return }
            words.append(Word(range: start..<end, letters: firstLetter..<letterCount, startsSentence: isNew))
            start = -1
            isNew = false
        }
        func open(at offset: Int, _ letterCount: Int) {
            guard start < 0 else { return }
            start = offset
            firstLetter = letterCount
        }
        let folds = guardASCII
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                let letter = folds[Int(byte)]
                if letter != 0 {
                    open(at: offset, letters.count)
                    letters.append(letter)
                    end = offset + 1
                } else if start >= 0, byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$"), offset + 1 < bytes.count,
                    bytes[offset + 1].isLetter, bytes[offset - 1].isLetter
                {
                    // As in `ign@re` and `in$truction`.
                    letters.append(byte == UInt8(ascii: "@") ? UInt8(ascii: "a") : UInt8(ascii: "s"))
                    end = offset + 1
                } else {
                    close(&words, letters.count)
                    isNew = isNew || endsSentence(at: offset)
                }
                offset += 1
                continue
            }
            let (scalar, length) = scalar(at: offset)
            switch guardLetter(scalar) {
            case .letters(let folded):
                open(at: offset, letters.count)
                letters += folded
                end = offset + length
            case .invisible: hidden.append(offset..<offset + length)
            case .mark: end = start >= 0 ? offset + length : end
            case .other: close(&words, letters.count)
            }
            offset += length
        }
        close(&words, letters.count)
    }

    /// A point with a blank behind it, or an empty line.
    private func endsSentence(at offset: Int) -> Bool {
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : UInt8(ascii: "\n")
        switch bytes[offset] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return next.isBlank || next == UInt8(ascii: "\n")
        case UInt8(ascii: "\n"): return next == UInt8(ascii: "\n")
        default: return false
        }
    }

    private func scalar(at offset: Int) -> (Unicode.Scalar, length: Int) {
        let first = UInt32(bytes[offset])
        func next(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
        let (value, length) =
            first < 0xE0
            ? ((first & 0x1F) << 6 | next(1), 2)
            : first < 0xF0
                ? ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
                : ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
        return (Unicode.Scalar(value) ?? " ", length)
    }
}
