import Cases
import Diagnostics
import Documents
import Figures

/// A small book that has one of everything a page can show.
func sampleBook(edition: Edition = .student, url: String? = "https://casebook.example/course/") -> EvaluatedBook {
    var sections = [
        NavigationSection(title: "The case", pages: [0, 1]),
        NavigationSection(title: "Six parts", pages: [2, 3, 4]),
    ]
    var pages = [welcomePage, casePage, architecturesPage, costsPage, shortPage]
    if edition == .instructor {
        sections.append(NavigationSection(title: "For instructors", pages: [5]))
        pages.append(guidePage)
    }
    return EvaluatedBook(
        edition: edition,
        configuration: BookConfiguration(
            title: "From MLOps to LLMOps", subtitle: "A case study of TechCorp Solutions",
            description: "An assignment in six parts about moving a document pipeline from classic machine learning to language models.",
            url: url, authors: ["Ada Lovelace", "Grace Hopper"], licence: "Text CC BY 4.0"),
        navigation: sections, pages: pages, attachments: [])
}

private let nowhere = SourceFile(path: "sample.md", text: " ").place(SourceRange(0, 0))

private typealias Line = Inline<Evaluated>
private typealias Part = Block<Evaluated>

private func text(_ words: String) -> Line { .text(words) }
private func paragraph(_ inlines: Line...) -> Part { .paragraph(inlines) }
private func value(_ text: String, _ why: String? = nil) -> Line { .slot(.value(text: text, why: why.map { "why-" + $0 })) }
private func heading(_ level: Int, _ words: String, _ anchor: String) -> Part {
    .heading(Heading(level: level, inlines: [.text(words)], anchor: anchor, place: nowhere))
}
private func link(_ words: String, _ target: String) -> Line {
    .link(Link(target: target, title: "", inlines: [.text(words)], place: nowhere))
}
private func bullets(_ items: String...) -> Part {
    .list(List(start: nil, isTight: true, items: items.map { .init(blocks: [.paragraph([.text($0)])], isDone: nil) }))
}
private func equation(_ tex: String, _ number: String, _ anchor: String) -> Part {
    let math = Math(tex: Excerpt(text: tex, standingFor: nowhere), identifier: Identifier(name: anchor, place: nowhere))
    return .slot(Exhibit(label: label(.equation, number, anchor), content: .equation(math)))
}

private func page(
    _ path: String, _ matter: FrontMatter, _ blocks: [Part], footnotes: [Footnote<Evaluated>] = [], derivations: [PageDerivation] = [],
    references: [PageReference] = []
) -> EvaluatedPage {
    EvaluatedPage(
        path: path, matter: matter, document: Document(blocks: blocks, footnotes: footnotes), derivations: derivations,
        references: references)
}

private let welcomePage = page(
    "index.html",
    FrontMatter(
        title: "From MLOps to LLMOps", label: "Welcome", description: "An assignment in six parts about a company that reads contracts."),
    [
        paragraph(
            text("TechCorp Solutions reads "), value("50,000 documents per month", "volume"), text(". You advise it on what comes next.")),
        heading(2, "How to work with this case", "how-to"),
        .list(
            List(
                start: 1, isTight: true,
                items: ["Read the case.", "Work through the parts in order.", "Hand in a report of ten to fifteen pages."].map {
                    .init(blocks: [.paragraph([.text($0)])], isDone: nil)
                })),
        paragraph(
            text("Begin with "), link("the case", "case.html"), text(", then go to "), link("Part 5", "part-5-costs.html#tbl-monthly"),
            text(".")),
    ], derivations: [volume])

private let casePage = page(
    "case.html", FrontMatter(title: "The case: TechCorp Solutions", label: "The case"),
    [
        .callout(.note, [paragraph(text("TechCorp Solutions is invented. Prices and laws are not."))]),
        paragraph(text("The company sells software that sorts contracts and invoices. Its customers now ask questions about them.")),
        heading(2, "What the system does today", "today"),
        bullets("It sorts each document into one of 12 categories.", "It extracts 15 fields.", "It checks three rules of compliance."),
        heading(2, "What users ask for", "asks"),
        .quote([paragraph(text("Which of our contracts end before March, and what does it cost us to leave them?"))]),
    ])

private let architecturesPage = page(
    "part-1-architectures.html",
    FrontMatter(
        title: "Two architectures", label: "Architectures",
        description: "What stays, what goes and what is new when a language model reads the documents.",
        part: 1, objectives: ["Name the stages of both systems.", "Say which stage replaces which."], time: "2 to 3 hours"),
    [
        paragraph(
            text("Both systems read the same documents. "), .slot(.reference(text: "Figure 1.1", target: "#fig-mlops")),
            text(" shows today’s.")),
        .slot(figure),
        heading(2, "Tasks", "tasks"),
        paragraph(text("Compare them.")),
    ])

private let costsPage = page(
    "part-5-costs.html",
    FrontMatter(
        title: "What does it cost?", label: "Costs",
        description: "Compute-based and token-based prices behave differently as volume grows. This part makes the difference visible.",
        part: 5,
        objectives: [
            "Separate fixed from variable costs of a pipeline.", "Compute the monthly cost of an architecture from its stages.",
            "Say at which volume a decision would change.",
        ],
        handIn: [
            "A table of costs per stage, with the source of each price.", "A paragraph of at most 200 words with your recommendation.",
        ],
        time: "3 to 4 hours"),
    costsText,
    footnotes: [
        Footnote(
            label: "1", mentions: 2,
            blocks: [paragraph(text("A month has 730 hours in this case, as in the price calculators of cloud providers."))])
    ], derivations: [total, endpoint, volume, price], references: references)

private let costsText: [Part] = [
    paragraph(
        text("Today’s system costs "), value("$335.80 per month", "cost.mlops.total"), text(" to run at "),
        value("50,000 documents per month", "volume"),
        text(". Most of that is one endpoint that is always on"), .footnote(index: 0, mention: 1),
        text(", whether anybody sends a document or not. Hidden technical debt grows elsewhere "),
        .slot(
            .citation([
                CitedWork(text: "Sculley et al., 2015", anchor: "ref-sculley2015", key: "sculley2015"),
                CitedWork(text: "Breck et al., 2017, p. 4", anchor: "ref-breck2017", key: "breck2017", locator: "p. 4"),
            ])),
        text(".")),
    heading(2, "What is given", "given"),
    paragraph(
        text("Prices are list prices in one region. "), .slot(.reference(text: "Table 5.1", target: "#tbl-monthly")),
        text(" adds them up by stage; "), .slot(.reference(text: "Figure 5.1", target: "#fig-cost")),
        text(" shows the same as bars. The command "),
        .code("casebook explain cost.mlops.total"), text(" prints how the sum comes about.")),
    .slot(monthly),
    heading(3, "Where the money goes", "where"),
    paragraph(
        text("An endpoint is billed by the hour"), .footnote(index: 0, mention: 2), text(" and does not care how busy it is. "),
        .emphasis([text("Half of its capacity")]), text(" is paid for but never used "),
        .slot(.citation([CitedWork(text: "Sculley et al., 2015", anchor: "ref-sculley2015", key: "sculley2015")])), text(".")),
    .slot(chart),
    .slot(matrix),
    .callout(.warning, [paragraph(text("Never compare a price per hour with a price per token before both are a price per document."))]),
    .callout(
        .tip, [paragraph(text("Begin with the largest line of the table.")), bullets("Is it fixed?", "Does it grow with the volume?")]),
    heading(2, "The break-even volume", "sec-breakeven"),
    paragraph(
        text("Two cost lines cross where both are equal. With fixed cost "), .math(Excerpt(text: "F", standingFor: nowhere)),
        text(" and cost per document "), .math(Excerpt(text: "c", standingFor: nowhere)), text(":")),
    equation("V^* = \\frac{F_1 - F_2}{c_2 - c_1}", "5.1", "eq-breakeven"),
    .code(
        Code(
            info: "python",
            text:
                "def break_even(fixed, variable):\n    \"\"\"Documents per month at which both cost the same.\"\"\"\n    return (fixed[0] - fixed[1]) / (variable[1] - variable[0])\n"
        )),
    .table(
        Table(
            alignments: [.none, .right], header: [[text("Volume")], [text("Who uses it")]],
            rows: [[[text("8,000 a month")], [text("A law firm")]], [[text("50,000 a month")], [text("TechCorp")]]],
            place: nowhere)),
    heading(3, "Tasks", "tasks"),
    .list(
        List(
            start: 1, isTight: false,
            items: [
                .init(
                    blocks: [
                        paragraph(
                            text("Compute the monthly cost of the new architecture, stage by stage. Use the prices of "),
                            link("the price list", "https://aws.amazon.com/bedrock/pricing/"), text("."))
                    ], isDone: nil),
                .init(blocks: [paragraph(text("Find the volume at which both cost the same."))], isDone: nil),
            ])),
    .list(
        List(
            start: nil, isTight: true,
            items: [
                .init(blocks: [paragraph(text("Units on every number"))], isDone: true),
                .init(blocks: [paragraph(text("A source for every price"))], isDone: false),
            ])),
    .rule,
    paragraph(text("You are done when somebody else can repeat your numbers.")),
]

private let guidePage = page(
    "instructor/guide.html", FrontMatter(title: "Guide for instructors", label: "Guide"),
    [paragraph(text("The new system costs "), value("$4,310 per month"), text(". See "), link("Part 5", "../part-5-costs.html"), text("."))]
)

private let shortPage = page(
    "part-6-migration.html", FrontMatter(title: "A migration plan", label: "Migration", part: 6, time: "4 hours"),
    [paragraph(text("A plan names a first step, a way back, and who decides."))])

private func label(_ counter: Label.Counter, _ number: String, _ anchor: String, _ caption: Line...) -> Label {
    Label(counter: counter, number: number, anchor: anchor, caption: caption)
}

private func row(
    _ title: String, _ detail: String?, _ cells: [String], why: String? = nil, as kind: ExhibitTable.Row.Kind = .plain
) -> ExhibitTable.Row {
    .init(kind, [.init(title, detail: detail)] + cells.map { .init($0, why: why) })
}

private let monthly = Exhibit(
    label: label(
        .table, "5.1", "tbl-monthly", text("Monthly cost of today’s system at TechCorp’s volume of "), value("50,000 documents", "volume")),
    content: .table(
        ExhibitTable(
            columns: [
                .init(title: "Stage"), .init(title: "MLOps", unit: "USD per month", isNumeric: true),
                .init(title: "MLOps", unit: "USD per document", isNumeric: true), .init(title: "Share", unit: "%", isNumeric: true),
            ],
            rows: [
                .init(.heading, [.init("Serving")]),
                row("Text recognition", "Amazon Textract", ["75.00", "0.0015", "22.3"]),
                row("Classification endpoint", "SageMaker ml.m5.large", ["167.90", "0.0034", "50.0"], why: "why-cost.mlops.endpoint"),
                row("Serving together", nil, ["242.90", "0.0049", "72.3"], as: .subtotal),
                .init(.heading, [.init("Training and monitoring")]),
                row("Training", "SageMaker Pipelines, weekly", ["61.40", "0.0012", "18.3"]),
                row("Monitoring", "CloudWatch", ["31.50", "0.0006", "9.4"]),
                row("Total", nil, ["335.80", "0.0067", "100.0"], why: "why-cost.mlops.total", as: .total),
            ],
            notes: [
                [
                    text("Without labour, support and taxes. Prices of us-east-1, read on 15 October 2026 "),
                    link("(price list)", "https://aws.amazon.com/pricing/"), text("."),
                ]
            ])))

private let matrix = Exhibit(
    label: label(.table, "5.2", "tbl-confusion", text("What was taken for what.")),
    content: .table(
        ExhibitTable(
            arrangement: .matrix,
            columns: [.init(title: "Truth in rows, prediction in columns")]
                + ["Invoice", "Credit note", "Delivery note", "Recall"].map { .init(title: $0, isNumeric: true) },
            rows: [
                matrixRow("Invoice", "210 documents", [("190", "90%", .strong), ("18", "9%", .shade(3)), ("2", "1%", .shade(1))], "90%"),
                matrixRow("Credit note", "50 documents", [("16", "32%", .shade(5)), ("34", "68%", .strong), ("0", nil, .quiet)], "68%"),
                matrixRow(
                    "Delivery note", "60 documents", [("2", "3%", .shade(2)), ("7", "12%", .shade(4)), ("51", "85%", .strong)], "85%"),
                row("Precision", nil, ["91%", "58%", "96%", "86%"], as: .total),
            ], notes: [[text("Rows are the truth.")]])))

private func matrixRow(
    _ title: String, _ count: String, _ cells: [(String, String?, ExhibitTable.Emphasis)], _ recall: String
) -> ExhibitTable.Row {
    .init([.init(title, detail: count)] + cells.map { .init($0.0, detail: $0.1, emphasis: $0.2) } + [.init(recall)])
}

private let chart = Exhibit(
    label: label(.figure, "5.1", "fig-cost", text("The same costs as bars: one endpoint is half of the bill.")),
    content: .figure(
        ExhibitFigure(
            drawing: sampleDrawing("Monthly cost by stage"), description: [.init("Four bars.", [.init("The longest is the endpoint.")])],
            data: ExhibitTable(
                columns: [.init(title: "Stage"), .init(title: "Cost", unit: "USD per month", isNumeric: true)],
                rows: [row("Endpoint", nil, ["167.90"]), row("Text recognition", nil, ["75.00"])]))))

private let figure = Exhibit(
    label: label(.figure, "1.1", "fig-mlops", text("Today’s system: from the uploaded document to the alarm that starts a new training.")),
    content: .figure(
        ExhibitFigure(
            drawing: sampleDrawing("MLOps architecture"), downloadName: "mlops-architecture",
            description: [
                .init("Training lane", [.init("Labels, to Features"), .init("Features, to Training")]),
                .init("Serving lane", [.init("Documents, to OCR")]),
            ])))

private func sampleDrawing(_ title: String) -> Drawing {
    let line = Paint(stroke: .edge, strokeWidth: 3)
    let box = { (x: Int, y: Int, name: String, fill: Colour) -> [Mark] in
        [
            .rectangle(Rectangle(x: x, y: y, width: 260, height: 100), radius: 8, Paint(fill: fill, stroke: .nodeLine, strokeWidth: 2)),
            .text(Text([name], at: Point(x + 130, y + 58), size: 26, leading: 32, anchor: .middle, weight: .bold)),
        ]
    }
    return Drawing(
        width: 1440, height: 400, title: title, summary: "Three stages from left to right.",
        marks: [
            .rectangle(
                Rectangle(x: 10, y: 10, width: 1420, height: 380), radius: 12, Paint(fill: .lane, stroke: .laneLine, strokeWidth: 2)),
            .text(Text(["Serving"], at: Point(40, 60), size: 24, leading: 30, paint: Paint(fill: .inkSoft))),
            .group(label: "Documents", box(80, 160, "Documents", .document)),
            .line([Point(340, 210), Point(580, 210)], radius: 0, arrow: true, line),
            .group(label: "OCR", box(580, 160, "OCR", .compute)),
            .line([Point(840, 210), Point(1080, 210)], radius: 0, arrow: true, line),
            .group(label: "XGBoost", box(1080, 160, "XGBoost", .model)),
        ])
}

private let volume = PageDerivation(
    anchor: "why-volume", name: "volume", says: "Documents TechCorp processes each month", value: "50,000 documents per month",
    formula: nil,
    inputs: [], source: "The case’s fiction", sourceTarget: nil, certainty: nil)

private let price = PageDerivation(
    anchor: "why-price.m5", name: "price.m5", says: "Price of an ml.m5.large endpoint", value: "$0.23 per hour", formula: nil, inputs: [],
    source: "Amazon SageMaker price list, read 2026-10-15", sourceTarget: "https://aws.amazon.com/sagemaker/pricing/",
    certainty: "verified in two sources")

private let endpoint = PageDerivation(
    anchor: "why-cost.mlops.endpoint", name: "cost.mlops.endpoint", says: "The classification endpoint, always on",
    value: "$167.90 per month",
    formula: "price.m5 * 1 month", inputs: [.init(name: "price.m5", value: "$0.23 per hour", anchor: "why-price.m5")], source: nil,
    sourceTarget: nil, certainty: nil)

private let total = PageDerivation(
    anchor: "why-cost.mlops.total", name: "cost.mlops.total", says: "Monthly cost of today’s system", value: "$335.80 per month",
    formula: "ocr + endpoint + training + monitoring",
    inputs: [.init(name: "endpoint", value: "$167.90 per month", anchor: "why-cost.mlops.endpoint")],
    source: nil, sourceTarget: nil, certainty: nil)

private let references = [
    PageReference(
        anchor: "ref-breck2017",
        runs: [
            .text(
                "Breck, E., Cai, S., Nielsen, E., Salib, M., & Sculley, D. (2017). The ML test score: A rubric for ML production readiness. In "
            ),
            .emphasis("2017 IEEE International Conference on Big Data"), .text(" (pp. 1123–1132). "),
            .link(text: "https://doi.org/10.1109/BigData.2017.8258038", target: "https://doi.org/10.1109/BigData.2017.8258038"),
        ]),
    PageReference(
        anchor: "ref-sculley2015",
        runs: [
            .text("Sculley, D., Holt, G., Golovin, D., et al. (2015). Hidden technical debt in machine learning systems. In "),
            .emphasis("Advances in Neural Information Processing Systems"), .text(" 28."),
        ]),
]
