package import Diagnostics
import YAMLTrees

/// Reads an audit schema of `content/audit/`. Never fails: what is wrong is reported, and the fields that can be read are there.
///
///     fields:
///       model: { says: Name and version of the model, type: text, law: ["ai-act, Art. 12"], from: llm, required: true }
///       previous-sha256: { says: Digest of the event before, type: text, practice: A change shows., from: audit }
package func readAuditSchema(_ source: SourceFile, reporting log: inout [Diagnostic]) -> AuditSchema {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var fields = FieldReader(tree, of: "an audit schema")
    var reader = AuditFieldReader()
    let title = fields.required("title")?.text
    let says = fields.text("says")
    let origin = fields.scalar("source")?.mention
    if fields.lacks("fields") { reader.diagnostics.append(.error("an audit schema needs 'fields'", at: tree.place)) }
    let read = fields.mapping("fields").map { reader.field($0) }
    let diagnostics = fields.finish() + reader.diagnostics
    log += diagnostics
    return AuditSchema(
        id: source.name, title: title ?? source.name, says: says, source: origin, fields: read, file: source,
        isSound: diagnostics.isEmpty && !tree.isInvalid)
}

private struct AuditFieldReader {
    var diagnostics: [Diagnostic] = []

    mutating func field(_ entry: YAMLTree.Entry) -> AuditSchema.Field {
        var fields = FieldReader(entry.value, of: "a field")
        let says = fields.required("says")?.text
        let kind = fields.choice("type", of: AuditSchema.Field.Kind.self)
        if fields.lacks("type") {
            let names = AuditSchema.Field.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            diagnostics.append(.error("field '\(entry.key)' needs 'type'", at: entry.keyPlace, notes: [.init("it is one of \(names)")]))
        }
        let basis = basis(of: entry, &fields)
        let field = AuditSchema.Field(
            name: entry.key, says: says ?? entry.key, kind: kind ?? .text, basis: basis, retention: fields.text("retention"),
            isPersonal: fields.flag("personal") ?? false, isRequired: fields.flag("required") ?? false,
            stages: fields.scalars("from").compactMap(\.mention), place: entry.keyPlace)
        diagnostics += fields.finish()
        checkName(entry)
        return field
    }

    /// The law that asks for a field, or why it is there all the same.
    private mutating func basis(of entry: YAMLTree.Entry, _ fields: inout FieldReader) -> AuditSchema.Field.Basis? {
        let law = fields.scalars("law").compactMap(\.mention)
        let practice = fields.scalar("practice")
        if !law.isEmpty, let practice {
            let notes = [Diagnostic.Note("'practice' says why a field is there that no law asks for")]
            diagnostics.append(.error("field '\(entry.key)' has both 'law' and 'practice'", at: practice.place, notes: notes))
            return nil
        }
        if !law.isEmpty { return .law(law) }
        if let text = practice?.text { return .practice(text) }
        if fields.lacks("law"), fields.lacks("practice"), entry.value.entries != nil {
            let hint = Diagnostic.Note("name the law that asks for it, \"ai-act, Art. 12\", in 'law', or say why it is kept in 'practice'")
            diagnostics.append(.error("field '\(entry.key)' has no reason", at: entry.keyPlace, notes: [hint]))
        }
        return nil
    }

    private mutating func checkName(_ entry: YAMLTree.Entry) {
        let isSound = entry.key.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        if !isSound {
            let hint = Diagnostic.Note("small letters, digits and hyphens")
            diagnostics.append(.error("'\(entry.key)' cannot name a field", at: entry.keyPlace, notes: [hint]))
        }
    }
}
