/// JSON whose keys keep the order in which they were written.
indirect enum JSON {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSON])
    case object([(String, JSON?)])

    /// Two blanks for each level; entries without a value are left out.
    func text(indent: Int = 0) -> String {
        let (inner, outer) = (String(repeating: " ", count: indent + 2), String(repeating: " ", count: indent))
        func wrapped(_ open: String, _ parts: [String], _ close: String) -> String {
            parts.isEmpty ? open + close : open + "\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n" + outer + close
        }
        switch self {
        case .text(let text): return quoted(text)
        case .number(let number): return "\(number)"
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let items): return wrapped("[", items.map { $0.text(indent: indent + 2) }, "]")
        case .object(let entries):
            let parts = entries.compactMap { key, value in value.map { "\(quoted(key)): \($0.text(indent: indent + 2))" } }
            return wrapped("{", parts, "}")
        }
    }
}

private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        case _ where scalar.value < 0x20:
            let digits = String(scalar.value, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
