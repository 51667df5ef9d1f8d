import Cases
import Diagnostics
import Models
import Testing

@Suite("Answers of students")
struct StudentAnswerTests {
    private static let units = {
        var log: [Diagnostic] = []
        let file = SourceFile(path: "units.yml", text: "units:\n  document: { plural: documents }\n  page: { plural: pages }\n")
        return readModel([file], addingTo: Model(), isIncomplete: false, reporting: &log).units
    }()

    private func read(_ text: String, _ unit: String?, choices: [String] = []) -> String {
        switch readAnswer(text, expecting: ExpectedAnswer(unit: unit, choices: choices), units: Self.units) {
        case .empty: "empty"
        case .number(let number, let unit, let remark):
            "\(number)" + (unit.map { " \($0)" } ?? "") + (remark.map { " (\($0))" } ?? "")
        case .choice(let choice): "choice \(choice)"
        case .unreadable(let message): "! \(message)"
        }
    }

    @Test(
        "A number is read with its unit, and converted to the one that is asked for",
        arguments: [
            ("14715 USD/month", "USD/month", "14715.0 USD/month"),
            ("$14,715 per month", "USD/month", "14715.0 USD/month"),
            ("  $ 14,715.50 a month. ", "USD/month", "14715.5 USD/month"),
            ("1,234,567", "USD", "1234567.0 USD (without a unit: read as USD)"),
            ("176580 USD per year", "USD/month", "14715.0 USD/month"),
            ("−2.5 %", "%", "-2.5 %"),
            ("0.85", nil, "0.85"),
            (".85", nil, "0.85"),
            ("85 %", nil, "0.85"),
            ("0.85", "%", "0.85 % (without a unit: read as %)"),
            ("about 90 minutes", "hour", "1.5 hour ('about' was ignored)"),
            ("1.5e3 pages per month", "page/month", "1500.0 page/month"),
            ("1.5 × 10³ pages a month", "page/month", "1500.0 page/month"),
            ("12'000 documents", "document", "12000.0 document"),
            ("USD 7", "USD", "7.0 USD"),
            ("= 7 dollars", "USD", "7.0 USD"),
            ("", "USD", "empty"),
            (" \u{200B}\n", nil, "empty"),
        ] as [(String, String?, String)])
    func readsNumbers(text: String, unit: String?, answer: String) { #expect(read(text, unit) == answer) }

    @Test(
        "What can mean two things, or nothing, is said and not guessed",
        arguments: [
            ("0,85", nil, "! '0,85' has a comma for a point; write '0.85'"),
            ("12,5 USD", "USD", "! '12,5 USD' has a comma for a point; write '12.5 USD'"),
            ("1.234,5", nil, "! '1.234,5' is no number; write it with a point for decimals and without anything else, as in '1234.5'"),
            ("3-4 weeks", "week", "! '3-4 weeks' is a range; write one number, as in '12.5 week'"),
            ("3 to 4", nil, "! '3 to 4' is a range; write one number, as in '12.5'"),
            ("3 ± 1", nil, "! '3 ± 1' is a range; write one number, as in '12.5'"),
            ("many", "USD", "! 'many' begins with no number; write one, as in '12.5 USD'"),
            ("5 EUR/month", "USD/month", "! '5 EUR/month' is in EUR/month; the answer is wanted in USD/month"),
            ("5 documents", "USD/month", "! '5 documents' is in document; the answer is wanted in USD/month"),
            ("5 apples", "page", "! 'apples' is no unit; the answer is wanted in page"),
            ("5 pages", nil, "! '5 pages' has the unit page; the answer is a plain number"),
            ("14.7k", "USD", "! 'k' is no unit; the answer is wanted in USD"),
            ("5 per per month", "USD/month", "! 'per per month' is no unit; the answer is wanted in USD/month"),
            ("1e999", nil, "! 'e999' is no unit; the answer is a plain number"),
        ] as [(String, String?, String)])
    func refuses(text: String, unit: String?, message: String) { #expect(read(text, unit) == message) }

    @Test("A choice is one of those that were offered")
    func readsChoices() {
        #expect(read("level 1 ", nil, choices: ["Level 0", "Level 1"]) == "choice Level 1")
        #expect(read("2", nil, choices: ["Level 0", "Level 1"]) == "! '2' is none of the choices: Level 0, Level 1")
    }
}
