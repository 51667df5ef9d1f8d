/// What a language model found in a document, out of a reply that should be the JSON object of `extractionSchema`.
///
/// Dates and amounts come in normal form where they look like ones (2026-03-31, 1234.50), other values as they are, with single blanks. A
/// value by which models say that there is none ("", "N/A", "not found") is missing. Keys and categories may differ in case and in
/// what separates their words. Never fails: of a reply that makes no sense nothing is taken.
package func readExtraction(
    _ reply: String, categories: [String], fields: [(id: String, kind: FieldKind)]
) -> (category: String?, fields: [String: String]) {
    let values = LooseObject(in: reply).values
    let category = values.first { letters($0.key) == letters(categoryKey) }?.value
    var found: [String: String] = [:]
    for field in fields {
        guard let value = values.first(where: { letters($0.key) == letters(field.id) })?.value, !isNothing(value) else { continue }
        found[field.id] = shown(value, as: field.kind)
    }
    return (category.flatMap { name in categories.first { letters($0) == letters(name) } }, found)
}

/// The JSON schema of a document's category and fields: an object of texts, each of which may be empty.
///
/// Keys stand in the order given, which is that in which a model writes them. A list that is empty is left out.
package func extractionSchema(categories: [String], fields: [(id: String, kind: FieldKind)]) -> String {
    var properties = fields.map { "\"\($0.id)\":{\"type\":\"string\"}" }
    if !categories.isEmpty {
        let names = categories.map { "\"\($0)\"" }.joined(separator: ",")
        properties.insert("\"\(categoryKey)\":{\"enum\":[\(names)],\"type\":\"string\"}", at: 0)
    }
    let keys = (categories.isEmpty ? [] : [categoryKey]) + fields.map(\.id)
    return "{\"additionalProperties\":false,\"properties\":{\(properties.joined(separator: ","))},"
        + "\"required\":[\(keys.map { "\"\($0)\"" }.joined(separator: ","))],\"type\":\"object\"}"
}

private let categoryKey = "category"

private func shown(_ value: String, as kind: FieldKind) -> String {
    switch kind {
    case .date, .amount: normal(value, as: kind)
    case .text, .identifier: value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Its letters and digits, in small letters: "Issue date" and "issue_date" have the same.
private func letters(_ name: String) -> String { String(name.lowercased().filter { $0.isLetter || $0.isNumber }) }

private func isNothing(_ value: String) -> Bool {
    ["", "na", "none", "null", "unknown", "notfound", "notavailable", "notapplicable", "notspecified"].contains(letters(value))
}
