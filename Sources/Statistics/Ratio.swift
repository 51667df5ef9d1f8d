/// Things that have a property, out of all the things that could have it.
///
/// Nothing out of nothing counts as 0, as is the custom for precision, recall and F1; `isDefined` tells it from a real 0.
package struct Ratio: Sendable, Hashable, Codable {
    package var numerator: Int
    package var denominator: Int

    package init(_ numerator: Int, of denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    package var value: Double { isDefined ? Double(numerator) / Double(denominator) : 0 }

    /// False for 0/0.
    package var isDefined: Bool { denominator != 0 }
}
