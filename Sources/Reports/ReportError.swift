package import Archives

/// Why a Word file could not be read at all.
package enum ReportError: Error, Hashable, Sendable {
    /// With a password, or by a service that manages rights.
    case encrypted
    /// The binary format of Word 97 to 2003, or another file of that time.
    case oldFormat
    case notWord
    case macros
    case archive(ArchiveError)
    /// Which part is no XML, on which line and why.
    case malformed(part: String, line: Int, reason: String)
    /// The part declares a document type: it could make the reader fetch other files.
    case documentType(part: String)
    /// The part is written in another encoding than UTF-8.
    case encoding(part: String)
    case tooMuchText(limit: Int)
}

extension ReportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .encrypted: "the file is encrypted; save it without a password"
        case .oldFormat: "the file is in an old format of Word; save it as '.docx'"
        case .notWord: "the file is no Word document; a report is handed in as '.docx'"
        case .macros: "the file has macros; save it as '.docx' without them"
        case .archive(.notZIP): "the file is no Word document; a report is handed in as '.docx'"
        case .archive(let error): "the file cannot be opened: \(error)"
        case .malformed(let part, let line, let reason): "the file is damaged: '\(part)' breaks off at line \(line): \(reason)"
        case .documentType(let part): "'\(part)' in the file declares a document type, which no Word document does"
        case .encoding(let part): "'\(part)' in the file is not in UTF-8"
        case .tooMuchText(let limit): "the fields of the file hold more than \(limit >> 20) MB of text"
        }
    }
}
