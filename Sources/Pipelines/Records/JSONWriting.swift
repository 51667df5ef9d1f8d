/// A JSON object under way. Its keys are to be added in alphabetical order.
struct JSONObject {
    private var text = "{"
    private var isEmpty = true
    private let separator: String

    /// - Parameter separator: what stands between its entries: a comma, and a line break if each is to have its own line.
    init(separator: String = ",") { self.separator = separator }

    /// The object's text; nothing may be added any more.
    var finished: String { text + "}" }

    /// Adds a value that is JSON already; nothing when it is nil.
    mutating func add(_ key: StaticString, json: String?) {
        guard let json else { return }
        text += isEmpty ? "" : separator
        isEmpty = false
        text += "\"\(key)\":"
        text += json
    }

    mutating func add(_ key: StaticString, _ value: String?) { add(key, json: value.map(quoted)) }

    mutating func add(_ key: StaticString, _ value: Int?) { add(key, json: value.map(String.init)) }

    mutating func add(_ key: StaticString, _ value: Bool?) { add(key, json: value.map { $0 ? "true" : "false" }) }

    mutating func add(_ key: StaticString, _ value: Double?) { add(key, json: value.map(number)) }

    mutating func add(_ key: StaticString, _ value: [Int]) { add(key, json: "[" + value.map(String.init).joined(separator: ",") + "]") }

    mutating func add(_ key: StaticString, _ value: [String]?) {
        add(key, json: value.map { "[" + $0.map(quoted).joined(separator: ",") + "]" })
    }
}

/// The shortest digits that give the same number again. What is no number becomes null.
func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }

/// A text in quotes, with escapes where JSON wants them.
func quoted(_ text: String) -> String {
    let needsEscape = text.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    guard needsEscape else { return "\"\(text)\"" }
    var escaped = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": escaped += "\\\(scalar)"
        case "\n": escaped += "\\n"
        case "\t": escaped += "\\t"
        case _ where scalar.value < 0x20:
            let digits = String(scalar.value, radix: 16)
            escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped + "\""
}

/// A list with one element a line.
func lines(_ elements: [String]) -> String { elements.isEmpty ? "[]" : "[\n" + elements.joined(separator: ",\n") + "\n]" }
