package import Models

/// A number or a choice as a student wrote it, understood or not. Nothing is guessed: what can mean two things is not a number.
package enum StudentAnswer: Hashable, Sendable {
    case empty
    /// In `units` when the student wrote some, and with what was noticed while reading: a missing unit, say.
    case number(Double, unit: String?, remark: String?)
    case choice(String)
    /// Why it could not be read, and what to write instead.
    case unreadable(String)
}

/// What an exercise expects, as far as reading an answer needs it.
package struct ExpectedAnswer: Hashable, Sendable {
    /// As in a formula: `USD/month`; nil for a number without a unit and for a choice.
    package let unit: String?
    /// Empty when the answer is a number.
    package let choices: [String]

    package init(unit: String? = nil, choices: [String] = []) {
        self.unit = unit
        self.choices = choices
    }
}

/// Reads what a student wrote into the field of an exercise.
///
/// A comma that separates thousands is read (`14,715`, `1,234,567.5`); one that can only be a decimal comma is not.
/// - Returns: a number in the unit the exercise asks for.
package func readAnswer(_ text: String, expecting expected: ExpectedAnswer, units: UnitRegistry) -> StudentAnswer {
    let text = normalised(text)
    if text.isEmpty { return .empty }
    if !expected.choices.isEmpty { return choice(text, expected.choices) }
    return number(text, expected.unit, units)
}

/// One kind of minus and one kind of blank, none of them at the ends.
private func normalised(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }.joined(separator: " ")
    return words.replacing("\u{2212}", with: "-")
}

private func choice(_ text: String, _ choices: [String]) -> StudentAnswer {
    if let known = choices.first(where: { $0.lowercased() == text.lowercased() }) { return .choice(known) }
    return .unreadable("'\(text)' is none of the choices: \(choices.joined(separator: ", "))")
}

private func number(_ text: String, _ wanted: String?, _ units: UnitRegistry) -> StudentAnswer {
    let example = wanted.map { " \($0)" } ?? ""
    var rest = Substring(text)
    var remarks: [String] = []
    for word in ["about ", "approximately ", "approx. ", "approx ", "ca. ", "circa ", "~", "≈", "="] where rest.lowercased().hasPrefix(word)
    {
        rest = rest.dropFirst(word.count).drop { $0 == " " }
        if word != "=" { remarks.append("'\(word.trimmingBlanks)' was ignored") }
        break
    }
    var sign = ""
    if rest.first == "-" || rest.first == "+" {
        sign = rest.first == "-" ? "-" : ""
        rest = rest.dropFirst().drop { $0 == " " }
    }
    var before = ""
    for currency in ["USD", "EUR", "$", "€"] where rest.hasPrefix(currency) {
        before = currency
        rest = rest.dropFirst(currency.count).drop { $0 == " " }
        break
    }
    if rest.first == "-", sign.isEmpty {
        sign = "-"
        rest = rest.dropFirst()
    }
    let digits = rest.prefix { ($0.isASCII && $0.isNumber) || ".,'’_".contains($0) }
    guard digits.contains(where: \.isNumber) else {
        return .unreadable("'\(text)' begins with no number; write one, as in '12.5\(example)'")
    }
    rest = rest.dropFirst(digits.count)
    var plain: String
    switch withoutThousands(String(digits)) {
    case .decimalComma(let meant): return .unreadable("'\(text)' has a comma for a point; write '\(sign)\(meant)\(example)'")
    case .wrong:
        return .unreadable(
            "'\(digits)' is no number; write it with a point for decimals and without anything else, as in '1234.5\(example)'")
    case .number(let number): plain = number
    }
    if let exponent = takeExponent(&rest) { plain += "e\(exponent)" }
    if isRange(rest) { return .unreadable("'\(text)' is a range; write one number, as in '12.5\(example)'") }
    guard let value = Double(sign + plain), value.isFinite else { return .unreadable("'\(digits)' is no number") }
    return withUnit(value, before + " " + rest, text, wanted, units, remarks)
}

private enum Digits {
    case number(String)
    /// With the point that was meant.
    case decimalComma(String)
    case wrong
}

private func withoutThousands(_ digits: String) -> Digits {
    let digits = digits.filter { !"'’_".contains($0) }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.count == 1 || !parts[1].contains(",") else { return .wrong }
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 && !parts[1].isEmpty ? "." + parts[1] : ""
    guard groups.count > 1 else { return .number((parts[0].isEmpty ? "0" : parts[0]) + decimals) }
    let areThousands = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count) && groups[0] != "0"
    if areThousands { return .number(groups.joined() + decimals) }
    return groups.count == 2 && parts.count == 1 && !groups[1].isEmpty
        ? .decimalComma("\(groups[0].isEmpty ? "0" : groups[0]).\(groups[1])") : .wrong
}

/// `e3`, `× 10^3` and `·10³` behind the digits.
private func takeExponent(_ rest: inout Substring) -> Int? {
    func take(behind opening: Regex<Substring>) -> Int? {
        guard let match = rest.prefixMatch(of: opening) else { return nil }
        let behind = rest[match.range.upperBound...]
        let raised: [Character: Character] = [
            "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
        ]
        let digits = behind.prefix { $0.isASCII && $0.isNumber || $0 == "-" || raised[$0] != nil }
        guard let exponent = Int(String(digits.map { raised[$0] ?? $0 })), abs(exponent) < 300 else { return nil }
        rest = behind.dropFirst(digits.count)
        return exponent
    }
    return take(behind: /[eE]/) ?? take(behind: /\ ?[×x*·]\ ?10\^?/)
}

/// Whether a second number follows.
private func isRange(_ rest: Substring) -> Bool {
    let behind = rest.drop { $0 == " " }
    let joints = ["-", "–", "—", "to ", "..", "…", "±", "+/-", "and ", "bis ", "or "]
    return joints.contains { behind.lowercased().hasPrefix($0) } && behind.contains(where: \.isNumber)
}

private func withUnit(
    _ value: Double, _ written: String, _ text: String, _ wanted: String?, _ units: UnitRegistry, _ remarks: [String]
) -> StudentAnswer {
    let written = written.trimmingBlanks.trimmingSuffix(".")
    func answer(_ number: Double, _ more: [String]) -> StudentAnswer {
        let all = remarks + more
        return .number(number, unit: wanted, remark: all.isEmpty ? nil : all.joined(separator: "; "))
    }
    guard !written.isEmpty else { return answer(value, wanted.map { ["without a unit: read as \($0)"] } ?? []) }
    guard let own = units.readWords(written) else {
        let hint = wanted.map { "; the answer is wanted in \($0)" } ?? "; the answer is a plain number"
        return .unreadable("'\(written)' is no unit\(hint)")
    }
    guard let wanted else {
        // A share is a number, too: 35 % is 0.35.
        if let number = units.read("%").flatMap({ $0 == own ? value / 100 : nil }) { return answer(number, []) }
        return own.isBare ? answer(value, []) : .unreadable("'\(text)' has the unit \(own); the answer is a plain number")
    }
    guard let target = units.read(wanted), let number = Value(.number(value), own).converted(to: target)?.number else {
        return .unreadable("'\(text)' is in \(own); the answer is wanted in \(wanted)")
    }
    return answer(number, [])
}

extension String {
    fileprivate var trimmingBlanks: String { split(separator: " ").joined(separator: " ") }
    fileprivate func trimmingSuffix(_ suffix: Character) -> String { last == suffix ? String(dropLast()) : self }
}
