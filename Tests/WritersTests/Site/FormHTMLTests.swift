import Cases
import Diagnostics
import Documents
import Testing

@testable import Writers

@Suite("Blanks on the site")
struct FormHTMLTests {
    @Test(
        "A blank is shown with its question",
        arguments: [
            (
                .text(id: "field-a", prompt: "Say <why>."),
                """
                <div class="exhibit blank" id="field-a" role="group" aria-labelledby="field-a-caption">
                <p class="blank-title" id="field-a-caption">Question</p>
                <p class="guidance">Say &lt;why&gt;.</p>
                </div>

                """
            ),
            (
                .answer(id: "ex-a", question: [], unit: "USD/month", prompt: "Write a number."),
                """
                <div class="exhibit blank" id="field-a" role="group" aria-labelledby="field-a-caption">
                <p class="blank-title" id="field-a-caption">Question</p>
                <p class="guidance">Write a number. <span class="unit">USD/month</span></p>
                </div>

                """
            ),
            (
                .choice(id: "field-a", options: ["One", "Two & more"], prompt: "Choose one."),
                """
                <div class="exhibit blank" id="field-a" role="group" aria-labelledby="field-a-caption">
                <p class="blank-title" id="field-a-caption">Question</p>
                <p class="guidance">Choose one.</p>
                <ul>
                <li>One</li>
                <li>Two &amp; more</li>
                </ul>
                </div>

                """
            ),
            (
                .table(
                    FormTable(
                        id: "field-a", columns: [.init(title: "Stage"), .init(title: "Cost", unit: "USD", isNumeric: true)],
                        rows: ["OCR", ""], prompt: "")),
                """
                <div class="exhibit blank" id="field-a" role="group" aria-labelledby="field-a-caption">
                <p class="blank-title" id="field-a-caption"><span class="label">Field 1.</span> Question</p>
                <div class="scroll" role="region" tabindex="0" aria-labelledby="field-a-caption">
                <table aria-labelledby="field-a-caption">
                <thead>
                <tr><th scope="col">Stage</th><th scope="col" class="number">Cost <span class="unit">USD</span></th></tr>
                </thead>
                <tbody>
                <tr><th scope="row">OCR</th><td></td></tr>
                <tr><td></td><td></td></tr>
                </tbody>
                </table>
                </div>
                </div>

                """
            ),
        ] as [(FormField, String)])
    func blank(field: FormField, html: String) {
        let label = Label(counter: .field, number: "1", anchor: "field-a", caption: [.text("Question")])
        var page = SitePage(html: HTMLBuffer(capacity: 1 << 10), style: SiteHTML(slots: SiteSlots(root: "")), footnotes: [])
        page.write([.slot(Exhibit(label: label, content: .form(field)))])
        #expect(page.html.text == html)
    }
}
