package import Diagnostics

/// Takes the fields of one mapping, reports what has the wrong shape, and at the end the keys that nobody asked for.
///
///     var fields = FieldReader(tree, of: "a stage")
///     let title = fields.text("title")
///     let after = fields.texts("after")
///     log += fields.finish()
package struct FieldReader: Sendable {
    package let tree: YAMLTree
    private let owner: String
    private var known: [String] = []
    private var missing: [String] = []
    private var diagnostics: [Diagnostic] = []

    /// - Parameter owner: what the mapping describes, as it stands in a message: "a stage", "the front matter".
    package init(_ tree: YAMLTree, of owner: String) {
        self.tree = tree
        self.owner = owner
        if tree.entries == nil, !tree.isNull, !tree.isInvalid {
            diagnostics.append(.error("\(owner) is a mapping of keys to values, not \(tree.kind)", at: tree.place))
        }
    }

    /// The value of a key, whatever it is; nil when absent or empty.
    package mutating func value(_ key: String) -> YAMLTree? {
        known.append(key)
        guard let value = tree[key], !value.isNull else { return nil }
        return value
    }

    package mutating func text(_ key: String) -> String? { scalar(key)?.text }

    /// A scalar with its place.
    package mutating func scalar(_ key: String) -> YAMLTree? {
        guard let value = value(key) else { return nil }
        guard value.text != nil else { return wrongShape(value, key, "a text") }
        return value
    }

    /// A scalar that has to be there.
    package mutating func required(_ key: String) -> YAMLTree? {
        let value = scalar(key)
        if value == nil, lacks(key) { missing.append(key) }
        return value
    }

    /// Whether nothing at all is said about a key. False when what is there was reported: a value of the wrong shape, a key nearly
    /// spelt like it, a text that could not be read.
    package func lacks(_ key: String) -> Bool {
        if tree.isNull { return true }
        guard let entries = tree.entries, tree[key]?.isNull ?? true else { return false }
        return !entries.contains { !known.contains($0.key) && closest(to: $0.key, among: [key]) != nil }
    }

    package mutating func flag(_ key: String) -> Bool? {
        guard let value = scalar(key) else { return nil }
        if case .scalar("true", isPlain: true) = value.content { return true }
        if case .scalar("false", isPlain: true) = value.content { return false }
        return wrongShape(value, key, "true or false")
    }

    package mutating func integer(_ key: String) -> Int? {
        guard let value = scalar(key) else { return nil }
        guard let number = value.text.flatMap({ Int($0) }) else { return wrongShape(value, key, "a whole number") }
        return number
    }

    /// A day, `2027-12-02`.
    package mutating func day(_ key: String) -> Day? {
        guard let value = scalar(key) else { return nil }
        guard let day = value.text.flatMap({ Day($0) }) else { return wrongShape(value, key, "a day, as in 2027-12-02") }
        return day
    }

    /// A number with or without decimals.
    package mutating func number(_ key: String) -> Double? {
        guard let value = scalar(key) else { return nil }
        guard let number = value.text.flatMap({ Double($0) }), number.isFinite else { return wrongShape(value, key, "a number") }
        return number
    }

    /// A list; a single value stands for a list of one.
    package mutating func list(_ key: String) -> [YAMLTree] {
        guard let value = value(key) else { return [] }
        return value.items ?? [value]
    }

    /// A list of scalars; a single one stands for a list of one.
    package mutating func scalars(_ key: String) -> [YAMLTree] {
        var texts: [YAMLTree] = []
        for item in list(key) {
            if item.text != nil { texts.append(item) } else { let _: Bool? = wrongShape(item, key, "a list of texts") }
        }
        return texts
    }

    package mutating func texts(_ key: String) -> [String] { scalars(key).compactMap(\.text) }

    /// The entries of a mapping.
    package mutating func mapping(_ key: String) -> [YAMLTree.Entry] {
        guard let value = value(key) else { return [] }
        guard let entries = value.entries else { let _: Bool? = wrongShape(value, key, "a mapping"); return [] }
        return entries
    }

    /// One of the cases of a type, by its raw value.
    package mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, of type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let value = scalar(key), let text = value.text else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        diagnostics.append(
            .error(
                "'\(key)' cannot be '\(text)'", at: value.place,
                notes: didYouMean(text, among: names) + [.init("it is one of \(names.joined(separator: ", "))")]))
        return nil
    }

    /// Everything found wrong, with an error for each key that was never asked for.
    package mutating func finish() -> [Diagnostic] {
        let known = known
        for key in missing { diagnostics.append(.error("\(owner) needs '\(key)'", at: tree.place)) }
        for entry in tree.entries ?? [] where !known.contains(entry.key) {
            var notes = didYouMean(entry.key, among: known)
            if notes.isEmpty { notes = [.init("\(owner) can have \(known.joined(separator: ", "))")] }
            diagnostics.append(.error("\(owner) has no key '\(entry.key)'", at: entry.keyPlace, notes: notes))
        }
        return diagnostics
    }

    private mutating func wrongShape<Value>(_ value: YAMLTree, _ key: String, _ wanted: String) -> Value? {
        diagnostics.append(.error("'\(key)' is \(wanted), not \(value.text.map { "'\($0)'" } ?? value.kind)", at: value.place))
        return nil
    }
}
