package import Diagnostics
package import YAMLTrees

/// The way from one pipeline to another in phases, as an author wrote it.
///
/// Durations, shares and money are formulas over the book's model and stay text here: whoever has the model computes them and hands
/// `PlanNumbers` back.
package struct MigrationPlan: Sendable {
    /// The file's name without its ending: `techcorp`.
    package let id: String
    package var title: String
    package var says: String?
    package let start: Day
    /// How long costs are followed, as a time.
    package let horizon: Excerpt?
    /// The pipelines at both ends.
    package let from: Mention?
    package let to: Mention?
    /// What it costs a month to change nothing.
    package let staying: Excerpt?
    /// What may be spent on the migration itself, as an amount of money.
    package let budget: Excerpt?
    package let old: RunningSystem?
    package let new: RunningSystem?
    package var phases: [Phase]
    package var freezes: [Freeze]
    package let scales: RiskScales
    package var risks: [Risk]
    package let file: SourceFile
    /// Whether nothing was wrong with it. Only then it can be scheduled.
    package let isSound: Bool

    package func phase(_ id: String) -> Phase? { phases.first { $0.id == id } }
}

extension MigrationPlan {
    /// What a system costs while it is up, whoever uses it.
    package struct RunningSystem: Sendable {
        /// A month, with no traffic at all.
        package let fixed: Excerpt?
        /// A month, on top, with all the traffic.
        package let variable: Excerpt?
        /// A month, on top, with a copy of all the traffic whose results nobody uses; nil where that costs as much. The new system's
        /// only.
        package let copy: Excerpt?
        /// Of the old system the phase at whose end it is switched off, of the new one the phase at whose start it is up; nil for an old
        /// system that stays, and for a new one that is there from the start.
        package let phase: Mention?
    }

    /// Days on which nothing is switched.
    package struct Freeze: Sendable {
        package let id: String
        package var title: String
        /// Both are frozen.
        package let first: Day
        package let last: Day
        package let source: SourceMention?
        /// The phases it holds up; empty for all that switch something.
        package let phases: [Mention]
        package let place: Place
    }

    package struct Phase: Sendable {
        package let id: String
        package var title: String
        /// What it is for.
        package var says: String?
        package let duration: Excerpt?
        /// The time after the plan's start before which it may not begin: a notice that has to be given, say.
        package let earliest: Excerpt?
        package let after: [Mention]
        /// Share of the traffic on the new system from this phase's start on; nil to leave it as it is.
        package let share: Excerpt?
        /// Share of the traffic that the new system gets as a copy while the phase lasts, and whose results nobody uses.
        package let shadow: Excerpt?
        /// Names of quantities, each the effort of one work package.
        package let packages: [Excerpt]
        package let engineers: Excerpt?
        /// What the people cost a month while it lasts.
        package let staff: Excerpt?
        /// What is paid once, at its start.
        package let once: Excerpt?
        /// What running its result costs a month from its start on, beside what the new system costs anyway.
        package let running: Excerpt?
        /// What is gained a month from its end on.
        package let benefit: Excerpt?
        /// Whether it begins with a change that a freeze forbids.
        package let switches: Bool
        /// What users have if it stops here.
        package var delivers: String?
        package var owner: String?
        package var gates: [Gate]
        package var rollback: Rollback?
        package let place: Place
    }

    /// What has to hold before the next phase.
    package struct Gate: Sendable {
        package let id: String
        package var says: String
        /// A comparison of formulas: `run.llmops.answers.faithfulness >= 0.95`.
        package let holds: Excerpt
        /// What it is measured on.
        package var sample: String
        /// Who says whether it holds.
        package var decides: String
        package let place: Place
    }

    /// The way back from a phase.
    package struct Rollback: Sendable {
        package var trigger: String
        package var decides: String
        /// How long it takes.
        package var takes: String
        /// What happens to what was processed in between.
        package var meantime: String
        /// How it is tried before it is needed.
        package var test: String
        package let place: Place
    }
}

extension MigrationPlan {
    /// The plan with every text that readers see filled in, given where it stands: the place of the part's name, or of the file.
    package func filled(by fill: (String, Place) -> String) -> MigrationPlan {
        var plan = self
        let whole = file.place(file.whole)
        plan.title = fill(title, whole)
        plan.says = says.map { fill($0, whole) }
        plan.phases = phases.map { $0.filled(by: fill) }
        plan.risks = risks.map { $0.filled(by: fill) }
        plan.freezes = freezes.map { freeze in
            var freeze = freeze
            freeze.title = fill(freeze.title, freeze.place)
            return freeze
        }
        return plan
    }
}

extension MigrationPlan.Phase {
    fileprivate func filled(by fill: (String, Place) -> String) -> Self {
        var phase = self
        phase.title = fill(title, place)
        phase.says = says.map { fill($0, place) }
        phase.delivers = delivers.map { fill($0, place) }
        phase.owner = owner.map { fill($0, place) }
        phase.gates = gates.map { gate in
            var gate = gate
            gate.says = fill(gate.says, gate.place)
            gate.sample = fill(gate.sample, gate.place)
            gate.decides = fill(gate.decides, gate.place)
            return gate
        }
        if let rollback {
            phase.rollback = .init(
                trigger: fill(rollback.trigger, rollback.place), decides: fill(rollback.decides, rollback.place),
                takes: fill(rollback.takes, rollback.place), meantime: fill(rollback.meantime, rollback.place),
                test: fill(rollback.test, rollback.place), place: rollback.place)
        }
        return phase
    }
}
