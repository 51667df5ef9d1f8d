import Diagnostics
import YAMLTrees

/// What a plan's parts say about each other that cannot be: phases that are nowhere, and phases that wait for each other.
func check(_ plan: MigrationPlan) -> [Diagnostic] {
    let phases = plan.phases.map(\.id)
    let mentions = plan.phases.flatMap(\.after) + plan.freezes.flatMap(\.phases) + [plan.old?.phase, plan.new?.phase].compactMap { $0 }
    let unknown = mentions.filter { !phases.contains($0.name) }.map { mention in
        Diagnostic.error("no phase is called '\(mention.name)'", at: mention.place, notes: didYouMean(mention.name, among: phases))
    }
    return unknown + idleFreezes(plan) + rings(plan)
}

/// A freeze of phases that do not switch anything holds nothing up.
private func idleFreezes(_ plan: MigrationPlan) -> [Diagnostic] {
    plan.freezes.flatMap(\.phases).filter { mention in plan.phase(mention.name).map { !$0.switches } ?? false }.map { mention in
        .error(
            "phase '\(mention.name)' switches nothing, so no freeze holds it up", at: mention.place,
            notes: [.init("give it 'switches: true'", at: plan.phase(mention.name)?.place)])
    }
}

/// Every ring of `after`, once, at the mention that closes it.
private func rings(_ plan: MigrationPlan) -> [Diagnostic] {
    enum State { case open, done }
    var states: [String: State] = [:]
    var path: [String] = []
    var log: [Diagnostic] = []

    func visit(_ phase: MigrationPlan.Phase) {
        states[phase.id] = .open
        path.append(phase.id)
        for mention in phase.after {
            switch states[mention.name] {
            case .done: continue
            case .open:
                let ring = path.drop { $0 != mention.name } + [mention.name]
                let message = "the phases wait for each other in a circle: \(ring.reversed().joined(separator: " → "))"
                log.append(.error(message, at: mention.place))
            case nil: plan.phase(mention.name).map { visit($0) }
            }
        }
        path.removeLast()
        states[phase.id] = .done
    }

    for phase in plan.phases where states[phase.id] == nil { visit(phase) }
    return log
}
