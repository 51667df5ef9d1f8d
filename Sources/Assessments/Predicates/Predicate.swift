package import YAMLTrees

/// A condition over evidence, as an author writes it: `{ practice: data.schema-checks, is: [on upload, every run] }`.
package indirect enum Predicate: Sendable {
    /// What is said of how people work: `release.rollback`.
    case practice(Mention, Test)
    /// What is answered to a catalogue's question about a use.
    case answer(Mention, Test)
    /// Some stage of the pipeline is like this.
    case stage(StagePattern)
    /// Some stage of the pipeline provides this control.
    case control(Mention)
    /// A run of the pipeline measured this, within the bounds where there are any.
    case measure(Mention, Bounds)
    /// A use has been put into one of these classes.
    case classified([Mention])
    case all([Predicate])
    case any([Predicate])
    case not(Predicate)
    /// Made no sense, which was reported.
    case invalid

    /// What the values of a practice or an answer have to be.
    package enum Test: Sendable {
        /// `true`, which is what is asked when nothing else is said.
        case isTrue
        /// Its one value is one of these.
        case isOneOf([Mention])
        /// All of these are among its values.
        case includes([Mention])
    }

    /// Both inclusive, in the measure's own unit; nil for no bound.
    package struct Bounds: Sendable {
        package let atLeast: Double?
        package let atMost: Double?

        package init(atLeast: Double?, atMost: Double?) {
            self.atLeast = atLeast
            self.atMost = atMost
        }
    }
}

/// Which stages are meant: all that is given has to fit, each by one of its values.
package struct StagePattern: Sendable {
    package let ids: [Mention]
    package let kinds: [Mention]
    package let layers: [Mention]
    /// Components that execute the stage.
    package let components: [Mention]

    package init(ids: [Mention] = [], kinds: [Mention] = [], layers: [Mention] = [], components: [Mention] = []) {
        self.ids = ids
        self.kinds = kinds
        self.layers = layers
        self.components = components
    }
}

extension Predicate {
    /// The parts that look at evidence, in the author's order.
    package var atoms: [Predicate] {
        switch self {
        case .practice, .answer, .stage, .control, .measure, .classified: [self]
        case .all(let parts), .any(let parts): parts.flatMap(\.atoms)
        case .not(let part): part.atoms
        case .invalid: []
        }
    }

    /// Whether all of it could be read.
    package var isSound: Bool {
        switch self {
        case .practice, .answer, .stage, .control, .measure, .classified: true
        case .all(let parts), .any(let parts): parts.allSatisfy(\.isSound)
        case .not(let part): part.isSound
        case .invalid: false
        }
    }
}
