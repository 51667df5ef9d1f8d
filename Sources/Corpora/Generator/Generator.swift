import YAMLTrees
import Statistics

/// Documents made from an author's templates, each to be had at any time without the others: the same on every machine.
///
/// Read by ``readGenerator(_:categories:fields:reporting:)`` from the `generate:` of a corpus. Two numbers of the same document always
/// give the same document; a change of a text changes the documents that show it and no others.
package struct Generator: Sendable {
    /// A mistake that the generator makes on purpose: the truth that compliance rules are measured against.
    package struct DefectSummary: Sendable, Hashable {
        package let id: String
        package let says: String
    }

    /// Counted up when the same definition makes other documents: runs over them are then made anew.
    package static let version = 1

    let seed: UInt64
    /// The first day of month 1.
    let begins: Day
    let schedule: Schedule
    let words: Words
    /// By category.
    let papers: [Paper]
    let defects: [Defect]

    /// How many documents there are.
    package var count: Int { schedule.count }

    /// The defects that documents can have, in the author's order.
    package var defectSummaries: [DefectSummary] { defects.map { .init(id: $0.id, says: $0.says) } }

    /// The month that a document arrives in, from 1, without making the document.
    package func month(of index: Int) -> Int { schedule.month(of: index) }

    /// How many pages a document has, without making the document.
    package func pages(of index: Int) -> Int { schedule[index].pages }

    /// A document, by its number from 0 to `count - 1`.
    ///
    /// - Parameter isAsked: whether it comes with its questions, which take as long to write as a short document.
    package func document(_ index: Int, isAsked: Bool = true) -> CorpusDocument {
        let slot = schedule[index]
        let paper = papers[slot.category]
        var writer = DocumentWriter(
            words, month: begins.adding(months: slot.month - 1), pages: slot.pages, random: SeededRandom(seed: seed, stream: UInt64(index)))
        let layout = paper.layout(in: slot.month, drawing: &writer.random)
        let pages = writer.pages(of: layout, defects: paper.defects.map { ($0, defects[$0]) })
        var document = CorpusDocument(
            id: id(slot), pages: pages, isScanned: slot.isScanned, month: slot.month, language: words.languages[layout.language].id,
            category: paper.category, fields: writer.fields(), violations: writer.violations().map { defects[$0].id }.sorted())
        if isAsked { document.questions = writer.ask(paper.questions, of: document.id, number: index, on: pages) }
        return document
    }

    /// `2026-03-0041`: the forty-first document of March.
    private func id(_ slot: Schedule.Slot) -> String {
        let (year, month, _) = begins.adding(months: slot.month - 1).parts
        var bytes: [UInt8] = []
        bytes.append(number: year, digits: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(number: month, digits: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(number: slot.position, digits: 4)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What all documents are written from.
struct Words: Sendable {
    struct Field: Sendable {
        let id: String
        let slot: Int
    }

    var languages: [Language] = []
    var lists: [WordList] = []
    var fields: [Field] = []
    /// How many values there are.
    var slots = 0
    /// By value: whether a question asks for it.
    var isAsked: [Bool] = []
}

/// How the documents of one category look.
struct Paper: Sendable {
    let category: String
    let layouts: [Layout]
    /// The defects that its documents can have.
    var defects: [Int] = []
    /// What is asked about them.
    var questions: [Question] = []

    /// One of the layouts in use in a month, by their weights.
    func layout(in month: Int, drawing random: inout SeededRandom) -> Layout {
        let total = layouts.reduce(0) { $0 + ($1.months.contains(month) ? $1.weight : 0) }
        var rest = random.index(below: max(1, total))
        for layout in layouts where layout.months.contains(month) {
            rest -= layout.weight
            if rest < 0 { return layout }
        }
        return layouts[layouts.count - 1]
    }
}

/// A way to set a document.
struct Layout: Sendable {
    struct Step: Sendable {
        let slot: Int
        let maker: Maker
        /// The values without which it is missing.
        let needs: [Int]
        /// In hundredths of a percent.
        let missing: Int
    }

    let language: Int
    let weight: Int
    let months: ClosedRange<Int>
    /// The values that its pages show, each behind those it is made from.
    var steps: [Step] = []
    let first: Template
    /// The lists that the further pages are taken from, in turn.
    let then: [Int]
    /// The list that the last page is taken from when there are several.
    let last: Int?
}
