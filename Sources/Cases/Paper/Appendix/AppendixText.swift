import Corpora
import Pipelines

/// The appendix of a paper as Markdown with analysis blocks: what the paper's numbers rest on, in full.
///
/// - Parameters:
///   - tables: the data files that go with the paper.
///   - program: the program with its version, as a sentence names it.
func appendixText(_ subjects: PaperSubjects, _ paper: Book.Paper, in book: Book, tables: [DataTable], program: String) -> String {
    let writer = AppendixWriter(subjects: subjects, paper: paper, book: book, program: program)
    let sections = [
        writer.reproducibility, writer.pipelines, writer.inputs, writer.prices, writer.rubrics, writer.runs, writer.metrics,
        writer.sensitivity, writer.data(tables),
    ]
    return sections.compactMap(\.self).joined(separator: "\n\n") + "\n"
}

/// Writes one section each; nil where the paper has nothing of the kind.
struct AppendixWriter {
    let subjects: PaperSubjects
    let paper: Book.Paper
    let book: Book
    let program: String

    fileprivate var reproducibility: String {
        let corpora = subjects.corpora.map { name in
            guard let seed = paper.corpora.first(where: { $0.id == name })?.seed else {
                return "- the corpus \(escaped(name)), which is kept as it is;"
            }
            return "- the corpus \(escaped(name)), seed \(seed), of which the generator makes every document anew;"
        }
        let runs = subjects.runs.map { "- the run \(escaped($0.run)), seed \($0.seed), record `\($0.digest.prefix(16))`;" }
        var list = (corpora + runs).joined(separator: "\n")
        if list.hasSuffix(";") { list = list.dropLast() + "." }
        let runCommands = subjects.runs.map { "casebook run \($0.run) --fresh" }
        let corpusCommands = subjects.corpora.map { "casebook corpus \($0) --output \($0)" }
        let commands = ["casebook build paper"] + runCommands + corpusCommands + [contentDigestCommand(book.folder)]
        return section(
            "Reproducibility statement", "reproducibility",
            """
            Everything behind this point was written by the program, from the same files as the paper: no table was typed. The paper was \
            computed with \(escaped(program)) from a content folder whose texts have the SHA-256 digest
            """,
            "```\n\(paper.contentDigest)\n```",
            list.isEmpty ? nil : "What chance decides follows from seeds:\n\n\(list)",
            """
            The first command writes the paper with its appendix and data again. The following ones repeat the runs without anything that was \
            kept, and write the corpora; replies of a language model are replayed from their recording. The last one prints the digest above.
            """,
            "```bash\n\(commands.joined(separator: "\n"))\n```",
            """
            On equal texts with the same versions of the components\(subjects.runs.isEmpty ? "" : " ([](#sec-appendix-runs))"), all figures are \
            meant to be equal to the last digit, on any machine. The times are not: they carry the machine and the day on which they were taken.
            """)
    }

    fileprivate var pipelines: String? {
        guard !subjects.pipelines.isEmpty else { return nil }
        return section(
            "Stages of the pipelines", "pipelines",
            "Each table is the definition itself, stage by stage: what is drawn, costed, scored and executed. It is not a description of it.",
            subjects.pipelines.map { pipeline in
                block("stages", "tbl", "stages-\(pipeline.id)", "\(pipeline.title): stages", ["of: \(pipeline.id)"])
            }.joined(separator: "\n\n"))
    }

    fileprivate var inputs: String? {
        guard !subjects.inputs.isEmpty else { return nil }
        let others = [
            subjects.prices.isEmpty ? nil : "Prices follow in a table of their own ([](#sec-appendix-prices)).",
            subjects.runs.isEmpty ? nil : "What runs measured stands in [](#sec-appendix-metrics).",
        ]
        return section(
            "Inputs", "inputs",
            """
            The numbers that were given, or that have a range, as far as the paper rests on them. A source that is called the case's fiction, \
            or an assumption, is no observation. \(others.compactMap(\.self).joined(separator: " "))
            """,
            block("quantities", "tbl", "inputs", "Inputs", ["of: [\(subjects.inputs.map(\.name).joined(separator: ", "))]"]))
    }

    fileprivate var prices: String? {
        guard !subjects.prices.isEmpty else { return nil }
        return section(
            "Prices and other facts of a day", "prices",
            """
            Each was read in the source on the day that is given, and may have changed since. Prices are list prices, without tax, discounts \
            and free allowances, where the source does not say otherwise.
            """,
            block(
                "quantities", "tbl", "prices", "Prices and other facts of a day",
                ["of: [\(subjects.prices.map(\.name).joined(separator: ", "))]", "columns: [value, range, source, date, certainty]"]))
    }

    fileprivate var runs: String? {
        guard !subjects.runs.isEmpty else { return nil }
        return section(
            "Run records", "runs",
            "What each run was made of, from its record. Titles and prices may change without a new run; whatever the digest covers may not.",
            block("run-record", "tbl", "runs", "Run records", ["of: [\(subjects.runs.map(\.run).joined(separator: ", "))]"]))
    }

    fileprivate var sensitivity: String? {
        guard !subjects.results.isEmpty else { return nil }
        let charts = subjects.results.map { result in
            block(
                "sensitivity", "fig", "sensitivity-\(identifier(result.name))", "What moves the result: \(result.says ?? result.name)",
                ["of: \(result.name)", "form: chart", "count: 8"])
        }
        let names = subjects.results.map(\.name).joined(separator: ", ")
        return section(
            "Sensitivity of the results", "sensitivity",
            """
            Each input with a range is put to both ends of it while all others stay. This shows which inputs matter, not how likely any value \
            is: the ranges are stated, not estimated, and inputs that vary together are not covered.
            """,
            block("sensitivity", "tbl", "sensitivity", "The main results at both ends of each input", ["of: [\(names)]"]),
            charts.joined(separator: "\n\n"))
    }

    fileprivate func data(_ tables: [DataTable]) -> String? {
        guard !tables.isEmpty else { return nil }
        let rows = tables.map { "| `\($0.name).csv` | \(escaped($0.says)) | \(counted($0.rows.count)) |" }
        return section(
            "Data", "data",
            """
            With the paper come its numbers at full precision, as CSV files (RFC 4180) in the folder `data`. The file `datapackage.json` \
            describes every column with type and unit (Frictionless Data Package with Table Schema).
            """,
            "| File | What is in it | Rows |\n|---|---|---:|\n" + rows.joined(separator: "\n"))
    }
}

// MARK: - Pieces

extension AppendixWriter {
    func section(_ title: String, _ anchor: String, _ parts: String?...) -> String {
        (["## \(title) {#sec-appendix-\(anchor)}"] + parts.compactMap(\.self)).joined(separator: "\n\n")
    }

    func block(_ analysis: String, _ counter: String, _ name: String, _ caption: String, _ settings: [String]) -> String {
        let lines = ["```yaml \(analysis) #\(counter)-appendix-\(name)", "caption: \(quoted(caption.replacing("`", with: "")))"]
        return (lines + settings + ["```"]).joined(separator: "\n")
    }

    func identifier(_ name: String) -> String { name.replacing(".", with: "-").replacing("_", with: "-") }

    /// A text in which Markdown finds no marks.
    func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if "\\`*_[]<>|$#~".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
