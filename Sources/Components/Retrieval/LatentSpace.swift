/// A space in which texts about the same things lie near each other, even where they use other words: latent semantic analysis.
///
/// Texts are TF-IDF rows (with 1 + ln n for n uses of a word); the space is spanned by the directions in which the rows of some texts differ
/// most, their first singular vectors. A text's vector is its row, projected: for the texts that were learned from these are the rows of
/// the best approximation of the matrix that has so few dimensions, and their cosines are those of that approximation. A new text is put
/// where an equal one would have been ("folded in"), without the division by the singular values, with which directions that
/// mean little would count as much as the others.
///
/// Source: Deerwester, Dumais, Furnas, Landauer and Harshman, "Indexing by latent semantic analysis", JASIS 41 (1990).
package struct LatentSpace: Sendable {
    /// Counted up when the same texts give other vectors.
    package static let version = 1
    /// See `directions`. More of them bring the last directions nearer to the exact ones.
    private static let iterations = 8

    /// How many coordinates the vectors have: as many as asked for, or as many as the texts have directions.
    package let dimensions: Int
    let vectoriser: TextVectoriser
    /// What a word adds to the vector: a row for each term.
    let weights: [Float]

    /// - Parameters:
    ///   - texts: what is learned from; best the passages that are to be found.
    ///   - dimensions: at least 1; some hundreds are usual.
    ///   - seed: of the random start. Another one gives nearly the same distances.
    package init(of texts: [String], dimensions: Int, seed: UInt64) throws(AlgebraError) {
        var counts = VocabularyCounts(options: TextOptions(isSublinear: true), keepsRows: true)
        counts.add(texts)
        let vectoriser = counts.vectoriser()
        let rows = vectoriser.rows(of: counts)
        let found = try rows.directions(dimensions, iterations: Self.iterations, seed: seed)
        self.init(vectoriser: vectoriser, dimensions: found.count, weights: found.parts)
    }

    init(vectoriser: TextVectoriser, dimensions: Int, weights: [Float]) {
        (self.vectoriser, self.dimensions, self.weights) = (vectoriser, dimensions, weights)
    }

    /// A text's vector, of length one; of length zero for a text without a word that is known.
    package func vector(of text: String) -> [Float] { vectors(of: CollectionOfOne(text))[0] }

    /// The vectors of several texts, which is quicker than one by one.
    package func vectors(of texts: some Sequence<String>) -> [[Float]] {
        let rows = vectoriser.transform(texts).rows
        return (0..<rows.height).map { row in
            var sums = [Double](repeating: 0, count: dimensions)
            for place in rows.starts[row]..<rows.starts[row + 1] {
                let (value, start) = (Double(rows.values[place]), Int(rows.columns[place]) * dimensions)
                for dimension in 0..<dimensions { sums[dimension] += value * Double(weights[start + dimension]) }
            }
            let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return sums.map { length > 0 ? Float($0 / length) : 0 }
        }
    }
}
