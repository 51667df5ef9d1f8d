/// `[1]`, `[1, 2]`, `[1-3]`, `[passage 2]` in an answer.
struct CitationMark: Sendable, Hashable {
    /// In UTF-8 bytes of the answer, with the brackets.
    let range: Range<Int>
    let numbers: [Int]
}

func citationMarks(in text: [UInt8]) -> [CitationMark] {
    var marks: [CitationMark] = []
    var offset = 0
    while offset < text.count {
        if text[offset] == UInt8(ascii: "["), let mark = citationMark(in: text, at: offset) {
            marks.append(mark)
            offset = mark.range.upperBound
        } else {
            offset += 1
        }
    }
    return marks
}

/// What may stand before the numbers.
private let sourceWords = Set(["passage", "passages", "source", "sources", "document", "documents", "doc", "context", "citation"])

private func citationMark(in text: [UInt8], at start: Int) -> CitationMark? {
    var offset = start + 1
    var word: [UInt8] = []
    while offset < text.count, text[offset].isLetter {
        word.append(text[offset].lowercased)
        offset += 1
    }
    guard word.isEmpty || sourceWords.contains(String(decoding: word, as: UTF8.self)) else { return nil }
    var numbers: [Int] = []
    var isRange = false
    while offset < text.count {
        switch text[offset] {
        case UInt8(ascii: "]"): return numbers.isEmpty ? nil : CitationMark(range: start..<offset + 1, numbers: numbers)
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "#"): offset += 1
        case UInt8(ascii: "-") where !numbers.isEmpty:
            isRange = true
            offset += 1
        case let byte where byte.isDigit:
            var number = 0
            let digits = offset
            while offset < text.count, text[offset].isDigit, offset - digits < 3 {
                number = number * 10 + Int(text[offset] - UInt8(ascii: "0"))
                offset += 1
            }
            // A year or an amount in brackets is no citation.
            guard offset - digits <= 2 else { return nil }
            if isRange, let last = numbers.last, last < number { numbers += Array(last + 1..<number) }
            numbers.append(number)
            isRange = false
        default: return nil
        }
    }
    return nil
}
