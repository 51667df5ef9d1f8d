/// Finds where the sentences of an answer begin and end.
struct SentenceReader {
    private let text: [UInt8]
    private let marks: [CitationMark]
    private var found: [Range<Int>] = []

    init(_ text: [UInt8], _ marks: [CitationMark]) {
        self.text = text
        self.marks = marks
    }

    /// Without blanks, and the signs of list items, around them.
    func sentences() -> [Range<Int>] {
        var reader = self
        reader.read()
        return reader.found
    }

    private mutating func read() {
        var start = contentStart(of: 0)
        var offset = start
        while offset < text.count {
            if let mark = marks.first(where: { $0.range.lowerBound == offset }) {
                offset = mark.range.upperBound
                continue
            }
            if text[offset] == UInt8(ascii: "\n") {
                if endsBlock(at: offset) {
                    add(start..<offset)
                    start = contentStart(of: offset + 1)
                    offset = start
                } else {
                    offset += 1
                }
            } else if ".!?".utf8.contains(text[offset]) || isEllipsis(offset) {
                let end = endOfSentence(from: offset, startedAt: start)
                if let end {
                    add(start..<end)
                    start = skippingBlanks(from: end)
                    if start < text.count, text[start] == UInt8(ascii: "\n") { start = contentStart(of: start + 1) }
                }
                offset = end.map { _ in start } ?? offset + 1
            } else {
                offset += 1
            }
        }
        add(start..<text.count)
    }

    private mutating func add(_ range: Range<Int>) {
        var (lower, upper) = (range.lowerBound, min(range.upperBound, text.count))
        while lower < upper, isSpace(text[lower]) { lower += 1 }
        while upper > lower, isSpace(text[upper - 1]) { upper -= 1 }
        guard lower < upper else { return }
        // Marks alone belong to the sentence before.
        let isOnlyMarks = marks.contains { $0.range.lowerBound == lower } && !text[lower..<upper].contains(where: \.isLetter)
        if isOnlyMarks, !found.isEmpty, let last = found.popLast() {
            found.append(last.lowerBound..<upper)
        } else {
            found.append(lower..<upper)
        }
    }

    /// Where the words of a line begin: behind blanks and the sign of a list item.
    private func contentStart(of line: Int) -> Int {
        var start = line
        while start < text.count, isSpace(text[start]) { start += 1 }
        return itemEnd(at: start) ?? start
    }

    /// Behind `- `, `* `, `• `, `1. `, `1) `, `> ` or `# `.
    private func itemEnd(at start: Int) -> Int? {
        guard start < text.count else { return nil }
        var offset = start
        if "-*+>".utf8.contains(text[offset]) {
            offset += 1
        } else if text[offset...].starts(with: "•".utf8) || text[offset...].starts(with: "–".utf8) {
            offset += 3
        } else if text[offset] == UInt8(ascii: "#") {
            while offset < text.count, text[offset] == UInt8(ascii: "#") { offset += 1 }
        } else {
            while offset < text.count, text[offset].isDigit, offset - start < 3 { offset += 1 }
            guard offset > start, offset - start < 3, offset < text.count, ".)".utf8.contains(text[offset]) else { return nil }
            offset += 1
        }
        guard offset < text.count, text[offset].isBlank else { return nil }
        return skippingBlanks(from: offset)
    }

    /// Whether the line break at `offset` ends a sentence: an empty line or an item of a list follows.
    private func endsBlock(at offset: Int) -> Bool {
        let next = skippingBlanks(from: offset + 1)
        if next >= text.count || text[next] == UInt8(ascii: "\n") { return true }
        if itemEnd(at: next) != nil { return true }
        // A line that follows an item and begins with a capital letter stands for itself, as does what follows a colon.
        return offset > 0 && text[offset - 1] == UInt8(ascii: ":")
    }

    /// Behind the sentence that the sign at `offset` ends, with brackets, quotes and citations; nil when it does not end there.
    private func endOfSentence(from offset: Int, startedAt start: Int) -> Int? {
        var end = offset + (isEllipsis(offset) ? 3 : 1)
        while end < text.count, ".!?".utf8.contains(text[end]) { end += 1 }
        end = skippingClosers(from: end)
        guard end >= text.count || isSpace(text[end]) else { return nil }
        let next = nextWord(from: end)
        if text[offset] == UInt8(ascii: "."), end == offset + 1, isAbbreviation(before: offset, start: start, next: next) { return nil }
        if let first = next.first, first.isLetter, !first.isCapital, text[offset] == UInt8(ascii: ".") { return nil }
        return takingMarks(from: end)
    }

    private func skippingClosers(from offset: Int) -> Int {
        var end = offset
        while end < text.count {
            if let mark = marks.first(where: { $0.range.lowerBound == end }) {
                end = mark.range.upperBound
            } else if "\"')]*_".utf8.contains(text[end]) {
                end += 1
            } else if text[end...].starts(with: "”".utf8) || text[end...].starts(with: "’".utf8) {
                end += 3
            } else if text[end...].starts(with: "»".utf8) {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    /// Citations behind the point, with a blank before them.
    private func takingMarks(from offset: Int) -> Int {
        var end = offset
        while case let start = skippingBlanks(from: end), let mark = marks.first(where: { $0.range.lowerBound == start }) {
            end = mark.range.upperBound
            if end < text.count, text[end] == UInt8(ascii: ".") { end += 1 }
        }
        return end
    }

    private func isAbbreviation(before point: Int, start: Int, next: [UInt8]) -> Bool {
        var wordStart = point
        while wordStart > start, text[wordStart - 1].isAlphanumeric || text[wordStart - 1] == UInt8(ascii: ".") { wordStart -= 1 }
        let word = text[wordStart..<point].map(\.lowercased)
        if word.isEmpty { return false }
        let name = String(decoding: word, as: UTF8.self)
        if alwaysAbbreviated.contains(name) { return !next.isEmpty }
        // Of `14. March` and `14. The`, only the first goes on.
        if word.allSatisfy(\.isDigit) {
            return word.count <= 2 && monthNumbers[hash(of: folded(String(decoding: next, as: UTF8.self)))] != nil
        }
        // `S.A.`, `J.` and `Ltd.` may end a sentence: then a word follows that sentences begin with.
        guard word.count == 1 || word.contains(UInt8(ascii: ".")) || oftenAbbreviated.contains(name) else { return false }
        return !next.isEmpty && !sentenceStarts.contains(String(decoding: next, as: UTF8.self))
    }

    private func nextWord(from offset: Int) -> [UInt8] {
        var start = offset
        while start < text.count, isSpace(text[start]) || "\"'(*_".utf8.contains(text[start]) { start += 1 }
        var end = start
        while end < text.count, text[end].isAlphanumeric { end += 1 }
        return Array(text[start..<end])
    }

    private func isEllipsis(_ offset: Int) -> Bool { text[offset] == 0xE2 && text[offset...].starts(with: "…".utf8) }
    private func isSpace(_ byte: UInt8) -> Bool { byte.isBlank || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private func skippingBlanks(from offset: Int) -> Int {
        var place = offset
        while place < text.count, text[place].isBlank || text[place] == UInt8(ascii: "\r") { place += 1 }
        return place
    }
}

/// What always has more behind it.
private let alwaysAbbreviated = words(
    """
    no nos nr nº n núm num mr mrs ms dr prof st messrs e.g i.e vs cf art arts sec fig p pp approx ca tel ext sr sra srta d dña mme mlle ref inv \
    acct min max incl excl av avda c abs
    """)

/// What often has.
private let oftenAbbreviated = words("ltd inc co corp lda llc plc gmbh str jr etc dept jan feb mar apr jun jul aug sep sept oct nov dec")

/// Words that begin a sentence rather than follow a name.
private let sentenceStarts = words(
    """
    The It Its This That These Those They Their He She In On At There According However Therefore Both No Yes If You Your We Our Please As For \
    Payment Passage Passages A An
    """)

private func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
