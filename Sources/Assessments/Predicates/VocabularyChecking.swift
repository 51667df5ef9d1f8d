package import Diagnostics
package import YAMLTrees

/// What somebody says: a practice of a pipeline with its values, or the answer to a question about a use.
package struct Statement: Sendable {
    package let name: String
    package let values: [Mention]
    package let place: Place

    package init(name: String, values: [Mention], place: Place) {
        self.name = name
        self.values = values
        self.place = place
    }
}

extension Vocabulary {
    /// What is stated and cannot be: names that are not in the vocabulary, and values that their name does not have.
    package func check(_ statements: [Statement]) -> [Diagnostic] {
        statements.flatMap { statement in
            guard let entry = self[statement.name] else { return [unknown(Mention(name: statement.name, place: statement.place))] }
            return entry.check(statement)
        }
    }
}

extension Vocabulary.Entry {
    fileprivate func check(_ statement: Statement) -> [Diagnostic] {
        if values == .invalid { return [] }
        var log = statement.values.filter { !admits($0.name) }.map { unknown($0) }
        if !values.isMany, statement.values.count != 1 {
            let count = statement.values.isEmpty ? "none" : "\(statement.values.count)"
            let place = statement.values.dropFirst().first?.place ?? statement.place
            log.append(.error("'\(name)' has one value, and here \(count)", at: place))
            return log
        }
        let given = statement.values
        for (position, value) in given.enumerated() where given[..<position].contains(where: { $0.name == value.name }) {
            log.append(.error("'\(name)' names '\(value.name)' twice", at: value.place))
        }
        return log
    }
}
