import YAMLTrees
import Diagnostics

/// A text with blanks to fill in, as it is compiled from an author's page.
///
/// | an author writes | it becomes |
/// |---|---|
/// | `{total}`, `{supplier.city}` | a value, a part of a record; also `{due_date.month}`, `{due_date.year}` |
/// | `{total:>12}`, `{supplier:30}` | the same, at the right or the left of so many columns |
/// | `{closing}` | one entry of a list, drawn anew each time |
/// | `{one|other}` | a choice; a part of it can be empty |
/// | `{40%: part}` | a part that is there in so many documents |
/// | `[VAT no. {tax_number}]` | a part that is left out when a value in it is missing |
/// | `{page}`, `{pages}` | the number of this page, and of all |
///
/// A line that shows a part of an item (`{items.text}`) is repeated for each item. A line of which nothing is left disappears.
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
    /// The lists that entries are taken from, and where.
    var lists: [(list: Int, place: Place)] = []
    /// Whether something in it could not be read, which was reported.
    var isBroken = false
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
    private let texts: [[UInt8]?]
    private let lists: [Int?]
    /// For items: how many there may be, and what one may cost in cents.
    let quantity: Draw?
    let price: Draw?

    /// - Parameters:
    ///   - texts: by attribute.
    ///   - lists: the lists that some of these texts name.
    init(texts: [[UInt8]?], lists: [Int?], quantity: Draw?, price: Draw?) {
        self.texts = texts
        self.lists = lists
        self.quantity = quantity
        self.price = price
    }

    func text(_ attribute: Int) -> [UInt8]? { attribute < texts.count ? texts[attribute] : nil }
    func list(_ attribute: Int) -> Int? { attribute < lists.count ? lists[attribute] : nil }
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
