/// What a value looks like.
enum Look: Sendable {
    /// Which of day and month comes first in 5/3/2026; the other when only that makes a date.
    enum DateOrder: String, CaseIterable, Sendable {
        case dayFirst = "day-first"
        case monthFirst = "month-first"
    }

    case date(DateOrder)
    /// With its sign, or without where all amounts of a kind of document are meant alike.
    case amount(isSigned: Bool)
    /// Letters, digits and what joins them, with at least one digit; when there are patterns, what one of them describes.
    case identifier([IdentifierPattern])
    case iban
    case taxNumber
    /// Words up to one of the texts of `until`, a wide gap, the next label or the end of the line. When there are `endings`, only up to the
    /// first of these, and nothing when none is there: `Ltd`, `S.A.` after the name of a company.
    case text(until: [[UInt8]], endings: [[UInt8]])
    /// One of the given words: what is written, and what it means.
    case words([(written: [UInt8], meaning: String)])
}

/// How much a rule forgives.
struct Tolerance: Sendable {
    /// Whether one letter of a label of at least six may be wrong, missing, additional or in the wrong place.
    var typos: Bool
    /// Whether `O`, `l`, `S`, `B` may stand for 0, 1, 5, 8 where a value has digits.
    var lookalikes: Bool
}

/// A value found in a text.
struct Found {
    /// The words it is made of.
    let words: Range<Int>
    /// In normal form.
    let value: String
    /// Of an amount.
    var cents: Int?
}

extension LinedText {
    /// The first value with a look in a region.
    func first(_ look: Look, in region: Region, _ tolerance: Tolerance) -> Found? {
        switch look {
        case .text(let ends, let endings): return words(in: region, until: ends, endings: endings)
        case .date, .amount, .identifier, .iban, .taxNumber, .words:
            for word in region.words {
                if let found = value(look, at: word, in: region, tolerance) { return found }
            }
            return nil
        }
    }

    /// All values with a look in a region, which do not overlap.
    func all(_ look: Look, in region: Region, _ tolerance: Tolerance) -> [Found] {
        var values: [Found] = []
        var rest = region
        while let found = first(look, in: rest, tolerance) {
            values.append(found)
            rest.words = found.words.upperBound..<max(region.words.upperBound, found.words.upperBound)
            if case .text = look { break }
        }
        return values
    }

    private func value(_ look: Look, at word: Int, in region: Region, _ tolerance: Tolerance) -> Found? {
        switch look {
        case .date(let order): date(at: word, in: region, order, tolerance.lookalikes)
        case .amount(let isSigned): amount(at: word, in: region, tolerance.lookalikes, isSigned: isSigned)
        case .identifier(let patterns):
            patterns.isEmpty ? identifier(at: word, in: region) : identifier(at: word, in: region, patterns, tolerance.lookalikes)
        case .iban: iban(at: word, in: region, tolerance.lookalikes)
        case .taxNumber: taxNumber(at: word, in: region, tolerance.lookalikes)
        case .words(let choices): choice(at: word, in: region, choices)
        case .text: nil
        }
    }
}
