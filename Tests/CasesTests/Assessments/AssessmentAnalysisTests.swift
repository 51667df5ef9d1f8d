import Cases
import Foundation
import Testing

/// `Shown/<name>.txt` is what the block shows; `RECORD=1` rewrites them and fails.
@Suite("Analyses of evidence show what was decided, by whom and why")
struct AssessmentAnalysisTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Shown")

    @Test(
        "A kitchen, held against its rubric, its law and its plan, in YAML alone",
        arguments: [
            ("maturity-levels", "maturity", "rubric: hygiene\nof: kitchen", "tbl"),
            ("maturity-criteria", "maturity", "rubric: hygiene\nof: kitchen\nshows: criteria", "tbl"),
            ("maturity-next", "maturity", "rubric: hygiene\nof: kitchen\nshows: next", "tbl"),
            ("maturity-sensitivity", "maturity", "rubric: hygiene\nof: kitchen\nshows: sensitivity", "tbl"),
            ("maturity-rubric", "maturity", "rubric: hygiene\nshows: rubric", "tbl"),
            ("maturity-chart", "maturity", "rubric: hygiene\nof: kitchen\nform: chart", "fig"),
            ("evidence", "evidence", "of: kitchen", "tbl"),
            ("governance-questions", "governance", "catalogue: canteen\nshows: questions", "tbl"),
            ("governance-rules", "governance", "catalogue: canteen\nshows: rules", "tbl"),
            ("governance-duties", "governance", "catalogue: canteen\nas-of: 2026-11-23", "tbl"),
            ("governance-classes", "governance", "catalogue: canteen\nshows: classes\nuses: canteens", "tbl"),
            ("governance-path", "governance", "catalogue: canteen\nshows: path\nuses: canteens\nuse: office", "tbl"),
            ("governance-obligations", "governance", "catalogue: canteen\nshows: obligations\nuses: canteens\nas-of: 2027-02-01", "tbl"),
            ("governance-controls", "governance", "catalogue: canteen\nshows: controls\nof: kitchen", "tbl"),
            ("migration-phases", "migration", "of: stove", "tbl"),
            ("migration-gates", "migration", "of: stove\nshows: gates", "tbl"),
            ("migration-costs", "migration", "of: stove\nshows: costs", "tbl"),
            ("migration-chart", "migration", "of: stove\nshows: costs\nform: chart", "fig"),
            ("migration-stops", "migration", "of: stove\nshows: stops", "tbl"),
            ("migration-rollback", "migration", "of: stove\nshows: rollback", "tbl"),
            ("migration-risks", "migration", "of: stove\nshows: risks", "tbl"),
        ])
    func shows(name: String, analysis: String, settings: String, prefix: String) async throws {
        let shown = try await SmallKitchen.outlined(analysis, settings, prefix: prefix) + "\n"
        let expected = Self.folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(shown.utf8).write(to: expected)
            Issue.record("recorded \(name)")
        } else {
            #expect(shown == (try? String(contentsOf: expected, encoding: .utf8)))
        }
    }

    @Test("Scores are quantities that sentences can name")
    func scores() async throws {
        let text =
            "Level `= maturity.hygiene.kitchen.minimum : 0`, food `= maturity.hygiene.kitchen.food`, "
            + "at level 1 `= maturity.hygiene.kitchen.at_level_1`."
        let (book, messages) = await SmallBook(SmallKitchen.texts.merging(["index.md": page(text)]) { $1 }).evaluated()
        #expect(messages == "")
        #expect(
            outline(try #require(book.page("index.html"))).hasPrefix(
                "Level {1 why-maturity.hygiene.kitchen.minimum}, food {1 why-maturity.hygiene.kitchen.food}, "
                    + "at level 1 {3 why-maturity.hygiene.kitchen.at_level_1}."))
    }
}
