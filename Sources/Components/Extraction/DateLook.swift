/// Dates: 2026-03-05, 5.3.2026, 05/03/26, 5 March 2026, 5th of March, 2026, March 5, 2026, 5 de marzo de 2026, 1er mars 2026, 05-Mar-26.
extension LinedText {
    /// The date whose first word is `word`.
    func date(at word: Int, in region: Region, _ order: Look.DateOrder, _ lookalikes: Bool) -> Found? {
        let reader = DateReader(text: self, region: region, order: order, lookalikes: lookalikes)
        guard let (date, end) = reader.ofNumbers(word) ?? reader.dayFirst(word) ?? reader.monthFirst(word) else { return nil }
        return Found(words: word..<end, value: date)
    }
}

private struct DateReader {
    let text: LinedText
    let region: Region
    let order: Look.DateOrder
    let lookalikes: Bool

    typealias Reading = (date: String, end: Int)

    func ofNumbers(_ word: Int) -> Reading? {
        guard word + 2 < region.words.upperBound, let mark = joint(after: word), mark == joint(after: word + 1), ". -/".utf8.contains(mark),
            let first = number(word), let second = number(word + 1), let third = number(word + 2), second.count <= 2,
            isFree(from: word, to: word + 2, mark)
        else { return nil }
        if first.count == 4 { return third.count <= 2 ? reading(first.value, second.value, third.value, end: word + 3) : nil }
        guard first.count <= 2, third.count == 4 || (third.count == 2 && mark != blank) else { return nil }
        guard mark != blank || (first.count == 2 && second.count == 2) else { return nil }
        let year = full(third)
        let (day, month) = order == .dayFirst ? (first.value, second.value) : (second.value, first.value)
        return reading(year, month, day, end: word + 3) ?? reading(year, day, month, end: word + 3)
    }

    func dayFirst(_ word: Int) -> Reading? {
        guard let day = day(word), joint(after: word) != nil else { return nil }
        let monthAt = fillers.contains(text.words[word + 1].hash) ? word + 2 : word + 1
        guard monthAt < region.words.upperBound, let month = monthNumbers[text.words[monthAt].hash], var mark = joint(after: monthAt) else {
            return nil
        }
        var yearAt = monthAt + 1
        if fillers.contains(text.words[yearAt].hash) {
            guard let next = joint(after: yearAt) else { return nil }
            mark = next
            yearAt += 1
        }
        guard let year = number(yearAt), year.count == 4 || (year.count == 2 && mark != blank) else { return nil }
        return reading(full(year), month, day, end: yearAt + 1)
    }

    func monthFirst(_ word: Int) -> Reading? {
        guard let month = monthNumbers[text.words[word].hash], joint(after: word) != nil, let day = day(word + 1),
            joint(after: word + 1) != nil, let year = number(word + 2), year.count == 4
        else { return nil }
        return reading(year.value, month, day, end: word + 3)
    }

    private func reading(_ year: Int, _ month: Int, _ day: Int, end: Int) -> Reading? {
        guard let date = isoDate(year: year, month: month, day: day) else { return nil }
        return (date, end)
    }

    /// Two digits are years from 1970 to 2069.
    private func full(_ year: (value: Int, count: Int)) -> Int {
        year.count == 2 ? year.value + (year.value < 70 ? 2000 : 1900) : year.value
    }

    /// The one mark between a word and the next of the region, a blank when there is none; nil when they do not belong together.
    private func joint(after word: Int) -> UInt8? {
        guard word + 1 < region.words.upperBound else { return nil }
        let gap = text.gap(after: word)
        guard gap.count <= 4 else { return nil }
        var mark = blank
        for byte in text.bytes[gap] where !byte.isBlank && byte != UInt8(ascii: "\n") {
            guard mark == blank else { return nil }
            mark = byte
        }
        return mark
    }

    /// Whether no more of the same kind is joined to the words: 1.2.2026.4 is a version or a section.
    private func isFree(from first: Int, to last: Int, _ mark: UInt8) -> Bool {
        let (start, end) = (Int(text.words[first].start), Int(text.words[last].end))
        guard mark != blank else { return true }
        let isJoined = text.byte(before: start) == mark && text.byte(before: start - 1).isAlphanumeric
        return !isJoined && !(text.byte(at: end) == mark && text.byte(at: end + 1).isAlphanumeric)
    }

    /// A word that is a number of at most four digits.
    private func number(_ word: Int) -> (value: Int, count: Int)? {
        let range = text.words[word].bytes
        guard let number = text.number(in: range, lookalikes), number.count == range.count, number.count <= 4 else { return nil }
        return number
    }

    /// A word that is a day of a month, perhaps with the ending of an ordinal number.
    private func day(_ word: Int) -> Int? {
        let range = text.words[word].bytes
        guard let number = text.number(in: range, lookalikes), number.count <= 2 else { return nil }
        let ending = hash(of: text.bytes[range.dropFirst(number.count)].lazy.map(\.lowercased))
        return range.count == number.count || ordinalEndings.contains(ending) ? number.value : nil
    }
}

/// A day of the Gregorian calendar as 2026-03-31; nil when there is no such day between 1900 and 2100.
func isoDate(year: Int, month: Int, day: Int) -> String? {
    guard (1900...2100).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= days[month - 1] else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
}

extension LinedText {
    /// The digits that a range begins with; with lookalikes also letters in their place, if at least one is a digit.
    func number(in range: Range<Int>, _ lookalikes: Bool) -> (value: Int, count: Int)? {
        var (value, count, isNumber) = (0, 0, false)
        for byte in bytes[range] {
            guard let digit = byte.digit(lookalikes) else { break }
            guard count < 15 else { return nil }
            value = value * 10 + Int(digit)
            count += 1
            isNumber = isNumber || byte.isDigit
        }
        return isNumber ? (value, count) : nil
    }
}

extension UInt8 {
    /// The digit it is, or with lookalikes the digit that text recognition takes for it.
    func digit(_ lookalikes: Bool) -> UInt8? {
        if isDigit { return self - UInt8(ascii: "0") }
        guard lookalikes else { return nil }
        switch self {
        case UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "Q"): return 0
        case UInt8(ascii: "l"), UInt8(ascii: "I"): return 1
        case UInt8(ascii: "Z"): return 2
        case UInt8(ascii: "S"): return 5
        case UInt8(ascii: "B"): return 8
        default: return nil
        }
    }

    /// An ASCII letter or digit, or a part of any other character.
    var isAlphanumeric: Bool { isDigit || isLetter || self >= 0x80 }
}

private let blank = UInt8(ascii: " ")

/// English, Spanish, French, German, Italian, Portuguese, Catalan and Dutch, in full and short, by their folded hash.
let monthNumbers: [UInt64: Int] = {
    let names = [
        "january jan enero ene janvier janv januar jänner gennaio gen janeiro gener januari",
        "february feb febrero février févr februar febbraio fevereiro fev febrer februari",
        "march mar marzo mars märz mrz março març maart mrt", "april apr abril abr avril avr aprile",
        "may mayo mai maggio mag maio maig mei", "june jun junio juin juni giugno giu junho juny",
        "july jul julio juillet juil juli luglio lug julho juliol", "august aug agosto ago août august agost augustus",
        "september sep sept septiembre septembre settembre set setembro setembre",
        "october oct octubre octobre oktober okt ottobre ott outubro out",
        "november nov noviembre novembre novembro", "december dec diciembre dic décembre déc dezember dez dicembre dezembro desembre des",
    ]
    var months: [UInt64: Int] = [:]
    for (index, line) in names.enumerated() {
        for name in line.split(separator: " ") { months[hash(of: folded(String(name)))] = index + 1 }
    }
    return months
}()

/// What may stand between day, month and year.
private let fillers = Set(["de", "del", "of", "d", "di"].map { hash(of: folded($0)) })

private let ordinalEndings = Set(["st", "nd", "rd", "th", "er", "re", "e", "o", "º", "ª", "°"].map { hash(of: $0.utf8) })
