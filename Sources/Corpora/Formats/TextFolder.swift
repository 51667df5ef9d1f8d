import Diagnostics
import Foundation

/// The documents of a plain folder: `category/file.txt`, looked through once and read again when they are asked for.
///
/// The id of a document is its path, its category the first folder on it. A form feed ends a page; every line break is read as `\n`.
struct TextFolder: Sendable {
    private let paths: [String]
    private let read: @Sendable (String) throws -> Data

    /// - Parameters:
    ///   - name: the folder as messages name it.
    ///   - paths: of the files below the folder, relative to it.
    init(
        _ name: String, _ paths: [String], read: @escaping @Sendable (String) throws -> Data, expecting expected: Expectations,
        reporting findings: inout Findings
    ) {
        self.read = read
        let visible = paths.filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
        let texts = visible.filter(isText).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        // A folder without folders is a corpus of which nobody knows the categories.
        let hasCategories = texts.contains { $0.contains("/") }
        var sound: [String] = []
        for path in texts {
            let name = "\(name)/\(path)"
            let category = category(of: path)
            if hasCategories, category == nil {
                let note = Diagnostic.Note("move it into the folder of its category")
                findings.reject("outside", file: name, "the file lies in no category", notes: [note])
            } else if let fault = category.flatMap({ expected.fault(category: $0, at: 0..<0) }) {
                findings.reject(fault.kind, file: name, fault.message, notes: fault.notes)
            } else if isReadable(path, name, read, &findings) {
                sound.append(path)
                findings.noteOccurrence(of: CorpusDocument(id: path, pages: [], category: category))
            }
        }
        self.paths = sound
        noteOthers(visible.filter { !isText($0) }, in: name, &findings)
    }

    var count: Int { paths.count }

    func document(_ index: Int) -> CorpusDocument {
        let path = paths[index]
        return CorpusDocument(id: path, pages: text(of: (try? read(path)) ?? Data()).pages, category: category(of: path))
    }
}

/// Whether a file is text; what is not is reported.
private func isReadable(
    _ path: String, _ name: String, _ read: (String) throws -> Data, _ findings: inout Findings
) -> Bool {
    let file: LargeFile
    do {
        file = LargeFile(path: name, data: try read(path))
    } catch {
        findings.reject("unreadable", file: name, "the file cannot be read: \(error)", notes: [])
        return false
    }
    if let (message, note) = foreignEncoding(file.data) {
        findings.reject(message, file: name, message, notes: [.init(note)])
        return false
    }
    let wrong = file.data.withUnsafeBytes { firstInvalidUTF8(in: $0, 0..<$0.count) }
    if let wrong {
        let note = Diagnostic.Note(encodingHint)
        findings.reject([Fault(kind: "encoding", message: "this is not UTF-8", range: wrong..<wrong + 1, notes: [note])], in: file)
        return false
    }
    if file.data.allSatisfy({ $0 <= 0x20 }) {
        findings.remarks.add("empty") { .warning("the document is empty", at: wholeFile(name)) }
    }
    return true
}

private func isText(_ path: String) -> Bool { path.lowercased().hasSuffix(".txt") }

private func category(of path: String) -> String? {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : nil
}

private func text(of data: Data) -> String {
    let text = String(decoding: data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data, as: UTF8.self)
    guard text.utf8.contains(0x0D) else { return text }
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
}

/// Says which files are left out because they are no texts.
private func noteOthers(_ paths: [String], in name: String, _ findings: inout Findings) {
    guard let first = paths.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else { return }
    let files = paths.count == 1 ? "one file is" : "\(grouped(paths.count)) files are"
    let (message, place) = ("\(files) left out: a document is a .txt file", wholeFile("\(name)/\(first)"))
    findings.remarks.add("others") { .warning(message, at: place) }
}
