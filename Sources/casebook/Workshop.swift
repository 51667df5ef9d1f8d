import Cases
import Diagnostics
import Figures
import Foundation
import Writers

/// The way from the disk to evaluated editions, which all commands share.
struct Workshop {
    let root: String
    let jobs: Int
    let scenario: String?

    init(_ options: CaseOptions, scenario: String? = nil) {
        root = options.root
        jobs = options.jobs
        self.scenario = scenario
    }

    /// What the engine is to do. The instructor's folder holds none of it and is not opened.
    func runPlans(reporting log: inout [Diagnostic]) async throws -> RunPlans {
        // What is wrong with the files themselves is reported when the book is read.
        var ignored: [Diagnostic] = []
        let files = try await Disk.loadContent(root: root, edition: .student, jobs: jobs, reporting: &ignored)
        return readRunPlans(files, reporting: &log)
    }

    /// What the engine found out, now or before.
    ///
    /// - Parameters:
    ///   - isTalkative: whether it says of each record where it comes from, rather than only what takes time.
    ///   - only: the one run that is wanted; all when it is nil.
    func runs(isTalkative: Bool = false, only name: String? = nil, reporting log: inout [Diagnostic]) async throws -> RunResults {
        let plans = try await runPlans(reporting: &log)
        return try await Runner(root: root, jobs: jobs, isTalkative: isTalkative).results(of: plans, only: name, reporting: &log)
    }

    func book(_ edition: Edition, runs: RunResults, reporting log: inout [Diagnostic]) async throws -> Book {
        let files = try await Disk.loadContent(root: root, edition: edition, jobs: jobs, reporting: &log)
        return await readBook(files, edition: edition, runs: runs, jobs: jobs, reporting: &log)
    }

    /// The student's edition, and the instructor's if there is a folder for it.
    func editions(
        runs: RunResults, timing watch: inout Stopwatch, reporting log: inout [Diagnostic]
    ) async throws -> [EvaluatedBook] {
        var editions: [EvaluatedBook] = []
        var logs: [[Diagnostic]] = []
        for edition in Edition.allCases where edition == .student || Disk.hasInstructorFolder(root: root) {
            var log: [Diagnostic] = []
            let book = try await book(edition, runs: runs, reporting: &log)
            watch.lap("read")
            editions.append(await evaluate(consume book, scenario: scenario, jobs: jobs, reporting: &log))
            watch.lap("evaluate")
            logs.append(log)
        }
        log += logs.count == 2 ? merged(student: logs[0], instructor: logs[1]) : logs[0]
        return editions
    }

    /// Everything there is to read: the instructor's edition where there is one.
    func widest(runs: RunResults, reporting log: inout [Diagnostic]) async throws -> Book {
        try await book(Disk.hasInstructorFolder(root: root) ? .instructor : .student, runs: runs, reporting: &log)
    }
}

/// The templates and the files that go with every site as they are.
struct LoadedTemplates: Sendable {
    let templates: SiteTemplates
    let assets: [(path: String, bytes: [UInt8])]
}

/// The students' template as files of a folder, by their path there; none where the case has no template.
func templateFiles(of book: EvaluatedBook, in folder: String, reporting log: inout [Diagnostic]) throws -> [OutputFile] {
    guard let report = book.report else { return [] }
    return try reportFiles(of: report, in: book.configuration, date: sourceDate, reporting: &log).map {
        OutputFile(path: "\(folder)/\($0.path)", bytes: $0.bytes)
    }
}

/// Reads and compiles `templates/`.
func loadTemplates(root: String, reporting log: inout [Diagnostic]) throws -> LoadedTemplates {
    let files = try Disk.loadAll("\(root)/templates")
    let texts = files.filter { $0.path.hasSuffix(".mustache") }.map { ("templates/" + $0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    let templates = SiteTemplates(files: texts, reporting: &log)
    let prefix = "assets/"
    let assets = files.filter { $0.path.hasPrefix(prefix) }.map { (String($0.path.dropFirst(prefix.count)), $0.bytes) }
    return LoadedTemplates(templates: templates, assets: assets)
}

/// Writes an edition whole: its site, the drawings readers may take away, and the template of the report.
func writeEdition(
    _ book: consuming EvaluatedBook, with loaded: LoadedTemplates, template: [OutputFile] = [], jobs: Int,
    save: @escaping @Sendable (OutputFile) throws -> Void
) async throws {
    try template.forEach(save)
    let downloads = book.downloads
    try await writeSite(book, with: loaded.templates, assets: loaded.assets, jobs: jobs, save: save)
    let results = await concurrently(downloads, jobs: jobs) { _, download in
        Result { try files(of: download, date: sourceDate).forEach(save) }
    }
    for result in results { try result.get() }
}

/// The date in files that must carry one: `SOURCE_DATE_EPOCH`, as ISO 8601; nil when it is not set.
let sourceDate: String? = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init).map {
    Date(timeIntervalSince1970: $0).formatted(.iso8601)
}
