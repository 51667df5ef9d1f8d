/// How the last characters of a number follow from the others.
enum NumberCheck: String, Sendable, CaseIterable {
    /// Payment cards: ISO/IEC 7812-1, annex B.
    case luhn
    /// Spanish DNI and NIE: the letter is the number modulo 23 in `TRWAGMYFPDXBNJZSQVHLCKE`; X, Y, Z in front count 0, 1, 2 (Real Decreto
    /// 1553/2005).
    case dni
    /// French numéro de sécurité sociale: 97 less the first 13 digits modulo 97; 2A and 2B of Corsica count 19 and 18 (INSEE).
    case nir
    /// German Steuer-Identifikationsnummer: ISO/IEC 7064 MOD 11,10.
    case steuerID = "steuer-id"
    /// British National Insurance number: the letters that are never given (HMRC, NIM39110).
    case nino

    /// - Parameter number: letters and digits, letters as capitals.
    func accepts(_ number: [UInt8]) -> Bool {
        switch self {
        case .luhn: hasRightLuhnDigit(number)
        case .dni: hasRightLetter(number)
        case .nir: hasRightKey(number)
        case .steuerID: hasRightMod11Digit(number)
        case .nino: isGivenPrefix(number)
        }
    }
}

private func value(_ digits: some Sequence<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
        guard digit.isDigit, value < 1_000_000_000_000_000 else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
}

/// Every second digit from the right is doubled, and the sum of all digits ends with 0.
func hasRightLuhnDigit(_ digits: [UInt8]) -> Bool {
    guard digits.count > 1, digits.allSatisfy(\.isDigit) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
        let digit = Int(entry.element - UInt8(ascii: "0")) * (entry.offset % 2 == 0 ? 1 : 2)
        return sum + digit / 10 + digit % 10
    }
    return sum % 10 == 0
}

private func hasRightLetter(_ number: [UInt8]) -> Bool {
    guard number.count == 9, let last = number.last else { return false }
    let isForeign = UInt8(ascii: "X")...UInt8(ascii: "Z") ~= number[0]
    let first = isForeign ? number[0] - UInt8(ascii: "X") + UInt8(ascii: "0") : number[0]
    guard let value = value([first] + number[1..<8]) else { return false }
    return Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[value % 23] == last
}

private func hasRightKey(_ number: [UInt8]) -> Bool {
    guard number.count == 15, let key = value(number.suffix(2)) else { return false }
    var digits = Array(number.prefix(13))
    if digits[6] == UInt8(ascii: "A") || digits[6] == UInt8(ascii: "B") {
        digits[5] = UInt8(ascii: "1")
        digits[6] = digits[6] == UInt8(ascii: "A") ? UInt8(ascii: "9") : UInt8(ascii: "8")
    }
    guard let value = value(digits), UInt8(ascii: "1")...UInt8(ascii: "4") ~= digits[0] else { return false }
    return 97 - value % 97 == key
}

private func hasRightMod11Digit(_ number: [UInt8]) -> Bool {
    guard number.count == 11, number.allSatisfy(\.isDigit), number[0] != UInt8(ascii: "0") else { return false }
    var product = 10
    for digit in number.prefix(10) {
        let sum = (Int(digit - UInt8(ascii: "0")) + product) % 10
        product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10 == Int(number[10] - UInt8(ascii: "0"))
}

private func isGivenPrefix(_ number: [UInt8]) -> Bool {
    guard number.count == 9, let last = number.last, UInt8(ascii: "A")...UInt8(ascii: "D") ~= last else { return false }
    let never = Array("DFIQUV".utf8)
    guard !never.contains(number[0]), !never.contains(number[1]), number[1] != UInt8(ascii: "O") else { return false }
    return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(String(decoding: number.prefix(2), as: UTF8.self))
}
