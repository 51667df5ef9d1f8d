import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

private func predicate(_ text: String, reporting log: inout [Diagnostic]) -> Predicate {
    let source = SourceFile(path: "rubric.yml", text: text)
    return readPredicate(readYAML(Excerpt(source), reporting: &log), reporting: &log)
}

private let evidence = Evidence(
    stages: [
        .init(id: "gate", title: "Gate", kind: "gate", layer: "governance", component: "model-comparison", controls: ["release"]),
        .init(id: "ocr", title: "OCR", kind: "compute", layer: "data", component: "tesseract", controls: []),
    ],
    practices: ["data.versioned": ["true"], "data.checks": ["none"], "training.metadata": ["model", "score"]],
    measures: ["accuracy": 0.9], answers: ["purpose": ["sorting"]], classes: ["minimal"])

@Test(
    "Predicates are decided by evidence",
    arguments: [
        ("{ practice: data.versioned }", Verdict.yes),
        ("{ practice: data.checks }", .no),
        ("{ practice: data.checks, is: [none, manual] }", .yes),
        ("{ practice: data.checks, is: automatic }", .no),
        ("{ practice: data.labels }", .noEvidence),
        ("{ practice: training.metadata, includes: [score, model] }", .yes),
        ("{ practice: training.metadata, includes: [score, data] }", .no),
        ("{ practice: training.metadata, is: score }", .no),
        ("{ stage: gate }", .yes),
        ("{ stage: canary }", .no),
        ("{ stage: { kind: gate, does: model-comparison } }", .yes),
        ("{ stage: { kind: gate, does: tesseract } }", .no),
        ("{ stage: { layer: [model, data] } }", .yes),
        ("{ control: release }", .yes),
        ("{ control: budget }", .no),
        ("{ measure: accuracy }", .yes),
        ("{ measure: accuracy, at-least: 0.9 }", .yes),
        ("{ measure: accuracy, at-least: 0.91 }", .no),
        ("{ measure: accuracy, at-most: 0.89 }", .no),
        ("{ measure: recall }", .noEvidence),
        ("{ answer: purpose, is: sorting }", .yes),
        ("{ answer: profiles }", .noEvidence),
        ("{ classified: [minimal, high] }", .yes),
        ("{ not: { practice: data.labels } }", .noEvidence),
        ("{ not: { practice: data.checks } }", .yes),
        ("[{ practice: data.versioned }, { practice: data.labels }]", .noEvidence),
        ("{ all: [{ practice: data.checks }, { practice: data.labels }] }", .no),
        ("{ any: [{ practice: data.checks }, { practice: data.labels }] }", .noEvidence),
        ("{ any: [{ practice: data.versioned }, { practice: data.labels }] }", .yes),
    ])
func decides(text: String, verdict: Verdict) {
    var log: [Diagnostic] = []
    let predicate = predicate(text, reporting: &log)
    #expect(log.isEmpty)
    #expect(evidence.verdict(on: predicate) == verdict)
}

@Test("A finding names what it looked at, once, and what was not there")
func namesGrounds() {
    var log: [Diagnostic] = []
    let text = "[{ practice: data.checks }, { practice: data.checks, is: none }, { control: release }, { measure: recall }]"
    let finding = evidence.finding(on: predicate(text, reporting: &log))
    #expect(
        finding.grounds == [
            .practice("data.checks", values: ["none"]), .control("release", stages: ["gate"]), .measure("recall", value: nil),
        ])
}

@Test(
    "A condition that makes no sense is shown at its place",
    arguments: [
        ("{ practise: data.versioned }", "this is no condition"),
        ("versioned", "this is no condition"),
        ("{ practice: data.versioned, ist: true }", "a condition has no key 'ist'"),
        ("{ measure: accuracy, at-least: high }", "'at-least' is a number, not 'high'"),
        ("{ stage: { sort: gate } }", "a stage's description has no key 'sort'"),
    ])
func reports(text: String, message: String) throws {
    var log: [Diagnostic] = []
    #expect(!predicate(text, reporting: &log).isSound)
    let first = try #require(log.first)
    #expect(log.count == 1)
    #expect(first.message == message)
}
