import Cases
import Foundation
import Testing

@testable import Writers

@Suite("The site")
struct SiteTests {
    @Test("Every page is well-formed, its ids are unique and its links lead somewhere", arguments: Edition.allCases)
    func isWhole(edition: Edition) async throws {
        let site = try await writtenSite(sampleBook(edition: edition))
        let pages = site.filter { $0.key.hasSuffix(".html") }.mapValues { PageReading($0) }
        for (path, page) in pages.sorted(by: { $0.key < $1.key }) {
            #expect(page.faults == [], "\(path)")
            for link in page.links where path != "404.html" { #expect(leads(link, from: path, pages, site), "\(path): \(link)") }
        }
    }

    /// Figures to take away are written by somebody else.
    private func leads(_ link: String, from path: String, _ pages: [String: PageReading], _ site: [String: String]) -> Bool {
        if link.hasPrefix("https:") || link.hasPrefix("data:") { return true }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var folders = path.split(separator: "/").dropLast().map(String.init)
        for part in parts[0].split(separator: "/") {
            if part == ".." { folders.removeLast() } else { folders.append(String(part)) }
        }
        let target = parts[0].isEmpty ? path : folders.joined(separator: "/")
        if target.hasPrefix("diagrams/mlops-architecture.") { return true }
        guard site[target] != nil else { return false }
        return parts.count == 1 || pages[target]?.ids.contains(String(parts[1])) == true
    }

    @Test("A page looks as recorded", arguments: ["part-5-costs.html", "404.html", "search-index.js", "sitemap.xml", "robots.txt"])
    func isGolden(path: String) async throws { try compare(await writtenSite(sampleBook())[path], with: "site-student/\(path)") }

    @Test("An instructor's page looks as recorded")
    func isGoldenForInstructors() async throws {
        try compare(await writtenSite(sampleBook(edition: .instructor))["instructor/guide.html"], with: "site-instructor/guide.html")
    }

    @Test("The number of jobs changes nothing")
    func isDeterministic() async throws {
        #expect(try await writtenSite(sampleBook(), jobs: 1) == writtenSite(sampleBook(), jobs: 7))
    }

    @Test("Without an address there is nothing that needs one")
    func hasNoAddress() async throws {
        let site = try await writtenSite(sampleBook(url: nil))
        #expect(site["sitemap.xml"] == nil)
        #expect(site["robots.txt"] == nil)
        #expect(site["index.html"]?.contains("canonical") == false)
        #expect(site["404.html"]?.contains("<base href=\"/\">") == true)
    }

    @Test("The page for what is missing finds its way from any folder of the site")
    func missingPageHasBase() async throws {
        #expect(try await writtenSite(sampleBook())["404.html"]?.contains("<base href=\"/course/\">") == true)
    }

    /// `SAMPLE_SITE=folder` keeps the sample sites for a browser: `student/` and `instructor/`.
    @Test("The sample site can be kept for a browser", .enabled(if: ProcessInfo.processInfo.environment["SAMPLE_SITE"] != nil))
    func keeps() async throws {
        let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["SAMPLE_SITE"]))
        for edition in Edition.allCases {
            for (path, text) in try await writtenSite(sampleBook(edition: edition)) {
                try write(text, to: folder.appending(path: edition.rawValue).appending(path: path))
            }
        }
    }
}

/// Compares with `Fixtures/…`; `RECORD=1` rewrites it and fails.
private func compare(_ text: String?, with fixture: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = try #require(text)
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let file = fixtures.appending(path: fixture)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try write(text, to: file)
        Issue.record("recorded \(fixture)", sourceLocation: sourceLocation)
        return
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    guard text != expected else { return }
    let actual = fixtures.appending(path: "actual").appending(path: fixture)
    try write(text, to: actual)
    Issue.record("\(fixture) differs; see \(actual.path)", sourceLocation: sourceLocation)
}

private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
}
