/// How boosted trees grow. The names in parentheses are XGBoost's own.
package struct BoostingParameters: Sendable, Hashable, Codable {
    /// Each round grows a tree per category.
    package var rounds = 100
    /// Decisions from a tree's root to its deepest leaf (`max_depth`).
    package var depth = 6
    /// The share of each tree's answer that counts, above 0 and up to 1 (`eta`).
    package var learningRate = 0.3
    /// The share of the documents that each round learns from, above 0 and up to 1 (`subsample`).
    package var rowShare = 1.0
    /// The share of the words that each tree may ask about, above 0 and up to 1 (`colsample_bytree`).
    package var columnShare = 1.0
    /// A leaf needs documents of at least this weight, the sum of p (1 - p) over them times 2 (`min_child_weight`).
    package var minimumChildWeight = 1.0
    /// The penalty on the squares of the leaves' values (`lambda`).
    package var lambda = 1.0
    /// How many different values of a column the trees tell apart (`max_bin`). XGBoost's own default is 256; the values of TF-IDF say
    /// little beyond whether a word is there, and time and memory grow with the product of bins and columns.
    package var bins = 16
    /// Below 2³¹.
    package var seed: UInt32 = 0
    /// A constant and not the number of this machine's processors, because the order of sums depends on it, and with it the model. More
    /// than one pays for some ten thousand documents; for few, threads spend their time waiting for each other.
    package var threads = 1

    package init() {}
}
