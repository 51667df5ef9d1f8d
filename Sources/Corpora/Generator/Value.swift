import YAMLTrees
import Statistics

/// How a value comes about.
enum Maker: Sendable {
    /// A record or a text, each of those in the lists as likely as the others.
    case choose(lists: [Int])
    /// One of the patterns, with a digit for each `#` and a capital letter for each `@`.
    case pattern([[UInt8]])
    case text(Template)
    case number(Draw)
    /// Months and days after another date, or after the first day of the document's month.
    case date(from: Int?, months: Draw, days: Draw)
    /// In cents.
    case amount(Draw)
    /// Of amounts, and of the items' amounts.
    case sum([(slot: Int, sign: Int)])
    case percent(Rate, of: Int)
    case items(Items)

    enum Rate: Sendable {
        /// In hundredths of a percent.
        case fixed(Int)
        /// A number that is a percentage.
        case value(Int)
    }

    struct Items: Sendable {
        enum Source: Sendable {
            case list(Int)
            /// The list that a record names.
            case attribute(slot: Int, attribute: Int)
        }

        let source: Source
        var count: Draw
        /// The days over which they are spread evenly.
        var days: (from: Int, over: Int)?

        var needs: [Int] {
            let record: [Int] = if case .attribute(let slot, _) = source { [slot] } else { [] }
            return record + (days.map { [$0.from] } ?? [])
        }
    }

    /// The values without which it is missing itself.
    var needs: [Int] {
        switch self {
        case .choose, .pattern, .number, .amount: []
        case .text(let template): template.mentions.filter { !$0.isGuarded }.map(\.slot)
        case .date(let from, _, _): from.map { [$0] } ?? []
        case .sum(let terms): terms.map(\.slot)
        case .percent(.fixed, let of): [of]
        case .percent(.value(let rate), let of): [rate, of]
        case .items(let items): items.needs
        }
    }
}

/// What a value is in one document.
enum Value: Sendable {
    case missing
    case text([UInt8])
    case record(list: Int, entry: Int)
    case number(Int)
    case day(Day)
    /// In cents.
    case amount(Int)
    case items([Item])
}

/// One line of an invoice, one booking of an account.
struct Item: Sendable {
    let list: Int
    let entry: Int
    let position: Int
    let quantity: Int
    /// In cents.
    let price: Int
    let day: Day

    /// Nobody's amounts come near the end of the numbers; a declaration that goes there gets nonsense, not a crash.
    var amount: Int { quantity &* price }
}

/// A mistake that is made on purpose in a share of the documents of some categories.
struct Defect: Sendable {
    enum Change: Sendable {
        /// The value is missing.
        case drop(Int)
        /// The value is wrong: another amount, a date before the one it is counted from, a number with a wrong digit. It is a defect only
        /// where the document also shows the values `against`.
        case alter(Int, against: [Int])
    }

    let id: String
    let says: String
    let change: Change
    /// In hundredths of a percent.
    let share: Int
}

extension SeededRandom {
    mutating func draw(_ draw: Draw) -> Int {
        switch draw {
        case .range(let low, let high, let step): low + step * index(below: (high - low) / step + 1)
        case .oneOf(let numbers): numbers.count == 1 ? numbers[0] : numbers[index(below: numbers.count)]
        }
    }

    /// True in a share of all cases, in hundredths of a percent.
    mutating func happens(_ share: Int) -> Bool { share > 0 && index(below: 10_000) < share }
}
