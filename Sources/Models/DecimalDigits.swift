/// A number as decimal digits, the way a person rounds it.
///
/// Binary noise is taken off first: at most 15 significant digits are kept, so that 335.80499999999995 is 335.805 and rounds
/// to 335.81. Halves round away from zero.
struct DecimalDigits: Equatable, Sendable {
    private(set) var isNegative: Bool
    /// Without leading or trailing zeros; empty for zero.
    private var digits: [UInt8] = []
    /// The number is 0.d₁d₂d₃… × 10^exponent.
    private var exponent = 0

    /// - Precondition: `number` is finite.
    init(_ number: Double) {
        isNegative = number < 0
        var fraction = 0
        var isBehindPoint = false
        var power = 0
        var text = Substring("\(number.magnitude)").utf8[...]
        if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
            power = Int(Substring(text[text.index(after: mark)...])) ?? 0
            text = text[..<mark]
        }
        for byte in text {
            if byte == UInt8(ascii: ".") {
                isBehindPoint = true
            } else {
                digits.append(byte - UInt8(ascii: "0"))
                fraction += isBehindPoint ? 1 : 0
            }
        }
        exponent = digits.count - fraction + power
        trim()
        keep(15)
    }

    var isZero: Bool { digits.isEmpty }
    var isWhole: Bool { digits.count <= exponent || isZero }

    /// The power of ten of the first digit: 0 for 1 to 9, -1 for 0.1; 0 for zero.
    var magnitude: Int { isZero ? 0 : exponent - 1 }

    /// The digits behind the point that are not zero.
    var decimals: Int { max(0, digits.count - exponent) }

    func rounded(toDecimals count: Int) -> DecimalDigits { keeping(exponent + count) }
    func rounded(toSignificant count: Int) -> DecimalDigits { keeping(count) }

    private func keeping(_ count: Int) -> DecimalDigits {
        var copy = self
        copy.keep(count)
        return copy
    }

    private mutating func keep(_ count: Int) {
        guard count < digits.count else { return }
        let roundsUp = count >= 0 && digits[count] >= 5
        digits.removeSubrange(max(0, count)...)
        if roundsUp {
            var index = digits.count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                exponent += 1
            }
        }
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        exponent -= zeros
        if digits.isEmpty { (isNegative, exponent) = (false, 0) }
    }

    /// Without a sign: `4,310.50`; at least `decimals` digits behind the point.
    func text(decimals count: Int = 0, grouped: Bool = true) -> String {
        var whole = ""
        for position in 0..<max(1, exponent) {
            let left = max(1, exponent) - position
            if grouped, position > 0, left % 3 == 0 { whole += "," }
            whole += digit(exponent > 0 ? position : -1)
        }
        let behind = max(count, decimals)
        if behind == 0 { return whole }
        return whole + "." + (0..<behind).map { digit(exponent + $0) }.joined()
    }

    private func digit(_ index: Int) -> String { digits.indices.contains(index) ? String(digits[index]) : "0" }
}

/// A number for a message or a data file: no grouping, no noise, a plain minus.
package func plainText(_ number: Double) -> String {
    guard number.isFinite else { return "\(number)" }
    let digits = DecimalDigits(number)
    return (digits.isNegative ? "-" : "") + digits.text(grouped: false)
}
