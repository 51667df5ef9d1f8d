import Foundation
import Testing

@Suite("serve", .serialized)
struct ServeTests {
    @Test("It shows pages, files and the page for what is missing, on this machine only")
    func serves() async throws {
        let folder = try CaseFolder()
        try folder.write("secret", at: "secret.txt")
        let (server, port) = try await start(folder)
        defer { server.stop() }
        #expect(server.output.contains("http://127.0.0.1:\(port)/"))
        let home = try #require(get("/", port: port))
        #expect(home.status == 200)
        #expect(home.head.lowercased().contains("content-type: text/html; charset=utf-8"))
        #expect(home.body.contains("<h1"))
        #expect(get("/costs.html", port: port)?.body.contains("340.30") == true)
        #expect(get("/costs", port: port)?.status == 200)
        #expect(get("/index.html?x=1", port: port)?.status == 200)
        #expect(get("/search-index.js", port: port)?.head.contains("text/javascript") == true)
        #expect(get("/diagrams/small-architecture.png", port: port)?.head.contains("image/png") == true)
        #expect(get("/", port: port, method: "POST")?.status == 405)
        let missing = try #require(get("/nowhere.html", port: port))
        #expect(missing.status == 404)
        #expect(missing.body.contains("<html"))
        for path in [
            "/../secret.txt", "/%2e%2e/secret.txt", "/../../../../etc/passwd", "/content/book.yml", "/instructor/guide.html", "/.casebook",
        ] {
            let answer = get(path, port: port)
            #expect(answer?.status == 404, "\(path)")
            #expect(answer?.body.contains("secret") != true && answer?.body.contains("root:") != true, "\(path)")
        }
        #if os(Linux)
            #expect(try listening(port) == ["0100007F"])
        #endif
    }

    @Test("The instructor's edition is shown on demand")
    func servesInstructors() async throws {
        let folder = try CaseFolder()
        let (server, port) = try await start(folder, "--instructor")
        defer { server.stop() }
        #expect(get("/instructor/guide.html", port: port)?.body.contains("0.2718") == true)
    }

    @Test("A change is shown, a mistake stands above the last good site, and goes when it is mended")
    func reloads() async throws {
        let folder = try CaseFolder(SmallCase.student)
        let (server, port) = try await start(folder)
        defer { server.stop() }
        let first = try #require(get("/.casebook/wait?0", port: port))
        #expect(first.body == "1")

        try folder.write(page("[@breck2017] changed, `= volume`."), at: "content/index.md")
        #expect(get("/.casebook/wait?1", port: port, seconds: 30)?.body == "2")
        #expect(get("/", port: port)?.body.contains("changed") == true)

        try folder.write(page("[@breck2017] broken, `= <volum`."), at: "content/index.md")
        #expect(get("/.casebook/wait?2", port: port, seconds: 30)?.body == "3")
        let broken = try #require(get("/costs.html", port: port))
        #expect(broken.status == 200)
        #expect(broken.body.contains("<pre role=\"alert\""))
        #expect(broken.body.contains("content/index.md:5:"))
        #expect(broken.body.contains("`= &lt;volum`"))
        #expect(broken.body.contains("340.30"))
        #expect(get("/", port: port)?.body.contains("changed") == true)
        #expect(server.errors.contains("the last good site stays"))

        try folder.write(page("[@breck2017] mended, `= volume`."), at: "content/index.md")
        #expect(get("/.casebook/wait?3", port: port, seconds: 30)?.body == "4")
        let mended = try #require(get("/", port: port))
        #expect(mended.body.contains("mended"))
        #expect(!mended.body.contains("role=\"alert\" style"))
    }

    @Test("A mistake in a template is shown too, and serving goes on")
    func survivesTemplates() async throws {
        let folder = try CaseFolder(SmallCase.student)
        let (server, port) = try await start(folder)
        defer { server.stop() }
        let good = try #require(folder.text("templates/page.mustache"))
        try folder.write("{{> nowhere}}", at: "templates/page.mustache")
        #expect(get("/.casebook/wait?1", port: port, seconds: 30)?.body == "2")
        #expect(server.process.isRunning)
        let page = get("/", port: port)
        #expect(page?.body.contains("templates/page.mustache:1:") == true)
        #expect(page?.body.contains("<h1") == true)
        try folder.write(good + "\n", at: "templates/page.mustache")
        #expect(get("/.casebook/wait?2", port: port, seconds: 30)?.body == "3")
        #expect(get("/", port: port)?.body.contains("role=\"alert\" style") == false)
    }

    @Test("It starts with a broken case, and shows what is wrong")
    func startsBroken() async throws {
        let folder = try CaseFolder(SmallCase.student.merging(["index.md": page("`= nothing`")]) { $1 })
        let (server, port) = try await start(folder)
        defer { server.stop() }
        let answer = try #require(get("/", port: port))
        #expect(answer.body.contains("unknown name 'nothing'"))
        try folder.write(page("[@breck2017] `= volume`"), at: "content/index.md")
        #expect(get("/.casebook/wait?1", port: port, seconds: 30)?.body == "2")
        #expect(get("/", port: port)?.status == 200)
    }

    @Test("A port that another program uses is said so: status 2")
    func reportsPort() throws {
        let port = freePort()
        let socket = occupy(port)
        defer { close(socket) }
        let result = try CaseFolder(SmallCase.student).run("serve", "--port", "\(port)")
        #expect(result.status == 2)
        #expect(result.errors.contains("error: cannot listen on port \(port)"))
        #expect(result.errors.hasSuffix("another program may use it: choose one with --port\n"))
        #expect(result.output == "")
    }

    private func start(_ folder: CaseFolder, _ arguments: String...) async throws -> (server: Casebook, port: UInt16) {
        let port = freePort()
        let server = try Casebook(["serve", "--port", "\(port)"] + arguments, in: folder.url)
        #expect(try await wait { server.output.contains("shows the site") })
        return (server, port)
    }

    #if os(Linux)
        /// The addresses, in hexadecimal as the kernel writes them, on which somebody listens at a port.
        private func listening(_ port: UInt16) throws -> [String] {
            let listen = "0A"
            let wanted = ":" + String(port, radix: 16, uppercase: true)
            return try ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { path in
                try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
                    let fields = line.split(separator: " ")
                    guard fields.count > 3, fields[3] == listen, fields[1].hasSuffix(wanted) else { return nil }
                    return String(fields[1].dropLast(wanted.count))
                }
            }
        }
    #endif
}
