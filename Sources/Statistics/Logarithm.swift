/// The natural logarithm, with the same bits on every machine; the error stays below one unit in the last place.
///
/// C libraries differ in the last bit between systems and even between processors, and a record of a run must not. The method and its
/// constants are those of FreeBSD's `e_log.c` (Sun Microsystems, 1993): x = 2ᵏ (1 + f), and log(1 + f) by a polynomial in s = f / (2 + f).
/// Minus infinity for 0, not a number below.
package func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x.isFinite else { return x }
    var k = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 0x1.6A09E667F3BCDp0 {
        mantissa /= 2
        k += 1
    }
    let f = mantissa - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
    let odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
    let half = 0.5 * f * f
    return k * 0.6931471803691238 - ((half - (s * (half + even + odd) + k * 1.9082149292705877e-10)) - f)
}
