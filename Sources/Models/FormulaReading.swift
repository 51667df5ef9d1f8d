import Diagnostics

/// Reads one formula. Never fails: what makes no sense is reported and becomes `.invalid`.
struct FormulaReader {
    private let excerpt: Excerpt
    private let units: UnitRegistry
    private let scope: NameScope
    private let tokens: [Token]
    private var position = 0
    private(set) var diagnostics: [Diagnostic] = []

    /// The text cannot be read further; already reported.
    private struct Stop: Error {}

    init(_ excerpt: Excerpt, units: UnitRegistry, scope: NameScope) {
        self.excerpt = excerpt
        self.units = units
        self.scope = scope
        tokens = Models.tokens(of: excerpt.text)
    }

    /// The whole text as one formula.
    mutating func formula() -> Formula {
        do throws(Stop) {
            let formula = try expression(1)
            try end()
            return formula
        } catch { return .invalid }
    }

    /// The whole text as units; nil when it is none.
    mutating func unitsAlone() -> Units? {
        do throws(Stop) {
            let units = try writtenUnits()
            try end()
            return units
        } catch { return nil }
    }

    /// `low .. high`, each a literal.
    mutating func interval() -> (low: Literal, high: Literal)? {
        do throws(Stop) {
            let low = try literal()
            guard take("..") else { throw stop("a range is written 'low .. high'", at: token.range) }
            let high = try literal()
            try end()
            return (low, high)
        } catch { return nil }
    }
}

// MARK: - Tokens

extension FormulaReader {
    private var token: Token { tokens[position] }

    private func follows(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }

    private mutating func take(_ symbol: String) -> Bool {
        guard follows(symbol) else { return false }
        position += 1
        return true
    }

    private mutating func report(_ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) {
        diagnostics.append(.error(message, at: excerpt.place(range), notes: notes))
    }

    private mutating func stop(_ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) -> Stop {
        report(message, at: range, notes: notes)
        return Stop()
    }

    private mutating func end() throws(Stop) {
        switch token.kind {
        case .end: return
        case .symbol("="): throw stop("'=' means nothing here", at: token.range, notes: [.init("'==' compares")])
        case .symbol(".."): throw stop("a range stands in 'range:'", at: token.range)
        case .symbol(let text): throw stop("'\(text)' is not expected here", at: token.range)
        case .word(let text): throw stop("an operator is missing before '\(text)'", at: token.range)
        case .number: throw stop("an operator is missing before '\(excerpt.text[token.range])'", at: token.range)
        }
    }

    private mutating func expect(_ symbol: String, to purpose: String) throws(Stop) {
        guard !take(symbol) else { return }
        if case .end = token.kind { throw stop("'\(symbol)' is missing \(purpose)", at: token.range, notes: quoting) }
        throw stop("'\(symbol)' is missing \(purpose), before '\(excerpt.text[token.range])'", at: token.range)
    }
}

extension FormulaReader {
    /// Inside `{ … }` YAML ends a text at a comma, unless it is quoted.
    private var quoting: [Diagnostic.Note] {
        let end = excerpt.place.range.upper
        guard excerpt.file.text[SourceRange(end, end + 1)] == "," else { return [] }
        return [.init("inside { … } a formula with a comma stands in quotes")]
    }
}

// MARK: - Formulas

extension FormulaReader {
    /// Everything that binds at least as strongly as `precedence`.
    private mutating func expression(_ precedence: Int) throws(Stop) -> Formula {
        var left = try operand()
        while case .symbol(let text) = token.kind, let sign = Operator(rawValue: text), sign.precedence >= precedence {
            position += 1
            let right = try expression(sign == .power ? sign.precedence : sign.precedence + 1)
            left = .binary(sign, left, right)
            if sign.precedence == Operator.less.precedence, case .symbol(let next) = token.kind,
                Operator(rawValue: next)?.precedence == sign.precedence
            {
                throw stop("one comparison at a time", at: token.range)
            }
        }
        return left
    }

    private mutating func operand() throws(Stop) -> Formula {
        let start = token.range
        switch token.kind {
        case .number: return .number(try literal())
        case .word(let text):
            position += 1
            return follows("(") ? try call(text, at: start) : named(text, at: start)
        case .symbol("-"):
            position += 1
            let operand = try expression(Operator.negationPrecedence)
            return .negated(operand, SourceRange(start.lower, max(start.upper, operand.range.upper)))
        case .symbol("("):
            position += 1
            let inside = try expression(1)
            try expect(")", to: "to close the parenthesis")
            return inside
        case .symbol, .end: throw stop("a number, a name or '(' is missing here", at: start)
        }
    }

    private mutating func named(_ text: String, at range: SourceRange) -> Formula {
        if text == "t" { return .time(range) }
        if let quantity = scope.resolve(text) { return .name(Reference(quantity: quantity, range: range)) }
        if text == "horizon", let months = scope.horizon, let month = units["month"] {
            return .number(
                Literal(number: Double(months), decimals: 0, units: Units([.init(unit: month, exponent: 1)]), range: range))
        }
        if scope.isIncomplete { return .invalid }
        var problem = scope.unknown(text, at: excerpt.place(range))
        if units[text] != nil {
            problem = .error(problem.message, at: problem.place, notes: [.init("'\(text)' is a unit: write '1 \(text)'")])
        }
        diagnostics.append(problem)
        return .invalid
    }

    private mutating func call(_ name: String, at start: SourceRange) throws(Stop) -> Formula {
        guard let function = Function(rawValue: name) else {
            throw stop("unknown function '\(name)'", at: start, notes: didYouMean(name, among: Function.allCases.map(\.rawValue)))
        }
        position += 1
        var arguments: [Formula] = []
        var tiers: [Tier] = []
        if !follows(")") {
            repeat {
                let argument = try expression(1)
                if function == .tiered, !arguments.isEmpty {
                    try expect(":", to: "between a tier's start and its price")
                    tiers.append(Tier(start: argument, price: try expression(1)))
                } else {
                    arguments.append(argument)
                }
            } while take(",")
        }
        try expect(")", to: "to close '\(name)('")
        let range = SourceRange(start.lower, tokens[position - 1].range.upper)
        guard function.arity.contains(arguments.count) else {
            report("'\(name)' takes \(function.arity.words), not \(arguments.count)", at: range)
            return .invalid
        }
        guard function == .tiered else { return .call(function, arguments, range) }
        guard !tiers.isEmpty else {
            report("'tiered' needs at least one tier", at: range, notes: [.init("a tier is written 'from: price'")])
            return .invalid
        }
        return .tiered(arguments[0], tiers, range)
    }
}

extension ClosedRange<Int> {
    fileprivate var words: String {
        switch (lowerBound, upperBound) {
        case (1, 1): "one argument"
        case (_, .max): "at least one argument"
        case (let low, let high) where low == high: "\(low) arguments"
        default: "\(lowerBound) or \(upperBound) arguments"
        }
    }
}

// MARK: - Numbers and units

extension FormulaReader {
    /// A number and the units behind it, with its sign.
    private mutating func literal() throws(Stop) -> Literal {
        let start = token.range.lower
        let sign: Double = take("-") ? -1 : 1
        guard case .number(let number, let decimals) = token.kind else { throw stop("a number is missing here", at: token.range) }
        position += 1
        var found = Units.none
        switch token.kind {
        case .word, .symbol("%"): found = try writtenUnits()
        // `5 1/month`
        case .number(1, decimals: 0) where isUnit(behind: position, sign: "/"): found = try writtenUnits()
        // `5/month`, unless the name means a quantity here
        case .symbol("/") where isUnit(behind: position - 1, sign: "/") && !isQuantity(position + 1):
            found = Units(try unitFactors(after: []))
        case .symbol, .number, .end: break
        }
        let range = SourceRange(start, tokens[position - 1].range.upper)
        return Literal(number: sign * number, decimals: decimals, units: found, range: range)
    }

    private mutating func writtenUnits() throws(Stop) -> Units {
        if token.kind == .number(1, decimals: 0), isUnit(behind: position, sign: "/") {
            position += 1
            return Units(try unitFactors(after: []))
        }
        return Units(try unitFactors(after: [try unitFactor(sign: 1)]))
    }

    /// Goes on with `/` and `*` as long as they stand without a blank between two units.
    private mutating func unitFactors(after first: [Units.Factor]) throws(Stop) -> [Units.Factor] {
        var factors = first
        while case .symbol(let symbol) = token.kind, symbol == "/" || symbol == "*" {
            guard isUnit(behind: position - 1, sign: symbol) || isMisspelled(position + 1) else { break }
            position += 1
            let next = try unitFactor(sign: symbol == "/" ? -1 : 1)
            if let index = factors.firstIndex(where: { $0.unit == next.unit }) {
                factors[index].exponent += next.exponent
            } else {
                factors.append(next)
            }
        }
        return factors
    }

    private mutating func unitFactor(sign: Int) throws(Stop) -> Units.Factor {
        let range = token.range
        guard let symbol = unitSymbol(position) else { throw stop("a unit is missing here", at: range) }
        guard let unit = units[symbol] else {
            throw stop("unknown unit '\(symbol)'", at: range, notes: didYouMean(symbol, among: units.symbols))
        }
        position += 1
        var exponent = 1
        if follows("^"), token.range.lower == range.upper, case .number(let number, decimals: 0) = tokens[position + 1].kind,
            tokens[position + 1].range.lower == token.range.upper, number <= 9
        {
            exponent = Int(number)
            position += 2
        }
        return Units.Factor(unit: unit, exponent: sign * exponent)
    }

    private func unitSymbol(_ index: Int) -> String? {
        switch tokens[index].kind {
        case .word(let text): text
        case .symbol("%"): "%"
        case .symbol, .number, .end: nil
        }
    }

    /// Whether a token is followed, without blanks, by the sign and a unit.
    private func isUnit(behind index: Int, sign: String) -> Bool {
        guard let symbol = adjacentWord(behind: index), tokens[index + 1].kind == .symbol(sign) else { return false }
        return units[symbol] != nil
    }

    /// A word that stands where a unit would, without blanks, and is neither a unit nor a quantity nor a function.
    private func isMisspelled(_ index: Int) -> Bool {
        guard let symbol = adjacentWord(behind: index - 2), units[symbol] == nil else { return false }
        return symbol != "t" && scope.resolve(symbol) == nil && tokens[index + 1].kind != .symbol("(")
    }

    private func isQuantity(_ index: Int) -> Bool { unitSymbol(index).flatMap(scope.resolve) != nil }

    private func adjacentWord(behind index: Int) -> String? {
        guard index >= 0, index + 2 < tokens.count else { return nil }
        let (first, sign, word) = (tokens[index], tokens[index + 1], tokens[index + 2])
        guard first.range.upper == sign.range.lower, sign.range.upper == word.range.lower else { return nil }
        return unitSymbol(index + 2)
    }
}
