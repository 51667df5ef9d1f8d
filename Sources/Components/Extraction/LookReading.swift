import Diagnostics
import YAMLTrees

/// Reads what the values of a way look like: `looks:` and the settings that go with it. Nil when it cannot be read, which was reported.
///
/// - Parameter kind: of the field that has the way.
func readLook(_ fields: inout FieldReader, of kind: FieldKind, reporting log: inout [Diagnostic]) -> Look? {
    var reader = LookReader(kind: kind)
    defer { log += reader.diagnostics }
    return reader.look(&fields)
}

private enum Name: String, CaseIterable {
    case date, amount, identifier, iban, taxNumber = "tax-number", text, words
}

private struct LookReader {
    let kind: FieldKind
    var diagnostics: [Diagnostic] = []

    mutating func look(_ fields: inout FieldReader) -> Look? {
        let chosen = fields.choice("looks", of: Name.self)
        let isUnknown = chosen == nil && fields.tree["looks"].map { !$0.isNull } ?? false
        let name = chosen ?? Name.usual(kind)
        let order = fields.choice("order", of: Look.DateOrder.self) ?? .dayFirst
        let isSigned = fields.flag("signed") ?? true
        let patterns = fields.scalars("pattern").compactMap { pattern($0) }
        let ends = fields.texts("until").map { Array($0.lowercased().utf8) }
        // `S.L.` before `S.L`, which it begins with.
        let endings = fields.texts("ending").map { Array($0.lowercased().utf8) }.sorted { $0.count > $1.count }
        let words = self.words(fields.value("words"))
        guard !isUnknown else { return nil }
        checkKind(name, fields.tree["looks"]?.place)
        checkKeys(name, fields.tree)
        switch name {
        case .date: return .date(order)
        case .amount: return .amount(isSigned: isSigned)
        case .identifier: return .identifier(patterns)
        case .iban: return .iban
        case .taxNumber: return .taxNumber
        case .text: return .text(until: ends, endings: endings)
        case .words: return .words(words)
        }
    }

    private mutating func pattern(_ tree: YAMLTree) -> IdentifierPattern? {
        guard let text = tree.text else { return nil }
        do {
            return try IdentifierPattern(text)
        } catch {
            diagnostics.append(.error(error.message, at: tree.place, notes: [.init(error.hint)]))
            return nil
        }
    }

    /// `words: [Monday, Tuesday]` or `words: { monthly: [per month, each month] }`, longer ones first.
    private mutating func words(_ tree: YAMLTree?) -> [(written: [UInt8], meaning: String)] {
        guard let tree else { return [] }
        var words: [(written: [UInt8], meaning: String)] = []
        for (meaning, written) in tree.entries?.map({ ($0.key, $0.value.items ?? [$0.value]) })
            ?? (tree.items ?? [tree]).map({ ($0.text ?? "", [$0]) })
        {
            for word in written {
                let folded = folded(word.text ?? "")
                if folded.isEmpty {
                    diagnostics.append(.error("a word has letters or digits", at: word.place))
                } else {
                    words.append((folded, meaning))
                }
            }
        }
        return words.enumerated().sorted { ($1.element.written.count, $0.offset) < ($0.element.written.count, $1.offset) }.map(\.element)
    }

    private mutating func checkKind(_ name: Name, _ place: Place?) {
        guard let place, !name.fits(kind) else { return }
        let names = Name.allCases.filter { $0.fits(kind) }.map(\.rawValue)
        diagnostics.append(
            .error(
                "a field of kind \(kind.rawValue) cannot look like '\(name.rawValue)'", at: place,
                notes: [.init("it can look like \(names.joined(separator: " or "))")]))
    }

    /// Settings that belong to another look, and the list of words that cannot be missing.
    private mutating func checkKeys(_ name: Name, _ tree: YAMLTree) {
        for (key, owner) in [
            ("order", Name.date), ("signed", .amount), ("pattern", .identifier), ("until", .text), ("ending", .text), ("words", .words),
        ] {
            guard owner != name, let place = tree[key]?.place else { continue }
            diagnostics.append(
                .error(
                    "'\(key)' has no meaning where values look like '\(name.rawValue)'", at: place,
                    notes: [.init("it is for '\(owner.rawValue)'")]))
        }
        if name == .words, tree["words"].map({ $0.isNull }) ?? true {
            diagnostics.append(.error("values that look like 'words' need 'words'", at: tree.place, notes: [.init("the words that count")]))
        }
    }
}

extension Name {
    fileprivate static func usual(_ kind: FieldKind) -> Self {
        switch kind {
        case .text: .text
        case .date: .date
        case .amount: .amount
        case .identifier: .identifier
        }
    }

    fileprivate func fits(_ kind: FieldKind) -> Bool {
        switch self {
        case .date: kind == .date
        case .amount: kind == .amount
        case .identifier: kind == .identifier || kind == .text
        case .iban, .taxNumber: kind == .identifier
        case .text, .words: kind == .text
        }
    }
}
