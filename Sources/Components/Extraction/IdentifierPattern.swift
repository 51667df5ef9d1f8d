/// How an identifier is built: `INV-####/#+`.
///
/// `#` is a digit, `@` a letter, `*` a letter or a digit; `+` behind one of them: one or more; a blank: blanks or none. Everything else
/// stands for itself, letters in either case.
package struct IdentifierPattern: Sendable {
    enum Element: Sendable, Hashable {
        case digit, letter, either
        case blanks
        case exactly(UInt8)
    }

    struct Step: Sendable, Hashable {
        let element: Element
        let isRepeated: Bool
    }

    let steps: [Step]

    /// What is wrong with a pattern, in the words of a message.
    package struct Fault: Error {
        package let message: String
        package let hint: String
    }

    package init(_ text: String) throws(Fault) {
        var steps: [Step] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "+") {
                guard let last = steps.last, !last.isRepeated, [.digit, .letter, .either].contains(last.element) else {
                    throw Fault(message: "'+' has nothing to repeat", hint: "it stands behind #, @ or *: one or more of them")
                }
                steps[steps.count - 1] = Step(element: last.element, isRepeated: true)
                continue
            }
            guard (0x20..<0x7F).contains(byte) else {
                throw Fault(message: "a pattern has no letters with accents and no signs beyond ASCII", hint: "* is any letter or digit")
            }
            steps.append(Step(element: Self.element(byte), isRepeated: false))
        }
        guard let first = steps.first, let last = steps.last, first.element.isWordy, last.element.isWordy else {
            throw Fault(message: "a pattern begins and ends with a letter or a digit", hint: "# is a digit, @ a letter, * either of them")
        }
        self.steps = steps
    }

    private static func element(_ byte: UInt8) -> Element {
        switch byte {
        case UInt8(ascii: "#"): .digit
        case UInt8(ascii: "@"): .letter
        case UInt8(ascii: "*"): .either
        case UInt8(ascii: " "): .blanks
        default: .exactly(byte.uppercased)
        }
    }
}

extension IdentifierPattern.Element {
    fileprivate var isWordy: Bool {
        switch self {
        case .digit, .letter, .either: true
        case .blanks: false
        case .exactly(let byte): byte.isDigit || byte.isLetter
        }
    }

    /// What a byte counts as here: itself in upper case, or the digit or letter it was mistaken for.
    func reading(_ byte: UInt8, _ lookalikes: Bool) -> UInt8? {
        switch self {
        case .digit: byte.digit(lookalikes).map { $0 + UInt8(ascii: "0") }
        case .letter: byte.isLetter ? byte.uppercased : lookalikes ? byte.letter : nil
        case .either: byte.isDigit || byte.isLetter ? byte.uppercased : nil
        case .blanks: nil
        case .exactly(let wanted):
            if byte.uppercased == wanted {
                wanted
            } else if lookalikes, foldedLetter(byte) != 0, foldedLetter(byte) == foldedLetter(wanted) {
                wanted
            } else {
                nil
            }
        }
    }
}

extension UInt8 {
    /// The capital letter that text recognition takes for this digit.
    fileprivate var letter: UInt8? {
        switch self {
        case UInt8(ascii: "0"): UInt8(ascii: "O")
        case UInt8(ascii: "1"): UInt8(ascii: "I")
        case UInt8(ascii: "2"): UInt8(ascii: "Z")
        case UInt8(ascii: "5"): UInt8(ascii: "S")
        case UInt8(ascii: "8"): UInt8(ascii: "B")
        default: nil
        }
    }
}

extension IdentifierPattern {
    /// Where the identifier that begins at `start` ends, and how it reads without blanks.
    ///
    /// The longest reading; a repeated element gives back what later ones need.
    func match(_ bytes: [UInt8], from start: Int, below limit: Int, _ lookalikes: Bool) -> (end: Int, value: [UInt8])? {
        match(bytes, start, limit, step: 0, [], lookalikes)
    }

    private func match(
        _ bytes: [UInt8], _ start: Int, _ limit: Int, step: Int, _ read: [UInt8], _ lookalikes: Bool
    ) -> (end: Int, value: [UInt8])? {
        guard step < steps.count else { return start < bytes.count && bytes[start].isAlphanumeric ? nil : (start, read) }
        if case .blanks = steps[step].element {
            var end = start
            while end < limit, bytes[end].isBlank { end += 1 }
            return match(bytes, end, limit, step: step + 1, read, lookalikes)
        }
        guard start < limit, let byte = steps[step].element.reading(bytes[start], lookalikes) else { return nil }
        if steps[step].isRepeated, let more = match(bytes, start + 1, limit, step: step, read + [byte], lookalikes) { return more }
        return match(bytes, start + 1, limit, step: step + 1, read + [byte], lookalikes)
    }
}
