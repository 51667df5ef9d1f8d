import Diagnostics
import YAMLTrees

extension GeneratorReader {
    // MARK: Names

    /// Learns the names of all values and lists before any text mentions them.
    mutating func declare(_ values: [YAMLTree.Entry], _ papers: YAMLTree?) {
        declare(values)
        for paper in papers?.entries ?? [] {
            declare(paper.value["values"]?.entries ?? [])
            for layout in paper.value["layouts"]?.entries ?? [] { declare(layout.value["values"]?.entries ?? []) }
        }
        for list in lists {
            guard isName(list.key, list.keyPlace) else { continue }
            if vocabulary.slots[list.key] != nil {
                report("'\(list.key)' is a value and a list", list.keyPlace, "give one of them another name")
            }
            vocabulary.lists[list.key] = vocabulary.listNames.count
            vocabulary.listNames.append(list.key)
        }
    }

    private mutating func declare(_ values: [YAMLTree.Entry]) {
        for value in values where vocabulary.slots[value.key] == nil && isName(value.key, value.keyPlace) {
            let slot = vocabulary.slotNames.count
            vocabulary.slots[value.key] = slot
            vocabulary.slotNames.append(value.key)
            if value.value["items"] != nil { vocabulary.itemSlots.insert(slot) }
        }
    }

    private mutating func isName(_ name: String, _ place: Place) -> Bool {
        let isName = name.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        guard isName, name.utf8.first?.isDigit == false, name != "page", name != "pages" else {
            report("'\(name)' cannot be a name here", place, "a name is made of small letters, digits and _; {page} and {pages} are taken")
            return false
        }
        return true
    }

    // MARK: Languages

    mutating func readLanguages(_ languages: [YAMLTree.Entry], at place: Place) {
        if languages.isEmpty { report("a generator needs 'languages'", place, "say how dates and amounts are written in each") }
        for entry in languages {
            var fields = FieldReader(entry.value, of: "a language")
            let months = fields.texts("months")
            let dates = fields.scalars("dates")
            let amounts = fields.scalars("amounts")
            diagnostics += fields.finish()
            words.languages.append(
                Language(
                    id: entry.key, months: months.map { Array($0.utf8) }, dates: dates.compactMap { dateStyle($0, months) },
                    amounts: amounts.compactMap { amountStyle($0) }))
            guard entry.value.entries != nil else { continue }
            if months.count != 12 {
                report("a language needs the names of 12 months, not \(months.count)", self.place("months", entry.value))
            }
            if dates.isEmpty { report("a language needs 'dates'", entry.keyPlace, "write 5 March 2026 in each way of writing it") }
            if amounts.isEmpty { report("a language needs 'amounts'", entry.keyPlace, "write 1,234.50 in each way of writing it") }
        }
    }

    private mutating func dateStyle(_ tree: YAMLTree, _ months: [String]) -> DateStyle? {
        let style = DateStyle(example: tree.text ?? "", months: months)
        if style == nil, months.count == 12 {
            report("'\(tree.text ?? "")' is not the fifth of March 2026", tree.place, "write this day as the documents do: 05/03/2026")
        }
        return style
    }

    private mutating func amountStyle(_ tree: YAMLTree) -> AmountStyle? {
        let style = AmountStyle(example: tree.text ?? "")
        if style == nil { report("'\(tree.text ?? "")' is not 1,234.50", tree.place, "write this amount as the documents do: 1.234,50") }
        return style
    }

    // MARK: Lists

    mutating func readLists() {
        for list in lists where vocabulary.lists[list.key] != nil {
            let items = list.value.items ?? [list.value]
            if list.value.isNull || items.isEmpty {
                report("list '\(list.key)' is empty", list.keyPlace)
                words.lists.append(.texts([]))
            } else if items.contains(where: { $0.entries != nil }) {
                words.lists.append(.records(records(items, of: list)))
            } else {
                words.lists.append(.texts(items.map { template($0) }))
            }
        }
        checkNesting()
    }

    /// Entries that mention lists of records, or lists that lead back to their own.
    private mutating func checkNesting() {
        var heights: [Int: Int] = [:]
        for list in words.lists.indices { _ = height(of: list, level: 0, &heights) }
    }

    /// How many lists an entry can lead through, at most one more than is allowed.
    private mutating func height(of list: Int, level: Int, _ heights: inout [Int: Int]) -> Int {
        if let known = heights[list] { return known }
        guard list < words.lists.count, case .texts(let texts) = words.lists[list], level <= deepestNesting else { return 0 }
        var height = 0
        for (inner, place) in texts.flatMap(\.lists) {
            height = max(height, 1 + self.height(of: inner, level: level + 1, &heights))
            if attributes[inner] != nil { reportRecords(inner, place) }
            if level + height > deepestNesting {
                report("the lists lead into each other too deeply, or in a circle", place)
                break
            }
        }
        heights[list] = height
        return height
    }

    /// A list of records is no phrase.
    mutating func reportRecords(_ list: Int, _ place: Place) {
        let name = vocabulary.listNames[list]
        report("list '\(name)' has records, not texts", place, "choose a value from it: { choose: \(name) }")
    }

    mutating func template(_ tree: YAMLTree) -> Template {
        guard tree.text != nil else {
            if !tree.isInvalid { report("this is a text, not \(tree.kind)", tree.place) }
            return Template()
        }
        return readTemplate(tree.blockText, &vocabulary, reporting: &diagnostics)
    }

    /// All records of a list have the attributes of the first.
    private mutating func records(_ items: [YAMLTree], of list: YAMLTree.Entry) -> [Record] {
        let names = items[0].entries?.map(\.key) ?? []
        attributes[vocabulary.lists[list.key] ?? 0] = names
        return items.map { item in
            guard let entries = item.entries else {
                report("the entries of '\(list.key)' are mappings, not \(item.kind)", item.place)
                return Record(texts: [], lists: [], quantity: nil, price: nil)
            }
            for name in names where item[name] == nil {
                report("this entry of '\(list.key)' has no '\(name)'", item.place, "the first entry has one")
            }
            for entry in entries where !names.contains(entry.key) {
                unknown("attribute of '\(list.key)'", entry.key, among: names, entry.keyPlace)
            }
            return record(entries)
        }
    }

    private mutating func record(_ entries: [YAMLTree.Entry]) -> Record {
        var texts: [[UInt8]?] = []
        var quantity: Draw?
        var price: Draw?
        for entry in entries {
            switch entry.key {
            case "quantity": quantity = draw(entry.value)
            case "price": price = amounts(entry.value)
            default:
                let attribute = vocabulary.attribute(entry.key)
                while texts.count <= attribute { texts.append(nil) }
                texts[attribute] = entry.value.text.map { withCheckDigits(Array($0.utf8)) }
                if entry.value.text == nil, !entry.value.isNull {
                    report("'\(entry.key)' is a text, not \(entry.value.kind)", entry.value.place)
                }
            }
        }
        let lists = texts.map { $0.flatMap { vocabulary.lists[String(decoding: $0, as: UTF8.self)] } }
        return Record(texts: texts, lists: lists, quantity: quantity, price: price)
    }

    // MARK: Numbers

    /// `3`, `3..12` or `[14, 30, 60]`.
    mutating func draw(_ tree: YAMLTree) -> Draw? {
        numbers(tree, "a number is written 3, 3..12 or [14, 30, 60], below a billion") { text in
            Int(text).flatMap { abs($0) < billion ? ($0, 1) : nil }
        }
    }

    /// The same for amounts, in cents: `4.20..18.50`; without cents in whole euros.
    mutating func amounts(_ tree: YAMLTree) -> Draw? {
        numbers(tree, "an amount is written 4.20, 4.20..18.50 or [10, 20], below a billion") { text in
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard let whole = Int(parts[0]), abs(whole) < billion, parts.count <= 2 else { return nil }
            guard parts.count == 2 else { return (whole * 100, 100) }
            guard parts[1].utf8.count == 2, let cents = Int(parts[1]) else { return nil }
            return (whole * 100 + (text.hasPrefix("-") ? -cents : cents), 1)
        }
    }

    private mutating func numbers(_ tree: YAMLTree, _ hint: String, _ number: (Substring) -> (Int, step: Int)?) -> Draw? {
        if let items = tree.items, !items.isEmpty {
            let numbers = items.compactMap { item in item.text.flatMap { number($0[...])?.0 } }
            if numbers.count == items.count { return .oneOf(numbers) }
        } else if let text = tree.text {
            let ends = text.ranges(of: "..").first.map { [text[..<$0.lowerBound], text[$0.upperBound...]] } ?? [text[...]]
            let found = ends.compactMap { number(Substring($0.trimmed)) }
            if found.count == ends.count, let first = found.first, let last = found.last, first.0 <= last.0 {
                return found.count == 1 ? .oneOf([first.0]) : .range(first.0, last.0, step: min(first.step, last.step))
            }
        }
        report("\(tree.text.map { "'\($0)'" } ?? tree.kind) is nothing to draw a number from", tree.place, hint)
        return nil
    }
}

private let billion = 1_000_000_000

/// How deeply choices, and lists that mention lists, can be nested.
let deepestNesting = 30
