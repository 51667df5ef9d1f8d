import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

extension Content {
    /// What a pipeline's file states: the stages with their controls, and the practices.
    static func evidence(_ pipeline: String) throws -> Evidence {
        var log: [Diagnostic] = []
        let tree = readYAML(Excerpt(try file("pipelines/\(pipeline).yml")), reporting: &log)
        try #require(log.isEmpty)
        let stages = (tree["stages"]?.entries ?? []).map { stage in
            Evidence.Stage(
                id: stage.key, title: stage.value["title"]?.text ?? "", kind: stage.value["kind"]?.text ?? "",
                layer: stage.value["layer"]?.text, component: stage.value["does"]?.text,
                controls: stage.value["controls"]?.items?.compactMap(\.text) ?? [])
        }
        return Evidence(stages: stages, practices: practices(tree["practices"], []))
    }

    private static func practices(_ tree: YAMLTree?, _ path: [String]) -> [String: [String]] {
        guard let entries = tree?.entries else {
            let values = tree.map { $0.items ?? [$0] } ?? []
            return [path.joined(separator: "."): values.compactMap(\.text)]
        }
        return entries.reduce(into: [:]) { all, entry in all.merge(practices(entry.value, path + [entry.key])) { $1 } }
    }
}

@Test(
    "What duties ask of a pipeline is a control or a practice of one",
    arguments: ["eu-ai-act", "gdpr", "nist-ai-600-1", "owasp-llm-2025"])
func asksForWhatThereIs(name: String) throws {
    let pipelines = [try Content.evidence("mlops"), try Content.evidence("llmops")]
    let controls = Set(pipelines.flatMap { $0.stages.flatMap(\.controls) })
    let practices = Set(pipelines.flatMap(\.practices.keys))
    for atom in try Content.catalogue(name).duties.flatMap({ ($0.met?.atoms ?? []) + ($0.partly?.atoms ?? []) }) {
        switch atom {
        case .control(let control): #expect(controls.contains(control.name), "\(control.name)")
        case .practice(let practice, _): #expect(practices.contains(practice.name), "\(practice.name)")
        case .answer, .stage, .measure, .classified, .all, .any, .not, .invalid: Issue.record("\(atom)")
        }
    }
}

/// By catalogue and duty: how far the classical pipeline answers it, and the one with a language model.
private let standings: [(catalogue: String, duty: String, mlops: Standing, llmops: Standing)] = [
    ("eu-ai-act", "risk-management", .partly, .yes),
    ("eu-ai-act", "data-governance", .partly, .yes),
    ("eu-ai-act", "technical-documentation", .partly, .yes),
    ("eu-ai-act", "logging", .partly, .yes),
    ("eu-ai-act", "instructions", .no, .yes),
    ("eu-ai-act", "oversight", .partly, .yes),
    ("eu-ai-act", "accuracy", .partly, .yes),
    ("eu-ai-act", "keeping-logs", .partly, .yes),
    ("eu-ai-act", "telling-people", .no, .yes),
    ("gdpr", "art-17", .no, .yes),
    ("gdpr", "art-25", .partly, .yes),
    ("owasp-llm-2025", "LLM01", .no, .yes),
    ("owasp-llm-2025", "LLM03", .partly, .yes),
    ("owasp-llm-2025", "LLM05", .partly, .yes),
    ("owasp-llm-2025", "LLM10", .no, .yes),
    ("nist-ai-600-1", "bias", .no, .noEvidence),
    ("nist-ai-600-1", "confabulation", .partly, .yes),
]

@Test("The pipelines answer duties as far as they state what would", arguments: standings)
func coversByPipelines(name: String, duty: String, mlops: Standing, llmops: Standing) throws {
    let duty = try #require(try Content.catalogue(name).duty(duty))
    #expect(duty.coverage(by: try Content.evidence("mlops"))?.standing == mlops)
    #expect(duty.coverage(by: try Content.evidence("llmops"))?.standing == llmops)
}
