/// The quantile of values in ascending order, between two values on the line between them; nil without values.
///
/// Type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996): the usual one of R and NumPy.
package func quantile(_ p: Double, ofSorted values: [Double]) -> Double? {
    guard let last = values.last else { return nil }
    let place = min(max(p, 0), 1) * Double(values.count - 1)
    let below = Int(place)
    guard below + 1 < values.count else { return last }
    return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
}
