/// An exact factor between two units of one dimension, as a product of powers of small primes.
///
/// A month is 730 hours, so 2, 3, 5, 7 and 73 are all that the built-in units need: scales multiply, divide and compare without
/// rounding, and a value is rounded only where it is converted.
struct Scale: Hashable, Sendable {
    private var exponents: SIMD8<Int16>

    private static let primes = [2, 3, 5, 7, 73]
    static let one = Scale(exponents: .zero)

    private init(exponents: SIMD8<Int16>) { self.exponents = exponents }

    /// - Precondition: `integer` is a product of 2, 3, 5, 7 and 73.
    init(_ integer: Int) {
        var rest = integer
        var exponents = SIMD8<Int16>.zero
        for (index, prime) in Self.primes.enumerated() {
            while rest % prime == 0 {
                exponents[index] += 1
                rest /= prime
            }
        }
        precondition(rest == 1, "\(integer) has another prime factor")
        self.exponents = exponents
    }

    static func * (one: Scale, other: Scale) -> Scale { Scale(exponents: one.exponents &+ other.exponents) }
    static func / (one: Scale, other: Scale) -> Scale { Scale(exponents: one.exponents &- other.exponents) }

    func power(_ exponent: Int) -> Scale { Scale(exponents: exponents &* SIMD8(repeating: Int16(clamping: exponent))) }

    /// Applied to a number: one multiplication and one division by whole numbers.
    func applied(to number: Double) -> Double {
        if self == .one { return number }
        return number * whole(1) / whole(-1)
    }

    private func whole(_ sign: Int16) -> Double {
        var product = 1.0
        for (index, prime) in Self.primes.enumerated() {
            for _ in 0..<max(0, sign &* exponents[index]) { product *= Double(prime) }
        }
        return product
    }
}
