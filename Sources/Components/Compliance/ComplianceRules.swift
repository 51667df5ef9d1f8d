package import Diagnostics

/// What has to be true of documents, as an author declared it in a file of `content/rules/`.
package struct ComplianceRules: Sendable {
    package struct Rule: Sendable {
        package let id: String
        /// A sentence: what the rule demands.
        package let title: String
        /// Where the demand comes from: a law, a contract with the client.
        package let source: String?
        package let place: Place
        /// Empty for all categories.
        let categories: Set<String>
        let demand: Demand
    }

    /// Counted up when the same rules judge the same document differently: runs are then made anew.
    package static let version = 1

    package let title: String?
    /// In the author's order.
    package let rules: [Rule]
    /// Every category that a rule is limited to, each time it is written.
    package let categories: [RuleMention]
    /// Every field that a rule looks at, each time it is written, with the kind that it must have.
    package let fields: [RuleMention]
    package let file: SourceFile
}

/// What a rule demands. Where a field that it compares is missing, a rule is silent: that the field must be there is another rule.
enum Demand: Sendable {
    /// All of these fields are there.
    case presence([String])
    /// The amounts add up to another one, but for so many cents.
    case sum([String], total: String, tolerance: Int)
    /// No date is before the one in front of it.
    case order([String])
    /// The account number has right check digits.
    case checkDigits(String)
    /// The text says one of these things, by their folded letters.
    case statement([[UInt8]])
}
