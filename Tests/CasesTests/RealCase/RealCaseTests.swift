import Cases
import Diagnostics
import Foundation
import Models
import Testing

@Suite("The case of this repository")
struct RealCaseTests {
    @Test("Both editions are computed without an error and without a warning")
    func isClean() async throws {
        #expect(rendered(try await RealCase.evaluated.log) == "")
    }

    @Test("The navigation lists every page, and every quantity and reference is used")
    func isUsed() async throws {
        var log: [Diagnostic] = []
        let book = await readBook(
            try RealCase.content.files(.instructor), edition: .instructor, runs: try await RealRuns.results.value, jobs: 2, reporting: &log)
        #expect(rendered(unused(in: book)) == "")
    }

    @Test("Every number of every page says why", arguments: Edition.allCases)
    func hasDerivations(edition: Edition) async throws {
        for page in try await RealCase.evaluated.book(edition).pages { checkDerivations(of: page) }
    }

    @Test("Every exhibit was made, has a caption and a number of its own", arguments: Edition.allCases)
    func hasExhibits(edition: Edition) async throws {
        let exhibits = try await RealCase.evaluated.book(edition).exhibits
        #expect(exhibits.count > 20)
        for exhibit in exhibits {
            if case .invalid = exhibit.content { Issue.record("\(exhibit.label.name) was not made") }
            if exhibit.label.counter != .equation { #expect(!exhibit.label.caption.isEmpty, "\(exhibit.label.name)") }
        }
        #expect(Set(exhibits.map(\.label.name)).count == exhibits.count)
    }

    @Test("The number of jobs changes no byte")
    func isDeterministic() async throws {
        let two = try await RealCase.evaluated
        let others = try await RealCase.content.editions(runs: RealRuns.results.value, jobs: 5).books
        for (book, other) in zip([two.student, two.instructor], others) {
            let one = try await site(book, jobs: 1)
            #expect(one.count > 10)
            #expect(try await site(other, jobs: 5) == one)
        }
    }

    /// The reference scenario of the fact sheet on costs: 50,000 documents of 3 pages a month, 620 tokens a page, 1,200 tokens of
    /// instructions, 400 tokens of output; 20,000 questions with 8 passages of 400 tokens. Computed there by hand, in USD a month.
    static let reference: [(name: String, value: String)] = [
        ("ocr", "$225.00"),
        ("tables_forms", "$9,750.00"),
        ("endpoint", "$335.80"),
        ("endpoint_ireland", "$375.22"),
        ("endpoint_frankfurt", "$402.96"),
        ("gpu", "$1,027.84"),
        ("workflow", "$12.50"),
        ("haiku_5_5", "$25.30"),
        ("haiku_3", "$63.25"),
        ("haiku_4_5", "$253.00"),
        ("haiku_4_5_eu", "$278.30"),
        ("haiku_4_5_batch", "$126.50"),
        ("sonnet_5", "$506.00"),
        ("sonnet_5_5", "$506.00"),
        ("sonnet_4_5", "$759.00"),
        ("opus_5_5", "$1,012.00"),
        ("embeddings", "$1.86"),
        ("answers_haiku_4_5", "$104.00"),
        ("answers_sonnet_5_5", "$208.00"),
        ("answers_sonnet_4_5", "$312.00"),
        ("guardrails", "$58.00"),
        ("search", "$350.40"),
    ]

    @Test("The reference calculations come out to the cent", arguments: reference)
    func isRight(name: String, value: String) async throws {
        let values = try await instructorValues()
        #expect(values.value(of: "reference.\(name)")?.formatted(decimals: 2).number == value)
    }

    @Test("No reference calculation is without a witness")
    func isWitnessed() async throws {
        let names = try await instructorValues().model.quantities.map(\.name).filter { $0.hasPrefix("reference.") }
        #expect(Set(names) == Set(Self.reference.map { "reference." + $0.name }))
    }

    private func instructorValues() async throws -> EvaluatedModel { try await RealCase.values(.instructor) }
}
