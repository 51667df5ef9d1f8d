package import Diagnostics
package import YAMLTrees

/// The names that may be used, of practices or of questions about a use, and the values that each may have.
package struct Vocabulary: Sendable {
    /// What a name may be said to be.
    package enum Values: Hashable, Sendable {
        /// `true` or `false`.
        case flag
        /// Exactly one of these.
        case one(of: [String])
        /// Any of these, each at most once.
        case several(of: [String])
        /// Whatever an author writes.
        case text
        /// Not known, since nobody says it or it could not be read, which was reported: say nothing more about the name.
        case invalid
    }

    package struct Entry: Sendable {
        /// Dotted: `data.schema-checks`.
        package let name: String
        /// The question whose answer the values are.
        package let asks: String?
        package let values: Values
        /// Works in which the question is asked.
        package let sources: [SourceMention]
        package let place: Place
        /// By value, for those that are written as `value: title`.
        let titles: [String: String]
    }

    /// What the names are names of, in the words of a message: "practice", "question".
    package let noun: String
    /// In the author's order, each name once.
    package let entries: [Entry]
    private let positions: [String: Int]

    package init(of noun: String, entries: [Entry]) {
        self.noun = noun
        self.entries = entries
        positions = Dictionary(entries.indices.map { (entries[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

private func firsts(of entries: [Vocabulary.Entry]) -> [Vocabulary.Entry] {
    var seen: Set<String> = []
    return entries.filter { seen.insert($0.name).inserted }
}

extension Vocabulary {
    /// The names that somebody uses, each with whatever value.
    package init(of noun: String, using names: [Mention]) {
        let entries = names.map { Entry(name: $0.name, asks: nil, values: .invalid, sources: [], place: $0.place, titles: [:]) }
        self.init(of: noun, entries: firsts(of: entries))
    }

    package subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// That a name is none of these, and which one may be meant.
    func unknown(_ mention: Mention) -> Diagnostic {
        guard !entries.isEmpty else { return .error("there is no \(noun) here that a condition could ask for", at: mention.place) }
        let notes = didYouMean(mention.name, among: entries.map(\.name))
        return .error("no \(noun) is called '\(mention.name)'", at: mention.place, notes: notes)
    }
}

extension Vocabulary.Entry {
    /// How a value is called in a text: its title where the vocabulary gives one, else the value itself.
    package func title(of value: String) -> String { titles[value] ?? value }

    /// Whether a value is one that the name may have.
    func admits(_ value: String) -> Bool { domain.map { $0.contains(value) } ?? true }

    /// The values that there are; nil where an author may write what he likes.
    var domain: [String]? {
        switch values {
        case .flag: ["true", "false"]
        case .one(let names), .several(let names): names
        case .text, .invalid: nil
        }
    }

    /// That a value is none of these, and which one may be meant.
    func unknown(_ value: Mention) -> Diagnostic {
        let domain = domain ?? []
        let list = Diagnostic.Note("it is \(values.isMany ? "any" : "one") of \(domain.joined(separator: ", "))")
        return .error("'\(name)' cannot be '\(value.name)'", at: value.place, notes: didYouMean(value.name, among: domain) + [list])
    }
}

extension Vocabulary.Values {
    /// Whether a name may have more than one value at once.
    var isMany: Bool {
        switch self {
        case .several: true
        case .flag, .one, .text, .invalid: false
        }
    }
}
