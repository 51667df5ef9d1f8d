/// A number, a date, an amount or an identifier that a text states, in forms in which equal ones are equal.
struct StatedValue: Hashable, Sendable {
    /// As it is written.
    let written: String
    /// Each way in which it can be read: `1.234` is 1234 and 1.234. It is stated elsewhere when one of them is.
    let readings: [String]
}

extension LinedText {
    /// What the text states, from left to right.
    ///
    /// Dates read `2026-03-05`, without a year `--03-05`, without a day `2026-03`; numbers without marks for thousands and zeros behind the
    /// point, `1234.5`; identifiers with letters and digits in capitals without signs, `PO81368`. Signs, currencies and percent signs do not
    /// count.
    func statedValues() -> [StatedValue] { placedValues().map(\.value) }

    /// The same, each with the words it is made of.
    func placedValues() -> [(value: StatedValue, words: Range<Int>)] {
        var values: [(StatedValue, Range<Int>)] = []
        for line in lines.indices {
            let region = region(ofLine: line)
            var word = region.words.lowerBound
            while word < region.words.upperBound {
                guard let (readings, end) = statedValue(at: word, in: region) else { word += 1; continue }
                let range = Int(words[word].start)..<Int(words[end - 1].end)
                values.append((StatedValue(written: self.text(range), readings: readings), word..<end))
                word = end
            }
        }
        return values
    }

    /// Every reading of every value, and of the parts of dates and of groups of digits: what a claim may refer to.
    func statedReadings() -> Set<String> {
        var readings: Set<String> = []
        for value in statedValues() {
            readings.formUnion(value.readings)
            for reading in value.readings { readings.formUnion(parts(ofDate: reading)) }
        }
        for word in words {
            if let number = numberWords[word.hash] { readings.insert(String(number)) }
        }
        // `7 145.38` may be an amount, or a quantity and a price.
        for line in lines.indices {
            let region = region(ofLine: line)
            for word in region.words {
                number(at: word, in: region).map { readings.formUnion($0.readings) }
                let range = words[word].bytes
                let isWhole = !".,'-/_".utf8.contains(byte(before: range.lowerBound)) && byte(at: range.upperBound).isBlank
                if isWhole, bytes[range].allSatisfy(\.isDigit) { readings.insert(normalNumber(bytes[range])) }
            }
        }
        return readings
    }

    /// Of `2026-03-05` also `--03-05`, `2026-03`, the day and the year.
    private func parts(ofDate reading: String) -> [String] {
        let parts = reading.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4 else { return [] }
        return ["--\(parts[1])-\(parts[2])", "\(parts[0])-\(parts[1])", normalNumber(Array(parts[2].utf8)[...]), String(parts[0])]
    }

    private func statedValue(at word: Int, in region: Region) -> (readings: [String], end: Int)? {
        if let date = date(at: word, in: region, .dayFirst, false) { return ([date.value], date.words.upperBound) }
        if let date = partialDate(at: word, in: region) { return ([date.reading], date.end) }
        if let account = iban(at: word, in: region, false) { return ([account.value], account.words.upperBound) }
        if let tax = taxNumber(at: word, in: region, false) { return ([tax.value], tax.words.upperBound) }
        if let number = number(at: word, in: region) { return number }
        return name(at: word, in: region)
    }

    /// `5 March`, `March 5`, `March 2026`.
    private func partialDate(at word: Int, in region: Region) -> (reading: String, end: Int)? {
        guard word + 1 < region.words.upperBound, gap(after: word).count <= 2 else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        func number(_ word: Int, _ digits: ClosedRange<Int>) -> Int? {
            guard let number = self.number(in: words[word].bytes, false), digits.contains(number.count) else { return nil }
            let ending = bytes[words[word].bytes.dropFirst(number.count)].map(\.lowercased)
            return ending.isEmpty || ["st", "nd", "rd", "th", "er"].contains(String(decoding: ending, as: UTF8.self)) ? number.value : nil
        }
        func month(_ word: Int) -> Int? { isMonth(words[word]) ? monthNumbers[words[word].hash] : nil }
        if let month = month(word) {
            if let year = number(word + 1, 4...4), (1900...2100).contains(year) { return ("\(year)-\(two(month))", word + 2) }
            if let day = number(word + 1, 1...2), (1...31).contains(day) { return ("--\(two(month))-\(two(day))", word + 2) }
            return nil
        }
        guard let day = number(word, 1...2), (1...31).contains(day) else { return nil }
        for monthAt in [word + 1, word + 2] where monthAt < region.words.upperBound {
            if let month = month(monthAt) { return ("--\(two(month))-\(two(day))", monthAt + 1) }
            guard ["of", "de"].contains(text(words[monthAt].bytes).lowercased()) else { break }
        }
        return nil
    }

    /// Digits with marks between them.
    private func number(at word: Int, in region: Region) -> (readings: [String], end: Int)? {
        guard bytes[words[word].bytes].allSatisfy(\.isDigit), !isJoinedToLetters(before: Int(words[word].start)) else {
            return nil
        }
        var end = word + 1
        var groups = [Array(bytes[words[word].bytes])]
        var marks: [UInt8] = []
        while end < region.words.upperBound, let mark = groupMark(gap(after: end - 1)), bytes[words[end].bytes].allSatisfy(\.isDigit) {
            let group = Array(bytes[words[end].bytes])
            // Behind a blank only thousands follow.
            guard mark != UInt8(ascii: " ") || (group.count == 3 && groups[0].count <= 3 && marks.allSatisfy { $0 == mark }) else { break }
            groups.append(group)
            marks.append(mark)
            end += 1
        }
        // `2026/1849`, `87-888` and `INV-5` are identifiers.
        if "-/_".utf8.contains(byte(at: Int(words[end - 1].end))), byte(at: Int(words[end - 1].end) + 1).isAlphanumeric { return nil }
        return (numberReadings(groups, marks), end)
    }

    private func isJoinedToLetters(before start: Int) -> Bool {
        "-/_".utf8.contains(byte(before: start)) && byte(before: start - 1).isAlphanumeric
    }

    private func groupMark(_ gap: Range<Int>) -> UInt8? {
        if gap.count == 1 { return ".,' ".utf8.contains(bytes[gap.lowerBound]) ? bytes[gap.lowerBound] : nil }
        if bytes[gap].elementsEqual("\u{A0}".utf8) || bytes[gap].elementsEqual("\u{202F}".utf8) { return UInt8(ascii: " ") }
        return bytes[gap].elementsEqual("\u{2019}".utf8) ? UInt8(ascii: "'") : nil
    }

    /// Letters and digits, and what joins them, with at least one digit.
    private func name(at word: Int, in region: Region) -> (readings: [String], end: Int)? {
        var end = word + 1
        while end < region.words.upperBound, gap(after: end - 1).count == 1, "-/_.".utf8.contains(bytes[gap(after: end - 1).lowerBound]) {
            end += 1
        }
        let range = Int(words[word].start)..<Int(words[end - 1].end)
        guard bytes[range].contains(where: \.isDigit) else { return nil }
        let letters = bytes[range].filter(\.isAlphanumeric).map(\.uppercased)
        return ([String(decoding: letters, as: UTF8.self)] + amountReadings(range), end)
    }

    /// Of `EUR500.00` also the number.
    private func amountReadings(_ range: Range<Int>) -> [String] {
        guard range.count > 3, bytes[range.prefix(3)].allSatisfy(\.isLetter), bytes[range.lowerBound + 3].isDigit else { return [] }
        let rest = LinedText(text(range.dropFirst(3)))
        guard let number = rest.number(at: 0, in: rest.region(ofLine: 0)), number.end == rest.words.count else { return [] }
        return number.readings
    }
}

/// The ways in which groups of digits with marks between them are numbers.
private func numberReadings(_ groups: [[UInt8]], _ marks: [UInt8]) -> [String] {
    guard let last = marks.last else { return [normalNumber(groups[0][...])] }
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    let whole = groups.dropLast().joined()
    let isDecimal = last == point || last == comma
    let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
    var readings: [String] = []
    if isGrouped, marks.allSatisfy({ $0 == last }) { readings.append(normalNumber(Array(groups.joined())[...])) }
    if isDecimal, marks.dropLast().allSatisfy({ $0 != last }) {
        readings.append(normalNumber(Array(whole)[...], decimals: groups[groups.count - 1][...]))
    }
    // `1.2.3` is a section or a version.
    return readings.isEmpty ? [groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")] : readings
}

/// Digits without zeros in front, and behind the point without zeros at the end.
func normalNumber(_ whole: ArraySlice<UInt8>, decimals: ArraySlice<UInt8> = []) -> String {
    let zero = UInt8(ascii: "0")
    let front = whole.drop { $0 == zero }
    let back = decimals.reversed().drop { $0 == zero }.reversed()
    return String(decoding: front.isEmpty ? [zero] : Array(front), as: UTF8.self)
        + (back.isEmpty ? "" : "." + String(decoding: Array(back), as: UTF8.self))
}
