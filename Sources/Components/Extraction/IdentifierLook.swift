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

    /// An IBAN, whatever its length and its check digits say: a wrong one is for a compliance rule to find.
    ///
    /// As much as its country's length asks for; where that does not come out, or the groups go on, all groups of four up to a shorter one.
    func iban(at word: Int, in region: Region, _ lookalikes: Bool) -> Found? {
        let start = Int(words[word].start)
        guard start + 4 < region.bytes.upperBound, bytes[start].isLetter, bytes[start + 1].isLetter,
            bytes[start + 2].digit(lookalikes) != nil, bytes[start + 3].digit(lookalikes) != nil, !isJoined(before: start)
        else { return nil }
        let form = ibanForm(of: String(decoding: [bytes[start].uppercased, bytes[start + 1].uppercased], as: UTF8.self))
        let ends = [form.flatMap { wordBehind(word, length: $0.length, in: region) }, wordBehindGroups(from: word, in: region)]
        for end in ends.compactMap(\.self).sorted(by: >) {
            guard let value = account(word..<end, hasOnlyDigits: form?.hasOnlyDigits ?? false, lookalikes) else { continue }
            return Found(words: word..<end, value: value)
        }
        return nil
    }

    /// Some words as an account number; nil when there are other signs, or letters where only digits can be.
    private func account(_ words: Range<Int>, hasOnlyDigits: Bool, _ lookalikes: Bool) -> String? {
        var value = words.flatMap { bytes[self.words[$0].bytes] }
        for index in value.indices {
            if index == 2 || index == 3 || (index > 3 && hasOnlyDigits) {
                guard let digit = value[index].digit(lookalikes) else { return nil }
                value[index] = digit + UInt8(ascii: "0")
            } else {
                guard value[index].isDigit || value[index].isLetter else { return nil }
                value[index] = value[index].uppercased
            }
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// The word behind so many characters in words with one blank between them; nil when no word ends there.
    private func wordBehind(_ first: Int, length: Int, in region: Region) -> Int? {
        var (last, count) = (first, 0)
        while last < region.words.upperBound, count < length, last == first || gap(after: last - 1).count == 1 {
            count += words[last].bytes.count
            last += 1
        }
        return count == length ? last : nil
    }

    /// The word behind groups of four characters and a shorter one.
    private func wordBehindGroups(from first: Int, in region: Region) -> Int? {
        var (last, count) = (first, 0)
        while last < region.words.upperBound, words[last].bytes.count <= 4,
            last < first + 2 || !bytes[words[last].bytes].allSatisfy(\.isLetter), last == first || gap(after: last - 1).count == 1
        {
            count += words[last].bytes.count
            last += 1
            if words[last - 1].bytes.count < 4 { break }
        }
        return (15...34).contains(count) ? last : nil
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

    /// Whether what begins at `start` is the rest of something longer.
    func isJoined(before start: Int) -> Bool {
        separators.contains(byte(before: start)) && byte(before: start - 1).isAlphanumeric
    }

    func isJoined(behind end: Int) -> Bool {
        separators.contains(byte(at: end)) && byte(at: end + 1).isAlphanumeric
    }

    /// The word behind the last one that begins before `offset`.
    private func word(endingAt offset: Int, from word: Int) -> Int {
        var end = word
        while end < words.count, Int(words[end].start) < offset { end += 1 }
        return end
    }
}

private let joiners = Array("-/._".utf8)
/// What stands between two parts of a number or an identifier.
private let separators = joiners + Array(",'".utf8)
