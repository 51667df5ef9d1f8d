import Documents

// What Office MathML has to know of a part before it writes the parts beside it.

extension MathTree {
    /// A large sign with its limits.
    var largeOperator: (String, MathTree?, MathTree?)? {
        switch self {
        case .symbol(let symbol) where symbol.kind == .large || symbol.kind == .integral: (symbol.text, nil, nil)
        case .scripts(let base, let low, let high, _): base.largeOperator.map { ($0.0, low, high) }
        case .row, .identifier, .number, .function, .symbol, .text, .space, .fraction, .root, .fenced, .divider, .sized, .grid, .accent,
            .style, .phantom, .invalid:
            nil
        }
    }

    /// A sign that stands between two things.
    var isOperator: Bool {
        guard case .symbol(let symbol) = self else { return false }
        return symbol.kind == .relation || symbol.kind == .binary
    }

    var hasLimits: Bool {
        if case .scripts(_, _, _, let placement) = self { placement != .beside } else { false }
    }

    /// A relation or a punctuation mark: a sum reaches no further.
    var endsArgument: Bool {
        guard case .symbol(let symbol) = self else { return false }
        return symbol.kind == .relation || symbol.kind == .punctuation
    }

    /// 1 for a bracket that opens, -1 for one that closes, bare or with something beside it.
    var bracketDepth: Int {
        switch self {
        case .symbol(let symbol), .sized(let symbol, _): symbol.kind == .opening ? 1 : symbol.kind == .closing ? -1 : 0
        case .scripts(let base, _, _, _): base.bracketDepth
        case .row, .identifier, .number, .function, .text, .space, .fraction, .root, .fenced, .divider, .grid, .accent, .style, .phantom,
            .invalid:
            0
        }
    }

    var isNamedFunction: Bool {
        switch self {
        case .function: true
        case .scripts(let base, _, _, _): base.isNamedFunction
        case .row, .identifier, .number, .symbol, .text, .space, .fraction, .root, .fenced, .divider, .sized, .grid, .accent, .style,
            .phantom, .invalid:
            false
        }
    }

    var isBracket: Bool {
        switch self {
        case .fenced, .space: true
        case .symbol(let symbol), .sized(let symbol, _): symbol.kind != .ordinary
        case .scripts(let base, _, _, _): base.isBracket
        case .row, .identifier, .number, .function, .text, .fraction, .root, .divider, .grid, .accent, .style, .phantom, .invalid: false
        }
    }
}
