/// Amounts of money: 1,234.50, 1.234,50, 1 234,50, 1'234.50, 1234.5, EUR 1,234, -12.00, (12.00), 12.00-.
extension LinedText {
    /// The amount whose first word is `word`.
    ///
    /// A number is an amount when it has cents, marks for thousands or a currency; a percentage, a part of a date or of a longer number is not.
    func amount(at word: Int, in region: Region, _ lookalikes: Bool, isSigned: Bool = true) -> Found? {
        guard let figure = figure(at: word, in: region, lookalikes) else { return nil }
        let (start, end) = (figure.bytes.lowerBound, figure.bytes.upperBound)
        guard !isPartOfMore(start, end), !isPercentage(end), let (whole, cents) = figure.wholeAndCents else { return nil }
        let isMoney =
            !figure.marks.isEmpty || figure.hasCurrency || hasCurrency(before: start, word) || hasCurrency(behind: end, figure.words)
        guard isMoney, whole < 10_000_000_000_000 else { return nil }
        let total = isSigned && isNegative(start, end) ? -(whole * 100 + cents) : whole * 100 + cents
        return Found(words: figure.words, value: normalAmount(cents: total), cents: total)
    }

    /// Numbers joined by marks, from a word on.
    private func figure(at word: Int, in region: Region, _ lookalikes: Bool) -> Figure? {
        guard var figure = Figure(self, word, lookalikes) else { return nil }
        while figure.words.upperBound < region.words.upperBound, !figure.isComplete {
            let gap = gap(after: figure.words.upperBound - 1)
            guard let mark = mark(gap), let next = Figure(self, figure.words.upperBound, lookalikes), figure.joins(next, mark) else {
                break
            }
        }
        return figure
    }

    /// What may stand inside a number: a mark, or one blank of any width.
    private func mark(_ gap: Range<Int>) -> UInt8? {
        switch bytes[gap].count {
        case 1: ".,' ".utf8.contains(bytes[gap.lowerBound]) ? bytes[gap.lowerBound] : nil
        case 2: bytes[gap].elementsEqual("\u{A0}".utf8) ? UInt8(ascii: " ") : nil
        case 3:
            if bytes[gap].elementsEqual("\u{202F}".utf8) {
                UInt8(ascii: " ")
            } else {
                bytes[gap].elementsEqual("\u{2019}".utf8) ? UInt8(ascii: "'") : nil
            }
        default: nil
        }
    }

    private func isPartOfMore(_ start: Int, _ end: Int) -> Bool {
        let (before, after) = (byte(before: start), byte(at: end))
        if ".,'-/".utf8.contains(before), byte(before: start - 1).isAlphanumeric { return true }
        if before == UInt8(ascii: ":"), byte(before: start - 1).isDigit { return true }
        return ".,-/:".utf8.contains(after) && byte(at: end + 1).isDigit
    }

    private func isPercentage(_ end: Int) -> Bool {
        let after = byte(at: end).isBlank ? byte(at: end + 1) : byte(at: end)
        return after == UInt8(ascii: "%")
    }

    private func isNegative(_ start: Int, _ end: Int) -> Bool {
        let before = byte(before: start)
        if before == UInt8(ascii: "-") { return true }
        if before == UInt8(ascii: "("), byte(at: end) == UInt8(ascii: ")") { return true }
        if byte(at: end) == UInt8(ascii: "-"), !byte(at: end + 1).isAlphanumeric { return true }
        return start >= 3 && bytes[start - 3..<start].elementsEqual("\u{2212}".utf8)
    }

    private func hasCurrency(before start: Int, _ word: Int) -> Bool {
        let end = byte(before: start).isBlank || byte(before: start) == UInt8(ascii: "-") ? start - 1 : start
        if currencySigns.contains(where: { end >= $0.count && bytes[end - $0.count..<end].elementsEqual($0) }) { return true }
        return word > 0 && start - Int(words[word - 1].end) <= 2 && isCurrency(words[word - 1].bytes)
    }

    private func hasCurrency(behind end: Int, _ range: Range<Int>) -> Bool {
        let start = byte(at: end).isBlank ? end + 1 : end
        if currencySigns.contains(where: { start + $0.count <= bytes.count && bytes[start..<start + $0.count].elementsEqual($0) }) {
            return true
        }
        return range.upperBound < words.count && Int(words[range.upperBound].start) - end <= 1 && isCurrency(words[range.upperBound].bytes)
    }

    fileprivate func isCurrency(_ range: Range<Int>) -> Bool {
        range.count == 3 && currencies.contains { $0.elementsEqual(bytes[range]) }
    }
}

/// Cents as 1234.50.
func normalAmount(cents: Int) -> String {
    let (whole, rest) = (cents.magnitude / 100, cents.magnitude % 100)
    return "\(cents < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// The cents of an amount in normal form.
func cents(of amount: String) -> Int? {
    let parts = amount.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, let whole = Int(parts[0]), let rest = Int(parts[1]) else { return nil }
    let (product, isTooLarge) = whole.magnitude.multipliedReportingOverflow(by: 100)
    guard !isTooLarge, product < Int.max - 100 else { return nil }
    return amount.hasPrefix("-") ? -Int(product) - rest : Int(product) + rest
}

/// Groups of digits with marks between them.
private struct Figure {
    var words: Range<Int>
    var bytes: Range<Int>
    private var groups: [(value: Int, count: Int)]
    private(set) var marks: [UInt8] = []
    /// Whether a currency is written without a blank before or behind the digits.
    private(set) var hasCurrency = false
    /// Whether nothing can follow.
    private(set) var isComplete = false

    init?(_ text: LinedText, _ word: Int, _ lookalikes: Bool) {
        words = word..<word + 1
        bytes = text.words[word].bytes
        if bytes.count > 3, text.isCurrency(bytes.prefix(3)) {
            bytes = bytes.dropFirst(3)
            hasCurrency = true
        } else if bytes.count > 3, text.isCurrency(bytes.suffix(3)) {
            bytes = bytes.dropLast(3)
            hasCurrency = true
            isComplete = true
        }
        guard let number = text.number(in: bytes, lookalikes), number.count == bytes.count else { return nil }
        groups = [number]
    }

    /// Takes the next group in if it can belong to the same number.
    mutating func joins(_ next: Figure, _ mark: UInt8) -> Bool {
        let isBlank = mark == UInt8(ascii: " ")
        let count = next.groups[0].count
        // After a blank only thousands can follow. `2 450.00` is read as one number even where a table means two.
        if isBlank || mark == UInt8(ascii: "'") {
            guard count == 3, groups[0].count <= 3, marks.allSatisfy({ $0 == mark }), !next.hasCurrency || next.isComplete else {
                return false
            }
        }
        guard !next.hasCurrency || next.isComplete else { return false }
        groups += next.groups
        marks.append(mark)
        words = words.lowerBound..<next.words.upperBound
        bytes = bytes.lowerBound..<next.bytes.upperBound
        hasCurrency = hasCurrency || next.hasCurrency
        isComplete = next.isComplete || count != 3
        return true
    }

    /// Nil when the marks make no sense.
    var wholeAndCents: (Int, Int)? {
        guard let last = marks.last else { return (groups[0].value, 0) }
        let thousands = marks.dropLast()
        let ending = groups[groups.count - 1]
        guard groups[1..<groups.count - 1].allSatisfy({ $0.count == 3 }), thousands.isEmpty || groups[0].count <= 3 else { return nil }
        if ending.count == 3 {
            guard groups[0].count <= 3, thousands.allSatisfy({ $0 == last }) else { return nil }
            return (whole(groups), 0)
        }
        // Recognition confuses point and comma: the last mark counts as the decimal one even where it equals the others.
        guard ending.count <= 2, ".,".utf8.contains(last), thousands.allSatisfy({ $0 == thousands.first }) else { return nil }
        return (whole(groups.dropLast()), ending.count == 1 ? ending.value * 10 : ending.value)
    }

    private func whole(_ groups: some Sequence<(value: Int, count: Int)>) -> Int {
        groups.reduce(0) { $0 > 1_000_000_000_000 ? $0 : $0 * 1000 + $1.value }
    }
}

private let currencies = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "JPY"].map { Array($0.utf8) }
private let currencySigns = ["€", "$", "£"].map { Array($0.utf8) }
