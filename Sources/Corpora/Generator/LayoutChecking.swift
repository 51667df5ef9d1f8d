import Diagnostics

extension GeneratorReader {
    mutating func finish(_ draft: PaperDraft) -> Paper {
        let dropped = Set(draft.defects.compactMap { if case .drop(let slot) = defects[$0].change { slot } else { nil } })
        let layouts = draft.layouts.map { layout in
            var check = LayoutCheck(reader: self, layout: layout, dropped: dropped)
            let steps = check.steps()
            self = check.reader
            return Layout(
                language: layout.language, weight: layout.weight, months: layout.months, steps: steps, first: layout.first,
                then: layout.then,
                last: layout.last)
        }
        return Paper(category: draft.category, layouts: layouts, defects: draft.defects)
    }

    /// Everything that templates show, also by way of lists.
    func reach(from templates: [Template]) -> [Template.Mention] {
        var mentions: [Template.Mention] = []
        var seen: Set<Int> = []
        var open = templates
        while let template = open.popLast() {
            mentions += template.mentions
            for list in template.lists where seen.insert(list).inserted { open += texts(of: list) }
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
        for mention in mentions {
            guard layout.definitions[mention.slot] != nil else {
                reader.report(
                    "'\(name(mention.slot))' has no value in layout '\(layout.name)'", mention.place,
                    "describe it under the 'values' of the layout, of its papers or of all documents")
                continue
            }
            visit(mention.slot)
            check(mention)
        }
        return made
    }

    private mutating func visit(_ slot: Int) {
        guard !done.contains(slot), let definition = layout.definitions[slot] else { return }
        if let start = path.firstIndex(of: slot) {
            let ring = (path[start...] + [slot]).map { name($0) }.joined(separator: " → ")
            return reader.report("the values go round in a circle: \(ring)", definition.place)
        }
        path.append(slot)
        for need in definition.order {
            if layout.definitions[need] == nil {
                reader.report(
                    "'\(name(slot))' is made from '\(name(need))', which has no value in layout '\(layout.name)'", definition.place)
            }
            visit(need)
        }
        path.removeLast()
        done.insert(slot)
        let needs = definition.maker.needs
        if definition.missing > 0 || dropped.contains(slot) || needs.contains(where: { missing.contains($0) }) { missing.insert(slot) }
        checkItems(definition)
        made.append(.init(slot: slot, maker: definition.maker, needs: needs, missing: definition.missing))
    }

    // MARK: Mentions

    private mutating func check(_ mention: Template.Mention) {
        guard let definition = layout.definitions[mention.slot] else { return }
        if missing.contains(mention.slot), !mention.isGuarded {
            reader.report(
                "'\(name(mention.slot))' can be missing", mention.place,
                "put it into brackets with the words that go with it: [\(mention.place.text)]")
        }
        let known = attributes(of: definition.maker)
        guard let attribute = mention.attribute else {
            if case .choose(let list) = definition.maker, let names = reader.attributes[list], !names.contains("name") {
                reader.report(
                    "the entries of '\(reader.vocabulary.listNames[list])' have no 'name'", mention.place,
                    "name the part to show: \(names.map { "\(name(mention.slot)).\($0)" }.joined(separator: ", "))")
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
        case .choose(let list): reader.attributes[list] ?? []
        case .date: ["day", "month", "year"]
        case .items(let items):
            itemLists(items).reduce(nil) { common, list in
                let names = (reader.attributes[list] ?? []) + ["position", "amount", "date"]
                return common.map { $0.filter(names.contains) } ?? names
            } ?? []
        case .pattern, .text, .number, .amount, .sum, .percent: []
        }
    }

    // MARK: Items

    private func itemLists(_ items: Maker.Items) -> [Int] {
        switch items.source {
        case .list(let list): [list]
        case .attribute(let slot, let attribute): records(of: slot).compactMap { $0.lists[attribute] }
        }
    }

    private func records(of slot: Int) -> [Record] {
        guard case .choose(let list) = layout.definitions[slot]?.maker, case .records(let records) = reader.words.lists[list] else {
            return []
        }
        return records
    }

    /// Every record that items may come from names a list of records.
    private mutating func checkItems(_ definition: ValueDefinition) {
        guard case .items(let items) = definition.maker, case .attribute(let slot, let attribute) = items.source else { return }
        let wanted = reader.vocabulary.attributeName(attribute)
        let records = records(of: slot)
        if records.isEmpty {
            return reader.report("'\(name(slot))' is no record", definition.place, "it has to be chosen from a list of records")
        }
        for record in records {
            let list = attribute < record.lists.count ? record.lists[attribute] : nil
            if list.flatMap({ reader.attributes[$0] }) == nil {
                let text = attribute < record.texts.count ? record.texts[attribute].map { String(decoding: $0, as: UTF8.self) } : nil
                return reader.report(
                    "the items of '\(name(definition.slot))' come from no list", definition.place,
                    "'\(wanted)' is '\(text ?? "")' for one \(name(slot)), and no list of records is called so")
            }
        }
    }

    private func name(_ slot: Int) -> String { reader.vocabulary.slotNames[slot] }
}
