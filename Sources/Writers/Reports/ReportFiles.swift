import Archives
package import Cases
package import Diagnostics
import Documents

/// The template of the report in every format, as files of one folder: the same bytes for the same input. `report.zip` holds the texts
/// that show their drawings from `figures/`, together with them.
///
/// What a format cannot express is reported at its line.
/// - Parameter date: ISO 8601; nil says the first second of 1970.
/// - Throws: `WordError`, `ExportError` or `ArchiveError`, when a drawing cannot be made a picture or the files cannot be packed.
package func reportFiles(
    of report: EvaluatedReport, in book: BookConfiguration, date: String?, reporting log: inout [Diagnostic]
) throws -> [OutputFile] {
    let (page, address) = (report.page, book.url.map { $0 + report.page.path })
    let document = WordReport(
        title: page.matter.title, subtitle: page.matter.description, language: book.language, document: page.document,
        references: page.references, address: address, date: date)
    let sources = try latexReport(report, in: book, address: address, reporting: &log) + (try markdownReport(page, address: address))
    return [OutputFile(path: "report.docx", bytes: try word(document, reporting: &log))] + sources + [
        OutputFile(path: "report.zip", bytes: try zip(sources.map { ArchiveFile(name: $0.path, bytes: $0.bytes) }))
    ]
}
