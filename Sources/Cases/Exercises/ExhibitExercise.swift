package import Documents

/// A question with one right answer: what students read, and in the instructor's edition what it comes to.
package struct ExhibitExercise: Sendable {
    package let asks: [Inline<Evaluated>]
    /// In which unit the answer is wanted: "USD per month"; nil for a plain number and for a choice.
    package let unit: String?
    /// The same for a program, as in a formula: "USD/month".
    package let unitSymbol: String?
    /// How far an answer may be off: "2%" or "50 USD per month"; nil when it must be exact to the digits asked for.
    package let tolerance: String?
    package let points: Int?
    /// The page's learning objective that it checks.
    package let objective: String?
    /// What to choose from; empty when the answer is a number.
    package let choices: [String]
    /// Nil in the students' edition: there it is not even computed.
    package let answer: Answer?

    package struct Answer: Sendable {
        package let text: String
        /// The anchor of its derivation on this page.
        package let why: String?
        /// From `content/instructor/solutions/`; empty when nobody wrote one.
        package let solution: [Block<Evaluated>]
    }
}
