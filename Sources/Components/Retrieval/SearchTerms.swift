/// Finds the words of texts that are searched: those of `WordReader`, and identifiers as a whole besides.
///
/// An identifier is made of letters and digits of ASCII that `-`, `/` or `.` join, and has a digit: `PO-58140`, `2026/0412`, `02.04.2026`. Its
/// parts are words of their own, but `21` and `26` are in many texts, and `21/26` in one.
struct SearchTerms: ~Copyable {
    private var reader = WordReader()
    private var numbers: [UInt32] = []

    /// The numbers of a text's words, then those of its identifiers; new ones get the next numbers.
    mutating func insert(_ text: String, into table: inout WordTable) -> [UInt32] {
        read(text) { table.insert($0, &$1) }
    }

    /// The same, with 0 for what is not in the table.
    mutating func find(_ text: String, in table: WordTable) -> [UInt32] {
        read(text) { table.find($0, &$1) }
    }

    private mutating func read(_ text: String, _ number: (UnsafeBufferPointer<Word>, inout [UInt32]) -> Void) -> [UInt32] {
        let words = reader.words(of: text)
        number(words, &numbers)
        var result = Array(numbers.prefix(words.count))
        identifiers(in: text).withWords { words in
            number(words, &numbers)
            result += numbers.prefix(words.count)
        }
        return result
    }
}

/// In lower case.
private func identifiers(in text: String) -> TermList {
    var found = TermList()
    var text = text
    text.withUTF8 { utf8 in
        // Where the identifier in progress starts, how many joints it has, and whether it has a digit.
        var (start, joints, hasDigit) = (0, 0, false)
        for place in 0...utf8.count {
            let byte = place < utf8.count ? utf8[place] : 0
            if isLetterOrDigit(byte) {
                hasDigit = hasDigit || byte < 0x3A
            } else if place > start, place + 1 < utf8.count, isJoint(byte), isLetterOrDigit(utf8[place + 1]) {
                joints += 1
            } else {
                if joints > 0, hasDigit { found.append(utf8[start..<place].map { isJoint($0) ? $0 : foldedASCII($0) }) }
                (start, joints, hasDigit) = (place + 1, 0, false)
            }
        }
    }
    return found
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool { foldedASCII(byte) != 0 && byte != UInt8(ascii: "_") }

private func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
}

extension TermList {
    fileprivate func withWords(_ body: (UnsafeBufferPointer<Word>) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            let words = (0..<count).map { Word(bytes: base + starts[$0], length: starts[$0 + 1] - starts[$0]) }
            words.withUnsafeBufferPointer(body)
        }
    }
}
