package import Diagnostics

/// What an inline value asks for: `cost.mlops.total in USD/year : 0`.
package struct InlineValue: Sendable {
    package let formula: Excerpt
    package let units: Excerpt?
    package let decimals: Int?
}

/// Splits the text of an inline value. What stands behind ` in ` and behind the last `:` is taken off; both may be missing.
package func readInlineValue(_ excerpt: Excerpt, reporting log: inout [Diagnostic]) -> InlineValue {
    let tokens = tokens(of: excerpt.text)
    var depth = 0
    var conversion: Int?
    var colon: Int?
    for (index, token) in tokens.enumerated() {
        switch token.kind {
        case .symbol("("): depth += 1
        case .symbol(")"): depth -= 1
        case .word("in") where depth == 0 && conversion == nil: conversion = index
        case .symbol(":") where depth == 0 && colon == nil: colon = index
        default: break
        }
    }
    let last = colon ?? tokens.count - 1
    return InlineValue(
        formula: part(of: excerpt, tokens[..<(conversion ?? last)]),
        units: conversion.map { part(of: excerpt, tokens[($0 + 1)..<max($0 + 1, last)]) },
        decimals: colon.flatMap { decimals(Array(tokens[$0...]), excerpt, &log) })
}

/// From the first to the last of some tokens, without the blanks around them.
private func part(of excerpt: Excerpt, _ tokens: ArraySlice<Token>) -> Excerpt {
    guard let first = tokens.first, let last = tokens.last else {
        return Excerpt(text: "", standingFor: excerpt.place)
    }
    return excerpt.excerpt(SourceRange(first.range.lower, last.range.upper))
}

private func decimals(_ tokens: [Token], _ excerpt: Excerpt, _ log: inout [Diagnostic]) -> Int? {
    if tokens.count == 3, case .number(let number, decimals: 0) = tokens[1].kind, number <= 12 { return Int(number) }
    let range = SourceRange(tokens[0].range.lower, tokens[tokens.count - 1].range.upper)
    log.append(.error("behind ':' stands a number of decimals, from 0 to 12", at: excerpt.place(range)))
    return nil
}

extension EvaluatedModel {
    /// The value an inline directive shows. Nil after an error, which is reported unless it follows from one in the model.
    package func evaluate(
        _ inline: InlineValue, reporting log: inout [Diagnostic]
    ) -> (value: Value, shown: FormattedValue, derivation: Derivation)? {
        let wanted = inline.units.map { model.units.read($0, reporting: &log) }
        guard let (value, derivation) = evaluate(inline.formula, reporting: &log) else { return nil }
        guard value.series == nil else {
            log.append(
                .error(
                    "this has a value for each month", at: inline.formula.place,
                    notes: [.init("pick one with 'at(…, 12)', or add them up with 'sum(…)'")]))
            return nil
        }
        switch wanted {
        case nil: return (value, value.formatted(decimals: inline.decimals), derivation)
        case .some(nil): return nil
        case .some(let units?):
            guard let converted = value.converted(to: units) else {
                log.append(.error("cannot show \(value.units.named) in \(units)", at: inline.units?.place))
                return nil
            }
            return (converted, converted.formatted(decimals: inline.decimals), derivation)
        }
    }
}
