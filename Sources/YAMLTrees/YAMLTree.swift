package import Diagnostics

/// A YAML document as a tree in which every part knows its place.
package struct YAMLTree: Sendable {
    package indirect enum Content: Sendable {
        /// A scalar, as the author meant it; `isPlain` when it stands without quotes, so that `3` is a number and `"3"` a text.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLTree])
        /// In the author's order; a key given twice was reported and only its first entry kept.
        case mapping([Entry])
        case null
        /// Could not be read, which was reported: say nothing more.
        case invalid
    }

    package struct Entry: Sendable {
        package let key: String
        package let keyPlace: Place
        package let value: YAMLTree
    }

    package let content: Content
    package let place: Place
    /// The scalar's text with its origin, for languages inside YAML (formulas); empty for anything else.
    package let excerpt: Excerpt

    package init(content: Content, place: Place, excerpt: Excerpt) {
        self.content = content
        self.place = place
        self.excerpt = excerpt
    }
}

extension YAMLTree {
    /// The text of a scalar, quoted or not.
    package var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    package var items: [YAMLTree]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    package var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    package var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// Whether it could not be read at all, which was reported.
    package var isInvalid: Bool {
        if case .invalid = content { true } else { false }
    }

    package subscript(key: String) -> YAMLTree? { entries?.first { $0.key == key }?.value }

    /// What it is, in the words a message uses.
    package var kind: String {
        switch content {
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .null, .invalid: "nothing"
        }
    }
}
