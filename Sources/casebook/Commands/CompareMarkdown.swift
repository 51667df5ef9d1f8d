import ArgumentParser
import Diagnostics
import Documents
import Writers

struct CompareMarkdown: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare-markdown",
        abstract: "Compares our HTML with cmark-gfm's own for every Markdown file of a folder.",
        discussion: "Example: casebook compare-markdown content",
        shouldDisplay: false)

    @Argument(help: "A folder; all its .md files are read.")
    var folder: String

    func run() async throws {
        var log: [Diagnostic] = []
        var differing = 0
        var total = 0
        for path in try Disk.markdownFiles(in: folder) {
            let file = try Disk.text(at: "\(folder)/\(path)", as: path, reporting: &log)
            total += 1
            let ours = gfmHTML(of: file.text)
            let theirs = cmarkHTML(of: file.text, .all)
            guard ours != theirs else { continue }
            differing += 1
            print(difference(path, ours, theirs))
        }
        for diagnostic in log { printError(render(diagnostic)) }
        print("\(total - differing) of \(counted(total, "file")) equal, \(differing) different")
        if differing > 0 { throw ExitCode.badContent }
    }

    /// The first line in which both differ.
    private func difference(_ path: String, _ ours: String, _ theirs: String) -> String {
        let (ours, theirs) = (
            ours.split(separator: "\n", omittingEmptySubsequences: false), theirs.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let line = zip(ours, theirs).prefix { $0 == $1 }.count
        return """
            \(path): HTML line \(line + 1)
              ours:      \(line < ours.count ? String(ours[line]) : "(ends)")
              cmark-gfm: \(line < theirs.count ? String(theirs[line]) : "(ends)")
            """
    }
}
