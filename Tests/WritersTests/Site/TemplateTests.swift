import Diagnostics
import Testing

@testable import Writers

@Suite("Templates")
struct TemplateTests {
    @Test(
        "What a template names exists",
        arguments: [
            ("{{title}} {{#previous}}{{link}}{{/previous}} {{! titel }}", []),
            ("<p>\n{{titel}}", ["templates/page.mustache:2:3: error: no name 'titel'"]),
            ("{{link}}", ["templates/page.mustache:1:3: error: no name 'link'"]),
            ("{{#objectives}}{{.}}{{/objectives}}{{.}}", ["templates/page.mustache:1:38: error: no name '.'"]),
            ("{{> partials/haed}}", ["templates/page.mustache:1:5: error: no partial 'partials/haed'"]),
            ("{{> partials/head}}", ["templates/partials/head.mustache:1:10: error: no name 'lang'"]),
            ("{{uppercased(title)}}{{lowercased(titel)}}", ["templates/page.mustache:1:35: error: no name 'titel'"]),
            ("{{#title}}{{/titel}}", ["templates/page.mustache:1:1: error: this closes a section that is not open here"]),
        ])
    func check(text: String, messages: [String]) {
        var log: [Diagnostic] = []
        _ = SiteTemplates(
            files: [
                ("templates/page.mustache", text), ("templates/partials/head.mustache", "<html {{{lang}}}>"),
                ("templates/404.mustache", ""),
            ],
            reporting: &log)
        #expect(log.sorted().map { String(render($0).prefix { $0 != "\n" }) } == messages)
    }

    @Test("A template that is missing is reported")
    func reportsMissing() {
        var log: [Diagnostic] = []
        _ = SiteTemplates(files: [("templates/page.mustache", "")], reporting: &log)
        #expect(log.map(\.message) == ["there is no template '404.mustache'"])
    }
}
