import ArgumentParser
import Cases
import Diagnostics
import Figures
import Foundation

struct Draw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws a pipeline, two side by side, or the layers of one.",
        discussion: """
            Examples: casebook draw mlops --output mlops.pdf
                      casebook draw mlops llmops --output comparison.svg
                      casebook draw llmops --layers --output reference.png
            """)

    @Argument(help: "One pipeline, or two to compare: the names of files in content/pipelines.")
    var pipelines: [String]

    @Flag(help: "Draws the layers instead of the lanes.")
    var layers = false

    @Option(name: .shortAndLong, help: "A file ending in .svg, .png or .pdf; without it the SVG goes to standard output.")
    var output: String?

    @Option(help: ArgumentHelp("The width in inches.", valueName: "inches"))
    var width = 7.0

    @OptionGroup var options: CaseOptions

    func validate() throws {
        guard (2...40).contains(width) else { throw ValidationError("--width is between 2 and 40 inches") }
        let endings = [".svg", ".png", ".pdf"]
        if let output, !endings.contains(where: { output.hasSuffix($0) }) {
            throw ValidationError("--output ends in .svg, .png or .pdf, not '\(output)'")
        }
    }

    func run() async throws {
        var log: [Diagnostic] = []
        let workshop = Workshop(options)
        let book = try await workshop.widest(runs: workshop.runs(reporting: &log), reporting: &log)
        // What is wrong elsewhere in the case does not concern a drawing.
        let sources = Set(book.pipelines.filter { pipelines.contains($0.id) }.map(\.source.path))
        log.removeAll { !sources.contains($0.place?.file.path ?? "") }
        let isSound = !log.hasErrors
        let drawing = isSound ? draw(pipelines, of: book, layers: layers, width: Int(width * 192), reporting: &log) : nil
        options.reporter.report(log)
        guard let drawing, options.reporter.accepts(log) else { throw ExitCode.badContent }
        guard let output else { return print(svg(of: drawing, id: "drawing", as: .file), terminator: "") }
        try Disk.save(bytes(of: drawing, for: output), at: output)
    }

    private func bytes(of drawing: Drawing, for output: String) throws -> [UInt8] {
        let flat = svg(of: drawing, id: "drawing", as: .flat(.light))
        if output.hasSuffix(".png") { return try png(of: flat) }
        if output.hasSuffix(".pdf") { return try pdf(of: flat, creationDate: sourceDate, title: drawing.title) }
        return Array(svg(of: drawing, id: "drawing", as: .file).utf8)
    }
}
