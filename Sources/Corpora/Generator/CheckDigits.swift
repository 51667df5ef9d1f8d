/// An international bank account number whose check digits are left open, as in `ES?? 9999 0418`, with the right ones; any other
/// text as it is.
///
/// Source: ISO 13616, with the remainder of ISO 7064 MOD 97-10: the country and the digits go to the end, letters count from 10.
func withCheckDigits(_ text: [UInt8]) -> [UInt8] {
    let open = UInt8(ascii: "?")
    guard text.count > 4, text[2] == open, text[3] == open else { return text }
    let check = 98 - remainder97(text.dropFirst(4) + text.prefix(2) + Array("00".utf8))
    var digits: [UInt8] = []
    digits.append(number: check, digits: 2)
    return text.prefix(2) + digits + text.dropFirst(4)
}

/// Of the number that letters and digits stand for; anything else is passed over.
private func remainder97(_ text: some Sequence<UInt8>) -> Int {
    text.reduce(0) { remainder, byte in
        switch byte {
        case _ where byte.isDigit: (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
        default: remainder
        }
    }
}
