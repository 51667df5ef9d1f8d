import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

/// A law of a kitchen: another field, in YAML alone.
private let law = """
    title: Kitchen hygiene
    source: inspector
    mark: proposal
    calendars: { old: { title: Old }, new: { title: New, since: 2027-01-01 } }
    roles: { cook: Cook, owner: Owner }
    questions:
      cooks: { asks: Is anything cooked here?, values: flag }
      serves: { asks: Who eats here?, values: [family, guests, patients] }
      stores: { asks: What is stored?, several: [raw meat, vegetables] }
    classes: { home: { title: Home }, open: { title: Open kitchen }, strict: { title: Strict } }
    rules:
      K0: { says: Nothing is cooked., when: { not: { answer: cooks } }, class: home, ends: true }
      K1: { says: Guests., when: { answer: serves, is: [guests, patients] }, class: open, applies: { old: 2026-01-01, new: 2027-06-01 } }
      K2: { says: Raw meat., when: [{ classified: open }, { answer: stores, includes: raw meat }], class: strict, applies: 2027-01-01 }
      K3: { says: The rest., when: { not: { classified: open } }, class: home }
    duties:
      hands: { title: Hands, says: Wash them., role: cook }
      fridge: { title: Fridge, says: Keep it cold., role: owner, when: { classified: [open, strict] } }
      rest: { title: Rest, says: Do as you like., when: { classified: home } }
    """

private func outcome(_ answers: String) throws -> (Classification, [Obligation]) {
    var log: [Diagnostic] = []
    let catalogue = readCatalogue(SourceFile(path: "content/catalogues/kitchen.yml", text: law), reporting: &log)
    let text = "title: T\ncatalogue: kitchen\nroles: { Ada: [cook, owner] }\nuses: { U: { title: U, answers: \(answers) } }"
    let uses = readUseCases(SourceFile(path: "content/uses/u.yml", text: text), catalogues: [catalogue], reporting: &log)
    #expect(log.isEmpty && uses.isSound)
    let classification = classify(uses.uses[0], by: catalogue)
    return (classification, obligations(of: classification, uses.uses[0], by: catalogue))
}

@Test(
    "Rules are asked in order up to one that ends, and what is not answered stays open",
    arguments: [
        ("{ cooks: false }", "K0", "home", "", ""),
        ("{ cooks: true, serves: family }", "K0 K1 K2 K3", "home", "", ""),
        ("{ cooks: true, serves: guests, stores: [] }", "K0 K1 K2 K3", "open", "strict", "stores"),
        ("{ cooks: true, serves: guests, stores: [vegetables, raw meat] }", "K0 K1 K2 K3", "open strict", "", ""),
        ("{ cooks: true }", "K0 K1 K2 K3", "", "open strict home", "serves stores"),
        // What comes after a rule that may have ended is certain of nothing.
        ("{ serves: guests, stores: raw meat }", "K0 K1 K2 K3", "", "home open strict", "cooks"),
    ])
func walks(answers: String, path: String, classes: String, undecided: String, open: String) throws {
    let (classification, _) = try outcome(answers)
    #expect(classification.path.map(\.rule.id).joined(separator: " ") == path)
    #expect(classification.classes.joined(separator: " ") == classes)
    #expect(classification.undecided.joined(separator: " ") == undecided)
    #expect(classification.openQuestions.joined(separator: " ") == open)
}

@Test("Each value of an open question is tried")
func triesAnswers() throws {
    let (classification, _) = try outcome("{ cooks: true, serves: guests }")
    #expect(classification.alternatives.map(\.values) == [["raw meat"], ["vegetables"]])
    #expect(classification.alternatives.map(\.classes) == [["open", "strict"], ["open"]])
}

@Test("A duty without days has those of the first class that calls for it, calendar by calendar")
func takesDays() throws {
    let (_, duties) = try outcome("{ cooks: true, serves: guests, stores: raw meat }")
    #expect(duties.map(\.duty.id) == ["hands", "fridge"])
    let days = duties.map { duty in [0, 1].map { duty.applies.day(in: $0)?.text } }
    #expect(days == [[nil, nil], ["2026-01-01", "2027-01-01"]])
    #expect(duties[1].holders.map(\.role) == ["owner"])
}

@Test("A duty that open questions decide names them")
func leavesDutiesOpen() throws {
    let (_, duties) = try outcome("{ cooks: true }")
    #expect(duties.map(\.verdict) == [.yes, .noEvidence, .noEvidence])
    #expect(duties[1].openQuestions == ["serves", "stores"])
}
