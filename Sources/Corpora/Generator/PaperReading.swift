import Diagnostics
import YAMLTrees

/// The papers of a category before their layouts are checked.
struct PaperDraft {
    let category: String
    let place: Place
    /// Page counts, taken in turn.
    let pages: [Int]
    let layouts: [LayoutDraft]
    let defects: [Int]
}

struct LayoutDraft {
    let name: String
    let place: Place
    let language: Int
    let weight: Int
    let months: ClosedRange<Int>
    let first: Template
    let then: [Int]
    let last: Int?
    /// By slot: the layout's own, else the papers', else the common ones.
    let definitions: [Int: ValueDefinition]
}

extension GeneratorReader {
    /// In the order of the categories.
    mutating func drafts(_ papers: YAMLTree, _ common: [Int: ValueDefinition]) -> [PaperDraft] {
        for entry in papers.entries ?? [] where !categories.contains(where: { $0.id == entry.key }) {
            unknown("category", entry.key, among: categories.map(\.id), entry.keyPlace)
        }
        return categories.enumerated().compactMap { index, category in
            guard let entry = papers.entries?.first(where: { $0.key == category.id }) else {
                report("category '\(category.id)' has no papers", papers.place, "describe under 'papers' how its documents look")
                return nil
            }
            return draft(entry, common, defects: defective.indices.filter { defective[$0].contains(index) })
        }
    }

    private mutating func draft(_ entry: YAMLTree.Entry, _ common: [Int: ValueDefinition], defects: [Int]) -> PaperDraft {
        var fields = FieldReader(entry.value, of: "the papers of a category")
        let pages = fields.list("pages")
        let values = fields.mapping("values")
        let layouts = fields.mapping("layouts")
        diagnostics += fields.finish()
        if entry.value.entries != nil, layouts.isEmpty { report("the papers of '\(entry.key)' need 'layouts'", entry.keyPlace) }
        let own = common.merging(definitions(values)) { $1 }
        return PaperDraft(
            category: entry.key, place: entry.keyPlace, pages: pages.isEmpty ? [1] : pages.map { pageCount($0) },
            layouts: layouts.map { layout($0, own) }, defects: defects)
    }

    private mutating func pageCount(_ tree: YAMLTree) -> Int {
        if let count = tree.text.flatMap({ Int($0) }), 1...1000 ~= count { return count }
        report(
            "\(tree.text.map { "'\($0)'" } ?? tree.kind) is no number of pages", tree.place,
            "the numbers of pages are taken in turn: [1, 1, 2]")
        return 1
    }

    private mutating func layout(_ entry: YAMLTree.Entry, _ common: [Int: ValueDefinition]) -> LayoutDraft {
        var fields = FieldReader(entry.value, of: "a layout")
        let language = fields.scalar("language")
        let weight = fields.integer("weight") ?? 1
        let from = fields.integer("from") ?? 1
        let until = fields.integer("until") ?? .max
        let values = fields.mapping("values")
        let page = fields.required("page")
        let then = fields.scalars("then").compactMap { textList($0) }
        let last = fields.scalar("last").flatMap { textList($0) }
        diagnostics += fields.finish()
        if !(1...1_000_000 ~= weight) { report("a weight is a whole number from 1 to 1000000", place("weight", entry.value)) }
        if until < from { report("the layout ends before it begins", place("until", entry.value)) }
        return LayoutDraft(
            name: entry.key, place: entry.keyPlace, language: self.language(language), weight: min(max(1, weight), 1_000_000),
            months: from...max(from, until), first: page.map { template($0) } ?? Template(), then: then, last: last,
            definitions: common.merging(definitions(values)) { $1 })
    }

    /// The first language when none is named.
    private mutating func language(_ tree: YAMLTree?) -> Int {
        guard let tree, let name = tree.text else { return 0 }
        if let language = words.languages.firstIndex(where: { $0.id == name }) { return language }
        unknown("language", name, among: words.languages.map(\.id), tree.place)
        return 0
    }

    /// A list that pages are taken from.
    private mutating func textList(_ tree: YAMLTree) -> Int? {
        guard let list = list(tree) else { return nil }
        if attributes[list] != nil { reportRecords(list, tree.place) }
        return list
    }

    // MARK: Defects

    mutating func readDefects(_ entries: [YAMLTree.Entry]) {
        for entry in entries {
            var fields = FieldReader(entry.value, of: "a defect")
            let says = fields.required("says")?.text ?? ""
            let share = fields.required("share").flatMap { percent($0) } ?? 0
            let categories = fields.scalars("in").compactMap { category($0) }
            let drop = fields.scalar("drop")
            let alter = fields.scalar("alter")
            let against = fields.scalars("against").compactMap { valueSlot($0) }
            diagnostics += fields.finish()
            guard let slot = (drop ?? alter).flatMap({ valueSlot($0) }) else {
                if drop == nil, alter == nil {
                    report("a defect needs 'drop' or 'alter'", entry.keyPlace, "name the value that is missing or wrong")
                }
                continue
            }
            if drop != nil, let alter { report("a defect drops a value or alters it, not both", alter.place) }
            defects.append(
                .init(id: entry.key, says: says, change: drop == nil ? .alter(slot, against: against) : .drop(slot), share: share))
            defective.append(categories)
        }
    }

    mutating func category(_ tree: YAMLTree) -> Int? {
        if let index = categories.firstIndex(where: { $0.id == tree.text }) { return index }
        unknown("category", tree.text ?? "", among: categories.map(\.id), tree.place)
        return nil
    }

    mutating func valueSlot(_ tree: YAMLTree) -> Int? {
        if let slot = vocabulary.slots[tree.text ?? ""] { return slot }
        unknown("value", tree.text ?? "", among: vocabulary.slotNames, tree.place)
        return nil
    }
}
