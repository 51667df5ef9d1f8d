import Diagnostics
import Foundation
import Models
import Testing

@Suite struct ModelTests {
    @Test(
        "What an author can get wrong in a model is said at its place",
        arguments: ["units", "names", "twice", "rings", "ranges", "scenarios", "arithmetic", "declared"])
    func reports(name: String) throws {
        let (_, messages) = evaluate(try text(of: "Broken/\(name).yml"))
        let golden = fixtures.appending(path: "Broken/\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try (messages + "\n").write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded")
        }
        #expect(try messages + "\n" == String(contentsOf: golden, encoding: .utf8))
    }

    private static let small = """
        units: { document: {}, page: {} }
        horizon: 3 month
        volume: { says: Documents a month, value: 1000 document/month, source: scenario }
        price:
          says: Prices
          page: { value: 0.0015 USD/page, source: textract, on: 2026-10-15, mark: verified }
        cost:
          ocr: { says: Reading, value: volume * pages * price.page, unit: USD/month }
          growth: { value: ocr * (1 + 10 % * t / 1 month) }
          total: { value: "ocr + if(volume > 500 document/month, ocr, 2 * ocr)" }
        pages: { value: 3 page/document, range: 2 .. 4, source: assumption }
        scenarios:
          small: { says: A small firm, set: { volume: 100 document/month } }
          half: { set: { volume: 0.5 * volume } }
        """

    @Test(
        "A scenario changes what rests on it",
        arguments: [(nil, "$4.50", "$9.00"), ("small", "$0.45", "$1.35"), ("half", "$2.25", "$6.75")] as [(String?, String, String)])
    func scenarios(name: String?, reading: String, total: String) {
        let (model, messages) = evaluate(Self.small, scenario: name)
        #expect(messages == "")
        #expect(model.value(of: "cost.ocr")?.text == reading + " per month")
        #expect(model.value(of: "cost.total")?.text == total + " per month")
    }

    @Test("What goes wrong only in a scenario names it")
    func failsInScenario() {
        let (_, shown) = evaluate("a: { value: 2 }\nb: { value: 1 / a }\nscenarios: { none: { set: { a: 0 } } }", scenario: "none")
        #expect(
            shown == """
                model.yml:2:17: error: division by zero
                  2 | b: { value: 1 / a }
                    |                 ^
                model.yml:3:14: note: in the scenario 'none'
                  3 | scenarios: { none: { set: { a: 0 } } }
                    |              ^^^^
                """)
        var log: [Diagnostic] = []
        #expect(evaluate(Self.small).model.model.scenario(named: excerpt("smal"), reporting: &log) == nil)
        #expect(messages(log) == "text:1:1: error: unknown scenario 'smal'\n  1 | smal\n    | ^^^^\nnote: did you mean 'small'?")
    }

    @Test("A value explains itself, each part once")
    func explains() {
        let (model, _) = evaluate(Self.small, scenario: "small")
        let tree = """
            cost.total: $1.35 per month
            │ = ocr + if(volume > 500 document/month, ocr, 2 * ocr)
            ├─ cost.ocr: $0.45 per month
            │  │ Reading
            │  │ = volume * pages * price.page
            │  ├─ volume: 100 documents per month
            │  │    Documents a month
            │  │    = 100 document/month (set by the scenario)
            │  ├─ pages: 3 pages per document
            │  │    source: an assumption
            │  └─ price.page: $0.0015 per page
            │       source: textract, read on 2026-10-15, verified
            └─ volume: 100 documents per month (see above)

            """
        #expect(model.explain("cost.total") == tree)
        #expect(model.explain("cost.tot") == nil)
    }

    @Test("A formula that depends on the month has a value for each")
    func series() {
        let (model, _) = evaluate(Self.small)
        #expect(model.value(of: "cost.growth")?.series?.map { format($0, .none).text } == ["4.95", "5.4", "5.85"])
        #expect(model.value(of: "cost.ocr")?.series == nil)
    }

    @Test("Names are known: what is used, what is not, what a group holds")
    func names() {
        let (model, _) = evaluate(Self.small)
        #expect(model.model.quantity(named: "cost.ocr")?.uses == ["volume", "pages", "price.page"])
        #expect(model.model.unused(besides: ["cost.total"]).map(\.name) == ["cost.growth"])
        #expect(model.derivation(of: "cost.total")?.names == ["cost.total", "cost.ocr", "volume", "pages", "price.page"])
        var log: [Diagnostic] = []
        #expect(model.model.quantities(named: excerpt("cost"), reporting: &log).map(\.name) == ["cost.ocr", "cost.growth", "cost.total"])
        #expect(model.model.quantities(named: excerpt("price.page"), reporting: &log).map(\.name) == ["price.page"])
        #expect(model.model.group(named: "price")?.says == "Prices")
        #expect(log.isEmpty)
        #expect(model.model.quantities(named: excerpt("prise"), reporting: &log).isEmpty)
        #expect(
            messages(log) == "text:1:1: error: unknown quantity or group 'prise'\n  1 | prise\n    | ^^^^^\nnote: did you mean 'price'?")
    }

    @Test("Files that are added know the others, and are not known to them")
    func additions() {
        var log: [Diagnostic] = []
        let first = readModel([file(Self.small, "student.yml")], reporting: &log)
        let second = file(
            "cost:\n  more: { value: total * 2 }\nscenarios: { rich: { set: { price.page: 1 USD/page } } }\nvolume: { value: 3 }",
            "more.yml")
        let both = readModel([second], addingTo: first, reporting: &log)
        #expect(
            messages(log) == """
                more.yml:4:1: error: 'volume' is defined twice
                  4 | volume: { value: 3 }
                    | ^^^^^^
                student.yml:3:1: note: first defined here
                  3 | volume: { says: Documents a month, value: 1000 document/month, source: scenario }
                    | ^^^^^^
                """)
        #expect(both.evaluate(reporting: &log).value(of: "cost.more")?.text == "$18.00 per month")
        #expect(both.evaluate(scenario: "rich", reporting: &log).value(of: "cost.more")?.text == "$12,000 per month")
        #expect(first.quantity(named: "cost.more") == nil)
    }

    @Test("Two thousand quantities, each made of the next, over three years")
    func size() {
        let lines = (0..<2000).map { $0 == 1999 ? "q1999: { value: 1 USD * t / 1 month }" : "q\($0): { value: q\($0 + 1) + 1 USD }" }
        var log: [Diagnostic] = []
        let clock = ContinuousClock()
        var evaluated: EvaluatedModel?
        let time = clock.measure {
            let model = readModel([file("horizon: 36 month\n" + lines.joined(separator: "\n"))], reporting: &log)
            evaluated = model.evaluate(reporting: &log)
        }
        #expect(messages(log) == "")
        #expect(evaluated?.value(of: "q0")?.text == "$2,000 … $2,035")
        // Seconds would mean that something grows with the square of the model.
        #expect(time < .seconds(5))
    }
}
