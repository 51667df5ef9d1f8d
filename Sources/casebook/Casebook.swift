import ArgumentParser
import Figures
import Foundation

@main
struct Casebook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casebook",
        abstract: "Builds executable case studies: every number computed, every picture drawn from its definition.",
        discussion: """
            Exit status: 0 when all is well, 1 when the texts have errors (with --strict also warnings), 2 when the machine \
            refused something (a folder that is missing, a disk that is full), 64 when the command line makes no sense.
            """,
        version: version,
        subcommands: [
            Build.self, Check.self, Serve.self, Explain.self, Draw.self, WriteReport.self, ReadReport.self, Run.self, Merge.self,
            Label.self,
            Audit.self, WriteCorpus.self, CompareMarkdown.self,
        ])

    static let version = "0.6.0"

    /// As the paper names what computed it.
    static let nameAndVersion = "Casebook \(version)"

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch let error as WorldError {
            printError("error: \(error)")
            Foundation.exit(2)
        } catch let error as ExportError {
            printError("error: \(error)")
            Foundation.exit(2)
        } catch let error as RunFailure {
            printError(error.isInterruption ? "\(error)" : "error: \(error)")
            Foundation.exit(error.isInterruption ? 130 : 2)
        } catch let error as CocoaError {
            printError("error: \(error.localizedDescription)")
            Foundation.exit(2)
        } catch {
            exit(withError: error)
        }
    }
}

/// What every command that reads a case understands.
struct CaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "folder"))
    var root = "."

    @Option(help: ArgumentHelp("How many tasks run side by side.", valueName: "number"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "How messages are shown: text, or json on standard output.")
    var format = MessageFormat.text

    @Flag(help: "Warnings count as errors.")
    var strict = false

    func validate() throws {
        guard jobs > 0 else { throw ValidationError("--jobs is a number above 0") }
    }

    var reporter: Reporter { Reporter(format: format, isStrict: strict) }
}

extension ExitCode {
    /// The texts have errors; they were shown.
    static let badContent = ExitCode(1)
}
