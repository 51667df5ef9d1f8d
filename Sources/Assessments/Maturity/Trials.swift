/// Every evidence that conditions could tell apart: each of their atoms in each of the ways in which it can turn out.
///
/// A practice or an answer is unstated or has one of its values, a measure lies between any two bounds, and a stage, a control or a class is
/// there or not. What conditions do not look at stays out.
struct Trials: Sequence {
    /// More combinations than this are not tried; nothing is then said about what cannot be reached.
    static let limit = 20_000

    private typealias Change = @Sendable (inout Evidence) -> Void
    /// For each atom, the ways in which it can turn out.
    private var ways: [[Change]] = []
    let count: Int

    /// - Returns: nil when there are more combinations than the limit.
    init?(of conditions: [Predicate], vocabulary: Vocabulary?) {
        let atoms = conditions.flatMap(\.atoms)
        // Every subset of them is a way, so that sixteen are already more than the limit.
        guard Set(atoms.flatMap(Self.parts)).count < 16 else { return nil }
        ways = Self.practices(in: atoms, vocabulary) + Self.answers(in: atoms) + Self.measures(in: atoms) + Self.things(in: atoms)
        var count = 1
        for way in ways {
            count *= way.count
            guard count <= Self.limit else { return nil }
        }
        self.count = count
    }

    func makeIterator() -> AnyIterator<Evidence> {
        var next = 0
        return AnyIterator {
            guard next < count else { return nil }
            defer { next += 1 }
            return evidence(next)
        }
    }

    /// The position is a number whose digits, one for each atom, say how it turns out.
    private func evidence(_ position: Int) -> Evidence {
        var evidence = Evidence()
        var rest = position
        for way in ways {
            way[rest % way.count](&evidence)
            rest /= way.count
        }
        return evidence
    }
}

extension Trials {
    /// The values that may stand beside others, each with the name that has it.
    private static func parts(of atom: Predicate) -> [[String]] {
        switch atom {
        case .practice(let name, .includes(let values)): values.map { ["practice", name.name, $0.name] }
        case .answer(let name, .includes(let values)): values.map { ["answer", name.name, $0.name] }
        case .practice, .answer, .stage, .control, .measure, .classified, .all, .any, .not, .invalid: []
        }
    }

    private static func practices(in atoms: [Predicate], _ vocabulary: Vocabulary?) -> [[Change]] {
        let tests = atoms.compactMap { atom in if case .practice(let name, let test) = atom { (name.name, test) } else { nil } }
        return distinct(tests.map(\.0)).map { name in
            values(of: vocabulary?[name], tests.filter { $0.0 == name }.map(\.1)).map { values in { $0.practices[name] = values } }
        }
    }

    private static func answers(in atoms: [Predicate]) -> [[Change]] {
        let tests = atoms.compactMap { atom in if case .answer(let name, let test) = atom { (name.name, test) } else { nil } }
        return distinct(tests.map(\.0)).map { name in
            values(of: nil, tests.filter { $0.0 == name }.map(\.1)).map { values in { $0.answers[name] = values } }
        }
    }

    /// All that can be stated of one name, as far as tests can tell it apart; nil for nothing.
    private static func values(of entry: Vocabulary.Entry?, _ tests: [Predicate.Test]) -> [[String]?] {
        var wanted: [String] = []
        var parts: [String] = []
        for test in tests {
            switch test {
            case .isTrue: wanted.append("true")
            case .isOneOf(let names): wanted += names.map(\.name)
            case .includes(let names): parts += names.map(\.name)
            }
        }
        let subsets = distinct(parts).reduce([[]]) { subsets, part in subsets + subsets.map { $0 + [part] } }
        let single = distinct(wanted)
        // One value that nobody asks for stands for all of them.
        let other = entry?.domain.map { $0.first { !wanted.contains($0) } } ?? "something else"
        return [nil] + single.map { [$0] } + [other].compactMap(\.self).map { [$0] } + (parts.isEmpty ? [] : subsets)
    }

    private static func measures(in atoms: [Predicate]) -> [[Change]] {
        let bounds = atoms.compactMap { atom in if case .measure(let name, let bounds) = atom { (name.name, bounds) } else { nil } }
        return distinct(bounds.map(\.0)).map { name in
            let ends = bounds.filter { $0.0 == name }.flatMap { [$0.1.atLeast, $0.1.atMost].compactMap(\.self) }.sorted()
            let between = zip(ends, ends.dropFirst()).map { ($0 + $1) / 2 }
            let values = ends + between + [(ends.first ?? 0) - 1, (ends.last ?? 0) + 1]
            return ([nil] + values.map { Optional($0) }).map { value in { $0.measures[name] = value } }
        }
    }

    /// Stages, controls and classes, each there or not.
    private static func things(in atoms: [Predicate]) -> [[Change]] {
        var stages: [Evidence.Stage] = []
        var classes: [String] = []
        for atom in atoms {
            switch atom {
            case .stage(let pattern): stages += Self.stages(fitting: pattern)
            case .control(let control): stages.append(stage(controls: [control.name]))
            case .classified(let names): classes += names.map(\.name)
            case .practice, .answer, .measure, .all, .any, .not, .invalid: break
            }
        }
        let stageWays = distinct(stages) { "\($0)" }.map { stage -> [Change] in [{ _ in }, { $0.stages.append(stage) }] }
        return stageWays + distinct(classes).map { name in [{ _ in }, { $0.classes.insert(name) }] }
    }

    /// One for each way of fitting.
    private static func stages(fitting pattern: StagePattern) -> [Evidence.Stage] {
        func names(_ mentions: [String]) -> [String?] { mentions.isEmpty ? [nil] : mentions }
        var stages: [Evidence.Stage] = []
        for id in names(pattern.ids.map(\.name)) {
            for kind in names(pattern.kinds.map(\.name)) {
                for layer in names(pattern.layers.map(\.name)) {
                    for component in names(pattern.components.map(\.name)) {
                        stages.append(stage(id: id ?? "", kind: kind ?? "", layer: layer, component: component))
                    }
                }
            }
        }
        return stages
    }

    private static func stage(
        id: String = "", kind: String = "", layer: String? = nil, component: String? = nil, controls: [String] = []
    ) -> Evidence.Stage {
        .init(id: id, title: id, kind: kind, layer: layer, component: component, controls: controls)
    }

    private static func distinct(_ names: [String]) -> [String] { distinct(names) { $0 } }

    private static func distinct<Item>(_ items: [Item], by key: (Item) -> String) -> [Item] {
        var seen: Set<String> = []
        return items.filter { seen.insert(key($0)).inserted }
    }
}
