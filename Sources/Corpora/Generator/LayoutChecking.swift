import YAMLTrees
import Diagnostics

extension GeneratorReader {
    /// Orders and checks the values of each layout.
    mutating func finish(_ draft: PaperDraft) -> Paper {
        let layouts = draft.layouts.map { layout in
            checkDefects(of: draft, layout)
            var check = LayoutCheck(reader: self, layout: layout, dropped: dropped(draft))
            let steps = check.steps()
            self = check.reader
            return Layout(
                language: layout.language, weight: layout.weight, months: layout.months, steps: steps, first: layout.first,
                then: layout.then, last: layout.last)
        }
        return Paper(category: draft.category, layouts: layouts, defects: draft.defects)
    }

    private func dropped(_ draft: PaperDraft) -> Set<Int> {
        Set(draft.defects.compactMap { if case .drop(let slot) = defects[$0].change { slot } else { nil } })
    }

    /// That a value is missing is a defect only when every other document shows it.
    private mutating func checkDefects(of draft: PaperDraft, _ layout: LayoutDraft) {
        let shown = Set(reach(from: [layout.first]).filter { $0.attribute == nil }.map(\.slot))
        for defect in draft.defects {
            guard case .drop(let slot) = defects[defect].change, !broken.contains(slot) else { continue }
            let name = vocabulary.slotNames[slot]
            if !shown.contains(slot), !layout.first.isBroken {
                report(
                    "layout '\(layout.name)' never shows '\(name)', the value that defect '\(defects[defect].id)' takes away", layout.place,
                    "show it on the first page, in brackets: [{\(name)}]")
            }
            if let definition = layout.definitions[slot], definition.missing > 0 {
                report(
                    "'\(name)' is missing here now and then, which defect '\(defects[defect].id)' counts as a mistake", definition.place,
                    "leave out 'missing', or take '\(draft.category)' out of the defect's 'in'")
            }
        }
    }

    /// That the values of a layout have the parts that a question shows of them.
    mutating func checkParts(_ mentions: [Template.Mention], in layout: LayoutDraft) {
        for mention in mentions where !broken.contains(mention.slot) {
            guard let definition = layout.definitions[mention.slot] else { continue }
            var check = LayoutCheck(reader: self, layout: layout, dropped: [])
            check.checkPart(mention, of: definition)
            self = check.reader
        }
    }

    /// Everything that templates show, also by way of lists.
    func reach(from templates: [Template]) -> [Template.Mention] {
        var mentions: [Template.Mention] = []
        var seen: Set<Int> = []
        var open = templates
        while let template = open.popLast() {
            mentions += template.mentions
            for (list, _) in template.lists where seen.insert(list).inserted { open += texts(of: list) }
        }
        return mentions
    }

    func reach(of list: Int) -> [Template.Mention] { reach(from: texts(of: list)) }

    private func texts(of list: Int) -> [Template] {
        if list < words.lists.count, case .texts(let texts) = words.lists[list] { texts } else { [] }
    }
}

/// Finds the order in which a layout's values are made, and what its pages mention that it cannot show.
private struct LayoutCheck {
    var reader: GeneratorReader
    let layout: LayoutDraft
    /// The values that a defect takes away.
    let dropped: Set<Int>
    private var made: [Layout.Step] = []
    private var done: Set<Int> = []
    private var path: [Int] = []
    /// The values that are missing in some documents.
    private var missing: Set<Int> = []

    init(reader: GeneratorReader, layout: LayoutDraft, dropped: Set<Int>) {
        self.reader = reader
        self.layout = layout
        self.dropped = dropped
    }

    mutating func steps() -> [Layout.Step] {
        let pages = [layout.first]
        let lists = layout.then + (layout.last.map { [$0] } ?? [])
        let mentions = reader.reach(from: pages) + lists.flatMap { reader.reach(of: $0) }
        // In the order of the declaration: what pages say in which order changes no value.
        for slot in Set(mentions.map(\.slot)).sorted() { visit(slot) }
        for mention in mentions { check(mention) }
        return made
    }

    private mutating func visit(_ slot: Int) {
        guard !done.contains(slot), let definition = layout.definitions[slot] else { return }
        if let start = path.firstIndex(of: slot) {
            let ring = (path[start...] + [slot]).map { name($0) }.joined(separator: " → ")
            return reader.report("the values go round in a circle: \(ring)", definition.place)
        }
        guard path.count <= deepestNesting else {
            return reader.report("'\(name(slot))' is made from values that are made from others, too many steps", definition.place)
        }
        path.append(slot)
        for need in definition.order { visit(need) }
        path.removeLast()
        done.insert(slot)
        let needs = definition.maker.needs
        if definition.missing > 0 || dropped.contains(slot) || needs.contains(where: { missing.contains($0) }) { missing.insert(slot) }
        checkParts(of: definition)
        made.append(.init(slot: slot, maker: definition.maker, needs: needs, missing: definition.missing))
    }

    /// What a value is made from.
    private mutating func checkParts(of definition: ValueDefinition) {
        switch definition.maker {
        case .text(let template):
            // Without one of its values the text is missing as a whole.
            for mention in template.mentions { check(mention, mayBeMissing: true) }
            for (list, _) in template.lists { for mention in reader.reach(of: list) { check(mention) } }
        case .choose(let lists): for mention in lists.flatMap({ reader.reach(of: $0) }) { check(mention) }
        default:
            for need in definition.order where layout.definitions[need] == nil && !reader.broken.contains(need) {
                reader.report(
                    "'\(name(definition.slot))' is made from '\(name(need))', which has no value in layout '\(layout.name)'",
                    definition.place)
            }
            checkItems(definition)
        }
    }

    // MARK: Mentions

    private mutating func check(_ mention: Template.Mention, mayBeMissing: Bool = false) {
        guard !reader.broken.contains(mention.slot) else { return }
        guard let definition = layout.definitions[mention.slot] else {
            return reader.report(
                "'\(name(mention.slot))' has no value in layout '\(layout.name)'", mention.place,
                "describe it under the 'values' of the layout, of its papers or of all documents")
        }
        if missing.contains(mention.slot), !mention.isGuarded, !mayBeMissing {
            reader.report(
                "'\(name(mention.slot))' can be missing", mention.place,
                "put it into brackets with the words that go with it: [{\(mention.place.text)}]")
        }
        checkPart(mention, of: definition)
    }

    /// That a value has the part that a text shows of it.
    mutating func checkPart(_ mention: Template.Mention, of definition: ValueDefinition) {
        let known = attributes(of: definition.maker)
        guard let attribute = mention.attribute else {
            if case .choose = definition.maker, !known.isEmpty, !known.contains("name") {
                reader.report(
                    "the entries that '\(mention.place.text)' is chosen from have no 'name'", mention.place,
                    "name the part to show: \(known.map { "\(name(mention.slot)).\($0)" }.joined(separator: ", "))")
            }
            return
        }
        let wanted = reader.vocabulary.attributeName(attribute)
        guard !known.contains(wanted) else { return }
        let hint = known.isEmpty ? "it has no parts" : "it has \(known.joined(separator: ", "))"
        reader.report(
            "'\(name(mention.slot))' has no '\(wanted)'", mention.place,
            closest(to: wanted, among: known).map { "did you mean '\($0)'?" } ?? hint)
    }

    private func attributes(of maker: Maker) -> [String] {
        switch maker {
        case .choose(let lists): common(lists)
        case .date: ["day", "month", "year"]
        case .items(let items): common(itemLists(items)) + ["position", "amount", "date"]
        case .pattern, .text, .number, .amount, .sum, .percent: []
        }
    }

    /// The attributes that the entries of all these lists have.
    private func common(_ lists: [Int]) -> [String] {
        let names = lists.map { reader.attributes[$0] ?? [] }
        return (names.first ?? []).filter { name in names.allSatisfy { $0.contains(name) } }
    }

    // MARK: Items

    private func itemLists(_ items: Maker.Items) -> [Int] {
        switch items.source {
        case .list(let list): [list]
        case .attribute(let slot, let attribute): records(of: slot).compactMap { $0.list(attribute) }
        }
    }

    private func records(of slot: Int) -> [Record] {
        guard case .choose(let lists) = layout.definitions[slot]?.maker else { return [] }
        return lists.flatMap { if case .records(let records) = reader.words.lists[$0] { records } else { [Record]() } }
    }

    /// Every record that items may come from names a list of records.
    private mutating func checkItems(_ definition: ValueDefinition) {
        guard case .items(let items) = definition.maker, case .attribute(let slot, let attribute) = items.source else { return }
        let records = records(of: slot)
        let stray = records.first { $0.list(attribute).flatMap { reader.attributes[$0] } == nil }
        guard records.isEmpty || stray != nil else { return }
        // Whatever shows the items is not to blame.
        reader.broken.insert(definition.slot)
        if let stray {
            let text = stray.text(attribute).map { String(decoding: $0, as: UTF8.self) } ?? ""
            reader.report(
                "the items of '\(name(definition.slot))' come from no list", definition.place,
                "'\(reader.vocabulary.attributeName(attribute))' is '\(text)' for one \(name(slot)), and no list of records is called so")
        } else if !reader.broken.contains(slot) {
            reader.report("'\(name(slot))' is no record", definition.place, "it has to be chosen from a list of records")
        }
    }

    private func name(_ slot: Int) -> String { reader.vocabulary.slotNames[slot] }
}
