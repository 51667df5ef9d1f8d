import Models

// Quantities, prices, and how values came about.

extension PaperDataMaker {
    var quantities: DataTable {
        DataTable(
            name: "quantities", title: "Quantities",
            says: "Every quantity with one number that the paper's text and exhibits rest on, with its formula, range and source",
            columns: quantityColumns, key: ["name"], rows: subjects.quantities.map(row))
    }

    var prices: DataTable {
        DataTable(
            name: "prices", title: "Prices and other facts of a day", says: "The given quantities that were read in a source on a day",
            columns: quantityColumns, key: ["name"], rows: subjects.prices.map(row))
    }

    private var quantityColumns: [DataTable.Column] {
        [
            .init("name", .text, "The quantity's full name in the model", isRequired: true),
            .init("says", .text, "What it is"),
            .init("value", .number, "Its value, in the row's unit", isRequired: true),
            .init("unit", .text, "The unit of value, low and high; empty for a plain number"),
            .init("formula", .text, "The formula as the author wrote it, or the number itself", isRequired: true),
            .init("low", .number, "The low end of its range; of what was measured, of its 95% interval"),
            .init("high", .number, "The high end of the same"),
            .init("source", .text, "Where it comes from; empty for what is computed"),
            .init("source_url", .text, "The address of the source"),
            .init("read_on", .date, "The day on which the source was read"),
            .init("certainty", .text, "How sure it is, in words"),
            .init("note", .text, "The author's remark"),
        ]
    }

    private func row(_ quantity: Quantity) -> [DataTable.Datum] {
        let origin = book.origin(of: quantity, withDate: false)
        return [
            .text(quantity.name), .init(quantity.says), .init(values.value(of: quantity.name)?.number), .init(unit(of: quantity)),
            .text(quantity.formulaText), .init(quantity.interval?.low), .init(quantity.interval?.high), .init(origin?.text),
            .init(origin?.target), .init(quantity.on), .init(quantity.mark?.words), .init(quantity.note),
        ]
    }

    func unit(of quantity: Quantity) -> String? { quantity.units.flatMap { $0.isBare ? nil : "\($0)" } }

    var derivations: DataTable {
        DataTable(
            name: "derivations", title: "Derivations",
            says: "How each value of the paper came about, in the order in which the text needs them",
            columns: [
                .init("derivation", .text, "The anchor of the derivation in the paper", isRequired: true),
                .init("position", .integer, "Its place in the order of the text, from 1", isRequired: true),
                .init("name", .text, "The quantity's name; of a formula in the text, the formula", isRequired: true),
                .init("says", .text, "What it is"), .init("shown", .text, "The value as readers see it", isRequired: true),
                .init("formula", .text, "The formula as it was written; empty for a given number"),
                .init("source", .text, "Where a given number comes from"),
            ], key: ["derivation"],
            rows: page.derivations.enumerated().map { index, entry in
                [
                    .text(entry.anchor), .integer(index + 1), .text(entry.name), .init(entry.says), .text(entry.value),
                    .init(entry.formula),
                    .init(entry.source),
                ]
            })
    }

    var derivationInputs: DataTable {
        let known = Set(page.derivations.map(\.anchor))
        let reference = (table: "derivations", column: "derivation")
        return DataTable(
            name: "derivation-inputs", title: "Inputs of derivations", says: "Which derivation uses which others, one pair in a row",
            columns: [
                .init("derivation", .text, "The derivation that uses another", isRequired: true, in: reference),
                .init("input", .text, "The one that it uses", isRequired: true, in: reference),
            ], key: ["derivation", "input"],
            rows: page.derivations.flatMap { entry in
                entry.inputs.filter { known.contains($0.anchor) }.map { [.text(entry.anchor), .text($0.anchor)] }
            })
    }
}
