package import Diagnostics

/// A maturity model as its author wrote it: dimensions, what each asks for, and how the answers become a score.
package struct Rubric: Sendable {
    /// The file's name without extension: `ml-test-score`.
    package let id: String
    package let title: String
    package let says: String?
    package let sources: [SourceMention]
    /// How well the rubric itself is founded.
    package let mark: Mark?
    package let scoring: Scoring
    /// In the author's order.
    package let dimensions: [Dimension]
    package let source: SourceFile
    /// Whether nothing is wrong with it; else it was reported, and what is made of the rubric says nothing more.
    package internal(set) var isSound = true
}

/// How well a statement is founded.
package enum Mark: String, CaseIterable, Sendable {
    /// Read in two independent sources.
    case verifiedTwice = "verified-twice"
    case verified
    /// General knowledge that nobody looked up.
    case unverified
    /// The course's own.
    case proposal
}

/// How answers become the score of a dimension.
package enum Scoring: Sendable {
    /// The level above which nothing fails: a level is reached when the mean of its answers is at least the threshold, nothing mandatory is
    /// missing, and all levels below it are reached.
    case levels([Level], threshold: Double)
    /// The sum of the answers' points; the smallest sum has a reading.
    case sums([Reading])

    package struct Level: Sendable {
        package let id: String
        package let title: String
        package let says: String?
        package let place: Place
    }

    /// What a final score says.
    package struct Reading: Sendable {
        /// Inclusive; nil for whatever lies above the reading before.
        package let upTo: Double?
        package let says: String
        package let place: Place
    }
}

/// One side of a system that is scored by itself.
package struct Dimension: Sendable {
    package let id: String
    package let title: String
    package let says: String?
    /// Where it counts; nil for everywhere.
    package let scope: Predicate?
    package let criteria: [Criterion]
    package let place: Place
}

/// One thing that is asked for.
package struct Criterion: Sendable {
    /// How much work it is to meet, smallest first.
    package enum Effort: String, CaseIterable, Sendable {
        case small, medium, large
    }

    package let id: String
    package let says: String
    /// The position of its level in the rubric's list, from 1, since nothing is asked for the first; nil where sums are counted.
    package let level: Int?
    package let sources: [SourceMention]
    package let met: Predicate
    package let partly: Predicate?
    /// Whether its level needs at least half of it, however many others are met.
    package let isMandatory: Bool
    package let effort: Effort?
    package let place: Place
}

extension Rubric {
    package func dimension(_ id: String) -> Dimension? { dimensions.first { $0.id == id } }

    /// Every condition in it, in the author's order.
    var conditions: [Predicate] {
        dimensions.flatMap { dimension in
            [dimension.scope].compactMap(\.self) + dimension.criteria.flatMap { [$0.met] + [$0.partly].compactMap(\.self) }
        }
    }

    /// From the lowest; empty where sums are counted.
    package var levels: [Scoring.Level] {
        switch scoring {
        case .levels(let levels, _): levels
        case .sums: []
        }
    }
}

extension Rubric {
    /// Whatever it names as read somewhere.
    package var allSources: [SourceMention] { sources + dimensions.flatMap(\.criteria).flatMap(\.sources) }
}
