import YAMLTrees
/// How dates and amounts are written in the documents of one language.
struct Language: Sendable {
    /// BCP 47.
    let id: String
    /// The names of the twelve months.
    let months: [[UInt8]]
    /// One of them is used throughout a document.
    let dates: [DateStyle]
    let amounts: [AmountStyle]
}

/// A way to write a date, learnt from how an author writes 5 March 2026.
struct DateStyle: Sendable {
    private enum Piece: Equatable { case text([UInt8]), day, paddedDay, month, paddedMonth, monthName, year, shortYear }

    private let pieces: [Piece]

    /// Nil when the example does not show day, month and year once each.
    init?(example: String, months: [String]) {
        let known: [(String, Piece)] =
            (months.count == 12 && !months[2].isEmpty ? [(months[2], .monthName)] : []) + [
                ("2026", .year), ("26", .shortYear), ("05", .paddedDay), ("5", .day), ("03", .paddedMonth), ("3", .month),
            ]
        var pieces: [Piece] = []
        var rest = Substring(example)
        while let first = rest.first {
            if let (text, piece) = known.first(where: { rest.hasPrefix($0.0) }) {
                pieces.append(piece)
                rest = rest.dropFirst(text.count)
            } else if first.isNumber {
                return nil
            } else {
                pieces.append(.text(Array(String(first).utf8)))
                rest = rest.dropFirst()
            }
        }
        let groups: [[Piece]] = [[.day, .paddedDay], [.month, .paddedMonth, .monthName], [.year, .shortYear]]
        guard groups.allSatisfy({ group in pieces.count { group.contains($0) } == 1 }) else { return nil }
        self.pieces = pieces
    }

    func write(_ date: Day, months: [[UInt8]], to bytes: inout [UInt8]) {
        let (year, month, day) = date.parts
        for piece in pieces {
            switch piece {
            case .text(let text): bytes += text
            case .day: bytes.append(number: day)
            case .paddedDay: bytes.append(number: day, digits: 2)
            case .month: bytes.append(number: month)
            case .paddedMonth: bytes.append(number: month, digits: 2)
            case .monthName: bytes += months[month - 1]
            case .year: bytes.append(number: year)
            case .shortYear: bytes.append(number: year % 100, digits: 2)
            }
        }
    }
}

/// A way to write an amount, learnt from how an author writes one thousand two hundred and thirty-four and a half.
struct AmountStyle: Sendable {
    private let group: [UInt8]
    private let mark: [UInt8]

    /// Nil unless the example is `1234.50` with any mark between euros and cents, and anything or nothing behind the thousand.
    init?(example: String) {
        guard example.hasPrefix("1"), example.hasSuffix("50"), let hundreds = example.firstRange(of: "234") else { return nil }
        let group = example[example.index(after: example.startIndex)..<hundreds.lowerBound]
        let mark = example[hundreds.upperBound...].dropLast(2)
        guard mark.count == 1, !(group + mark).contains(where: \.isNumber) else { return nil }
        self.group = Array(group.utf8)
        self.mark = Array(mark.utf8)
    }

    /// - Parameter cents: hundredths.
    func write(_ cents: Int, to bytes: inout [UInt8]) {
        if cents < 0 { bytes.append(UInt8(ascii: "-")) }
        write(whole: abs(cents) / 100, to: &bytes)
        bytes += mark
        bytes.append(number: abs(cents) % 100, digits: 2)
    }

    private func write(whole: Int, to bytes: inout [UInt8]) {
        guard whole >= 1000 else { return bytes.append(number: whole) }
        write(whole: whole / 1000, to: &bytes)
        bytes += group
        bytes.append(number: whole % 1000, digits: 3)
    }
}

extension [UInt8] {
    /// A number in decimal, with zeros in front up to `digits`.
    mutating func append(number: Int, digits: Int = 1) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = number.magnitude
        while rest > 0 || count - start < digits {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        self[start...].reverse()
    }
}
