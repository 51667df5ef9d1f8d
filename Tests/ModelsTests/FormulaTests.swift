import Diagnostics
import Models
import Testing

@Suite struct FormulaTests {
    private static let model = evaluate(
        counts + """

            horizon: 12 month
            volume: { value: 1000 document/month + 100 document/month^2 * t }
            price: { value: 2 USD/document }
            cost: { value: volume * price, unit: USD/month }
            fixed: { value: 500 USD/month }
            """)

    @Test(
        "Formulas come out",
        arguments: [
            ("2 + 3 * 4 ^ 2", "50"),
            ("(2 + 3) * 4", "20"),
            ("-(2 - 5)", "3"),
            ("10 - 4 - 3", "3"),
            ("if(2 > 1, 3 USD, 4 USD)", "$3.00"),
            ("if(60 minute == 1 hour, 1, 0)", "1"),
            ("if(1 GB != 1000 MB, 1, 0)", "0"),
            ("if(2 % >= 0.02, 1, 0)", "1"),
            ("if(1 USD > 2 USD, 1 / 0, 7)", "7"),
            ("min(3, 1, 2)", "1"),
            ("max(3 hour, 1 day)", "24 hours"),
            ("round(335.805 USD, 0.01 USD)", "$335.81"),
            ("round(1.005 USD, 0.01 USD)", "$1.01"),
            ("round(-2.5)", "−3"),
            ("floor(0.3 / 0.1)", "3"),
            ("ceil(3.0000000000000004)", "3"),
            ("ceil(1234 USD, 100 USD)", "$1,300"),
            ("tiered(150000 page/month, 0 page/month: 0.0015 USD/page, 1000000 page/month: 0.0006 USD/page)", "$225.00 per month"),
            ("tiered(1500000 page/month, 0 page/month: 0.0015 USD/page, 1000000 page/month: 0.0006 USD/page)", "$1,800 per month"),
            ("tiered(5 GB, 10 GB: 3 USD/GB)", "$0.00"),
            ("at(cost, 1)", "$2,200 per month"),
            ("at(cost, 12 month)", "$4,400 per month"),
            ("at(cost, horizon)", "$4,400 per month"),
            ("sum(cost)", "$39,600"),
            ("sum(fixed)", "$6,000"),
            ("sum(cost, fixed, at(fixed, 1))", "$3,200 … $5,400 per month"),
            ("min(cost)", "$2,200 per month"),
            ("max(cost - fixed)", "$3,900 per month"),
            ("cumulated(cost)", "$2,200 … $39,600"),
            ("at(cumulated(cost), 2)", "$4,600"),
            ("sum(if(t <= 3 month, 100 USD, 0 USD))", "$300.00"),
            ("sum(if(cumulated(cost) < 10000 USD, 1 month, 0 month))", "3 months"),
            ("t", "1 … 12 months"),
            ("exp(log(7))", "7"),
            ("5/month * 2 month", "10"),
            ("5 1/month", "5 per month"),
            ("100/volume * 1100 document/month", "100 … 50"),
        ])
    func evaluates(formula: String, answer: String) {
        var log: [Diagnostic] = []
        let value = Self.model.model.evaluate(excerpt(formula), reporting: &log)?.value
        #expect(Self.model.messages == "")
        #expect(messages(log) == "")
        #expect(value?.text == answer)
    }

    @Test(
        "What an author can get wrong in a formula is said at its place",
        arguments: [
            ("2 +", "text:1:4: error: a number, a name or '(' is missing here\n  1 | 2 +\n    |    ^"),
            ("(2 + 3", "text:1:7: error: ')' is missing to close the parenthesis\n  1 | (2 + 3\n    |       ^"),
            ("2 3", "text:1:3: error: an operator is missing before '3'\n  1 | 2 3\n    |   ^"),
            ("price = 2", "text:1:7: error: '=' means nothing here\n  1 | price = 2\n    |       ^\nnote: '==' compares"),
            ("1 < 2 < 3", "text:1:7: error: one comparison at a time\n  1 | 1 < 2 < 3\n    |       ^"),
            ("2 USDs", "text:1:3: error: unknown unit 'USDs'\n  1 | 2 USDs\n    |   ^^^^\nnote: did you mean 'USD'?"),
            (
                "2 USD/documnt",
                "text:1:7: error: unknown unit 'documnt'\n  1 | 2 USD/documnt\n    |       ^^^^^^^\nnote: did you mean 'document'?"
            ),
            ("prise * 2", "text:1:1: error: unknown name 'prise'\n  1 | prise * 2\n    | ^^^^^\nnote: did you mean 'price'?"),
            (
                "cost * month",
                "text:1:8: error: unknown name 'month'\n  1 | cost * month\n    |        ^^^^^\nnote: 'month' is a unit: write '1 month'"
            ),
            ("minn(1, 2)", "text:1:1: error: unknown function 'minn'\n  1 | minn(1, 2)\n    | ^^^^\nnote: did you mean 'min'?"),
            ("sqrt(1, 2)", "text:1:1: error: 'sqrt' takes one argument, not 2\n  1 | sqrt(1, 2)\n    | ^^^^^^^^^^"),
            (
                "if(price, 1, 2)",
                """
                text:1:4: error: the first argument of 'if' is a comparison
                  1 | if(price, 1, 2)
                    |    ^^^^^
                note: for example 'volume > 0 document/month'
                """
            ),
            (
                "2 + price",
                """
                text:1:1: error: cannot add USD/document to a number without a unit
                  1 | 2 + price
                    | ^
                note: give it a unit: '2 USD/document'
                """
            ),
            (
                "price + 2",
                """
                text:1:9: error: cannot add a number without a unit to USD/document
                  1 | price + 2
                    |         ^
                note: give it a unit: '2 USD/document'
                """
            ),
            (
                "fixed - volume",
                """
                text:1:9: error: cannot subtract document/month from USD/month
                  1 | fixed - volume
                    |         ^^^^^^
                model.yml:8:1: note: 'volume' comes out in document/month here; multiply it by a price per document
                  8 | volume: { value: 1000 document/month + 100 document/month^2 * t }
                    | ^^^^^^
                """
            ),
            (
                "max(fixed, 0)",
                """
                text:1:12: error: 'max' cannot take USD/month and a number without a unit together
                  1 | max(fixed, 0)
                    |            ^
                model.yml:11:1: note: 'fixed' is declared in USD/month here
                  11 | fixed: { value: 500 USD/month }
                     | ^^^^^
                """
            ),
            ("price ^ 0.5", "text:1:9: error: the exponent of USD/document is a whole number\n  1 | price ^ 0.5\n    |         ^^^"),
            (
                "(1 < 2) + 1",
                "text:1:2: error: a comparison is not a number\n  1 | (1 < 2) + 1\n    |  ^^^^^\nnote: it stands as the first argument of 'if'"
            ),
            (
                "fixed / (price - 2 USD/document)",
                "text:1:10: error: division by zero\n  1 | fixed / (price - 2 USD/document)\n    |          ^^^^^^^^^^^^^^^^^^^^^^"
            ),
            ("at(cost, 13)", "text:1:1: error: there is no month 13: they go from 1 to 12\n  1 | at(cost, 13)\n    | ^^^^^^^^^^^^"),
            ("log(0)", "text:1:1: error: the logarithm of zero\n  1 | log(0)\n    | ^^^^^^"),
            ("exp(1000)", "text:1:1: error: this gives no finite number\n  1 | exp(1000)\n    | ^^^^^^^^^"),
        ])
    func reports(formula: String, message: String) {
        var log: [Diagnostic] = []
        #expect(Self.model.model.evaluate(excerpt(formula), reporting: &log) == nil)
        #expect(messages(log) == message)
    }
}
