/// How far something that is asked for is there, as the ML Test Score counts it.
package enum Standing: Hashable, Sendable, CaseIterable {
    /// Done, automatically and again and again.
    case yes
    /// Done in part, or by hand with its results written down.
    case partly
    case no
    /// Nobody stated anything about it: it counts as nothing, and is no "no".
    case noEvidence

    /// 1, 0.5 or 0.
    package var points: Double {
        switch self {
        case .yes: 1
        case .partly: 0.5
        case .no, .noEvidence: 0
        }
    }
}

/// A standing with what it rests on.
package struct Judgement: Hashable, Sendable {
    package let standing: Standing
    package let grounds: [Ground]

    package init(standing: Standing, grounds: [Ground]) {
        self.standing = standing
        self.grounds = grounds
    }
}

extension Evidence {
    /// Judges what `met` and `partly` ask for; the grounds are those of whatever decided.
    package func judgement(met: Predicate, partly: Predicate?) -> Judgement {
        let whole = finding(on: met)
        if whole.verdict == .yes { return Judgement(standing: .yes, grounds: whole.grounds) }
        if let half = partly.map({ finding(on: $0) }), half.verdict == .yes { return Judgement(standing: .partly, grounds: half.grounds) }
        return Judgement(standing: whole.verdict == .no ? .no : .noEvidence, grounds: whole.grounds)
    }
}
