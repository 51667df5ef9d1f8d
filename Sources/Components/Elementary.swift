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
