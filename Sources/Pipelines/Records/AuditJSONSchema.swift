/// The schema as JSON Schema, draft 2020-12: what one line of a trail has to be. Ends with a line break.
///
/// An event may have no field that the schema does not describe; a required one that a run does not record makes its events invalid, which
/// is what a supervisor would find.
package func jsonSchema(of schema: AuditSchema) -> String {
    let properties = schema.fields.map { "    \(quoted($0.name)): {\($0.jsonType), \"description\": \(quoted($0.says))}" }
    let required = schema.fields.filter(\.isRequired).map { quoted($0.name) }
    let head = [
        "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"", "\"title\": \(quoted(schema.title))",
        schema.says.map { "\"description\": \(quoted($0))" }, "\"type\": \"object\"",
        "\"properties\": {\n\(properties.joined(separator: ",\n"))\n  }", "\"required\": [\(required.joined(separator: ", "))]",
        "\"additionalProperties\": false",
    ]
    return "{\n" + head.compactMap(\.self).map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
}

extension AuditSchema.Field {
    fileprivate var jsonType: String {
        switch kind {
        case .text where name.hasSuffix("-sha256"): "\"type\": \"string\", \"pattern\": \"^[0-9a-f]{64}$\""
        case .text: "\"type\": \"string\""
        case .integer: "\"type\": \"integer\""
        case .number: "\"type\": \"number\""
        case .flag: "\"type\": \"boolean\""
        // 'format' only asks; a pattern is checked by every validator.
        case .time:
            "\"type\": \"string\", \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z)?$\""
        case .list: "\"type\": \"array\", \"items\": {\"type\": \"string\"}"
        }
    }
}
