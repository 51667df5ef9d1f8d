/// Identifiers, account numbers and words from a list.
extension LinedText {
    /// Letters and digits joined by `-`, `/`, `.` or `_`, with at least one digit, that are neither a date nor an amount.
    func identifier(at word: Int, in region: Region) -> Found? {
        guard !isJoined(before: Int(words[word].start)) else { return nil }
        var end = word + 1
        while end < region.words.upperBound, gap(after: end - 1).count == 1, joiners.contains(bytes[gap(after: end - 1).lowerBound]) {
            end += 1
        }
        let range = Int(words[word].start)..<Int(words[end - 1].end)
        guard range.count >= 2, bytes[range].contains(where: \.isDigit) else { return nil }
        if let date = date(at: word, in: region, .dayFirst, false), date.words.upperBound >= end { return nil }
        if let amount = amount(at: word, in: region, false), amount.words.upperBound >= end { return nil }
        return Found(words: word..<end, value: text(range).uppercased())
    }

    /// What one of the patterns describes; the first that fits.
    func identifier(at word: Int, in region: Region, _ patterns: [IdentifierPattern], _ lookalikes: Bool) -> Found? {
        let start = Int(words[word].start)
        guard !isJoined(before: start) else { return nil }
        for pattern in patterns {
            guard let (end, value) = pattern.match(bytes, from: start, below: region.bytes.upperBound, lookalikes),
                value.contains(where: \.isDigit), !isJoined(behind: end)
            else { continue }
            return Found(words: word..<self.word(endingAt: end, from: word), value: String(decoding: value, as: UTF8.self))
        }
        return nil
    }

    /// An IBAN of a country's length, whatever its check digits say: a wrong one is for a compliance rule to find.
    func iban(at word: Int, in region: Region, _ lookalikes: Bool) -> Found? {
        let start = Int(words[word].start)
        guard start + 4 < region.bytes.upperBound, bytes[start].isLetter, bytes[start + 1].isLetter, !isJoined(before: start),
            let form = ibanForm(of: String(decoding: [bytes[start].uppercased, bytes[start + 1].uppercased], as: UTF8.self))
        else { return nil }
        var value: [UInt8] = []
        var last = word
        while value.count < form.length, last < region.words.upperBound {
            if last > word, gap(after: last - 1).count > 1 { return nil }
            value += bytes[words[last].bytes]
            last += 1
        }
        guard value.count == form.length, value.allSatisfy({ $0.isDigit || $0.isLetter }) else { return nil }
        for index in value.indices {
            let mustBeDigit = index == 2 || index == 3 || (index > 3 && form.hasOnlyDigits)
            guard mustBeDigit else { value[index] = value[index].uppercased; continue }
            guard let digit = value[index].digit(lookalikes) else { return nil }
            value[index] = digit + UInt8(ascii: "0")
        }
        return Found(words: word..<last, value: String(decoding: value, as: UTF8.self))
    }

    /// The first of the choices that stands at a word, longer ones first.
    func choice(at word: Int, in region: Region, _ choices: [(written: [UInt8], meaning: String)]) -> Found? {
        for choice in choices {
            let start = Int(words[word].foldedStart)
            let end = start + choice.written.count
            guard end <= folded.count, folded[start..<end].elementsEqual(choice.written) else { continue }
            var last = word
            while Int(words[last].foldedEnd) < end { last += 1 }
            guard Int(words[last].foldedEnd) == end, last < region.words.upperBound else { continue }
            return Found(words: word..<last + 1, value: choice.meaning)
        }
        return nil
    }

    private func isJoined(before start: Int) -> Bool {
        separators.contains(byte(before: start)) && byte(before: start - 1).isAlphanumeric
    }

    private func isJoined(behind end: Int) -> Bool {
        separators.contains(byte(at: end)) && byte(at: end + 1).isAlphanumeric
    }

    /// The word behind the last one that ends before `offset`.
    func word(endingAt offset: Int, from word: Int) -> Int {
        var end = word
        while end < words.count, Int(words[end].start) < offset { end += 1 }
        return end
    }
}

private let joiners = Array("-/._".utf8)
/// What stands between two parts of a number or an identifier.
private let separators = joiners + Array(",'".utf8)
