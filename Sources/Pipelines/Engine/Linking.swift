import Diagnostics
import YAMLTrees

/// A stage that a run executes, with its component and the component's settings.
struct LinkedStage: Sendable {
    let id: String
    let title: String
    let component: Component
    let work: Work
    /// What has come along its edges.
    let arriving: Set<Facet>
    /// Where its definition names the component.
    let place: Place
}

/// Links a pipeline's stages to components and checks that each gets what it needs. In the order of the flow: every stage behind
/// the ones it depends on, and else as the author wrote them. Stages that name no component let everything through.
///
/// Says nothing more about a definition that is not sound.
func link(_ pipeline: Pipeline, reporting log: inout [Diagnostic]) -> [LinkedStage] {
    var linker = Linker()
    for stage in inOrderOfFlow(pipeline.stages) { linker.link(stage) }
    linker.checkArrivals()
    log += linker.diagnostics
    return linker.linked
}

private struct Linker {
    var linked: [LinkedStage] = []
    var diagnostics: [Diagnostic] = []
    /// What goes out of each stage.
    private var leaving: [String: Set<Facet>] = [:]
    private var arriving: [String: Set<Facet>] = [:]

    mutating func link(_ stage: Stage) {
        let arriving = stage.incoming.reduce(into: Set<Facet>()) { $0.formUnion(carried($1)) }
        self.arriving[stage.id] = arriving
        guard let name = stage.does else {
            leaving[stage.id] = arriving
            if let settings = stage.settings {
                let note = Diagnostic.Note("name a component under 'does'")
                diagnostics.append(.error("'\(stage.id)' has settings for no component", at: settings.place, notes: [note]))
            }
            return
        }
        guard let component = Component(rawValue: name.name) else {
            // Unknown, so it may give anything.
            leaving[stage.id] = Set(Facet.allCases)
            diagnostics.append(unknownComponent(name))
            return
        }
        leaving[stage.id] = arriving.union(component.needs).union(component.gives)
        checkNeeds(of: stage, component, arriving, at: name.place)
        checkRivals(stage, component, at: name.place)
        let work = Work(component, settings: stage.settings, at: name.place, reporting: &diagnostics)
        linked.append(
            LinkedStage(id: stage.id, title: stage.title, component: component, work: work, arriving: arriving, place: name.place))
    }

    /// Documents go along data edges, released models along control edges.
    private func carried(_ connection: Connection) -> Set<Facet> {
        let leaving = leaving[connection.from] ?? []
        return switch connection.kind {
        case .data: leaving.filter { !$0.isDeployed }
        case .control: leaving.filter(\.isDeployed)
        case .feedback: []
        }
    }

    private mutating func checkNeeds(of stage: Stage, _ component: Component, _ arriving: Set<Facet>, at place: Place) {
        let missing = component.needs.subtracting(arriving)
        for isDeployed in [false, true] {
            let lacks = missing.filter { $0.isDeployed == isDeployed }
            guard !lacks.isEmpty else { continue }
            let kind: Connection.Kind = isDeployed ? .control : .data
            let edges = stage.incoming.filter { $0.kind == kind }
            let others = stage.incoming.filter { $0.kind != kind && !lacks.isDisjoint(with: leaving[$0.from] ?? []) }
            let culprit = edges.min { useful($0, component) < useful($1, component) }
            diagnostics.append(
                others.first.map { wrongKind($0, component, lacks, kind) } ?? culprit.map { misfit($0, stage, component, lacks) }
                    ?? nothing(stage, component, lacks, at: place))
        }
    }

    /// How many of the facets that a component needs come along an edge.
    private func useful(_ connection: Connection, _ component: Component) -> Int { carried(connection).intersection(component.needs).count }

    private func misfit(_ edge: Connection, _ stage: Stage, _ component: Component, _ lacks: Set<Facet>) -> Diagnostic {
        let gives = leaving[edge.from] ?? []
        let between = Diagnostic.Note("put \(steps(to: lacks, having: gives.union(arriving[stage.id] ?? []))) between them")
        return .error(
            "'\(stage.id)' does \(component.rawValue), which needs \(listed(lacks)), and '\(edge.from)' gives \(listed(gives))",
            at: edge.place, notes: [between])
    }

    private func nothing(_ stage: Stage, _ component: Component, _ lacks: Set<Facet>, at place: Place) -> Diagnostic {
        let registry = "give it an edge { stage: …, kind: control } from a stage that does '\(Component.modelRegistry.rawValue)'"
        let isDeployed = lacks.allSatisfy(\.isDeployed)
        let note = isDeployed ? registry : "put \(steps(to: lacks, having: arriving[stage.id] ?? [])) before it"
        return .error(
            "'\(stage.id)' does \(component.rawValue), which needs \(listed(lacks)), and none reaches it", at: place, notes: [.init(note)])
    }

    private func wrongKind(_ edge: Connection, _ component: Component, _ lacks: Set<Facet>, _ kind: Connection.Kind) -> Diagnostic {
        .error(
            "'\(edge.to)' does \(component.rawValue), which needs \(listed(lacks)), and a \(edge.kind.rawValue) edge carries none",
            at: edge.place, notes: [.init("write { stage: \(edge.from), kind: \(kind.rawValue) }")])
    }

    /// A facet that two stages give would mean two things to the stages behind them.
    private mutating func checkRivals(_ stage: Stage, _ component: Component, at place: Place) {
        let earlier = linked
        let givers = component.gives.sorted().compactMap { gives in
            earlier.first { $0.component.gives.contains(gives) }.map { (gives, $0) }
        }
        guard let (gives, rival) = givers.first else { return }
        diagnostics.append(
            .error(
                "'\(stage.id)' gives \(gives.says), and so does '\(rival.id)'", at: place,
                notes: [.init("a pipeline has one stage for it; the other one is here", at: rival.place)]))
    }

    /// What is made and reaches nobody who needs it.
    mutating func checkArrivals() {
        guard diagnostics.isEmpty else { return }
        for stage in linked where stage.component.mustArrive {
            let gives = stage.component.gives
            let takers = linked.filter { !$0.component.needs.isDisjoint(with: gives) }
            guard !takers.contains(where: { !(arriving[$0.id] ?? []).isDisjoint(with: gives) }) else { continue }
            let names = Component.allCases.filter { !$0.needs.isDisjoint(with: gives) }.map { "'\($0.rawValue)'" }
            let note = "lead it to a stage that does \(names.joined(separator: " or "))"
            diagnostics.append(.error("'\(stage.id)' gives \(listed(gives)) that no stage takes", at: stage.place, notes: [.init(note)]))
        }
    }
}

private func unknownComponent(_ mention: Mention) -> Diagnostic {
    let names = Component.allCases.map(\.rawValue)
    var notes = didYouMean(mention.name, among: names)
    if notes.isEmpty { notes = [.init("there are \(sentence(names))")] }
    return .error("no component is called '\(mention.name)'", at: mention.place, notes: notes)
}

/// The components that lead to some facets: "a stage that does 'text-layer' or 'tesseract', and then one that does 'tf-idf'".
private func steps(to facets: Set<Facet>, having: Set<Facet>) -> String {
    var having = having
    var steps: [String] = []
    func go(to facet: Facet) {
        guard having.insert(facet).inserted else { return }
        let givers = Component.allCases.filter { $0.gives.contains(facet) }
        for need in givers.first?.needs.sorted() ?? [] where !need.isDeployed { go(to: need) }
        steps.append("does " + givers.map { "'\($0.rawValue)'" }.joined(separator: " or "))
    }
    for facet in facets.sorted() { go(to: facet) }
    return steps.enumerated().map { ($0 == 0 ? "a stage that " : "one that ") + $1 }.joined(separator: ", then ")
}

/// Every stage behind those it depends on; among those that could come next, the author's first. Stages in a ring are left out.
private func inOrderOfFlow(_ stages: [Stage]) -> [Stage] {
    var waiting = stages
    var ordered: [Stage] = []
    var done: Set<String> = []
    while let next = waiting.firstIndex(where: { $0.incoming.allSatisfy { done.contains($0.from) } }) {
        let stage = waiting.remove(at: next)
        done.insert(stage.id)
        ordered.append(stage)
    }
    return ordered
}
