import Diagnostics
import Models
import Testing

@Suite struct FormattingTests {
    private static let units = evaluate(counts).model.model.units

    @Test(
        "Numbers for people",
        arguments: [
            (4310.2, "USD/month", "$4,310 per month"),
            (50000, "document/month", "50,000 documents per month"),
            (3, "USD/Mtoken", "$3.00 per million tokens"),
            (0.025, "USD/ktoken", "$0.025 per thousand tokens"),
            (335.8, "USD/month", "$335.80 per month"),
            (999.996, "USD", "$1,000"),
            (999.994, "USD", "$999.99"),
            (1000, "USD", "$1,000"),
            (0.999, "USD", "$0.999"),
            (0.9999, "USD", "$1.00"),
            (0.5, "USD", "$0.50"),
            (0.000506, "USD/document", "$0.000506 per document"),
            (0.0000166667, "USD", "$0.0000167"),
            (0, "USD", "$0.00"),
            (-1234.5, "USD", "−$1,235"),
            (-0.001, "USD", "−$0.001"),
            (12, "EUR/month", "€12.00 per month"),
            (1, "page/document", "1 page per document"),
            (3.2, "page/document", "3.2 pages per document"),
            (-1, "page", "−1 page"),
            (12345.678, "page", "12,346 pages"),
            (0.0123456, "page", "0.01235 pages"),
            (1234567, "page", "1,234,567 pages"),
            (2, "%", "2%"),
            (33.3333, "%", "33.3%"),
            (2.5, "%/month", "2.5% per month"),
            (3, "1/month", "3 per month"),
            (1.2, "GB", "1.2 GB"),
            (0.023, "USD/GB/month", "$0.023 per GB per month"),
            (93, "Mtoken", "93 million tokens"),
            (1, "char", "1 character"),
            (1, "textunit", "1 text unit"),
            (2, "textunit", "2 text units"),
            (1460, "machine*hour/month", "1,460 machine hours per month"),
            (9, "hour^2", "9 hours²"),
            (2.5, "page/USD", "2.5 pages per USD"),
            (1e15, "page", "1,000,000,000,000,000 pages"),
            (1e-9, "page", "0.000000001 pages"),
            (0.1 + 0.2, "page", "0.3 pages"),
        ])
    func formats(number: Double, unit: String, shown: String) throws {
        #expect(format(number, try #require(Self.units.read(unit))).text == shown)
    }

    @Test(
        "Halves round away from zero, without binary noise",
        arguments: [
            (335.805, 2, "335.81"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (-2.5, 0, "−3"), (0.5, 0, "1"), (0.49, 0, "0"), (-0.4, 0, "0"),
            (99.995, 2, "100.00"), (1.1 * 1.1 * 100, 0, "121"), (4310, 2, "4,310.00"), (0.285 * 100, 0, "29"),
        ])
    func rounds(number: Double, decimals: Int, shown: String) {
        #expect(format(number, .none, decimals: decimals).text == shown)
    }

    @Test("A number and its unit come apart")
    func pieces() throws {
        let units = try #require(Self.units.read("USD/month"))
        let shown = format(-4310, units)
        #expect([shown.number, shown.unit, shown.bare] == ["−$4,310", "per month", "−4,310"])
        #expect(units.heading == "USD per month")
    }

    private static let model = evaluate(
        counts + """

            horizon: 2 month
            volume: { value: 50000 document/month }
            price: { value: 1.408 USD/hour }
            cost: { value: price * 1 machine / 1 machine, unit: USD/month }
            growing: { value: cost * t / 1 month }
            """
    ).model

    @Test(
        "An inline value chooses its unit and its decimals",
        arguments: [
            (" volume", "50,000 documents per month"),
            (" price ", "$1.408 per hour"),
            (" cost in USD/year : 0", "$12,334 per year"),
            ("cost : 2", "$1,027.84 per month"),
            (" cost / volume in USD/document : 4", "$0.0206 per document"),
            (" tiered(volume, 0 document/month: 2 USD/document) : 1", "$100,000.0 per month"),
            (" 1.50 USD", "$1.50"),
            (" sum(growing)", "$3,084"),
        ])
    func inline(text: String, shown: String) {
        var log: [Diagnostic] = []
        let value = readInlineValue(excerpt(text), reporting: &log)
        #expect(Self.model.evaluate(value, reporting: &log)?.shown.text == shown)
        #expect(messages(log) == "")
    }

    @Test(
        "What an author can get wrong in an inline value is said at its place",
        arguments: [
            ("cost in GB", "text:1:9: error: cannot show USD/month in GB\n  1 | cost in GB\n    |         ^^"),
            ("cost in USDs", "text:1:9: error: unknown unit 'USDs'\n  1 | cost in USDs\n    |         ^^^^\nnote: did you mean 'USD'?"),
            ("cost : two", "text:1:6: error: behind ':' stands a number of decimals, from 0 to 12\n  1 | cost : two\n    |      ^^^^^"),
            ("costs", "text:1:1: error: unknown name 'costs'\n  1 | costs\n    | ^^^^^\nnote: did you mean 'cost'?"),
            ("", "text:1:1: error: a number, a name or '(' is missing here"),
            (
                "growing",
                """
                text:1:1: error: this has a value for each month
                  1 | growing
                    | ^^^^^^^
                note: pick one with 'at(…, 12)', or add them up with 'sum(…)'
                """
            ),
        ])
    func reports(text: String, message: String) {
        var log: [Diagnostic] = []
        let value = readInlineValue(excerpt(text), reporting: &log)
        _ = Self.model.evaluate(value, reporting: &log)
        #expect(messages(log) == message)
    }

    @Test("An inline value remembers how it came about")
    func derives() throws {
        var log: [Diagnostic] = []
        let value = readInlineValue(excerpt(" cost / volume in USD/document : 4"), reporting: &log)
        let derivation = try #require(Self.model.evaluate(value, reporting: &log)?.derivation)
        #expect(derivation.formula == "cost / volume")
        #expect(derivation.inputs.map(\.name) == ["cost", "volume"])
        #expect(derivation.names == ["cost", "price", "volume"])
    }
}
