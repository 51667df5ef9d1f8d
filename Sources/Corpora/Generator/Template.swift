import Diagnostics

/// A text with blanks to fill in, as it is compiled from an author's page.
///
/// The language: `{total}` a value, `{supplier.city}` a part of one, `{total:>12}` with a width, `{closing}` one entry of a list,
/// `{one|other}` a choice, `{40%: part}` a part that is sometimes there, `[VAT no. {tax_number}]` a part that is left out when a
/// value in it is missing. A line that shows a part of an item is repeated for each item. A line whose parts all left nothing
/// disappears.
struct Template: Sendable {
    struct Line: Sendable {
        let parts: [Part]
        /// The value whose items the line is repeated for.
        let items: Int?
    }

    /// A value that the text shows, and where.
    struct Mention: Sendable {
        let slot: Int
        let attribute: Int?
        /// Whether it stands in a part that is left out when the value is missing.
        let isGuarded: Bool
        let place: Place
    }

    var lines: [Line] = []
    var mentions: [Mention] = []
    /// The lists that entries are taken from.
    var lists: [Int] = []
}

/// A piece of a line.
indirect enum Part: Sendable {
    case text([UInt8])
    case value(slot: Int, Width?)
    /// A part of a record, of a date (its day, month or year), or of the item that the line is repeated for.
    case attribute(slot: Int, attribute: Int, Width?)
    /// One entry of a list, drawn anew.
    case phrase(list: Int)
    case oneOf([[Part]])
    case chance(percent: Int, [Part])
    /// Left out when one of the values is missing.
    case ifPresent(slots: [Int], [Part])
    /// The number of this page, and of all pages.
    case page
    case pages
}

/// Columns that a value takes at least.
struct Width: Sendable {
    let columns: Int
    let isRight: Bool
}

/// A list of texts or of records.
enum WordList: Sendable {
    case texts([Template])
    case records([Record])

    var count: Int {
        switch self {
        case .texts(let texts): texts.count
        case .records(let records): records.count
        }
    }
}

/// A company, a person, a product: what is known of it, by the number of the attribute.
struct Record: Sendable {
    let texts: [[UInt8]?]
    /// The lists that some of these texts name.
    let lists: [Int?]
    /// For items: how many there may be, and what one may cost in cents.
    let quantity: Draw?
    let price: Draw?
}

/// What a number is drawn from.
enum Draw: Sendable, Hashable {
    /// Any number from the first to the second, in steps of the third.
    case range(Int, Int, step: Int)
    case oneOf([Int])

    var lowest: Int {
        switch self {
        case .range(let low, _, _): low
        case .oneOf(let numbers): numbers.min() ?? 0
        }
    }
}
