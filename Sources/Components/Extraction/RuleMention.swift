package import Diagnostics

/// A name in a file of rules that has to exist elsewhere: a category or a field of the corpus.
package struct RuleMention: Sendable {
    package let name: String
    package let place: Place
    /// What the field has to be; nil where any kind will do, and for categories.
    package let kind: FieldKind?

    package init(name: String, place: Place, kind: FieldKind? = nil) {
        self.name = name
        self.place = place
        self.kind = kind
    }
}
