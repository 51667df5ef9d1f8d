package import Diagnostics
package import YAMLTrees

/// Where a statement was read: `google-mlops` or, with the place in it, `ai-act, Art. 9`.
package struct SourceMention: Sendable {
    /// The key of a work in the bibliography or in `sources.yml`.
    package let key: String
    /// `Art. 9`; nil for the whole work.
    package let locator: String?
    package let place: Place

    /// - Parameter tree: a scalar; nil for anything else.
    package init?(_ tree: YAMLTree) {
        guard let text = tree.text else { return nil }
        let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        func trimmed(_ part: Substring) -> String {
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        key = trimmed(parts[0])
        locator = parts.count > 1 ? trimmed(parts[1]) : nil
        place = tree.place
    }
}
