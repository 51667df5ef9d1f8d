import Cases

/// A table as comma-separated values (RFC 4180): UTF-8, lines that end in CR LF, names in the first line, decimal points.
///
/// Numbers have the shortest digits that give the same number again; what is missing is empty.
func csv(of table: DataTable) -> String {
    let head = table.columns.map { field($0.name) }.joined(separator: ",")
    let rows = table.rows.map { row in row.map(text).joined(separator: ",") }
    return ([head] + rows).map { $0 + "\r\n" }.joined()
}

private func text(_ datum: DataTable.Datum) -> String {
    switch datum {
    case .text(let text): field(text)
    case .number(let number): number.isFinite ? "\(number)" : ""
    case .integer(let count): "\(count)"
    case .none: ""
    }
}

/// Quotes around what holds a comma, a quote or a line break, and around blanks that a reader of the file might cut off.
private func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains($0) }
    let hasEdges = text.first?.isWhitespace == true || text.last?.isWhitespace == true
    guard needsQuotes || hasEdges else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
}
