/// The natural logarithm of a positive, finite number, to about the last bit, and the same bits on every machine: the functions
/// of C libraries differ in the last bit, and models that are trained on such numbers would, too.
///
/// ln(2ᵉ · m) = e ln 2 + 2 artanh((m - 1) / (m + 1)) with √½ ≤ m < √2, and artanh by its Taylor series up to the 25th power.
func naturalLogarithm(_ number: Double) -> Double {
    var exponent = Double(number.exponent)
    var mantissa = number.significand
    if mantissa > 1.414_213_562_373_095_1 {
        mantissa /= 2
        exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var series = 0.0
    for power in stride(from: 25, through: 3, by: -2) { series = (series + 1 / Double(power)) * square }
    return exponent * 0.693_147_180_559_945_3 + 2 * ratio * (series + 1)
}

/// e to the power of a finite number that is not above 0, to about the last bit, and the same bits on every machine.
///
/// eˣ = 2ᵏ · eʳ with |r| ≤ ½ ln 2, and eʳ by its Taylor series up to the 13th power. Below 10⁻³⁰⁰ it is 0.
func exponential(_ number: Double) -> Double {
    guard number > -690 else { return 0 }
    let twos = (number / 0.693_147_180_559_945_3).rounded()
    // ln 2 in two parts, the first with few enough bits to be multiplied exactly.
    let rest = (number - twos * 0.693_147_180_369_123_8) - twos * 1.908_214_929_270_587_7e-10
    var series = 1.0
    for power in stride(from: 13, through: 1, by: -1) { series = 1 + series * rest / Double(power) }
    return Double(sign: .plus, exponent: Int(twos), significand: series)
}
