/// One way of steering a language model by words that are not the user's to say, and how it is recognised.
package struct InjectionClass: Sendable {
    /// `override`, `reveal`.
    package let name: String
    /// What it is, in a sentence for readers.
    package let says: String?
    package let phrases: [Phrase]
    let marks: [InjectionMark]
    /// How many scalars that no reader sees are a reason; nil when none are.
    let hidden: Int?
    /// How many letters and digits in a row, of mixed case, are a reason: what is encoded may be an instruction.
    let encoded: Int?
}

/// Signs that stand for the parts of a prompt: `[INST]`, `<|im_start|>`; with `^` in front only at the beginning of a line: `^system:`.
struct InjectionMark: Sendable {
    let isAtStart: Bool
    /// In lower case, without blanks.
    let bytes: [UInt8]

    init(_ text: String) {
        isAtStart = text.utf8.first == UInt8(ascii: "^")
        bytes = text.utf8.dropFirst(isAtStart ? 1 : 0).filter { !$0.isBlank }.map(\.lowercased)
    }

    /// Where the mark that begins at `start` ends.
    func end(in text: [UInt8], from start: Int) -> Int? {
        var place = start
        for (index, byte) in bytes.enumerated() {
            while index > 0, place < text.count, text[place].isBlank { place += 1 }
            guard place < text.count, text[place].lowercased == byte else { return nil }
            place += 1
        }
        return !isAtStart || isFirst(start, in: text) ? place : nil
    }

    /// Whether only blanks and signs of Markdown stand before it on its line.
    private func isFirst(_ start: Int, in text: [UInt8]) -> Bool {
        text[..<start].reversed().first { !" \t#*>-_`".utf8.contains($0) }.map { $0 == UInt8(ascii: "\n") } ?? true
    }
}

/// The marks of all classes, by the byte that they begin with.
struct MarkSet: Sendable {
    private var marks: [[(number: Int, mark: InjectionMark)]] = Array(repeating: [], count: 256)
    private var starts = [Bool](repeating: false, count: 256)

    init(_ classes: [InjectionClass]) {
        for (number, injection) in classes.enumerated() {
            for mark in injection.marks {
                for byte in Set([mark.bytes[0], mark.bytes[0].uppercased]) {
                    marks[Int(byte)].append((number, mark))
                    starts[Int(byte)] = true
                }
            }
        }
    }

    /// Where they stand, with the numbers of their classes.
    func matches(in text: [UInt8]) -> [(number: Int, range: Range<Int>)] {
        var matches: [(number: Int, range: Range<Int>)] = []
        for start in text.indices where starts[Int(text[start])] {
            for (number, mark) in marks[Int(text[start])] {
                if let end = mark.end(in: text, from: start) { matches.append((number, start..<end)) }
            }
        }
        return matches
    }
}

extension InjectionClass {
    /// Where hidden signs and encoded texts stand.
    func signs(in text: GuardText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        if let hidden, text.hidden.count >= hidden, let first = text.hidden.first, let last = text.hidden.last {
            ranges.append(first.lowerBound..<last.upperBound)
        }
        if let encoded { ranges += encodedRuns(in: text.bytes, atLeast: encoded) }
        return ranges
    }

    private func encodedRuns(in bytes: [UInt8], atLeast least: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            var end = start
            var (hasCapital, hasSmall, hasDigit) = (false, false, false)
            while end < bytes.count, bytes[end].isDigit || bytes[end].isLetter || "+/=".utf8.contains(bytes[end]) {
                hasCapital = hasCapital || bytes[end].isCapital
                hasSmall = hasSmall || (bytes[end].isLetter && !bytes[end].isCapital)
                hasDigit = hasDigit || bytes[end].isDigit
                end += 1
            }
            if end - start >= least, hasCapital, hasSmall, hasDigit { ranges.append(start..<end) }
            start = end + 1
        }
        return ranges
    }
}
