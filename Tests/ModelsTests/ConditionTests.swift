import Diagnostics
import Testing

@testable import Models

private let model = evaluate(
    counts + """

        horizon: 3 month
        volume: { says: Volume, value: 500 document/month }
        growing: { says: Growing, value: t / 1 month * 100 document }
        broken: { says: Broken, value: 1 / (volume - volume) }
        """
).model

@Test(
    "A condition compares two quantities, whatever their units",
    arguments: [
        ("volume >= 500 document/month", true, "500 documents per month"),
        ("volume > 6000 document/year", false, "6,000 documents per year"),
        ("volume * 2 month == 1000 document", true, "1,000 documents"),
        ("growing > 50 document", true, "50 documents"),
        ("growing > 150 document", false, "150 documents"),
    ])
func decides(text: String, isMet: Bool, right: String) throws {
    var log: [Diagnostic] = []
    let condition = try #require(model.condition(excerpt(text), reporting: &log))
    #expect(condition.isMet == isMet)
    #expect(condition.right.text == right)
    #expect(log.isEmpty)
}

@Test(
    "What is no condition is shown",
    arguments: [
        ("volume", "this is no condition"),
        ("volume >= 3 machine", "cannot compare document/month with machine"),
        ("speed > 3", "unknown name 'speed'"),
        ("volume >=", "a number, a name or '(' is missing here"),
    ])
func reports(text: String, message: String) {
    var log: [Diagnostic] = []
    #expect(model.condition(excerpt(text), reporting: &log) == nil)
    #expect(log.map(\.message) == [message])
}

@Test("A condition over a quantity without a value says nothing more")
func staysSilent() {
    var log: [Diagnostic] = []
    #expect(model.condition(excerpt("broken > 1 month/document"), reporting: &log) == nil)
    #expect(log.isEmpty)
}
