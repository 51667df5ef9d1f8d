import ArgumentParser
import Cases
import Diagnostics
import Foundation
import Reports

struct ReadReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-report",
        abstract: "Reads a report that a student filled in, and prints each exercise with the answer.",
        discussion: """
            Example: casebook read-report report.docx

            It reads Word ('.docx'), LaTeX ('.tex') and Markdown ('.md'). Numbers are given in the unit that the exercise asks for; what could not be \
            read is said, and then the exit status is 1.
            """)

    @Argument(help: "The report.")
    var file: String

    @OptionGroup var options: CaseOptions

    func run() async throws {
        var log: [Diagnostic] = []
        let workshop = Workshop(options)
        let book = try await workshop.book(.student, runs: workshop.runs(reporting: &log), reporting: &log)
        var problems: [String] = []
        let fields = try readFields(problems: &problems)
        for exercise in book.askedExercises {
            guard let field = fields.first(where: { $0.id == exercise.name }) else {
                problems.append("\(exercise.name): the report has no field for it")
                continue
            }
            switch readAnswer(field.text ?? "", expecting: exercise.expected, units: book.model.units) {
            case .empty: print("\(exercise.name)\tempty")
            case .number(let number, let unit, let remark):
                print("\(exercise.name)\t\(String(format: "%.12g", number))\t\(unit ?? "")" + (remark.map { "\t(\($0))" } ?? ""))
            case .choice(let choice): print("\(exercise.name)\t\(choice)")
            case .unreadable(let message): problems.append("\(exercise.name): \(message)")
            }
        }
        for problem in problems { printError("\(file): \(problem)") }
        if !problems.isEmpty { throw ExitCode.badContent }
    }

    private func readFields(problems: inout [String]) throws -> [FilledReport.Field] {
        let bytes = try Disk.bytes(at: file)
        let isLaTeX = file.lowercased().hasSuffix(".tex")
        if isLaTeX || file.lowercased().hasSuffix(".md") {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw WorldError("'\(file)' is not UTF-8 text") }
            return isLaTeX ? readLaTeXFields(text, problems: &problems) : readMarkdownFields(text, problems: &problems)
        }
        do {
            let report = try readWordReport(bytes)
            problems += report.contradictory.map { "\($0): several fields of this name hold different answers; the first counts" }
            return report.fields
        } catch {
            throw WorldError("'\(file)' cannot be read: \(error)")
        }
    }
}
