import Foundation
import Testing

@Suite("casebook run")
struct RunTests {
    @Test("A build runs the pipeline once, and again only when something it depends on has changed")
    func freshness() throws {
        let folder = try CaseFolder(RunCase.texts)
        let first = try folder.run("build")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.errors.hasPrefix("run sorting: running the pipeline; there is no record of this state yet\n"))
        let page = try #require(folder.text("public/index.html"))
        #expect(page.contains("100%"))
        let second = try folder.run("build")
        #expect(second.errors == "run sorting: the record is kept from before; nothing it depends on has changed\n")

        let pipeline = RunCase.texts["pipelines/sorting.yml"] ?? ""
        try folder.write(pipeline.replacing("title: Trees", with: "title: Boosted trees"), at: "content/pipelines/sorting.yml")
        #expect(try folder.run("build").errors.contains("nothing it depends on has changed"))
        try folder.write(pipeline.replacing("rounds: 5", with: "rounds: 6"), at: "content/pipelines/sorting.yml")
        #expect(try folder.run("build").errors.contains("there is no record of this state yet"))
        try folder.write(
            (RunCase.texts["corpora/shelf.jsonl"] ?? "") + "{\"id\": \"new\", \"text\": \"x\"}\n", at: "content/corpora/shelf.jsonl")
        #expect(try folder.run("build").errors.contains("there is no record of this state yet"))
    }

    @Test("The records of parts, in any order, make the record of one run")
    func merging() throws {
        let folder = try CaseFolder(RunCase.texts)
        #expect(try folder.run("run", "sorting", "--output", "whole.json").status == 0)
        for part in 1...3 {
            let result = try folder.run("run", "sorting", "--shard", "\(part)/3", "--output", "part-\(part).json")
            #expect(result.status == 0, "\(result.errors)")
        }
        let merged = try folder.run("merge", "part-3.json", "part-1.json", "part-2.json", "--output", "merged.json")
        #expect(merged.status == 0, "\(merged.errors)")
        let (one, other) = (try #require(folder.text("whole.json")), try #require(folder.text("merged.json")))
        #expect(RunCase.withoutTimes(one) == RunCase.withoutTimes(other))

        let missing = try folder.run("merge", "part-3.json", "part-1.json", "--output", "two.json")
        #expect(missing.errors.contains("warning: 'sorting' lacks part 2 of 3"), "\(missing.errors)")
        let twice = try folder.run("merge", "part-1.json", "part-1.json", "--output", "twice.json")
        #expect(twice.status == 1)
        #expect(!folder.exists("twice.json"))
    }

    @Test("A run takes up the journal of an earlier attempt, and a line that was cut off harms nothing")
    func resuming() throws {
        let folder = try CaseFolder(RunCase.texts)
        #expect(try folder.run("run", "sorting", "--output", "whole.json").status == 0)
        let record = try #require(folder.text("whole.json"))
        let digest = try #require(
            record.split(separator: "\n").first { $0.hasPrefix("\"digest\"") }?.split(separator: "\"").dropFirst(2).first)
        let outcomes = record.split(separator: "\n").filter { $0.hasPrefix("{") && $0.contains("\"document\":") }.map {
            $0.drop { $0 == "," }
        }
        let lines = outcomes.prefix(7).map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        try folder.write(lines.joined(separator: "\n") + "\n{\"category\":\"inv", at: ".cache/journals/sorting-\(digest.prefix(16)).jsonl")
        let again = try folder.run("run", "sorting", "--output", "again.json")
        #expect(again.errors.contains("goes on after 7 documents of an earlier attempt"), "\(again.errors)")
        #expect(RunCase.withoutTimes(try #require(folder.text("again.json"))) == RunCase.withoutTimes(record))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: ".cache/journals").path).isEmpty)
    }

    @Test("A pinned record serves every machine until something changes, and then says so")
    func pinning() throws {
        let folder = try CaseFolder(RunCase.texts)
        #expect(try folder.run("run", "sorting", "--pin").status == 0)
        try FileManager.default.removeItem(at: folder.url.appending(path: ".cache"))
        #expect(try folder.run("build").errors == "run sorting: the record in 'content/runs/sorting.json' is fresh\n")
        let run = RunCase.texts["runs/sorting.yml"] ?? ""
        try folder.write(run.replacing("seed: 7", with: "seed: 8"), at: "content/runs/sorting.yml")
        let stale = try folder.run("build")
        #expect(stale.status == 0)
        #expect(stale.errors.contains("warning: the record is not of the definitions, corpus, rules and versions that are here now"))
        #expect(stale.errors.contains("note: 'casebook run sorting --pin' makes it anew"))
    }

    @Test(
        "What cannot be run is said at its place",
        arguments: [
            (["run", "sortin"], [:], 1, "error: no run is called 'sortin'\nnote: did you mean 'sorting'?\n"),
            (
                ["run", "sorting"], ["corpora/shelf.yml": "title: A shelf\nfrom: corpora/nowhere.jsonl\n"], 1,
                """
                content/corpora/shelf.yml:2:7: error: there is no file or folder 'corpora/nowhere.jsonl' in the content folder
                  2 | from: corpora/nowhere.jsonl
                    |       ^^^^^^^^^^^^^^^^^^^^^
                note: 'from' names a .jsonl file, a SQuAD .json file, or a folder of texts

                """
            ),
            (["run", "sorting", "--shard", "4/3", "-o", "x"], [:], 64, nil),
            (["run", "sorting", "--shard", "1/3"], [:], 64, nil),
        ] as [([String], [String: String], Int32, String?)])
    func mistakes(arguments: [String], changes: [String: String], status: Int32, errors: String?) throws {
        let folder = try CaseFolder(RunCase.texts.merging(changes) { _, mine in mine })
        let result = try Casebook(arguments, in: folder.url).finished()
        #expect(result.status == status)
        if let errors { #expect(result.errors == errors) }
    }

    @Test("A corpus is written as it is read")
    func corpus() throws {
        let folder = try CaseFolder(RunCase.texts)
        #expect(try folder.run("corpus", "shelf", "--output", "copy").status == 0)
        try folder.write([UInt8](try #require(folder.bytes("copy/corpus.jsonl"))), at: "content/corpora/shelf.jsonl")
        #expect(try folder.run("corpus", "shelf", "--output", "again").status == 0)
        #expect(folder.bytes("copy/corpus.jsonl") == folder.bytes("again/corpus.jsonl"))
        #expect(folder.text("copy/corpus.jsonl")?.split(separator: "\n").count == 120)
    }
}
