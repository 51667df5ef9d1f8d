import Archives
import Cases
import Diagnostics
import Documents
import Foundation
import Models
import Testing
import Writers

/// What students are asked to find must not stand in what they get.
@Suite("The student's edition gives nothing away")
struct LeakTests {
    @Test("It is the same, to the byte, when the instructor's folder is not there")
    func needsNoFolder() async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "casebook-leak-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: RealCase.content.folder, to: copy)
        try FileManager.default.removeItem(at: copy.appending(path: instructorFolder))
        let (books, log) = try await ContentOnDisk(folder: copy).editions(runs: RealRuns.results.value)
        #expect(rendered(log) == "")
        let book = try #require(books.first)
        let student = try await RealCase.evaluated.student
        #expect(book.transcript == student.transcript)
        #expect(try await site(book) == site(student))
        let package = try await RealPackage.write(.student, of: ContentOnDisk(folder: copy), book)
        #expect(package.files == (try await RealPackage.of(.student).files))
    }

    @Test("No name of a quantity that only instructors have stands in it")
    func hidesNames() async throws {
        let secrets = try await Secrets.read()
        #expect(secrets.names.count > 50)
        for (path, text) in try await studentTexts() {
            let words = Set(pieces(of: text) { $0.isWordPart || $0 == UInt8(ascii: ".") })
            #expect(secrets.names.filter(words.contains) == [], "\(path)")
        }
    }

    @Test("No value that only instructors have stands in it")
    func hidesValues() async throws {
        let secrets = try await Secrets.read()
        #expect(secrets.numbers.count > 50)
        for (path, text) in try await studentTexts() {
            let numbers = Set(pieces(of: withoutCoordinates(text)) { $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") })
            #expect(secrets.numbers.intersection(numbers).sorted() == [], "\(path)")
        }
    }

    @Test("No page and no title of the instructor's folder is listed anywhere")
    func hidesPages() async throws {
        let evaluated = try await RealCase.evaluated
        let own = evaluated.instructor.pages.filter { $0.path.hasPrefix(instructorFolder) }
        #expect(own.count > 5)
        #expect(evaluated.student.pages.allSatisfy { !$0.path.hasPrefix(instructorFolder) })
        #expect(evaluated.student.navigation.count == evaluated.instructor.navigation.count - 1)
        #expect(evaluated.student.attachments.allSatisfy { !$0.hasPrefix(instructorFolder) })
        for (path, text) in try await studentTexts() {
            #expect(!text.contains("\(instructorFolder)/"), "\(path)")
            for page in own { #expect(!text.contains(page.matter.title), "\(path) names '\(page.matter.title)'") }
        }
    }

    @Test("No sentence of an instructor's page stands in it")
    func hidesSentences() async throws {
        let evaluated = try await RealCase.evaluated
        let shared = Set(evaluated.student.pages.flatMap(paragraphs))
        let own = evaluated.instructor.pages.filter { $0.path.hasPrefix(instructorFolder) }.flatMap(paragraphs)
        #expect(own.filter { $0.count > 60 && shared.contains($0) && !isOfExhibit($0) } == [])
    }

    @Test("No line of an instructor's file of the package stands in the students' package")
    func hidesLines() async throws {
        let shared = Set(try await RealPackage.of(.student).lines(of: ["README.md", "case-study-mlops-llmops.md"]))
        let own = try await RealPackage.of(.instructor).lines(
            of: ["case-study-expanded-sections.md", "research-paper-mlops-to-llmops.md"])
        #expect(shared.count > 1000 && own.count > 1000)
        #expect(own.filter { $0.count > 60 && shared.contains($0) && !isOfApparatus($0) } == [])
    }

    /// Whether a line of Markdown comes from a table, a note below an exhibit, or a list of references.
    private func isOfApparatus(_ line: String) -> Bool {
        ["|", ">", "- "].contains { line.hasPrefix($0) }
    }

    @Test("No byte of it depends on the answer of an exercise")
    func hidesAnswers() async throws {
        let files = try RealCase.content.files(.student)
        let answer = /(?m)^answer: .*$/
        let exercises = files.texts.map { $0.text.matches(of: answer).count }.reduce(0, +)
        #expect(exercises > 10)
        let changed = files.texts.map { SourceFile(path: $0.path, text: $0.text.replacing(answer, with: "answer: 4711")) }
        let other = ContentFiles(texts: changed, attachments: files.attachments, isWhole: files.isWhole)
        var log: [Diagnostic] = []
        let book = await readBook(other, edition: .student, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        let evaluated = await evaluate(book, jobs: 2, reporting: &log)
        #expect(rendered(log) == "")
        #expect(try await site(evaluated) == site(RealCase.evaluated.student))
        #expect(try template(of: evaluated) == template(of: try await RealCase.evaluated.student))
        let asked = RealCase.exercises(try await RealCase.evaluated.instructor)
        #expect(asked.count == exercises)
        #expect(asked.allSatisfy { $0.answer?.solution.isEmpty == false })
        #expect(RealCase.exercises(evaluated).allSatisfy { $0.answer == nil })
    }

    /// Whether a line comes from a table: what runs found is open to both editions, and secret numbers are looked for above.
    private func isOfExhibit(_ line: String) -> Bool {
        line.contains(" | ") || line.hasPrefix("== ") || line.hasPrefix("(") && line.hasSuffix(")")
    }

    private func paragraphs(_ page: EvaluatedPage) -> [String] { outline(page).split(separator: "\n").map(String.init) }

    /// Every text of the student's site and package, by its path.
    private func studentTexts() async throws -> [(path: String, text: String)] {
        let site = try await site(RealCase.evaluated.student)
        #expect(Set(["search-index.js", "sitemap.xml", "index.html", "part-5-costs.html"]).isSubset(of: site.keys))
        return site.sorted { $0.key < $1.key }.map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
            + (try await RealPackage.of(.student).texts) + (try templateTexts(of: try await RealCase.evaluated.student))
    }

    /// The files of the report's template, by their path.
    private func template(of book: EvaluatedBook) throws -> [String: [UInt8]] {
        var log: [Diagnostic] = []
        let files = try reportFiles(of: try #require(book.report), in: book.configuration, date: nil, reporting: &log)
        #expect(rendered(log) == "")
        #expect(Set(["report.docx", "report.md", "report.zip"]).isSubset(of: files.map(\.path)))
        return Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    /// What students can read in the template, whatever its format: every text in it, that of Word with its marks taken out.
    private func templateTexts(of book: EvaluatedBook) throws -> [(path: String, text: String)] {
        let files = try template(of: book)
        let document = try unzip(try #require(files["report.docx"]), where: { $0 == "word/document.xml" })
        let word = String(decoding: try #require(document["word/document.xml"]), as: UTF8.self).replacing(/<[^>]*>/, with: " ")
        let plain = files.filter { $0.key.hasSuffix(".md") || $0.key.hasSuffix(".tex") || $0.key.hasSuffix(".bib") }
        return [("report.docx", word)] + plain.sorted { $0.key < $1.key }.map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
    }

    /// Without the places of the marks in drawings, which are numbers too; what drawings say and label stays.
    private func withoutCoordinates(_ text: String) -> String {
        text.replacing(#/ (?:d|x|y|cx|cy|rx|ry|dx|dy|width|height|viewBox)="[^"]*"/#, with: "")
    }

    /// The longest runs of bytes that belong together, without the dots and commas around them.
    private func pieces(of text: String, _ belongs: (UInt8) -> Bool) -> [String] {
        text.utf8.split { !belongs($0) }.map { piece in
            let isMark: (UInt8) -> Bool = { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
            let end = piece.reversed().drop(while: isMark).count
            return String(decoding: piece.prefix(end).drop(while: isMark), as: UTF8.self)
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isWordPart: Bool {
        isDigit || self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}

/// What only the instructor's model knows.
private struct Secrets {
    let names: [String]
    /// As a page would show them, without unit and sign; short numbers mean nothing and are left out.
    let numbers: Set<String>

    static func read() async throws -> Secrets {
        let student = try await RealCase.values(.student)
        let instructor = try await RealCase.values(.instructor)
        let known = Set(student.model.quantities.map(\.name))
        let names = instructor.model.quantities.map(\.name).filter { !known.contains($0) }
        let open = Set(student.model.quantities.flatMap { shown($0.name, student) })
        let secret = Set(names.flatMap { shown($0, instructor) }).subtracting(open)
        return Secrets(names: names, numbers: secret.filter(isTelling))
    }

    /// The digits of a quantity's value in the precisions a page may choose, also for a year and for a document.
    private static func shown(_ name: String, _ values: EvaluatedModel) -> [String] {
        guard let value = values.value(of: name) else { return [] }
        var log: [Diagnostic] = []
        let formula = SourceFile(path: "formula", text: "\(name) / volume")
        let units = values.model.units
        let others = [
            units.read("USD/year").flatMap { value.converted(to: $0) },
            units.read("USD/document").flatMap { values.evaluate(Excerpt(formula), reporting: &log)?.value.converted(to: $0) },
        ]
        return ([value] + others.compactMap(\.self)).flatMap { value in
            ([value.formatted()] + (0...4).map { value.formatted(decimals: $0) }).map {
                $0.number.filter { $0.isNumber || ",.".contains($0) }
            }
        }
    }

    private static func isTelling(_ number: String) -> Bool {
        let digits = number.filter(\.isNumber).drop { $0 == "0" }
        return digits.count >= 4 && Set(digits.dropFirst()) != ["0"]
    }
}
