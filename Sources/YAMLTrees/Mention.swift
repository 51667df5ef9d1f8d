package import Diagnostics

/// A name written somewhere, which has to exist elsewhere.
package struct Mention: Sendable {
    package let name: String
    package let place: Place

    package init(name: String, place: Place) {
        self.name = name
        self.place = place
    }
}

extension YAMLTree {
    /// A scalar as a name with its place; nil for anything else.
    package var mention: Mention? { text.map { Mention(name: $0, place: place) } }
}
