/// What a text vectoriser counts. The names in parentheses are those of scikit-learn's `TfidfVectorizer`.
package struct TextOptions: Sendable, Hashable, Codable {
    /// Also counts pairs of words that follow each other (`ngram_range=(1, 2)`).
    package var pairs = false
    /// A word that occurs n times in a text counts 1 + ln n instead of n (`sublinear_tf`).
    package var isSublinear = false
    /// A term must occur in so many texts (`min_df`).
    package var minimumTexts = 1
    /// The most frequent terms that are kept (`max_features`); among equally frequent ones the first by the alphabet.
    package var maximumTerms: Int?

    package init(pairs: Bool = false, isSublinear: Bool = false, minimumTexts: Int = 1, maximumTerms: Int? = nil) {
        self.pairs = pairs
        self.isSublinear = isSublinear
        self.minimumTexts = minimumTexts
        self.maximumTerms = maximumTerms
    }
}
