package import Diagnostics

/// What a unit measures. Each currency and each declared count is a dimension of its own.
enum Dimension: Hashable, Sendable {
    /// Percent: a hundredth of nothing in particular.
    case none
    case money(String)
    case count(String)
    case information
    case time

    var isMoney: Bool { if case .money = self { true } else { false } }

    /// The place in a written unit: time comes last, as in `USD/GB/month`.
    fileprivate var rank: Int {
        switch self {
        case .none: 0
        case .money: 1
        case .count: 2
        case .information: 3
        case .time: 4
        }
    }
}

/// One unit that can stand behind a number: `hour`, `Mtoken`, `%`.
final class UnitDefinition: Sendable, Hashable {
    let symbol: String
    let dimension: Dimension
    /// What one of it is in the dimension's base unit.
    let scale: Scale
    /// For sentences: `1 page`, `2 pages`, `per million tokens`.
    let singular: String
    let plural: String

    init(_ symbol: String, _ dimension: Dimension, _ scale: Scale, singular: String? = nil, plural: String? = nil) {
        self.symbol = symbol
        self.dimension = dimension
        self.scale = scale
        self.singular = singular ?? symbol
        self.plural = plural ?? self.singular
    }

    func precedes(_ other: UnitDefinition) -> Bool { (dimension.rank, symbol) < (other.dimension.rank, other.symbol) }

    static func == (one: UnitDefinition, other: UnitDefinition) -> Bool { one === other || one.symbol == other.symbol }
    func hash(into hasher: inout Hasher) { hasher.combine(symbol) }
}

/// The units there are: the built-in ones and the counts that a model declares.
package struct UnitRegistry: Sendable {
    private var units: [String: UnitDefinition] = [:]
    /// In the order of declaration, for spelling suggestions.
    private(set) var symbols: [String] = []

    package init() {
        for unit in Self.builtIn { add(unit) }
    }

    subscript(symbol: String) -> UnitDefinition? { units[symbol] }

    /// Adds a count, and with prefixes its thousands, millions and billions. False when one of the names is taken.
    mutating func declare(_ name: String, singular: String?, plural: String?, prefixes: Bool) -> Bool {
        let plural = plural ?? (singular ?? name) + "s"
        let prefixed = prefixes ? [("k", 1000, "thousand"), ("M", 1_000_000, "million"), ("G", 1_000_000_000, "billion")] : []
        guard units[name] == nil, prefixed.allSatisfy({ units[$0.0 + name] == nil }) else { return false }
        add(UnitDefinition(name, .count(name), .one, singular: singular, plural: plural))
        for (letter, factor, word) in prefixed {
            add(UnitDefinition(letter + name, .count(name), Scale(factor), singular: "\(word) \(plural)"))
        }
        return true
    }

    private mutating func add(_ unit: UnitDefinition) {
        units[unit.symbol] = unit
        symbols.append(unit.symbol)
    }

    /// A month is 730 hours, the customary month of cloud prices, so that twelve of them are 365 days.
    private static let builtIn: [UnitDefinition] = {
        let hour = 3600
        let times = [
            ("second", 1), ("minute", 60), ("hour", hour), ("day", 24 * hour), ("week", 7 * 24 * hour), ("month", 730 * hour),
            ("year", 8760 * hour),
        ]
        let bytes = [
            ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("KiB", 1 << 10), ("MiB", 1 << 20),
            ("GiB", 1 << 30),
        ]
        return times.map { UnitDefinition($0.0, .time, Scale($0.1), plural: $0.0 + "s") }
            + [UnitDefinition("byte", .information, .one, plural: "bytes")]
            + bytes.map { UnitDefinition($0.0, .information, Scale($0.1)) }
            + [
                UnitDefinition("char", .count("char"), .one, singular: "character", plural: "characters"),
                UnitDefinition("%", .none, .one / Scale(100)),
                UnitDefinition("USD", .money("USD"), .one),
                UnitDefinition("EUR", .money("EUR"), .one),
            ]
    }()
}

extension UnitRegistry {
    /// Units that stand alone: `USD/GB/month`, `1/month`, `%`. Nil after reporting what is wrong.
    package func read(_ excerpt: Excerpt, reporting log: inout [Diagnostic]) -> Units? {
        var reader = FormulaReader(excerpt, units: self, scope: NameScope())
        defer { log += reader.diagnostics }
        return reader.unitsAlone()
    }

    package func read(_ text: String) -> Units? {
        var log: [Diagnostic] = []
        return read(Excerpt(SourceFile(path: "", text: text)), reporting: &log)
    }
}
