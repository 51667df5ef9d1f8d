import Cases
import Diagnostics
import Documents
import Figures
import Pipelines
import Testing

private let whole = "(Measured by the run “A small run” on 80 documents of months 4 to 7 of the corpus ‘shelf’, seed 7.)"
private let intervals =
    "(Intervals are 95% intervals: Wilson’s for shares, the others from drawing the documents again and again (bootstrap).)"

private let lines = """
    (Each month is compared with month 4. The lines at 0.10 and 0.25 are customary and no standard; some teams act from 0.20 on.)
    (“By chance” is what a month without any drift would have on average: small samples differ by themselves.)
    """

@Suite("Analyses of runs show what the record says")
struct RunAnalysisTests {
    @Test(
        "A table of metrics",
        arguments: [
            (
                "of: small",
                """
                Measure | Value | 95% interval | Taken from
                Accuracy | 0.717 | 0.592 to 0.815 | 60 documents
                Macro-F1 | 0.729 | 0.625 to 0.824 | 60 documents
                Expected calibration error | 0.265 | 0.200 to 0.335 | 60 documents
                Share sent to review | 0.050 | 0.017 to 0.137 | 60 documents
                Accuracy of what is not reviewed | 0.754 | 0.629 to 0.848 | 57 documents
                Precision of all fields | 1.000 | – | 21 fields
                Recall of all fields | 0.700 | 0.531 to 0.862 | 30 fields
                Precision of the compliance check | 1.000 | – | 9 violations
                Recall of the compliance check | 0.600 | 0.333 to 0.846 | 15 violations
                \(whole)
                \(intervals)
                """
            ),
            (
                "of: small\nperiods: [before, after]\nmeasures: [accuracy, ece]\ndecimals: 2",
                """
                Measure | Before the drift | After the drift
                Accuracy | 0.85 / 0.64 to 0.95, n = 20 | 0.65 / 0.50 to 0.78, n = 40
                Expected calibration error | 0.18 / 0.10 to 0.27, n = 20 | 0.31 / 0.23 to 0.40, n = 40
                \(whole)
                \(intervals)
                (n is the number of items that a value was taken from.)
                """
            ),
            (
                "of: small\nmodels: [first, retrained]",
                """
                Measure | First model | Retrained model
                Accuracy | 0.650 / 0.433 to 0.819, n = 20 | 0.950 / 0.764 to 0.991, n = 20
                Gain in accuracy on the same documents | – | 0.300 / 0.100 to 0.500, n = 20
                \(whole)
                \(intervals)
                (n is the number of items that a value was taken from.)
                """
            ),
            (
                "of: small\nmeasures: [documents, ocr, pages_per_document]",
                """
                Measure | Value | 95% interval | Taken from
                Documents | 60 documents | – | 60 documents
                Scans that were really read | 4 documents | – | 4 documents
                Character error rate | 0.020 | – | 4,000 characters
                Word error rate | 0.050 | – | 800 words
                Accuracy on the scans as read | 1.000 | 0.510 to 1.000 | 4 documents
                Accuracy on the same, read perfectly | 1.000 | 0.510 to 1.000 | 4 documents
                Accuracy lost to reading | 0.000 | – | 4 documents
                Pages of a document on average, over the whole corpus | 3 pages per document | – | 140 documents
                \(whole)
                \(intervals)
                """
            ),
            (
                "of: small\neach: class",
                """
                Category | Precision | Recall | F1 | n
                Invoice | 0.741 / 0.553 to 0.868 | 0.667 / 0.488 to 0.808 | 0.702 / 0.550 to 0.821 | 30
                Credit note | 0.444 / 0.246 to 0.663 | 0.533 / 0.301 to 0.752 | 0.485 / 0.242 to 0.682 | 15
                Order | 1.000 / 0.796 to 1.000 | 1.000 / 0.796 to 1.000 | 1.000 | 15
                \(whole)
                (n is how many documents truly are of the category. \(intervals.dropFirst())
                """
            ),
            (
                "of: small\neach: class\nmodel: retrained\nperiod: after\ndecimals: 2",
                """
                Category | Precision | Recall | F1 | n
                Invoice | 1.00 / 0.70 to 1.00 | 0.90 / 0.60 to 0.98 | 0.95 / 0.80 to 1.00 | 10
                Credit note | 0.83 / 0.44 to 0.97 | 1.00 / 0.57 to 1.00 | 0.91 / 0.67 to 1.00 | 5
                Order | 1.00 / 0.57 to 1.00 | 1.00 / 0.57 to 1.00 | 1.00 | 5
                (Only the model “Retrained model”, “After the drift”.)
                \(whole)
                (n is how many documents truly are of the category. \(intervals.dropFirst())
                """
            ),
            (
                "of: small\neach: field\nperiod: before",
                """
                Field | Precision | Recall | F1 | n
                Total amount | 1.000 / 0.646 to 1.000 | 0.700 / 0.397 to 0.892 | 0.824 / 0.571 to 1.000 | 10
                (Only “Before the drift”.)
                \(whole)
                (n is how many documents truly have the field. \(intervals.dropFirst())
                """
            ),
            (
                "of: small\neach: rule",
                """
                Rule | Precision | Recall | F1 | n
                Tax number is well-formed | 1.000 / 0.701 to 1.000 | 0.600 / 0.358 to 0.802 | 0.750 / 0.500 to 0.909 | 15
                \(whole)
                (n is how many documents truly break the rule. \(intervals.dropFirst())
                """
            ),
        ])
    func metrics(settings: String, table: String) async throws {
        #expect(try await SmallRun.outlined("metrics", settings) == "Table 1 #tbl-a: Shown\n" + table)
    }

    @Test("Runs side by side")
    func severalRuns() async throws {
        var other = SmallRun.record
        (other.run, other.title, other.measures) = ("other", "Another run", other.measures.filter { $0.name == "accuracy" })
        var book = SmallRun.with("```yaml metrics #tbl-a\ncaption: Both\nof: [small, other]\nmeasures: [accuracy, ece]\n```")
        book.runs = RunResults(records: [SmallRun.record, other])
        let (evaluated, messages) = await book.evaluated()
        #expect(messages == "")
        let lines = outline(try #require(evaluated.page("index.html"))).split(separator: "\n").prefix(4)
        #expect(
            lines.joined(separator: "\n") == """
                Table 1 #tbl-a: Both
                Measure | A small run | Another run
                Accuracy | 0.717 / 0.592 to 0.815, n = 60 | 0.717 / 0.592 to 0.815, n = 60
                Expected calibration error | 0.265 / 0.200 to 0.335, n = 60 | –
                """)
    }

    @Test("Each value knows why")
    func why() async throws {
        let (book, _) = await SmallRun.with("```yaml metrics #tbl-a\ncaption: Shown\nof: small\nmeasures: [accuracy, ece]\n```").evaluated()
        let page = try #require(book.page("index.html"))
        #expect(page.derivations.map(\.anchor) == ["why-run.small.accuracy", "why-run.small.ece"])
        guard case .table(let table)? = book.exhibits.first?.content else { return #expect(Bool(false), "no table") }
        #expect(table.rows.map { $0.cells[1].why } == page.derivations.map(\.anchor))
    }

    @Test(
        "A confusion matrix, with shades and the most frequent mistakes in words",
        arguments: [
            (
                "of: small",
                """
                Truth in rows, prediction in columns | Invoice | Credit note | Order | Recall
                Invoice / n = 30 | *20 / 67%* | 10 / 33%~~~~~ | 0 | 67%
                Credit note / n = 15 | 7 / 47%~~~~~ | *8 / 53%* | 0 | 53%
                Order / n = 15 | 0 | 0 | *15 / 100%* | 100%
                => Precision | 74% | 44% | 100% | 72%
                """,
                """
                (Most often: Invoice taken for Credit note (10 of 30, 33%); Credit note taken for Invoice (7 of 15, 47%).)
                (Measured by the run “A small run” on 60 documents, judged by the model “First model”, of months 5 to 7 of the corpus ‘shelf’, seed 7.)
                """
            ),
            (
                "of: small\nmodel: retrained\nperiod: after",
                """
                Truth in rows, prediction in columns | Invoice | Credit note | Order | Recall
                Invoice / n = 10 | *9 / 90%* | 1 / 10%~~~~ | 0 | 90%
                Credit note / n = 5 | 0 | *5 / 100%* | 0 | 100%
                Order / n = 5 | 0 | 0 | *5 / 100%* | 100%
                => Precision | 100% | 83% | 100% | 95%
                """,
                """
                (Most often: Invoice taken for Credit note (1 of 10, 10%).)
                (Measured by the run “A small run” on 20 documents, judged by the model “Retrained model”, of month 7 of the corpus ‘shelf’, seed 7.)
                """
            ),
        ])
    func confusion(settings: String, table: String, notes: String) async throws {
        let reading = """
            (A cell counts the documents of its row’s category that were taken for its column’s, with their share of the n of the row. \
            Right answers are bold; mistakes are shaded from 2, 5, 10 and 20% of the row on. At the lower right stands the accuracy.)
            """
        let outline = try await SmallRun.outlined("confusion", settings)
        #expect(outline == "Table 1 #tbl-a: Shown\n\(table)\n\(reading)\n\(notes)")
    }

    /// In month 4 all documents have 200 words, in months 6 and 7 every second has 300, and a bin without documents counts a ten-thousandth:
    /// (1/2 − 1) ln (1/2) + (1/2 − 0.0001) ln (1/2 / 0.0001) = 4.604.
    @Test(
        "Drift by month",
        arguments: [
            (
                "of: small",
                """
                Month | Words in a document, PSI | Confidence, PSI | Predicted category, PSI
                5 | 0.000 / by chance 0.000, n = 20 | 0.000 / by chance 0.100, n = 20 | 0.000 / by chance 0.200, n = 20
                6 | 4.604 / by chance 0.100, n = 20 | 1.121 / by chance 0.100, n = 20 | 0.000 / by chance 0.200, n = 20
                7 | 4.604 / by chance 0.100, n = 20 | 1.121 / by chance 0.100, n = 20 | 0.000 / by chance 0.200, n = 20
                \(lines)
                """
            ),
            (
                "of: small\nfeatures: words",
                """
                Month | Words in a document, PSI
                5 | 0.000 / by chance 0.000, n = 20
                6 | 4.604 / by chance 0.100, n = 20
                7 | 4.604 / by chance 0.100, n = 20
                \(lines)
                """
            ),
            (
                "of: small\nshows: accuracy",
                """
                Month | First model, accuracy | Retrained model, accuracy
                5 | 0.850 / 0.640 to 0.948, n = 20 | –
                6 | 0.650 / 0.433 to 0.819, n = 20 | –
                7 | 0.650 / 0.433 to 0.819, n = 20 | 0.950 / 0.764 to 0.991, n = 20
                (Upright marks are 95% intervals (Wilson). The axis does not begin at zero.)
                """
            ),
        ])
    func drift(settings: String, table: String) async throws {
        #expect(try await SmallRun.outlined("drift", settings) == "Figure 1 #fig-a: Shown\n\(table)\n\(whole)")
    }

    @Test("A chart of drift names the periods and the lines that matter")
    func driftDrawing() async throws {
        let (book, _) = await SmallRun.with("```yaml drift #fig-a\ncaption: Shown\nof: small\n```").evaluated()
        guard case .figure(let figure)? = book.exhibits.first?.content else { return #expect(Bool(false), "no figure") }
        #expect(
            figure.drawing.summary.hasSuffix(
                "Marked across: 0.10 (look closer), 0.25 (act). "
                    + "Marked above: Before the drift, Month 5 to 5; After the drift, Month 6 to 7."))
    }

    @Test(
        "Calibration by bins, with the error",
        arguments: [
            (
                "of: small",
                """
                Confidence of the bin | Documents | Mean confidence | Share that is right
                above 0.5, up to 0.6 | 3 | 0.600 | 0.000 / 0.000 to 0.561
                above 0.6, up to 0.7 | 14 | 0.700 | 0.000 / 0.000 to 0.215
                above 0.8, up to 0.9 | 43 | 0.900 | 1.000 / 0.918 to 1.000
                """, "First model 0.265 (0.200 to 0.335)."
            ),
            (
                "of: small\nperiods: [before, after]",
                """
                Confidence of the bin | Documents | Mean confidence | Share that is right
                == Before the drift
                above 0.5, up to 0.6 | 3 | 0.600 | 0.000 / 0.000 to 0.561
                above 0.8, up to 0.9 | 17 | 0.900 | 1.000 / 0.816 to 1.000
                == After the drift
                above 0.6, up to 0.7 | 14 | 0.700 | 0.000 / 0.000 to 0.215
                above 0.8, up to 0.9 | 26 | 0.900 | 1.000 / 0.871 to 1.000
                """, "Before the drift 0.175 (0.099 to 0.274); After the drift 0.310 (0.234 to 0.399)."
            ),
        ])
    func calibration(settings: String, table: String, error: String) async throws {
        let outline = try await SmallRun.outlined("calibration", settings)
        #expect(
            outline.hasPrefix("Figure 1 #fig-a: Shown\n\(table)\n(Expected calibration error (ECE) over ten bins of equal width: \(error)")
        )
        #expect(outline.hasSuffix(whole))
    }

    @Test("Times, with the machine and the day", arguments: [("", "Table 1 #tbl-a"), ("\nform: chart", "Figure 1 #fig-a")])
    func latency(form: String, label: String) async throws {
        #expect(
            try await SmallRun.outlined("latency", "of: small" + form) == """
                \(label): Shown
                Stage | Documents | Median, milliseconds | 95th percentile, milliseconds | 99th percentile, milliseconds | Throughput, documents per second
                Text recognition | 20 | 813 | 1,530 | 1,960 | 2.50
                Classification | 20 | 0.489 | 0.489 | 0.489 | 2,000
                => From the first stage to the last | 20 | 813 | 1,530 | 1,960 | 16.0
                (Times depend on the machine: these were taken on a small machine on 2026-11-23 with 2 workers. Another machine gives other times \
                and the same figures of quality.)
                (The throughput of a stage is that of one worker who does nothing else; that of the last line is the whole run’s. Documents pass a stage \
                4 at a time, and each waits for its group.)
                \(whole)
                """)
    }

    @Test(
        "One document on its way",
        arguments: [
            (
                "d20",
                """
                Stage | This document | All documents | Median time, milliseconds
                Text recognition | 200 words read from its picture / 10 errors in 200 words, 20 in 1,000 characters | \
                81 / 1 set aside | 813 / of 20
                Classification | First model: “Invoice” with confidence 0.90 | 80 | 0.489 / of 20
                Category | “Invoice” / which is right | 80 | –
                Extraction | 0 of 1 field right / missed: Total amount | 80 | –
                Checks | Nothing reported | 80 | –
                Review | No person looks at it / 0.90 is not below 0.65 | 80 | –
                (Document ‘d20’ of month 5. In truth it is of the category “Invoice”.)
                """
            ),
            (
                "d33",
                """
                Stage | This document | All documents | Median time, milliseconds
                Text recognition | 200 words / taken from the text that came with it | 81 / 1 set aside | 813 / of 20
                Classification | First model: “Credit note” with confidence 0.90 | 80 | 0.489 / of 20
                Category | “Credit note” / which is right | 80 | –
                Extraction | 0 of 0 fields right | 80 | –
                Checks | Nothing reported / truly broken: Tax number is well-formed | 80 | –
                Review | No person looks at it / 0.90 is not below 0.65 | 80 | –
                (Document ‘d33’ of month 5. In truth it is of the category “Credit note”.)
                """
            ),
            (
                "d69",
                """
                Stage | This document | All documents | Median time, milliseconds
                Text recognition | 300 words / taken from the text that came with it | 81 / 1 set aside | 813 / of 20
                Features | 12% of the words unknown / to the first model’s vocabulary | 80 | –
                Classification | First model: “Credit note” with confidence 0.60 / Retrained model: “Invoice” with confidence 0.60 | 80 | 0.489 / of 20
                Category | “Credit note” / which is wrong | 80 | –
                Extraction | 1 of 1 field right | 80 | –
                Checks | Reported as broken: Tax number is well-formed / truly broken: nothing | 80 | –
                Review | A person looks at it / 0.60 is below 0.65 | 80 | –
                (Document ‘d69’ of month 7. In truth it is of the category “Invoice”.)
                """
            ),
        ])
    func document(id: String, table: String) async throws {
        var record = SmallRun.record
        record.outcomes[69].unknownWords = 0.12
        record.outcomes[69].findings = ["tax"]
        record.outcomes[69].predictions = [
            .init(model: "first", category: "credit-note", confidence: 0.6, trueProbability: nil),
            .init(model: "retrained", category: "invoice", confidence: 0.6, trueProbability: nil),
        ]
        #expect(
            try await SmallRun.outlined("document", "of: small\ndocument: \(id)", record: record) == """
                Table 1 #tbl-a: Shown
                \(table)
                (Times depend on the machine: these were taken on a small machine on 2026-11-23.)
                \(whole)
                """)
    }

    @Test("Unless an author says which, a document is shown to which reading did the most")
    func tellingDocument() async throws {
        var record = SmallRun.record
        record.outcomes[22].recognition?.perfectExtractions = ["total": .missed]
        record.outcomes[22].extractions = ["total": .wrong]
        let outline = try await SmallRun.outlined("document", "of: small", record: record)
        #expect(outline.contains("(Document ‘d22’ of month 5."), "\(outline)")
    }

    @Test("A document that was set aside goes no further")
    func setAside() async throws {
        var record = SmallRun.record
        record.outcomes[0].failure = .init(stage: "ocr", message: "the picture is empty")
        record.clock = nil
        let outline = try await SmallRun.outlined("document", "of: small\ndocument: d0", record: record)
        #expect(
            outline.split(separator: "\n").prefix(4).joined(separator: "\n") == """
                Table 1 #tbl-a: Shown
                Stage | This document | All documents
                Text recognition | Set aside / the picture is empty | 81 / 1 set aside
                (Document ‘d0’ of month 4. In truth it is of the category “Invoice”.)
                """)
    }

    @Test("A record without a clock says so, and what it does know")
    func noClock() async throws {
        var record = SmallRun.record
        record.clock = nil
        #expect(
            try await SmallRun.outlined("latency", "of: small", record: record) == """
                Table 1 #tbl-a: Shown
                Stage | Documents in | Documents out | Set aside
                Text recognition | 81 | 80 | 1
                Features | 80 | 80 | 0
                Classification | 80 | 80 | 0
                Category | 80 | 80 | 0
                Extraction | 80 | 80 | 0
                Checks | 80 | 80 | 0
                Review | 80 | 80 | 0
                Drift check | 80 | 80 | 0
                (The record of this run holds no times.)
                \(whole)
                """)
    }

    @Test("A part of a run says that it is one")
    func part() async throws {
        var record = SmallRun.record
        record.shards = [.init(index: 1, count: 4), .init(index: 3, count: 4)]
        let outline = try await SmallRun.outlined("drift", "of: small", record: record)
        #expect(outline.hasSuffix("seed 7. Only 2 of 4 parts of the run are in this record.)"))
    }
}

@Suite("Mistakes in blocks that show runs")
struct RunMistakeTests {
    @Test(
        "Each is said at its place, with what may have been meant",
        arguments: [
            ("metrics", "of: smal", "7:5: error: no run is called 'smal'", "did you mean 'small'?"),
            ("metrics", "", "5:1: error: the block does not say of which run", "add 'of: small'"),
            (
                "metrics", "of: small\nmeasures: [acuracy]", "8:12: error: the run 'small' has no measure 'acuracy'",
                "did you mean 'accuracy'?"
            ),
            ("metrics", "of: small\nperiods: [befor]", "8:11: error: the run 'small' has no period 'befor'", "did you mean 'before'?"),
            (
                "metrics", "of: small\nperiods: before\nmodels: first",
                "9:9: error: the columns are runs, or periods of one run, or models of one run", nil
            ),
            (
                "metrics", "of: small\nperiods: after\nmeasures: ocr.cer", "9:11: error: the run 'small' has no measure 'ocr.cer'", nil
            ),
            ("metrics", "of: small\neach: clas", "8:7: error: 'each' cannot be 'clas'", "did you mean 'class'?"),
            ("metrics", "of: small\neach: rule\nperiod: before", "9:1: error: a 'metrics' block has no key 'period'", nil),
            ("metrics", "of: small\neach: class\nperiods: before", "9:1: error: a 'metrics' block has no key 'periods'", nil),
            ("confusion", "of: small\nmodel: frist", "8:8: error: the run 'small' has no model 'frist'", "did you mean 'first'?"),
            (
                "confusion", "of: small\nmodel: retrained\nperiod: before", "9:9: error: the model 'retrained' does not serve in 'before'",
                "it serves in month 7"
            ),
            ("confusion", "of: [small, small]", "7:13: error: a 'confusion' block shows one run", nil),
            ("drift", "of: small\nshows: inpts", "8:8: error: 'shows' cannot be 'inpts'", "did you mean 'inputs'?"),
            ("drift", "of: small\nfeatures: [wrds]", "8:12: error: the run 'small' measures no drift of 'wrds'", "did you mean 'words'?"),
            ("drift", "of: small\nmodels: first", "8:1: error: a 'drift' block has no key 'models'", nil),
            ("calibration", "of: small\nperiods: [later]", "8:11: error: the run 'small' has no period 'later'", "there are before, after"),
            ("document", "of: small\ndocument: d200", "8:11: error: the run 'small' has no document 'd200'", "did you mean 'd20'?"),
            ("latency", "of: small\nform: bars", "8:7: error: 'form' cannot be 'bars'", "it is one of table, chart"),
        ])
    func reports(analysis: String, settings: String, message: String, note: String?) async {
        let block =
            "```yaml \(analysis) #\(["drift", "calibration"].contains(analysis) ? "fig" : "tbl")-a\ncaption: Shown\n\(settings)\n```"
        let (_, messages) = await SmallRun.with(block).evaluated()
        let lines = messages.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.contains(": error: ") } == ["content/index.md:" + message], "\(messages)")
        if let note { #expect(messages.contains(note), "\(messages)") }
    }

    @Test("A run whose definition has errors is reported there alone")
    func silent() async {
        let (book, messages) = await SmallRun.with(
            "```yaml metrics #tbl-a\ncaption: Shown\nof: small\n```", record: nil, isComplete: false
        ).evaluated()
        #expect(messages == "")
        guard case .invalid? = book.exhibits.first?.content else { return #expect(Bool(false), "shown") }
    }

    @Test("A run that measures nothing of the kind")
    func nothing() async {
        var record = SmallRun.record
        (record.models, record.measures, record.reference, record.rules) = ([], [], nil, [])
        for (analysis, message) in [
            ("drift", "the run 'small' measures no drift"), ("calibration", "the run 'small' has no model"),
            ("drift #fig-b\nshows: accuracy", "no model of the run 'small' serves in months"),
            ("metrics\neach: rule", "the run 'small' has no scores for each rule"),
            ("metrics", "the run 'small' has none of the usual measures"),
        ] {
            let parts = analysis.split(separator: "\n")
            let block = "```yaml \(parts[0])\ncaption: Shown\nof: small\n\(parts.dropFirst().joined())\n```"
            let (_, messages) = await SmallRun.with(block, record: record).evaluated()
            #expect(messages.contains("error: \(message)"), "\(messages)")
        }
    }
}
