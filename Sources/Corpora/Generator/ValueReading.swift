import Diagnostics
import YAMLTrees

/// How an author says that a value comes about.
struct ValueDefinition {
    let slot: Int
    let maker: Maker
    /// In hundredths of a percent.
    let missing: Int
    let place: Place
    /// The values that have to be made before, also those that may be missing.
    var order: [Int] = []
}

extension GeneratorReader {
    /// By slot.
    mutating func definitions(_ values: [YAMLTree.Entry]) -> [Int: ValueDefinition] {
        var definitions: [Int: ValueDefinition] = [:]
        for entry in values {
            guard let slot = vocabulary.slots[entry.key] else { continue }
            if vocabulary.itemSlots.contains(slot) != (entry.value["items"] != nil) {
                report(
                    "'\(entry.key)' is a list of items in one place and a single value in another", entry.keyPlace,
                    "give one of them another name")
                continue
            }
            if let definition = definition(entry, slot) { definitions[slot] = definition } else { broken.insert(slot) }
        }
        return definitions
    }

    private mutating func definition(_ entry: YAMLTree.Entry, _ slot: Int) -> ValueDefinition? {
        if entry.value.text != nil { return finished(entry, slot, .text(template(entry.value)), missing: 0) }
        var fields = FieldReader(entry.value, of: "a value")
        let missing = fields.scalar("missing").flatMap { percent($0) } ?? 0
        let ways = Way.allCases.compactMap { way in fields.value(way.rawValue).map { (way, $0) } }
        let details = Details(of: fields.scalar("of"), count: fields.value("count"), days: fields.value("days"))
        diagnostics += fields.finish()
        guard let (way, tree) = ways.first, ways.count == 1 else {
            if entry.value.entries != nil {
                let names = Way.allCases.map(\.rawValue).joined(separator: ", ")
                report("a value comes about in one way, not in \(ways.count)", entry.keyPlace, "it has one of \(names)")
            }
            return nil
        }
        return maker(way, tree, details).flatMap { finished(entry, slot, $0, missing: missing) }
    }

    private mutating func maker(_ way: Way, _ tree: YAMLTree, _ details: Details) -> Maker? {
        switch way {
        case .choose: choice(tree)
        case .pattern: pattern(tree)
        case .text: .text(template(tree))
        case .number: draw(tree).map { .number($0) }
        case .date: date(tree)
        case .amount: amounts(tree).map { .amount($0) }
        case .sum: sum(tree)
        case .percent: percentage(tree, of: details.of)
        case .items: items(tree, details)
        }
    }

    private mutating func finished(_ entry: YAMLTree.Entry, _ slot: Int, _ maker: Maker, missing: Int) -> ValueDefinition? {
        checkKind(entry, maker)
        var definition = ValueDefinition(slot: slot, maker: maker, missing: missing, place: entry.keyPlace)
        definition.order =
            switch maker {
            case .text(let template): reach(from: [template]).map(\.slot)
            case .choose(let lists): lists.flatMap { reach(of: $0) }.map(\.slot)
            default: maker.needs
            }
        return definition
    }

    /// A field that is a date is made as one.
    private mutating func checkKind(_ entry: YAMLTree.Entry, _ maker: Maker) {
        guard let field = fields.first(where: { $0.id == entry.key }) else { return }
        let kinds: [CorpusDefinition.Field.Kind] =
            switch maker {
            case .date: [.date]
            case .amount, .sum, .percent: [.amount]
            case .choose, .pattern, .text, .number: [.text, .identifier]
            case .items: []
            }
        guard !kinds.contains(field.kind) else { return }
        report(
            "field '\(field.id)' is of the kind '\(field.kind)', but its value is not", entry.keyPlace,
            "dates come from 'date', amounts from 'amount', 'sum' or 'percent'")
    }

    // MARK: Ways

    /// `suppliers` or `[suppliers, landlords]`.
    private mutating func choice(_ tree: YAMLTree) -> Maker? {
        let names = tree.items ?? [tree]
        let lists = names.compactMap { list($0) }
        guard lists.count == names.count, !lists.isEmpty else { return nil }
        if Set(lists.map { attributes[$0] == nil }).count > 1 {
            report("some of these lists have texts, others have records", tree.place)
            return nil
        }
        return .choose(lists: lists)
    }

    mutating func list(_ tree: YAMLTree) -> Int? {
        guard let name = tree.text else { return nil }
        if let list = vocabulary.lists[name] { return list }
        unknown("list", name, among: vocabulary.listNames, tree.place)
        return nil
    }

    private mutating func slot(_ tree: YAMLTree, _ name: String? = nil) -> Int? {
        guard let name = name ?? tree.text else { return nil }
        if let slot = vocabulary.slots[name] { return slot }
        unknown("value", name, among: vocabulary.slotNames, tree.place)
        return nil
    }

    private mutating func pattern(_ tree: YAMLTree) -> Maker? {
        let patterns = (tree.items ?? [tree]).compactMap(\.text).filter { !$0.isEmpty }
        guard !patterns.isEmpty, patterns.count == (tree.items ?? [tree]).count else {
            report("'pattern' is a text or a list of texts", tree.place, "# stands for a digit and @ for a letter: INV-####")
            return nil
        }
        return .pattern(patterns.map { Array($0.utf8) })
    }

    /// `{ from: issue_date, months: 12, days: [14, 30] }`
    private mutating func date(_ tree: YAMLTree) -> Maker? {
        var fields = FieldReader(tree, of: "a date")
        let from = fields.scalar("from")
        let months = fields.value("months").map { draw($0) } ?? .oneOf([0])
        let days = fields.value("days").map { draw($0) } ?? .oneOf([0])
        diagnostics += fields.finish()
        guard let months, let days else { return nil }
        guard let from, from.text != "month" else { return .date(from: nil, months: months, days: days) }
        return slot(from).map { .date(from: $0, months: months, days: days) }
    }

    /// `[net, tax]`, `[gross, -withheld]`
    private mutating func sum(_ tree: YAMLTree) -> Maker? {
        let terms = (tree.items ?? [tree]).map { term -> (slot: Int, sign: Int)? in
            let name = term.text ?? ""
            let isLess = name.hasPrefix("-")
            return slot(term, isLess ? String(name.dropFirst()) : name).map { ($0, isLess ? -1 : 1) }
        }
        return terms.contains { $0 == nil } ? nil : .sum(terms.compactMap(\.self))
    }

    /// `percent: 21 %` or the name of a number.
    private mutating func percentage(_ rate: YAMLTree, of base: YAMLTree?) -> Maker? {
        guard let base else {
            report("'percent' needs 'of'", rate.place, "name the amount that it is a share of")
            return nil
        }
        guard let of = slot(base) else { return nil }
        if rate.text?.hasSuffix("%") == true { return percent(rate).map { .percent(.fixed($0), of: of) } }
        return slot(rate).map { .percent(.value($0), of: of) }
    }

    /// `items: goods`, or `items: supplier.trade` where the record names the list.
    private mutating func items(_ tree: YAMLTree, _ details: Details) -> Maker? {
        guard let source = itemSource(tree) else { return nil }
        var items = Maker.Items(source: source, count: .oneOf([3]), days: nil)
        if let count = details.count {
            guard let draw = draw(count) else { return nil }
            items.count = draw
            if draw.lowest < 0 { report("there cannot be less than no items", count.place) }
        }
        if let days = details.days {
            var fields = FieldReader(days, of: "the items' days")
            let from = fields.required("from")
            let over = fields.integer("over")
            diagnostics += fields.finish()
            if let over, abs(over) > 36_525 { report("the days lie within a hundred years", days.place) }
            guard let slot = from.flatMap({ slot($0) }) else { return nil }
            items.days = (slot, over ?? 28)
        }
        return .items(items)
    }

    private mutating func itemSource(_ tree: YAMLTree) -> Maker.Items.Source? {
        let path = (tree.text ?? "").split(separator: ".").map(String.init)
        if path.count == 2 { return slot(tree, path[0]).map { .attribute(slot: $0, attribute: vocabulary.attribute(path[1])) } }
        guard let list = list(tree) else { return nil }
        if attributes[list] == nil { report("list '\(path[0])' has no records to make items from", tree.place) }
        return .list(list)
    }
}

/// The ways in which a value can come about.
private enum Way: String, CaseIterable {
    case choose, pattern, text, number, date, amount, sum, percent, items
}

/// What belongs to some of the ways.
private struct Details {
    let of: YAMLTree?
    let count: YAMLTree?
    let days: YAMLTree?
}
