package import Diagnostics

/// How fields are found in texts, as an author declared it in a file of `content/rules/`.
package struct ExtractionRules: Sendable {
    package struct Field: Sendable {
        package let id: String
        package let kind: FieldKind
        package let place: Place
        /// In order: the first that finds something has found the field.
        let ways: [Way]
    }

    /// Counted up when the same rules find something else in the same text: runs are then made anew.
    package static let version = 1

    package let title: String?
    /// In the author's order.
    package let fields: [Field]
    /// Every category that a way is limited to, each time it is written.
    package let categories: [RuleMention]
    let tolerance: Tolerance
    let labels: LabelIndex
    /// By category, the labels that mean something there; under nil for all other categories.
    let wanted: [String?: [Bool]]
    package let source: SourceFile
}

/// One way to find a field.
struct Way: Sendable {
    /// Where a value stands, seen from its label.
    enum Standing: String, CaseIterable, Sendable {
        /// Behind the label on its line, up to the next label.
        case behind
        /// Behind the label on its line and on the next one, as in running text.
        case onward
        /// In the same column, one or two lines further down.
        case below
        /// On the next line.
        case next
        /// Before the label on its line.
        case before
    }

    /// Which of several values counts.
    enum Choice: String, CaseIterable, Sendable {
        case first, last, largest
    }

    /// By the number of the label.
    let labels: [Bool]
    /// The lines, counted from 0, on which a value stands that has no label; nil when there are labels.
    let lines: ClosedRange<Int>?
    /// Empty for all.
    let categories: Set<String>
    let standings: [Standing]
    let look: Look
    let choice: Choice
    /// At most so many words between the label and the value.
    let within: Int?

    func applies(to category: String?) -> Bool {
        guard !categories.isEmpty, let category else { return true }
        return categories.contains(category)
    }
}
