import Cases
import Diagnostics
import Foundation

/// A folder of texts, read as the command reads it: sorted, and the instructor's folder only for the instructor's edition.
struct ContentOnDisk {
    let folder: URL

    var hasInstructorFolder: Bool { FileManager.default.fileExists(atPath: folder.appending(path: instructorFolder).path) }

    func files(_ edition: Edition) throws -> ContentFiles {
        let isHidden: (String) -> Bool = { $0.split(separator: "/").contains { $0.hasPrefix(".") } }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().filter { path in
            let isWithheld = edition == .student && path.hasPrefix(instructorFolder + "/")
            return !isHidden(path) && !isWithheld && !isFolder(path)
        }
        let texts = try paths.filter(ContentFiles.isText).map { path in
            SourceFile(path: "content/\(path)", text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
        }
        return ContentFiles(
            texts: texts, attachments: paths.filter { !ContentFiles.isText($0) }, isWhole: edition == .instructor || !hasInstructorFolder)
    }

    /// Both editions, evaluated as a build does it, with everything that was reported.
    func editions(runs: RunResults = .none, jobs: Int = 2) async throws -> (books: [EvaluatedBook], log: [Diagnostic]) {
        var logs: [[Diagnostic]] = []
        var books: [EvaluatedBook] = []
        for edition in Edition.allCases where edition == .student || hasInstructorFolder {
            var log: [Diagnostic] = []
            let book = await readBook(try files(edition), edition: edition, runs: runs, jobs: jobs, reporting: &log)
            books.append(await evaluate(book, jobs: jobs, reporting: &log))
            logs.append(log)
        }
        return (books, logs.count == 2 ? merged(student: logs[0], instructor: logs[1]) : logs[0])
    }

    private func isFolder(_ path: String) -> Bool { folder.appending(path: path).hasDirectoryPath || isDirectory(path) }

    private func isDirectory(_ path: String) -> Bool {
        var answer: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &answer) && answer.boolValue
    }

}

/// Everything that was reported, as an author reads it.
func rendered(_ log: [Diagnostic]) -> String { log.sorted().map { render($0) + "\n" }.joined(separator: "\n") }

/// A book of texts given by their paths in the content folder; `book.yml` lists all pages when it is not among them.
struct SmallBook {
    var texts: [String: String]
    var attachments: [String] = []
    var edition = Edition.student
    var isWhole = true
    var runs = RunResults.none

    init(_ texts: [String: String], attachments: [String] = [], edition: Edition = .student, isWhole: Bool = true) {
        self.isWhole = isWhole
        self.texts = texts
        self.attachments = attachments
        self.edition = edition
        guard texts["book.yml"] == nil else { return }
        let pages = texts.keys.filter { $0.hasSuffix(".md") }.sorted()
        self.texts["book.yml"] = "title: A book\nnavigation:\n  - title: Pages\n    pages: [\(pages.joined(separator: ", "))]\n"
    }

    func read(reporting log: inout [Diagnostic]) async -> Book {
        let files = texts.keys.sorted().map { SourceFile(path: "content/\($0)", text: texts[$0] ?? "") }
        return await readBook(
            ContentFiles(texts: files, attachments: attachments, isWhole: isWhole), edition: edition, runs: runs, jobs: 2, reporting: &log)
    }

    /// The evaluated book and what was reported, as an author reads it.
    func evaluated(scenario: String? = nil, jobs: Int = 2) async -> (book: EvaluatedBook, messages: String) {
        var log: [Diagnostic] = []
        let book = await evaluate(await read(reporting: &log), scenario: scenario, jobs: jobs, reporting: &log)
        return (book, rendered(log))
    }
}
