import YAMLTrees
import Statistics

/// Writes one document: makes its values, then fills them into the pages.
struct DocumentWriter {
    let words: Words
    /// The first day of the month.
    let month: Day
    let pageCount: Int
    var random: SeededRandom
    var language = 0
    var values: [Value]
    private var dateStyle = 0
    private var amountStyle = 0
    private var page = 1
    /// Whether a page is written, not a value or a question.
    private var isOnPage = false
    private var bytes: [UInt8] = []
    /// By value: whether a page shows it.
    private var isShown: [Bool]
    /// Where the pages show the values that questions ask for.
    private(set) var shownPlaces: [ShownPlace] = []
    /// By list that pages were taken from: the entry that is next.
    private var next: [Int: Int] = [:]
    private var made: [(defect: Int, change: Defect.Change)] = []

    init(_ words: Words, month: Day, pages: Int, random: SeededRandom) {
        self.words = words
        self.month = month
        self.random = random
        pageCount = pages
        values = Array(repeating: .missing, count: words.slots)
        isShown = Array(repeating: false, count: words.slots)
    }

    mutating func pages(of layout: Layout, defects: [(Int, Defect)]) -> [String] {
        language = layout.language
        dateStyle = random.index(below: words.languages[language].dates.count)
        amountStyle = random.index(below: words.languages[language].amounts.count)
        let wanted = defects.filter { random.happens($0.1.share) }
        for step in layout.steps { make(step, wanted) }
        isOnPage = true
        defer { isOnPage = false }
        return (1...pageCount).map { number in
            page = number
            bytes.removeAll(keepingCapacity: true)
            if number == 1 {
                write(layout.first)
            } else if let last = layout.last, number == pageCount {
                sheet(of: last)
            } else if !layout.then.isEmpty {
                sheet(of: layout.then[(number - 2) % layout.then.count])
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The fields that the pages show, in their normal form.
    mutating func fields() -> [String: String] {
        var fields: [String: String] = [:]
        for field in words.fields where isShown[field.slot] { fields[field.id] = normalForm(of: values[field.slot]) }
        return fields
    }

    /// The defects that can be seen.
    func violations() -> [Int] {
        made.filter { _, change in
            switch change {
            case .drop: true
            case .alter(let slot, let against): isShown[slot] && against.allSatisfy { isShown[$0] }
            }
        }.map(\.defect)
    }

    /// Makes the values missing that no page shows.
    mutating func hideWhatIsNotShown() {
        for slot in values.indices where !isShown[slot] { values[slot] = .missing }
    }

    /// A value as the document writes it.
    mutating func shown(_ value: Value) -> [UInt8] {
        let outer = bytes
        bytes = []
        defer { bytes = outer }
        write(value)
        return bytes
    }

    private mutating func normalForm(of value: Value) -> String {
        bytes.removeAll(keepingCapacity: true)
        switch value {
        case .missing, .items: break
        case .text(let text): return String(decoding: text, as: UTF8.self)
        case .record, .number: write(value)
        case .day(let day):
            let (year, month, day) = day.parts
            bytes.append(number: year, digits: 4)
            bytes.append(UInt8(ascii: "-"))
            bytes.append(number: month, digits: 2)
            bytes.append(UInt8(ascii: "-"))
            bytes.append(number: day, digits: 2)
        case .amount(let cents):
            if cents < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(number: abs(cents) / 100)
            bytes.append(UInt8(ascii: "."))
            bytes.append(number: abs(cents) % 100, digits: 2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Values

    private mutating func make(_ step: Layout.Step, _ defects: [(Int, Defect)]) {
        let isMissing = random.happens(step.missing) || step.needs.contains { values[$0].isMissing }
        var value: Value = isMissing ? .missing : value(step.maker)
        for (index, defect) in defects {
            switch defect.change {
            case .drop(step.slot):
                value = .missing
                made.append((index, defect.change))
            case .alter(step.slot, _):
                guard let altered = altered(value, step.maker) else { continue }
                value = altered
                made.append((index, defect.change))
            case .drop, .alter: continue
            }
        }
        values[step.slot] = value
    }

    /// The text of a template that stands for a value.
    mutating func text(_ template: Template) -> [UInt8] {
        let outer = bytes
        bytes = []
        defer { bytes = outer }
        write(template)
        return bytes
    }

    /// A question, or another text that stands on no page.
    mutating func line(_ template: Template) -> String {
        bytes.removeAll(keepingCapacity: true)
        write(template)
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Pages

    private mutating func write(_ template: Template) {
        for (index, line) in template.lines.enumerated() {
            let isLast = index == template.lines.count - 1
            guard let slot = line.items else {
                self.line(line, item: nil, isLast: isLast)
                continue
            }
            guard case .items(let items) = values[slot] else { continue }
            for item in items { self.line(line, item: item, isLast: isLast) }
        }
    }

    private mutating func line(_ line: Template.Line, item: Item?, isLast: Bool) {
        let start = bytes.count
        write(line.parts, item)
        while bytes.count > start, bytes[bytes.count - 1] == UInt8(ascii: " ") { bytes.removeLast() }
        if !isLast, bytes.count > start || line.parts.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    }

    /// A page from a list: the first one drawn, those after it in the list's order, so that none comes twice while there are others.
    private mutating func sheet(of list: Int) {
        guard case .texts(let texts) = words.lists[list], !texts.isEmpty else { return }
        let entry = next[list] ?? random.index(below: texts.count)
        next[list] = (entry + 1) % texts.count
        write(texts[entry])
    }

    private mutating func phrase(of list: Int) {
        guard case .texts(let texts) = words.lists[list], !texts.isEmpty else { return }
        write(texts[texts.count == 1 ? 0 : random.index(below: texts.count)])
    }

    private mutating func write(_ parts: [Part], _ item: Item?) {
        for part in parts {
            switch part {
            case .text(let text): bytes += text
            case .value(let slot, let width):
                let range = padded(width) { $0.write($0.values[slot]) }
                if isOnPage { note(slot, range) }
            case .attribute(let slot, let attribute, let width): padded(width) { $0.write(attribute, of: $0.values[slot], item) }
            case .phrase(let list): phrase(of: list)
            case .oneOf(let choices): write(choices[random.index(below: choices.count)], item)
            case .chance(let percent, let parts): if random.index(below: 100) < percent { write(parts, item) }
            case .ifPresent(let slots, let parts): if slots.allSatisfy({ !values[$0].isMissing }) { write(parts, item) }
            case .page: bytes.append(number: page)
            case .pages: bytes.append(number: pageCount)
            }
        }
    }

    private mutating func note(_ slot: Int, _ range: Range<Int>) {
        isShown[slot] = true
        if words.isAsked[slot], !range.isEmpty { shownPlaces.append(.init(slot: slot, page: page - 1, range: range)) }
    }

    /// The bytes that `body` wrote, without those that fill the width.
    @discardableResult
    private mutating func padded(_ width: Width?, _ body: (inout DocumentWriter) -> Void) -> Range<Int> {
        let start = bytes.count
        body(&self)
        let written = start..<bytes.count
        guard let width else { return written }
        // Continuation bytes take no column.
        let columns = bytes[start...].count { $0 & 0xC0 != 0x80 }
        let blanks = repeatElement(UInt8(ascii: " "), count: max(width.isRight ? 0 : 1, width.columns - columns))
        guard width.isRight else { bytes += blanks; return written }
        bytes.insert(contentsOf: blanks, at: start)
        return start + blanks.count..<bytes.count
    }

    private mutating func write(_ value: Value) {
        switch value {
        case .missing, .items: break
        case .text(let text): bytes += text
        case .record(let list, let entry): write(attribute: Attribute.name.rawValue, list, entry)
        case .number(let number): bytes.append(number: number)
        case .day(let day): write(day)
        case .amount(let cents): write(cents: cents)
        }
    }

    private mutating func write(_ attribute: Int, of value: Value, _ item: Item?) {
        switch value {
        case .record(let list, let entry): write(attribute: attribute, list, entry)
        case .day(let date):
            let (year, month, day) = date.parts
            switch Attribute(rawValue: attribute) {
            case .month: bytes += words.languages[language].months[month - 1]
            case .year: bytes.append(number: year)
            default: bytes.append(number: day)
            }
        case .items:
            guard let item else { return }
            switch Attribute(rawValue: attribute) {
            case .position: bytes.append(number: item.position)
            case .quantity: bytes.append(number: item.quantity)
            case .price: write(cents: item.price)
            case .amount: write(cents: item.amount)
            case .date: write(item.day)
            default: write(attribute: attribute, item.list, item.entry)
            }
        case .missing, .text, .number, .amount: break
        }
    }

    private mutating func write(attribute: Int, _ list: Int, _ entry: Int) {
        guard case .records(let records) = words.lists[list], let text = records[entry].text(attribute) else { return }
        bytes += text
    }

    private mutating func write(_ day: Day) {
        let language = words.languages[language]
        language.dates[dateStyle].write(day, months: language.months, to: &bytes)
    }

    private mutating func write(cents: Int) { words.languages[language].amounts[amountStyle].write(cents, to: &bytes) }
}

/// Attributes that no author declares: parts of dates and items. Those that authors declare follow them.
enum Attribute: Int, CaseIterable {
    case day, month, year, position, quantity, price, amount, date
    /// What a record shows when no attribute is named.
    case name
}

extension Value {
    var isMissing: Bool {
        if case .missing = self { true } else { false }
    }
}
