package import Cases

/// The numbers of a paper as CSV files with their description, all in the folder `data`.
///
/// `datapackage.json` follows Data Package and Table Schema, version 1 (specs.frictionlessdata.io). It carries no date: equal papers give
/// equal bytes.
package func dataFiles(of paper: EvaluatedPaper) -> [OutputFile] {
    guard !paper.data.isEmpty else { return [] }
    let tables = paper.data.map { OutputFile(path: "data/\($0.name).csv", text: csv(of: $0)) }
    return [OutputFile(path: "data/datapackage.json", text: description(of: paper).text() + "\n")] + tables
}

private func description(of paper: EvaluatedPaper) -> JSON {
    let configuration = paper.book.configuration
    let contributors = paper.settings.authors.map { JSON.object([("title", .text($0)), ("role", .text("author"))]) }
    return .object([
        ("profile", .text("tabular-data-package")),
        ("name", .text("\(name(from: paper.page.matter.title))-data")),
        ("title", .text("Data of “\(paper.page.matter.title)”")),
        ("description", (paper.page.matter.description ?? configuration.description).map { .text($0) }),
        ("homepage", configuration.url.map { .text($0) }),
        ("keywords", paper.settings.keywords.isEmpty ? nil : .list(paper.settings.keywords.map { .text($0) })),
        ("contributors", contributors.isEmpty ? nil : .list(contributors)),
        ("licenses", configuration.licence.map { .list([licence($0)]) }),
        ("sources", sources(of: paper.data)),
        ("resources", .list(paper.data.map(resource))),
    ])
}

/// A licence's `name` is an identifier without blanks; its `title` is what people read.
private func licence(_ title: String) -> JSON { .object([("name", .text(licenceName(title))), ("title", .text(title))]) }

/// Where prices and other facts were read, each once.
private func sources(of tables: [DataTable]) -> JSON? {
    guard let table = tables.first(where: { $0.name == "quantities" }), let title = table.index(of: "source"),
        let address = table.index(of: "source_url")
    else { return nil }
    var seen: Set<String> = []
    let sources = table.rows.compactMap { row -> JSON? in
        guard case .text(let source) = row[title], case .text(let url) = row[address], seen.insert(url).inserted else { return nil }
        return .object([("title", .text(source)), ("path", .text(url))])
    }
    return sources.isEmpty ? nil : .list(sources)
}

private func resource(_ table: DataTable) -> JSON {
    let references = table.columns.compactMap { column in
        column.reference.map { reference in
            // The empty name is the table itself.
            let target = reference.table == table.name ? "" : reference.table
            return JSON.object([
                ("fields", .text(column.name)),
                ("reference", .object([("resource", .text(target)), ("fields", .text(reference.column))])),
            ])
        }
    }
    return .object([
        ("profile", .text("tabular-data-resource")),
        ("name", .text(table.name)), ("title", .text(table.title)), ("description", .text(table.says)),
        ("path", .text("\(table.name).csv")), ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
        (
            "dialect",
            .object([
                ("delimiter", .text(",")), ("lineTerminator", .text("\r\n")), ("quoteChar", .text("\"")), ("doubleQuote", .flag(true)),
            ])
        ),
        (
            "schema",
            .object([
                ("fields", .list(table.columns.map(field))), ("missingValues", .list([.text("")])),
                ("primaryKey", table.key.count == 1 ? .text(table.key[0]) : .list(table.key.map { .text($0) })),
                ("foreignKeys", references.isEmpty ? nil : .list(references)),
            ])
        ),
    ])
}

private func field(_ column: DataTable.Column) -> JSON {
    let type =
        switch column.kind {
        case .text: "string"
        case .number: "number"
        case .integer: "integer"
        case .date: "date"
        }
    return .object([
        ("name", .text(column.name)), ("type", .text(type)), ("format", column.kind == .date ? .text("%Y-%m-%d") : nil),
        ("description", .text(column.says)), ("unit", column.unit.map { .text($0) }),
        ("constraints", column.isRequired ? .object([("required", .flag(true))]) : nil),
    ])
}

extension DataTable {
    fileprivate func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// Small letters, digits and hyphens, as the name of a package wants them.
private func name(from title: String) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "paper" : words.joined(separator: "-")
}

private func licenceName(_ title: String) -> String {
    let words = title.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-")) }
    return words.isEmpty ? "other" : words.joined(separator: "-")
}
