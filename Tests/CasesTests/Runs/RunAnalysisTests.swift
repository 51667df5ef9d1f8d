import Cases
import Diagnostics
import Documents
import Figures
import Pipelines
import Testing

private let whole = "(Measured by the run “A small run” on 80 documents of months 4 to 7 of the corpus ‘shelf’, seed 7.)"
private let intervals = "(Intervals hold 95%: Wilson’s for shares, else by resampling documents; comparisons resample pairs.)"

@Suite("Analyses of runs show what the record says")
struct RunAnalysisTests {
    @Test(
        "A table of metrics",
        arguments: [
            (
                "of: small",
                """
                Measure | Value | 95% interval | Taken from
                Accuracy | 0.750 | 0.630 to 0.840 | 60 documents
                Macro-F1 | 0.712 | 0.600 to 0.800 | 60 documents
                Expected calibration error | 0.100 | 0.050 to 0.200 | 60 documents
                \(whole)
                \(intervals)
                """
            ),
            (
                "of: small\nperiods: [before, after]\nmeasures: [accuracy, ece]\ndecimals: 2",
                """
                Measure | Before the drift | After the drift
                Accuracy | 0.85 / 0.64 to 0.95, n = 20 | 0.65 / 0.50 to 0.78, n = 40
                Expected calibration error | 0.02 / 0.00 to 0.20, n = 20 | –
                \(whole)
                \(intervals)
                (n is the number of items that a value was taken from.)
                """
            ),
            (
                "of: small\nmodels: [first, retrained]",
                """
                Measure | First model | Retrained model
                Accuracy | 0.650 / 0.430 to 0.820, n = 20 | 0.950 / 0.760 to 0.990, n = 20
                Gain in accuracy on the same documents | – | 0.300 / 0.100 to 0.500, n = 20
                \(whole)
                \(intervals)
                (n is the number of items that a value was taken from.)
                """
            ),
            (
                "of: small\nmeasures: [documents, ocr, drift.words]",
                """
                Measure | Value | 95% interval | Taken from
                Documents | 60 | – | 60 documents
                Character error rate | 0.021 | 0.010 to 0.030 | 6 documents
                Accuracy lost to reading | 0.050 | 0.000 to 0.100 | 6 documents
                Says drift.words.month_5 | 0.004 | – | 20 documents
                Says drift.words.month_6 | 0.310 | – | 20 documents
                Says drift.words.month_7 | 0.350 | – | 20 documents
                \(whole)
                \(intervals)
                """
            ),
            (
                "of: small\neach: class",
                """
                Category | Precision | Recall | F1 | n
                Invoice | 0.800 / 0.600 to 0.900 | 0.700 / 0.500 to 0.800 | 0.750 / 0.600 to 0.850 | 30
                Credit note | 0.500 / 0.300 to 0.700 | 0.600 / 0.300 to 0.800 | 0.550 / 0.300 to 0.700 | 15
                Order | – | – | – | –
                \(whole)
                (n is how many there truly are. \(intervals.dropFirst())
                """
            ),
            (
                "of: small\neach: field\ndecimals: 2",
                """
                Field | Precision | Recall | n
                Total amount | 0.90 / 0.80 to 0.95 | 0.80 / 0.70 to 0.90 | 55
                \(whole)
                (n is how many there truly are. \(intervals.dropFirst())
                """
            ),
        ])
    func metrics(settings: String, table: String) async throws {
        #expect(try await SmallRun.outlined("metrics", settings) == "Table 1 #tbl-a: Shown\n" + table)
    }

    @Test("Runs side by side")
    func severalRuns() async throws {
        var other = SmallRun.record
        (other.run, other.title, other.measures) = ("other", "Another run", Array(other.measures.prefix(1)))
        var book = SmallRun.with("```yaml metrics #tbl-a\ncaption: Both\nof: [small, other]\nmeasures: [accuracy, ece]\n```")
        book.runs = RunResults(records: [SmallRun.record, other])
        let (evaluated, messages) = await book.evaluated()
        #expect(messages == "")
        let lines = outline(try #require(evaluated.page("index.html"))).split(separator: "\n").prefix(4)
        #expect(
            lines.joined(separator: "\n") == """
                Table 1 #tbl-a: Both
                Measure | A small run | Another run
                Accuracy | 0.750 / 0.630 to 0.840, n = 60 | 0.750 / 0.630 to 0.840, n = 60
                Expected calibration error | 0.100 / 0.050 to 0.200, n = 60 | –
                """)
    }

    @Test("Each value knows why")
    func why() async throws {
        let (book, _) = await SmallRun.with("```yaml metrics #tbl-a\ncaption: Shown\nof: small\n```").evaluated()
        let page = try #require(book.page("index.html"))
        #expect(page.derivations.map(\.anchor) == ["why-run.small.accuracy", "why-run.small.macro_f1", "why-run.small.ece"])
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
                Invoice / 30 documents | *20 / 67%* | 10 / 33%~~~~~ | 0 | 67%
                Credit note / 15 documents | 7 / 47%~~~~~ | *8 / 53%* | 0 | 53%
                Order / 15 documents | 0 | 0 | *15 / 100%* | 100%
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
                Invoice / 10 documents | *9 / 90%* | 1 / 10%~~~~ | 0 | 90%
                Credit note / 5 documents | 0 | *5 / 100%* | 0 | 100%
                Order / 5 documents | 0 | 0 | *5 / 100%* | 100%
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
            (A cell counts the documents of its row’s category that were taken for its column’s, with their share of the row. \
            Right answers are bold; mistakes are shaded from 2, 5, 10 and 20% of the row on. At the lower right stands the accuracy.)
            """
        let outline = try await SmallRun.outlined("confusion", settings)
        #expect(outline == "Table 1 #tbl-a: Shown\n\(table)\n\(reading)\n\(notes)")
    }

    @Test(
        "Drift by month",
        arguments: [
            (
                "of: small",
                """
                Month | Words in a document, PSI | Unknown words, PSI
                5 | 0.004 | –
                6 | 0.310 | 1.200
                7 | 0.350 | 1.310
                (Each month is compared with month 4. The lines at 0.10 and 0.25 are customary and no standard; some teams act from 0.20 on.)
                """
            ),
            (
                "of: small\nfeatures: unknown_words",
                """
                Month | Unknown words, PSI
                6 | 1.200
                7 | 1.310
                (Each month is compared with month 4. The lines at 0.10 and 0.25 are customary and no standard; some teams act from 0.20 on.)
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
                """, "First model 0.265"
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
                """, "Before the drift 0.175"
            ),
        ])
    func calibration(settings: String, table: String, error: String) async throws {
        let outline = try await SmallRun.outlined("calibration", settings)
        #expect(
            outline.hasPrefix("Figure 1 #fig-a: Shown\n\(table)\n(Expected calibration error (ECE) over 10 bins of equal width: \(error) (")
        )
        #expect(outline.hasSuffix(whole))
    }

    @Test("Times, with the machine and the day", arguments: [("", "Table 1 #tbl-a"), ("\nform: chart", "Figure 1 #fig-a")])
    func latency(form: String, label: String) async throws {
        #expect(
            try await SmallRun.outlined("latency", "of: small" + form) == """
                \(label): Shown
                Stage | Documents | Median, milliseconds | 95th percentile, milliseconds | 99th percentile, milliseconds | Throughput, documents per second
                Text recognition | 20 | 813 | 1,533 | 1,957 | 2.50
                Classification | 20 | 0.489 | 0.489 | 0.489 | 2,000
                => From first to last stage | 20 | 813 | 1,533 | 1,957 | 4.00
                (Times depend on the machine: these were taken on a small machine on 2026-11-23 with 2 workers. Another machine gives other times \
                and the same figures of quality.)
                (The throughput of a stage is that of one worker who does nothing else; the last line is the whole run. Documents pass a stage \
                4 at a time, and each waits for its group.)
                \(whole)
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
                Classification | 80 | 80 | 0
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
                "metrics", "of: small\nperiods: after\nmeasures: ece", "9:11: error: the run 'small' has no measure 'ece'", nil
            ),
            ("metrics", "of: small\neach: clas", "8:7: error: 'each' cannot be 'clas'", "did you mean 'class'?"),
            ("metrics", "of: small\neach: rule", "5:1: error: the run 'small' has no scores for each rule", nil),
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
        (record.models, record.measures) = ([], [])
        for (analysis, message) in [
            ("drift", "the run 'small' measures no drift"), ("calibration", "the run 'small' has no model"),
            ("drift #fig-b\nshows: accuracy", "no model of the run 'small' serves in months"),
        ] {
            let parts = analysis.split(separator: "\n")
            let block = "```yaml \(parts[0])\ncaption: Shown\nof: small\n\(parts.dropFirst().joined())\n```"
            let (_, messages) = await SmallRun.with(block, record: record).evaluated()
            #expect(messages.contains("error: \(message)"), "\(messages)")
        }
    }
}
