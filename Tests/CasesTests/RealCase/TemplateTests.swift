import Cases
import Diagnostics
import Reports
import Testing
import Writers

/// The template that students of this case fill in.
@Suite("The template of this case")
struct TemplateTests {
    @Test("Every exercise has an empty field in every format, and no other answer is asked for")
    func asksEverything() async throws {
        let book = try await RealCase.evaluated.student
        let names = book.exhibits.compactMap { exhibit in if case .exercise = exhibit.content { exhibit.label.anchor } else { nil } }
            .sorted()
        #expect(names.count > 10)
        for (format, fields) in try await read(fill: { _ in nil }) {
            #expect(fields.keys.filter { $0.hasPrefix("ex-") }.sorted() == names, "\(format)")
            #expect(!fields.values.contains { !$0.isEmpty }, "\(format)")
        }
    }

    @Test("What is written into the text formats comes back, field by field")
    func comesBack() async throws {
        let report = try #require(try await RealCase.evaluated.student.report)
        let names = Set(report.page.document.fieldNames.filter { !$0.hasPrefix("tbl-") })
        #expect(names.count > 30)
        for (format, fields) in try await read(fill: { "We wrote 14,715 into \($0)." }) where format != "report.docx" {
            #expect(Set(fields.keys) == names, "\(format)")
            for (name, text) in fields { #expect(text == "We wrote 14,715 into \(name).", "\(format)") }
        }
    }

    /// The fields of each format with what stands in them, after filling in the text formats.
    private func read(fill: (String) -> String?) async throws -> [String: [String: String]] {
        var log: [Diagnostic] = []
        let book = try await RealCase.evaluated.student
        let files = try reportFiles(of: try #require(book.report), in: book.configuration, date: nil, reporting: &log)
        #expect(rendered(log) == "")
        var found: [String: [String: String]] = [:]
        var problems: [String] = []
        for file in files {
            switch file.path {
            case "report.docx":
                found[file.path] = fields(try readWordReport(file.bytes).fields)
            case "report.md":
                let text = String(decoding: file.bytes, as: UTF8.self).replacing(
                    /<!-- answer: ([a-z0-9-]+) -->(\s+)(?:\\_|_)+\s+<!--/
                ) { match in fill(String(match.1)).map { "<!-- answer: \(match.1) -->\(match.2)\($0) <!--" } ?? String(match.0) }
                found[file.path] = fields(readMarkdownFields(text, problems: &problems))
            case "report.tex":
                let text = String(decoding: file.bytes, as: UTF8.self).replacing(/\{([a-z0-9-]+)\}\{\}/) { match in
                    "{\(match.1)}{\(fill(String(match.1)) ?? "")}"
                }
                found[file.path] = fields(readLaTeXFields(text, problems: &problems))
            default: break
            }
        }
        #expect(problems == [])
        #expect(found.count == 3)
        return found
    }

    private func fields(_ fields: [FilledReport.Field]) -> [String: String] {
        Dictionary(fields.map { ($0.id, $0.text ?? "") }, uniquingKeysWith: { $0 + " twice " + $1 })
    }
}
