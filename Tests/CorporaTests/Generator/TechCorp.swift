import Corpora
import Diagnostics
import Foundation
import Testing

/// The documents of the case that comes with Casebook, and what is known of them without the generator.
enum TechCorp {
    static let source: SourceFile = {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let text = (try? String(contentsOf: root.appending(path: "content/corpora/techcorp.yml"), encoding: .utf8)) ?? ""
        return SourceFile(path: "content/corpora/techcorp.yml", text: text)
    }()

    static let definition: CorpusDefinition = {
        var log: [Diagnostic] = []
        return readCorpusDefinition(source, reporting: &log)
    }()

    static var generator: Generator? {
        if case .generated(let generator) = definition.origin { generator } else { nil }
    }

    /// By field.
    static let kinds = Dictionary(uniqueKeysWithValues: definition.fields.map { ($0.id, $0.kind) })

    struct KnownDefect: Sendable, CustomTestStringConvertible {
        let id: String
        let categories: Set<String>
        /// Whether documents with these fields have it.
        let isBroken: @Sendable ([String: String]) -> Bool

        var testDescription: String { id }
    }

    static let defects: [KnownDefect] = [
        .init(id: "missing_tax_number", categories: ["invoice", "credit_note"]) { $0["tax_number"] == nil },
        .init(id: "wrong_total", categories: ["invoice", "credit_note"]) {
            guard let net = cents($0["net"]), let tax = cents($0["tax"]), let total = cents($0["total"]) else { return false }
            return net + tax != total
        },
        .init(id: "due_before_issue", categories: ["invoice", "reminder"]) {
            guard let due = $0["due_date"], let issue = $0["issue_date"] else { return false }
            return due < issue
        },
        .init(id: "wrong_iban", categories: ["invoice", "credit_note", "reminder", "bank_statement", "payslip"]) {
            $0["iban"].map { !hasRightCheckDigits($0) } ?? false
        },
        .init(id: "missing_invoice_number", categories: ["credit_note"]) { $0["reference"] == nil },
        .init(id: "missing_end_date", categories: ["service_contract", "lease"]) { $0["end_date"] == nil },
        .init(id: "missing_notice_period", categories: ["service_contract", "lease", "employment_contract"]) { $0["notice_period"] == nil },
    ]
}

/// The generator of a corpus.
func readGenerator(_ source: SourceFile, reporting log: inout [Diagnostic]) -> Generator? {
    if case .generated(let generator) = readCorpusDefinition(source, reporting: &log).origin { generator } else { nil }
}

func cents(_ amount: String?) -> Int? { amount.flatMap { Int($0.replacing(".", with: "")) } }

/// ISO 13616, written down as the standard says it: rearrange, replace letters, divide by 97, remainder 1.
func hasRightCheckDigits(_ iban: String) -> Bool {
    let characters = iban.filter { !$0.isWhitespace }
    let digits = (characters.dropFirst(4) + characters.prefix(4)).map { String(Int(String($0), radix: 36) ?? 0) }.joined()
    return digits.reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 } == 1
}

/// The ways in which TechCorp's documents write a value.
func writings(of value: String, _ kind: CorpusDefinition.Field.Kind, _ language: String) -> [String] {
    switch kind {
    case .date: dates(value, language)
    case .amount: amounts(value, language)
    case .text, .identifier: [value]
    }
}

private func amounts(_ value: String, _ language: String) -> [String] {
    let sign = value.hasPrefix("-") ? "-" : ""
    let parts = value.split(separator: ".")
    let whole = parts[0].drop { $0 == "-" }
    let groups = stride(from: whole.count, to: 0, by: -3).reversed().map { end in
        String(whole.dropLast(whole.count - end).suffix(3))
    }
    let separators = ["en": [(",", "."), ("", "."), (" ", ".")], "es": [(".", ","), ("", ",")], "fr": [(" ", ","), ("", ",")]]
    return (separators[language] ?? []).map { sign + groups.joined(separator: $0.0) + $0.1 + parts[1] }
}

private func dates(_ value: String, _ language: String) -> [String] {
    let parts = value.split(separator: "-").map(String.init)
    let (year, month, day) = (parts[0], parts[1], parts[2])
    let number = String(Int(day) ?? 0)
    let name = monthNames[language]?[(Int(month) ?? 1) - 1] ?? ""
    switch language {
    case "en":
        return [
            "\(day)/\(month)/\(year)", "\(number) \(name) \(year)", value, "\(day).\(month).\(year.suffix(2))",
            "\(name) \(number), \(year)",
        ]
    case "es":
        return [
            "\(day)/\(month)/\(year)", "\(number) de \(name) de \(year)", "\(day)-\(month)-\(year)", "\(day).\(month).\(year.suffix(2))",
        ]
    default: return ["\(day)/\(month)/\(year)", "\(number) \(name) \(year)", "\(day).\(month).\(year)"]
    }
}

private let monthNames = [
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "es": ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
]
