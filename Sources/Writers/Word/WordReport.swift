import Archives
package import Cases
package import Diagnostics
package import Documents
package import Figures

/// What a Word document is made of, besides the looks.
package struct WordReport: Sendable {
    package var title: String
    package var subtitle: String?
    /// BCP 47.
    package var language: String
    package var authors: [String]
    /// What stands before its first heading belongs to the cover.
    package var document: Document<Evaluated>
    package var references: [PageReference]
    /// The absolute address of the page this is, from which its relative links lead; nil leaves their words without a link.
    package var address: String?
    /// PNG, JPEG or SVG, by the target with which the text shows them.
    package var pictures: [String: [UInt8]]
    /// ISO 8601; nil says the first second of 1970.
    package var date: String?

    package init(
        title: String, subtitle: String? = nil, language: String = "en", authors: [String] = [],
        document: Document<Evaluated>, references: [PageReference] = [], address: String? = nil, pictures: [String: [UInt8]] = [:],
        date: String? = nil
    ) {
        self.title = title
        self.subtitle = subtitle
        self.language = language
        self.authors = authors
        self.document = document
        self.references = references
        self.address = address
        self.pictures = pictures
        self.date = date
    }
}

/// What kept a Word document from being made.
package enum WordError: Error, Sendable {
    case picture(ExportError)
    /// In the words of the archive's writer.
    case archive(String)
}

/// The report as a `.docx`: the same bytes for the same input.
///
/// Tables, figures and equations are counted anew from 1, as Word counts them when it updates its fields. What Word cannot show, such as
/// HTML among the Markdown, is an error at its line.
package func word(_ report: WordReport, reporting log: inout [Diagnostic]) throws(WordError) -> [UInt8] {
    let files = try wordParts(report, reporting: &log)
    do throws(ArchiveError) {
        return try zip(files)
    } catch {
        throw .archive("\(error)")
    }
}

/// The files inside a `.docx`, in the order in which they are packed.
func wordParts(_ report: WordReport, reporting log: inout [Diagnostic]) throws(WordError) -> [ArchiveFile] {
    var writer = WordWriter(report)
    let body = writer.text()
    if let failure = writer.failure { throw .picture(failure) }
    log += writer.diagnostics
    let texts = [
        ("[Content_Types].xml", contentTypes),
        ("_rels/.rels", packageRelationships),
        ("docProps/core.xml", coreProperties(of: report)),
        ("docProps/app.xml", appProperties),
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", writer.relationships.xml),
        ("word/styles.xml", wordStyles(language: wordLanguage(report.language))),
        ("word/numbering.xml", writer.numbering.xml),
        ("word/settings.xml", wordSettings(language: wordLanguage(report.language))),
        ("word/fontTable.xml", fontTable),
        ("word/footnotes.xml", writer.footnotesXML),
        ("word/_rels/footnotes.xml.rels", writer.footnoteRelationships.xml),
        ("word/header1.xml", pageHeader(report.title)),
        ("word/footer1.xml", pageFooter),
        ("word/theme/theme1.xml", wordTheme),
    ]
    return texts.map { ArchiveFile(name: $0, bytes: Array($1.utf8)) } + writer.media
}
