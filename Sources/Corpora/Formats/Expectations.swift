import Diagnostics

/// What the corpus definition lets a record say.
struct Expectations: Sendable {
    /// Empty: any.
    let categories: [String]
    let fields: [String: CorpusDefinition.Field.Kind]
    /// In the author's order, for suggestions.
    let fieldNames: [String]
    /// The file that declares them, for messages.
    let path: String

    init(_ definition: CorpusDefinition) {
        categories = definition.categories.map(\.id)
        fields = Dictionary(definition.fields.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        fieldNames = definition.fields.map(\.id)
        path = definition.source.path
    }

    /// What is wrong with a category; nil when nothing is.
    func fault(category: String, at range: Range<Int>) -> Fault? {
        if category.isEmpty { return Fault(kind: "no category", message: "the category is empty", range: range) }
        guard !categories.isEmpty, !categories.contains(category) else { return nil }
        let notes = didYouMean(category, among: categories) + [.init("\(path) declares \(listed(categories))")]
        return Fault(
            kind: "category \(category)", message: "the corpus has no category '\(category)'", range: range, notes: notes)
    }

    /// What is wrong with the name of a field.
    func fault(field: String, at range: Range<Int>) -> Fault? {
        guard !fieldNames.isEmpty, fields[field] == nil else { return nil }
        let notes = didYouMean(field, among: fieldNames) + [.init("\(path) declares \(listed(fieldNames))")]
        return Fault(kind: "field \(field)", message: "the corpus has no field '\(field)'", range: range, notes: notes)
    }

    /// What is wrong with a field's value: truth stands in the normal form that results are compared in.
    func fault(value: String, of field: String, at range: Range<Int>) -> Fault? {
        let (isNormal, message, note) =
            switch fields[field] {
            case .date:
                (isDate(value), "is a date such as 2026-03-31, not '\(value)'", "year, month and day, whatever the document writes")
            case .amount:
                (isAmount(value), "is a number such as 1234.50, not '\(value)'", "two decimals, no currency, whatever the document writes")
            case .text, .identifier, nil:
                (value.contains { !$0.isWhitespace }, "is empty", "leave the field out when the document does not have it")
            }
        return isNormal ? nil : Fault(kind: "value of \(field)", message: "'\(field)' \(message)", range: range, notes: [.init(note)])
    }
}

/// `a, b, c`; of many the first.
private func listed(_ names: [String]) -> String {
    names.count <= 20 ? names.joined(separator: ", ") : names.prefix(15).joined(separator: ", ") + " and \(names.count - 15) more"
}

/// Whether a text is a day of the calendar in the form 2026-03-31.
func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.joined().utf8.allSatisfy(isDigit) else { return false }
    let numbers = parts.compactMap { Int($0) }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
}

/// Whether a text is a number with two decimals: 1234.50, -3.00.
func isAmount(_ text: String) -> Bool {
    let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].utf8.count == 2 && parts.joined().utf8.allSatisfy(isDigit)
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
