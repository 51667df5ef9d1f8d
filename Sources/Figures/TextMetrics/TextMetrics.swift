/// How wide a line of text is when set in Liberation Sans, kerned, in half pixels rounded up.
///
/// Chromium and librsvg both kern this font, and both to within a thousandth of what is said here; Arial and Helvetica have the same widths.
/// Characters outside the tables count as one em: ask `unmeasurableCharacter` first and report what it finds.
///
/// - Parameter size: in half pixels, as everywhere in a drawing.
package func textWidth(_ text: String, size: Int, weight: Text.Weight) -> Int {
    MeasuredText(text, weight: weight).width(size: size)
}

/// The first character whose width is not known, so that no layout can promise that the text fits.
///
/// Known are printable ASCII, Latin-1, Latin Extended-A, and arrows, dashes, quotes and signs of the keyboard.
package func unmeasurableCharacter(in text: String) -> Character? {
    text.first { character in
        character.unicodeScalars.contains { LiberationSans.index(of: $0.value) == nil }
    }
}

/// The text in as few lines as fit the width, of which the widest is as narrow as it can be; nil if it needs more than `maximumLines`
/// or holds a word wider than the width.
///
/// Lines break at spaces (which vanish) and behind hyphens, dashes and slashes inside a word; never at a no-break space.
package func wrap(_ text: String, width: Int, size: Int, weight: Text.Weight, maximumLines: Int) -> [String]? {
    let measured = MeasuredText(text, weight: weight)
    let available = width * LiberationSans.unitsPerEm / max(size, 1)
    guard let fewest = measured.lines(within: available), fewest.count <= maximumLines else { return nil }
    guard fewest.count > 1 else { return fewest.map(measured.text) }
    var (tooNarrow, enough) = (0, available)
    while enough - tooNarrow > 1 {
        let middle = (tooNarrow + enough) / 2
        if let lines = measured.lines(within: middle), lines.count == fewest.count { enough = middle } else { tooNarrow = middle }
    }
    return (measured.lines(within: enough) ?? fewest).map(measured.text)
}

/// A text whose stretches can be measured without reading them again.
private struct MeasuredText {
    private let scalars: [Unicode.Scalar]
    /// The width in front of each character and behind the last, kerning included.
    private let widths: [Int]
    /// Between each character and the one before it.
    private let kerning: [Int]

    init(_ text: String, weight: Text.Weight) {
        let font: LiberationSans = weight == .bold ? .bold : .regular
        scalars = Array(text.unicodeScalars)
        var widths = [0]
        var kerning: [Int] = []
        widths.reserveCapacity(scalars.count + 1)
        kerning.reserveCapacity(scalars.count)
        for (place, scalar) in scalars.enumerated() {
            let kern = place == 0 ? 0 : font.kerning(scalars[place - 1].value, scalar.value)
            kerning.append(kern)
            widths.append(widths[place] + kern + font.advance(of: scalar.value))
        }
        self.widths = widths
        self.kerning = kerning
    }

    /// In half pixels, rounded up.
    func width(size: Int) -> Int {
        let units = widths[scalars.count] * size
        return (units + LiberationSans.unitsPerEm - 1) / LiberationSans.unitsPerEm
    }

    func text(_ range: Range<Int>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range])
        return text
    }

    /// Each line as long as it can be; nil if a single word is wider than the units available.
    func lines(within available: Int) -> [Range<Int>]? {
        var lines: [Range<Int>] = []
        for word in words {
            if let line = lines.last, units(line.lowerBound..<word.upperBound) <= available {
                lines[lines.count - 1] = line.lowerBound..<word.upperBound
            } else if units(word) <= available {
                lines.append(word)
            } else {
                return nil
            }
        }
        return lines.isEmpty ? [0..<0] : lines
    }

    private func units(_ range: Range<Int>) -> Int {
        range.isEmpty ? 0 : widths[range.upperBound] - widths[range.lowerBound] - kerning[range.lowerBound]
    }

    /// The stretches that stay whole.
    private var words: [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for (place, scalar) in scalars.enumerated() {
            if scalar == " " {
                if let first = start { words.append(first..<place) }
                start = nil
            } else {
                let first = start ?? place
                start = first
                if breaksBehind(place), place > first {
                    words.append(first..<place + 1)
                    start = nil
                }
            }
        }
        if let first = start { words.append(first..<scalars.count) }
        return words
    }

    /// Between letters only: "day-to-day", "training/serving", but not "−5", "1/2", "a - b".
    private func breaksBehind(_ place: Int) -> Bool {
        guard place > 0, place + 1 < scalars.count, "-–—/".unicodeScalars.contains(scalars[place]) else { return false }
        return scalars[place - 1].properties.isAlphabetic && scalars[place + 1].properties.isAlphabetic
    }
}

extension LiberationSans {
    static let unitsPerEm = 2048

    func advance(of scalar: UInt32) -> Int {
        LiberationSans.index(of: scalar).map { Int(advances[$0]) } ?? LiberationSans.unitsPerEm
    }

    func kerning(_ left: UInt32, _ right: UInt32) -> Int {
        guard left < 0x1_0000, right < 0x1_0000 else { return 0 }
        let pair = left << 16 | right
        return LiberationSans.place(of: pair, in: pairs).map { Int(kerning[$0]) } ?? 0
    }

    /// Where the character's advance stands in the table.
    static func index(of scalar: UInt32) -> Int? {
        var first = 0
        for range in ranges {
            if range.contains(scalar) { return first + Int(scalar - range.lowerBound) }
            first += range.count
        }
        return place(of: scalar, in: singles).map { first + $0 }
    }

    private static func place(of number: UInt32, in ascending: [UInt32]) -> Int? {
        var (low, high) = (0, ascending.count)
        while low < high {
            let middle = (low + high) / 2
            if ascending[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < ascending.count && ascending[low] == number ? low : nil
    }
}
