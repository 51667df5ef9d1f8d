/// A text as it stands in HTML, between tags or in a quoted attribute.
func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { entity($0) != nil }) else { return text }
    var html = ""
    for scalar in text.unicodeScalars {
        if scalar.isASCII, let entity = entity(UInt8(scalar.value)) { html += entity } else { html.unicodeScalars.append(scalar) }
    }
    return html
}

private func entity(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&quot;"
    default: nil
    }
}
