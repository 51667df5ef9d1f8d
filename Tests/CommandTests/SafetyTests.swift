import Foundation
import Testing

@Suite("Nothing good is lost, nothing secret is written", .serialized)
struct SafetyTests {
    @Test("A broken case leaves the last good site as it is, to the byte")
    func keepsLastGoodSite() throws {
        let folder = try CaseFolder()
        #expect(try folder.run("build").status == 0)
        let before = [try folder.files(below: "public"), try folder.files(below: "private")]
        try folder.write(page("`= nothing`"), at: "content/index.md")
        #expect(try folder.run("build").status == 1)
        #expect([try folder.files(below: "public"), try folder.files(below: "private")] == before)
        #expect(try folder.entries() == ["content", "private", "public", "templates"])
    }

    @Test("A broken template leaves it too")
    func keepsItFromTemplates() throws {
        let folder = try CaseFolder(SmallCase.student)
        #expect(try folder.run("build").status == 0)
        let before = try folder.files(below: "public")
        try folder.write("{{> nowhere}}{{nothing}}", at: "templates/page.mustache")
        let result = try folder.run("build")
        #expect(result.status == 1)
        #expect(result.errors.contains("templates/page.mustache:1:"))
        #expect(try folder.files(below: "public") == before)
        #expect(try folder.entries() == ["content", "public", "templates"])
    }

    @Test("What is gone from the content is gone from the site")
    func removesOldPages() throws {
        let folder = try CaseFolder(SmallCase.student)
        #expect(try folder.run("build").status == 0)
        try FileManager.default.removeItem(at: folder.url.appending(path: "content/costs.md"))
        try folder.write("title: A small case\nbibliography: references.bib\n", at: "content/book.yml")
        try folder.write(page("[@breck2017] `= volume`"), at: "content/index.md")
        #expect(try folder.run("build").status == 0)
        #expect(!folder.exists("public/costs.html"))
        #expect(folder.exists("public/index.html"))
    }

    @Test("A folder with files of somebody else is never replaced", arguments: ["mine", "content", ".", "templates"])
    func sparesForeignFiles(output: String) throws {
        let folder = try CaseFolder(SmallCase.student)
        try folder.write("precious", at: "mine/thesis.txt")
        let before = try folder.files(below: ".")
        let result = try folder.run("build", "--output", output)
        #expect(result.status == 2)
        #expect(
            result.errors
                == "error: '\(output)' holds files that Casebook did not write; name another folder with --output, or empty this one\n")
        #expect(try folder.files(below: ".") == before)
    }

    @Test("An empty folder, and one that only keeps itself out of git, may be filled")
    func fillsEmptyFolders() throws {
        let folder = try CaseFolder(SmallCase.student)
        try folder.write("*\n!.gitignore\n", at: "public/.gitignore")
        #expect(try folder.run("build").status == 0)
        #expect(folder.text("public/.gitignore") == "*\n!.gitignore\n")
        try FileManager.default.createDirectory(at: folder.url.appending(path: "a/b"), withIntermediateDirectories: true)
        #expect(try folder.run("build", "--output", "a/b").status == 0)
        #expect(try folder.files(below: "a/b") == folder.files(below: "public"))
    }

    @Test(
        "The two editions never share a folder",
        arguments: [
            ["--output", "site", "--private", "site"], ["--private", "public/instructor"], ["--output", "private/./site"],
            ["--private", "./public/"],
        ])
    func keepsEditionsApart(arguments: [String]) throws {
        let folder = try CaseFolder()
        let result = try Casebook(["build"] + arguments, in: folder.url).finished()
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("error: the student's and the instructor's edition need folders apart: "))
        #expect(try folder.entries() == ["content", "templates"])
    }

    @Test("The student's site is the same, to the byte, whatever the instructor's folder holds")
    func isIndependent() throws {
        let one = try CaseFolder()
        let other = try CaseFolder(
            SmallCase.texts.filter { $0.key != "instructor/model/secret.yml" }.merging([
                "instructor/guide.md": page("Other words. `= secret`", "Other"),
                "instructor/model/more.yml": "secret: { value: 0.3141 USD, source: assumption }\nvolumes: { value: 3 }\n",
            ]) { $1 })
        for folder in [one, other] { #expect(try folder.run("build").status == 0) }
        #expect(try one.files(below: "public") == other.files(below: "public"))
        #expect(try one.files(below: "private") != other.files(below: "private"))
        let student = try one.files(below: "public").values.map { String(decoding: $0, as: UTF8.self) }.joined()
        for secret in ["0.2718", "secret", "Guide", "instructor"] { #expect(!student.contains(secret), "\(secret)") }
    }

    @Test("Two builds in two folders give the same bytes, pictures and PDFs too")
    func isDeterministic() throws {
        let folders = [try CaseFolder(), try CaseFolder()]
        #expect(try folders[0].run("build", "--jobs", "1").status == 0)
        #expect(try folders[1].run("build", "--jobs", "4", environment: ["TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"]).status == 0)
        for edition in ["public", "private"] { #expect(try folders[0].files(below: edition) == folders[1].files(below: edition)) }
        let undated = try folders[0].files(below: "public")
        let dated = ["SOURCE_DATE_EPOCH": "1700000000"]
        for folder in folders { #expect(try folder.run("build", environment: dated).status == 0) }
        #expect(try folders[0].files(below: "public") == folders[1].files(below: "public"))
        let pdf = "public/diagrams/small-architecture.pdf"
        #expect(folders[0].bytes(pdf) != undated[pdf.replacing("public/", with: "")])
    }

    @Test("A build that is killed leaves the previous site whole, and the next one tidies up")
    func survivesKill() throws {
        let folder = try CaseFolder(SmallCase.student)
        #expect(try folder.run("build").status == 0)
        let before = try folder.files(below: "public")
        try folder.write("title: Many pages\nbibliography: references.bib\n", at: "content/book.yml")
        for number in 0..<1500 {
            try folder.write(page(String(repeating: "Text of **page** \(number).\n\n", count: 60)), at: "content/many/\(number).md")
        }
        let build = try Casebook(["build"], in: folder.url)
        let staging = "public.new-\(build.process.processIdentifier)"
        // Without giving the thread away: on a busy machine the build might be over before this test has its next turn.
        while build.process.isRunning, !folder.exists("\(staging)/many") { Thread.sleep(forTimeInterval: 0.002) }
        build.stop()
        #expect(build.process.terminationReason == .uncaughtSignal)
        #expect(folder.exists(staging))
        #expect(try folder.files(below: "public") == before)
        for number in 10..<1500 { try FileManager.default.removeItem(at: folder.url.appending(path: "content/many/\(number).md")) }
        try folder.write(page("[@breck2017] `= volume`"), at: "content/index.md")
        try folder.write(SmallCase.texts["book.yml"] ?? "", at: "content/book.yml")
        #expect(try folder.run("build").status == 0)
        #expect(try folder.entries() == ["content", "public", "templates"])
        #expect(try folder.files(below: "public").count > before.count)
    }

    @Test("A case without the instructor's folder gives the same site as one with it")
    func needsNoInstructor() throws {
        let withheld = SmallCase.texts["pipelines/small.yml"]?.replacing("cost.", with: "secret_cost.") ?? ""
        let texts = SmallCase.with([
            "pipelines/answer.yml": withheld,
            "instructor/model/secret.yml":
                "secret: { value: 0.2718 USD/document, source: assumption }\nsecret_cost: { ocr: { value: cost.ocr }, endpoint: { value: 2 * cost.endpoint }, total: { value: ocr + endpoint } }\n",
        ])
        let whole = try CaseFolder(texts)
        let alone = try CaseFolder(texts.filter { !$0.key.hasPrefix("instructor/") })
        for folder in [whole, alone] {
            let result = try folder.run("build")
            #expect(result.errors == "")
            #expect(result.status == 0)
        }
        #expect(!alone.exists("private"))
        #expect(try whole.files(below: "public") == alone.files(below: "public"))
    }

    @Test("The student's edition opens nothing in the instructor's folder")
    func neverOpens() async throws {
        let folder = try CaseFolder(SmallCase.student)
        let pipe = folder.url.appending(path: "content/instructor/answers.md")
        try FileManager.default.createDirectory(at: pipe.deletingLastPathComponent(), withIntermediateDirectories: true)
        #expect(mkfifo(pipe.path, 0o600) == 0)
        // Who opens the pipe to read waits for a writer that never comes: only an edition that leaves it alone gets on.
        let server = try Casebook(["serve", "--port", "\(freePort())"], in: folder.url)
        #expect(try await wait { server.errors.contains("built 2 pages") })
        server.stop()
        // The instructor's edition, for which a build opens it, does wait.
        let build = try Casebook(["build"], in: folder.url)
        try await Task.sleep(for: .seconds(1))
        #expect(build.process.isRunning)
        build.stop()
    }
}
