package import Diagnostics
package import YAMLTrees

/// Reads a file like `content/practices.yml`, in which names nest as practices do. Never fails: what is wrong is reported, and the names
/// that can be read are there.
///
///     data:
///       versioned: { asks: Are training data versioned?, values: flag }
///       schema-checks: { asks: How is arriving data checked?, values: [none, manual, on upload] }
///       erasure-reaches: { asks: What does an erasure reach?, several: [documents, logs] }
///       method: { asks: By which method?, values: text }
package func readVocabulary(_ source: SourceFile, reporting log: inout [Diagnostic]) -> Vocabulary {
    readVocabulary(readYAML(Excerpt(source), reporting: &log), of: "practice", reporting: &log)
}

/// Reads names that are part of a larger file: the questions of a catalogue.
///
/// Values may be a mapping from each value to its title: `values: { recruitment: Choosing among applicants }`.
///
/// - Parameter noun: what the names are names of, as it stands in a message: "question".
package func readVocabulary(_ tree: YAMLTree, of noun: String, reporting log: inout [Diagnostic]) -> Vocabulary {
    var reader = VocabularyReader(noun: noun)
    let entries = reader.entries(tree, named: [])
    log += reader.diagnostics
    return Vocabulary(of: noun, entries: entries)
}

private struct VocabularyReader {
    let noun: String
    var diagnostics: [Diagnostic] = []

    mutating func entries(_ tree: YAMLTree, named path: [String]) -> [Vocabulary.Entry] {
        guard let children = tree.entries else {
            if !tree.isNull, !tree.isInvalid {
                diagnostics.append(.error("\(noun)s are a mapping of names to what they ask, not \(tree.kind)", at: tree.place))
            }
            return []
        }
        return children.flatMap { child in
            let path = path + [child.key]
            return isGroup(child.value) ? entries(child.value, named: path) : [entry(child, named: path)]
        }
    }

    /// Whether names lie below a name, which are mappings; no name can be called like a key that says something of a name.
    private func isGroup(_ tree: YAMLTree) -> Bool {
        guard let children = tree.entries, !children.contains(where: { ["asks", "values", "several", "source"].contains($0.key) }) else {
            return false
        }
        return children.contains { $0.value.entries != nil }
    }

    private mutating func entry(_ entry: YAMLTree.Entry, named path: [String]) -> Vocabulary.Entry {
        let name = path.joined(separator: ".")
        var fields = FieldReader(entry.value, of: "a \(noun)")
        let asks = fields.text("asks")
        let sources = fields.scalars("source").compactMap { SourceMention($0) }
        var titles: [String: String] = [:]
        let values = values(name, &fields, at: entry.keyPlace, titles: &titles)
        diagnostics += fields.finish()
        return .init(name: name, asks: asks, values: values ?? .invalid, sources: sources, place: entry.keyPlace, titles: titles)
    }

    private mutating func values(
        _ name: String, _ fields: inout FieldReader, at place: Place, titles: inout [String: String]
    ) -> Vocabulary.Values? {
        let (one, many) = (fields.value("values"), fields.value("several"))
        switch (one, many) {
        case (let one?, nil):
            if let text = one.text {
                let free: [String: Vocabulary.Values] = ["flag": .flag, "text": .text]
                if free[text] == nil {
                    let notes = didYouMean(text, among: ["flag", "text"]) + [.init("it is flag, text or a list of values")]
                    diagnostics.append(.error("'values' cannot be '\(text)'", at: one.place, notes: notes))
                }
                return free[text]
            }
            return domain(one, titles: &titles).map { .one(of: $0) }
        case (nil, let many?): return domain(many, titles: &titles).map { .several(of: $0) }
        case (.some, let many?):
            diagnostics.append(.error("'\(name)' has either 'values' or 'several'", at: many.place))
            return nil
        case (nil, nil):
            if fields.lacks("values"), fields.lacks("several") {
                let hint = Diagnostic.Note("'values: flag', 'values: text', or a list under 'values' or 'several'")
                diagnostics.append(.error("\(noun) '\(name)' does not say its values", at: place, notes: [hint]))
            }
            return nil
        }
    }

    /// The values of a list, or of a mapping to their titles.
    private mutating func domain(_ tree: YAMLTree, titles: inout [String: String]) -> [String]? {
        if let entries = tree.entries {
            for entry in entries {
                guard let title = entry.value.text else { return shape(entry.value) }
                titles[entry.key] = title
            }
            return entries.map(\.key)
        }
        var names: [String] = []
        for item in tree.items ?? [tree] {
            guard let name = item.text else { return shape(item) }
            if names.contains(name) {
                diagnostics.append(.error("the value '\(name)' is listed twice", at: item.place))
            } else {
                names.append(name)
            }
        }
        if names.isEmpty { diagnostics.append(.error("a list of values has at least one", at: tree.place)) }
        return names.isEmpty ? nil : names
    }

    private mutating func shape(_ tree: YAMLTree) -> [String]? {
        if !tree.isInvalid { diagnostics.append(.error("a value is a text, not \(tree.kind)", at: tree.place)) }
        return nil
    }
}
