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
