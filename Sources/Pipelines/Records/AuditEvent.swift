/// What is kept of one request so that somebody can find out later what happened: its facts in a fixed order.
///
/// A fact that the run has nothing to say about is not there: whoever reads an event can tell "none" from "not recorded" by the schema.
package struct AuditEvent: Sendable, Hashable {
    package struct Field: Sendable, Hashable {
        /// In small letters with hyphens: `request-sha256`.
        package let name: String
        package let value: Value
    }

    package enum Value: Sendable, Hashable {
        case text(String)
        case integer(Int)
        case number(Double)
        case flag(Bool)
        case list([String])
    }

    /// Each name once.
    package let fields: [Field]

    package subscript(name: String) -> Value? { fields.first { $0.name == name }?.value }
}

extension AuditEvent {
    /// The event as a line of JSON, in the order of its fields, without a line break.
    package var line: String {
        "{" + fields.map { "\(quoted($0.name)):\($0.value.json)" }.joined(separator: ",") + "}"
    }
}

extension AuditEvent.Value {
    package var json: String {
        switch self {
        case .text(let text): quoted(text)
        case .integer(let integer): "\(integer)"
        case .number(let value): Pipelines.number(value)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let texts): "[" + texts.map(quoted).joined(separator: ",") + "]"
        }
    }
}

/// Facts under way to an event; what is nil is left out.
struct AuditFields {
    private(set) var fields: [AuditEvent.Field] = []

    mutating func add(_ name: String, _ text: String?) { add(name, value: text.map { .text($0) }) }
    mutating func add(_ name: String, _ integer: Int?) { add(name, value: integer.map { .integer($0) }) }
    mutating func add(_ name: String, _ number: Double?) { add(name, value: number.map { .number($0) }) }
    mutating func add(_ name: String, _ texts: [String]) { add(name, value: .list(texts)) }

    private mutating func add(_ name: String, value: AuditEvent.Value?) {
        if let value { fields.append(.init(name: name, value: value)) }
    }
}
