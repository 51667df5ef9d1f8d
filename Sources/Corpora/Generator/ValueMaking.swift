import YAMLTrees
import Statistics

extension DocumentWriter {
    /// A value of this document. What it needs has been made.
    mutating func value(_ maker: Maker) -> Value {
        switch maker {
        case .choose(let lists): return choice(among: lists)
        case .pattern(let patterns): return .text(withCheckDigits(filled(patterns[random.index(below: patterns.count)])))
        case .text(let template): return .text(text(template))
        case .number(let draw): return .number(random.draw(draw))
        case .date(let from, let months, let days):
            return .day(day(of: from).adding(months: random.draw(months)) + random.draw(days))
        case .amount(let draw): return .amount(random.draw(draw))
        case .sum(let terms): return .amount(terms.reduce(0) { $0 &+ $1.sign * cents(of: values[$1.slot]) })
        case .percent(let rate, let base): return .amount(percent(rate, of: cents(of: values[base])))
        case .items(let items): return .items(self.items(items))
        }
    }

    private mutating func choice(among lists: [Int]) -> Value {
        var entry = random.index(below: lists.reduce(0) { $0 + words.lists[$1].count })
        for list in lists {
            guard entry >= words.lists[list].count else {
                guard case .texts(let texts) = words.lists[list] else { return .record(list: list, entry: entry) }
                return .text(text(texts[entry]))
            }
            entry -= words.lists[list].count
        }
        return .missing
    }

    /// A wrong value instead of a right one; nil where none can be made.
    mutating func altered(_ value: Value, _ maker: Maker) -> Value? {
        switch value {
        case .missing, .record, .items: return nil
        case .number(let number): return .number(number + 1 + random.index(below: 9))
        case .amount(let cents):
            // One wrong digit, among the euros.
            let change = (1 + random.index(below: 9)) * (random.index(below: 2) == 0 ? 100 : 1000)
            return .amount(cents > change && random.index(below: 2) == 0 ? cents - change : cents + change)
        case .day:
            guard case .date(let from, _, _) = maker else { return nil }
            return .day(day(of: from) + -(3 + random.index(below: 25)))
        case .text(var text):
            // One wrong digit: check digits of the kind of ISO 7064 find each of these.
            let digits = text.indices.filter { text[$0].isDigit }
            guard !digits.isEmpty else { return nil }
            let place = digits[random.index(below: digits.count)]
            let zero = UInt8(ascii: "0")
            text[place] = zero + (text[place] - zero + 1 + UInt8(random.index(below: 9))) % 10
            return .text(text)
        }
    }

    private func day(of slot: Int?) -> Day {
        guard let slot, case .day(let day) = values[slot] else { return month }
        return day
    }

    private func cents(of value: Value) -> Int {
        switch value {
        case .amount(let cents): cents
        case .items(let items): items.reduce(0) { $0 &+ $1.amount }
        case .number(let number): number * 100
        case .missing, .text, .record, .day: 0
        }
    }

    /// To the next cent, halves upwards.
    private func percent(_ rate: Maker.Rate, of cents: Int) -> Int {
        let share =
            switch rate {
            case .fixed(let share): share
            case .value(let slot): if case .number(let number) = values[slot] { number * 100 } else { 0 }
            }
        return cents.signum() * ((abs(cents) &* share &+ 5000) / 10_000)
    }

    private mutating func filled(_ pattern: [UInt8]) -> [UInt8] {
        pattern.enumerated().map { index, byte in
            switch byte {
            // A number does not begin with a zero.
            case UInt8(ascii: "#"):
                index > 0 && (pattern[index - 1] == byte || pattern[index - 1].isDigit)
                    ? UInt8(ascii: "0") + UInt8(random.index(below: 10)) : UInt8(ascii: "1") + UInt8(random.index(below: 9))
            case UInt8(ascii: "@"): UInt8(ascii: "A") + UInt8(random.index(below: 26))
            default: byte
            }
        }
    }

    private func list(_ source: Maker.Items.Source) -> Int? {
        switch source {
        case .list(let list): return list
        case .attribute(let slot, let attribute):
            guard case .record(let list, let entry) = values[slot], case .records(let records) = words.lists[list] else { return nil }
            return records[entry].list(attribute)
        }
    }

    private mutating func items(_ maker: Maker.Items) -> [Item] {
        guard let list = list(maker.source), case .records(let records) = words.lists[list] else { return [] }
        let count = random.draw(maker.count)
        // Without repetition while the list lasts: from a drawn entry on, in the list's order.
        let start = random.index(below: records.count)
        let first = day(of: maker.days?.from)
        return (0..<count).map { position in
            let entry = (start + position) % records.count
            let record = records[entry]
            return Item(
                list: list, entry: entry, position: position + 1, quantity: record.quantity.map { random.draw($0) } ?? 1,
                price: record.price.map { random.draw($0) } ?? 0,
                day: first + (maker.days.map { $0.over * (position + 1) / (count + 1) } ?? 0))
        }
    }
}

extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
