import ArgumentParser
import Cases
import Diagnostics
import Foundation
import Writers

struct BuildMaterials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "materials",
        abstract: "Writes the package of teaching materials: Markdown files, diagrams and a README.",
        discussion: """
            Example: casebook build materials

            What 'materials:' in 'content/book.yml' lists goes to ROOT/public/materials, and with what the instructor's folder adds \
            to ROOT/private/materials.
            """)

    @OptionGroup var options: CaseOptions

    @Option(help: ArgumentHelp("Where the students' package goes (default: ROOT/public/materials).", valueName: "folder"))
    var output: String?

    @Option(
        name: .customLong("private"),
        help: ArgumentHelp("Where the instructors' package goes (default: ROOT/private/materials).", valueName: "folder"))
    var privateOutput: String?

    @Option(help: ArgumentHelp("Computes with a scenario of the model.", valueName: "name"))
    var scenario: String?

    func run() async throws {
        var logs: [[Diagnostic]] = []
        var packages: [(edition: Edition, files: [OutputFile])] = []
        let workshop = Workshop(options, scenario: scenario)
        var log: [Diagnostic] = []
        let runs = try await workshop.runs(reporting: &log)
        for edition in Edition.allCases where edition == .student || Disk.hasInstructorFolder(root: options.root) {
            var log: [Diagnostic] = []
            if let files = try await files(edition, workshop, runs, reporting: &log) { packages.append((edition, files)) }
            logs.append(log)
        }
        log += logs.count == 2 ? merged(student: logs[0], instructor: logs[1]) : logs[0]
        options.reporter.report(log)
        guard options.reporter.accepts(log) else {
            printError("\(Reporter.count(log)); nothing was written")
            throw ExitCode.badContent
        }
        guard !packages.isEmpty else {
            throw WorldError("the book has no package; list its files under 'materials:' in 'content/book.yml'")
        }
        for package in packages {
            let folder = folder(for: package.edition)
            let staging = try StagingFolder(for: folder)
            do {
                for file in package.files { try staging.save(file.path, file.bytes) }
                try staging.commit()
            } catch {
                staging.discard()
                throw error
            }
            print("\(counted(package.files.count, "file")) for \(package.edition.rawValue)s: open \(folder)/README.md")
        }
    }

    private func files(
        _ edition: Edition, _ workshop: Workshop, _ runs: RunResults, reporting log: inout [Diagnostic]
    ) async throws -> [OutputFile]? {
        let book = try await workshop.book(edition, runs: runs, reporting: &log)
        let paper = await evaluatePaper(of: book, program: Casebook.nameAndVersion, jobs: options.jobs, reporting: &log)
        let pages = await evaluate(book, scenario: scenario, jobs: options.jobs, reporting: &log)
        let materials = await evaluateMaterials(
            of: book, pages: pages, paper: paper, scenario: scenario, jobs: options.jobs, reporting: &log)
        return try materials.map { try materialFiles(of: $0, date: sourceDate, reporting: &log) }
    }

    private func folder(for edition: Edition) -> String {
        switch edition {
        case .student: output ?? "\(options.root)/\(OutputPlace.student)/\(OutputPlace.materials)"
        case .instructor: privateOutput ?? "\(options.root)/\(OutputPlace.instructor)/\(OutputPlace.materials)"
        }
    }
}
