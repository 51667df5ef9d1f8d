import Foundation
import Testing

@Suite("The command line", .serialized)
struct CommandLineTests {
    @Test("All is well: status 0, a summary, and what to open")
    func succeeds() throws {
        let folder = try CaseFolder()
        let result = try folder.run("build")
        #expect(result.status == 0)
        #expect(result.errors == "")
        let summary = result.output.replacing(/[0-9.]+ s:/, with: "N s:")
        #expect(summary == "2 pages, 1 figure, 1 table, 10 computed values, 0 warnings, N s: open ./public/index.html\n")
        #expect(folder.text("public/costs.html")?.contains("340.30") == true)
        #expect(folder.exists("public/diagrams/small-architecture.pdf"))
        #expect(folder.exists("private/instructor/guide.html"))
        #expect(!folder.exists("public/instructor"))
        #expect(try folder.entries() == ["content", "private", "public", "templates"])
    }

    @Test("A scenario changes the numbers")
    func scenario() throws {
        let folder = try CaseFolder(SmallCase.student)
        #expect(try folder.run("build", "--scenario", "double").status == 0)
        #expect(folder.text("public/index.html")?.contains("2,000 documents per month") == true)
        let unknown = try folder.run("build", "--scenario", "doubel")
        #expect(unknown.status == 1)
        #expect(
            unknown.errors
                == "error: no scenario is called 'doubel'\nnote: did you mean 'double'?\n1 error, 0 warnings; nothing was written\n")
    }

    @Test("Wrong texts: status 1, and where they are wrong")
    func reports() throws {
        let folder = try CaseFolder(SmallCase.with(["index.md": page("We read `= volum`.")]))
        for command in ["build", "check"] {
            let result = try folder.run(command)
            #expect(result.status == 1)
            #expect(
                result.errors.hasPrefix(
                    """
                    content/index.md:5:12: error: unknown name 'volum'
                      5 | We read `= volum`.
                        |            ^^^^^
                    note: did you mean 'volume'?

                    """))
        }
        #expect(!folder.exists("public"))
    }

    @Test("What the machine refuses: status 2")
    func refuses() throws {
        let folder = try CaseFolder(SmallCase.student)
        let nowhere = try folder.run("build", "--root", "nowhere")
        #expect(nowhere.status == 2)
        #expect(nowhere.errors == "error: there is no folder 'nowhere/content'; --root names the folder that holds it\n")
        let file = try folder.run("draw", "small", "--output", "nowhere/small.svg")
        #expect(file.status == 2)
        #expect(file.errors.contains("cannot write 'nowhere/small.svg'"))
        try folder.write("", at: "file")
        let inFile = try folder.run("build", "--output", "file/site")
        #expect(inFile.status == 2)
        #expect(inFile.errors == "error: cannot create a folder at 'file/site'\n")
    }

    @Test(
        "A command line that makes no sense: status 64",
        arguments: [
            ["biuld"], ["build", "--outptu", "x"], ["build", "--jobs", "0"], ["draw", "small", "--output", "small.gif"], ["explain"],
            ["draw", "small", "--width", "100"], ["serve", "--port", "http"], ["check", "--format", "xml"],
        ])
    func misunderstands(arguments: [String]) throws {
        let folder = try CaseFolder(SmallCase.student)
        let result = try Casebook(arguments, in: folder.url).finished()
        #expect(result.status == 64)
        #expect(result.errors.hasPrefix("Error: "))
        #expect(result.output == "")
    }

    @Test("Each command's help shows an example", arguments: ["build", "check", "serve", "explain", "draw"])
    func helps(command: String) throws {
        let folder = try CaseFolder([:])
        let result = try folder.run(command, "--help")
        #expect(result.status == 0)
        #expect(result.output.contains(/Examples?: casebook/))
        #expect(result.output.contains("casebook \(command) "))
    }

    @Test("The help of all says what the exit statuses mean")
    func explainsStatuses() throws {
        let result = try CaseFolder([:]).run("--help")
        #expect(result.output.replacing(/\s+/, with: " ").contains("Exit status: 0 when all is well, 1 when the texts have errors"))
    }

    @Test("With --strict a warning is enough")
    func isStrict() throws {
        let folder = try CaseFolder(SmallCase.with(["index.md": page("![](a.png) [@breck2017] `= volume`")]))
        try folder.write("not a picture", at: "content/a.png")
        let loose = try folder.run("build")
        #expect(loose.status == 0)
        #expect(loose.errors.contains("warning: the picture has no text alternative"))
        #expect(loose.output.contains("1 warning,"))
        #expect(folder.text("public/a.png") == "not a picture")
        let before = try folder.files(below: "public")
        let strict = try folder.run("build", "--strict")
        #expect(strict.status == 1)
        #expect(strict.errors.hasSuffix("0 errors, 1 warning; nothing was written\n"))
        #expect(try folder.files(below: "public") == before)
    }

    @Test("check finds what nothing uses, and writes nothing")
    func checks() throws {
        let folder = try CaseFolder(
            SmallCase.with([
                "model/more.yml": "lonely: { value: 3 USD, source: assumption }\n", "lost.md": page("Text."),
                "index.md": page("No citation, but `= volume`."),
            ]))
        let result = try folder.run("check")
        #expect(result.status == 0)
        #expect(
            result.errors.split(separator: "\n").filter { $0.contains(": warning: ") } == [
                "content/lost.md:1:1: warning: the navigation does not list this page",
                "content/model/more.yml:1:1: warning: nothing uses the quantity 'lonely'",
                "content/references.bib:1:10: warning: nothing cites 'breck2017'",
            ])
        #expect(try folder.run("check", "--strict").status == 1)
        #expect(try folder.entries() == ["content", "templates"])
    }

    @Test("A file that is not UTF-8 is named with the line")
    func readsUTF8() throws {
        let folder = try CaseFolder(SmallCase.student)
        try folder.write([UInt8]("---\ntitle: A page\n---\n\nZ".utf8) + [0xFC] + [UInt8]("rich\n".utf8), at: "content/index.md")
        let result = try folder.run("check")
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("content/index.md:5:2: error: the file is not UTF-8 text\n"))
        #expect(result.errors.contains("note: save it as UTF-8"))
    }

    @Test("A symbolic link must not lead out of the content folder")
    func staysInside() throws {
        let folder = try CaseFolder(SmallCase.student)
        try folder.write("secret", at: "secret.txt")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "content/linked.txt"), withDestinationURL: folder.url.appending(path: "secret.txt"))
        let result = try folder.run("build")
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("error: 'content/linked.txt' is a link to something outside 'content'\n"))
    }

    @Test("A name that only the instructor's model has is explained")
    func explainsEditions() throws {
        let folder = try CaseFolder(SmallCase.with(["index.md": page("[@breck2017] and `= volume` and `= secret`.")]))
        let result = try folder.run("build")
        #expect(result.status == 1)
        #expect(
            result.errors == """
                content/index.md:5:36: error: unknown name 'secret'
                  5 | [@breck2017] and `= volume` and `= secret`.
                    |                                    ^^^^^^
                note: the instructor's edition has no such error: a student's page cannot use what only that folder holds
                1 error, 0 warnings; nothing was written

                """)
    }
}

@Suite("Messages for programs and terminals", .serialized)
struct MessageTests {
    private struct Message: Decodable {
        struct Position: Decodable, Equatable {
            let file: String
            let line: Int
            let column: Int
            let endLine: Int
            let endColumn: Int
        }
        struct Note: Decodable {
            let message: String
            let at: Position?
        }
        let severity: String
        let message: String
        let at: Position?
        let notes: [Note]
    }

    @Test("JSON says severity, message, positions and notes")
    func json() throws {
        let folder = try CaseFolder(
            SmallCase.with([
                "index.md": page("Zürich reads `= volum`."),
                "costs.md": page("```yaml quantities #tbl-a\ncaption: A\nof: volume\n```", "Costs"),
                "instructor/guide.md": page("```yaml quantities #tbl-a\ncaption: A\nof: volume\n```", "Guide"),
            ]))
        let result = try folder.run("build", "--format", "json")
        #expect(result.status == 1)
        let messages = try JSONDecoder().decode([Message].self, from: Data(result.output.utf8))
        #expect(messages.map(\.severity) == ["error", "error"])
        #expect(messages.first?.at == .init(file: "content/index.md", line: 5, column: 17, endLine: 5, endColumn: 22))
        #expect(messages.first?.notes.map(\.message) == ["did you mean 'volume'?"])
        #expect(messages.last?.message == "'#tbl-a' names two things")
        #expect(messages.last?.notes.first?.at == .init(file: "content/costs.md", line: 5, column: 21, endLine: 5, endColumn: 26))
    }

    @Test("JSON of a good case is an empty list, and nothing else is on standard output", arguments: ["build", "check"])
    func jsonOfNothing(command: String) throws {
        let result = try CaseFolder().run(command, "--format", "json")
        #expect(result.status == 0)
        #expect(try JSONDecoder().decode([Message].self, from: Data(result.output.utf8)).isEmpty)
    }

    @Test("There is colour on a terminal only, and not where NO_COLOR says so")
    func colours() throws {
        let folder = try CaseFolder(SmallCase.with(["index.md": page("`= volum`")]))
        #expect(try !folder.run("check").errors.contains("\u{1B}"))
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
        let terminal = ["/usr/bin/script", "-qec", "\(Checkout.executable.path) check", "/dev/null"]
        let coloured = try Casebook([], in: folder.url, through: terminal).finished()
        #expect(coloured.output.contains("\u{1B}[1;31merror\u{1B}[0m"))
        let plain = try Casebook([], in: folder.url, environment: ["NO_COLOR": "1"], through: terminal).finished()
        #expect(plain.output.contains("error: unknown name"))
        #expect(!plain.output.contains("\u{1B}"))
    }
}
