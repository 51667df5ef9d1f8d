import Statistics

/// A page as a scanner delivers it: printed in one of a few typefaces, laid a little crooked on the glass, and not quite clean.
///
/// Takes about 25 ms for a page of 100 words. The same input gives the same pixels where fonts and cairo are the same.
/// - Parameters:
///   - page: its text. Leading blanks and gaps of two blanks or more are kept as columns, long lines are wrapped.
///   - name: stands for the page among others, such as "inv-17 2": it decides on chance together with the seed.
package func scan(_ page: String, quality: ScanQuality = ScanQuality(), seed: UInt64, name: String) throws(ScanError) -> PageImage {
    var random = SeededRandom(seed: seed, stream: name)
    let typeface = Typeface(
        family: [.sans, .sans, .serif, .serif, .mono][random.index(below: 5)], size: 9.5 + 2 * random.uniform(),
        leading: 1.2 + 0.2 * random.uniform(), hasBoldHead: random.uniform() < 0.6)
    // Half of all bell-shaped numbers lie within 0.674.
    let angle = max(-1, min(1, random.bellShaped() / 3 / 0.674)) * quality.skew
    let page = try printed(
        PageLayout(page), in: typeface, resolution: quality.resolution, angle: angle * .pi / 180, margin: 0.3 + 0.2 * random.uniform())
    var sheet = Sheet(page, quality: quality, random: random)
    if sheet.happens(quality.folds) { sheet.fold() }
    if sheet.happens(quality.stains) { sheet.stain() }
    sheet.blur()
    sheet.shade()
    sheet.speckle()
    return sheet.sensed()
}

extension SeededRandom {
    /// Near enough to a normal distribution with mean 0 and standard deviation 1, between -3.5 and 3.5: the sum of four uniform numbers
    /// of 16 bits. It needs no logarithm, of which each system has its own.
    mutating func bellShaped() -> Double {
        let bits = next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + bits >> 48
        return (Double(sum) / 65_536 - 2) * 1.732_050_8
    }
}
