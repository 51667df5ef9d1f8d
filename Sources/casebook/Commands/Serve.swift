import ArgumentParser
import Cases
import Diagnostics
import FlyingFox
import FlyingSocks
import Foundation
import Pipelines
import Writers

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the site on this machine and rebuilds it whenever a text changes.",
        discussion: """
            Example: casebook serve --port 8000

            The site lives in memory and is reachable from this machine only. An error is shown in the terminal and on the \
            page, above the last good site.
            """)

    @OptionGroup var options: CaseOptions

    @Option(help: "The port on 127.0.0.1.")
    var port: UInt16 = 8000

    @Flag(help: "Shows the instructor's edition instead of the student's.")
    var instructor = false

    func run() async throws {
        let preview = Preview()
        try await rebuild(preview)
        let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60, logger: .disabled)
        await server.appendRoute("*") { request in await answer(request, from: preview) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listen(server) }
            group.addTask { try await watch(preview) }
            group.addTask { await announce(server) }
            // The first task that ends with an error ends the command; announcing ends with none.
            for try await _ in group {}
        }
    }

    private func announce(_ server: HTTPServer) async {
        guard (try? await server.waitUntilListening()) != nil else { return }
        print("http://127.0.0.1:\(port)/ shows the site; press Ctrl-C to stop")
        // Who reads it from a file or a pipe gets it now.
        fflush(nil)
    }

    private func listen(_ server: HTTPServer) async throws {
        do {
            try await server.run()
        } catch let error as SocketError {
            throw WorldError("cannot listen on port \(port): \(error); another program may use it: choose one with --port")
        }
    }

    private func watch(_ preview: Preview) async throws {
        let folders = ["\(options.root)/content", "\(options.root)/templates"]
        var seen = fingerprint(of: folders)
        while true {
            try await Task.sleep(for: .milliseconds(300))
            let now = fingerprint(of: folders)
            guard now != seen else { continue }
            seen = now
            try await rebuild(preview)
        }
    }

    private func rebuild(_ preview: Preview) async throws {
        let watch = Stopwatch()
        var log: [Diagnostic] = []
        do {
            let workshop = Workshop(options)
            let runs = try await workshop.runs(reporting: &log)
            let book = try await workshop.book(instructor ? .instructor : .student, runs: runs, reporting: &log)
            var evaluated = await evaluate(book, jobs: options.jobs, reporting: &log)
            evaluated.configuration.url = "http://127.0.0.1:\(port)/"
            let templates = try loadTemplates(root: options.root, reporting: &log)
            let report = try templateFiles(of: evaluated, in: OutputPlace.report, reporting: &log)
            options.reporter.report(log)
            guard options.reporter.accepts(log) else {
                printError("\(Reporter.count(log)); the last good site stays")
                return await preview.complain(log.sorted().map { render($0) }.joined(separator: "\n\n"))
            }
            await preview.show(try await files(of: evaluated, with: templates, report))
            printError("built \(counted(evaluated.pages.count, "page")) in \(watch.seconds) s")
        } catch let error as RunFailure where !error.isInterruption {
            printError("error: \(error)")
            await preview.complain("error: \(error)")
        } catch let error as WorldError {
            printError("error: \(error)")
            await preview.complain("error: \(error)")
        }
    }

    private func files(
        of book: EvaluatedBook, with templates: LoadedTemplates, _ report: [OutputFile]
    ) async throws -> [String: [UInt8]] {
        let collected = Guarded<[String: [UInt8]]>([:])
        try await writeEdition(book, with: templates, template: report, jobs: options.jobs) { file in
            collected.change { $0[file.path] = file.bytes }
        }
        for path in book.attachments {
            let bytes = try Disk.bytes(at: "\(options.root)/content/\(path)")
            collected.change { $0[path] = bytes }
        }
        return collected.value
    }
}

private func answer(_ request: HTTPRequest, from preview: Preview) async -> HTTPResponse {
    guard request.method == .GET || request.method == .HEAD else { return HTTPResponse(statusCode: .methodNotAllowed) }
    let path = String(request.path.drop { $0 == "/" })
    if path == ".casebook/wait" {
        let version = await preview.wait(beyond: Int(request.query.first?.name ?? "") ?? -1, seconds: 50)
        return HTTPResponse(statusCode: .ok, headers: [.contentType: "text/plain"], body: Data("\(version)".utf8))
    }
    let page = await preview.page(at: path)
    return HTTPResponse(
        statusCode: page.isFound ? .ok : .notFound,
        headers: [.contentType: contentType(page.ending), HTTPHeader("Cache-Control"): "no-store"], body: Data(page.bytes))
}

private func contentType(_ ending: String) -> String {
    switch ending {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "pdf": "application/pdf"
    case "xml": "application/xml"
    case "txt": "text/plain; charset=utf-8"
    case "woff2": "font/woff2"
    default: "application/octet-stream"
    }
}
