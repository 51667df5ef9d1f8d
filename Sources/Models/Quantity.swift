package import Diagnostics

/// A named number of the model with its formula, its units and where it comes from.
package struct Quantity: Sendable {
    /// The full dotted name: `cost.mlops.ocr`.
    package let name: String
    /// What it is, in a few words.
    package let says: String?
    /// The formula as the author wrote it.
    package let formulaText: String
    package let source: Source?
    /// The day its source was read: `2026-10-15`.
    package let on: String?
    package let mark: Mark?
    package let note: String?
    /// The name's place in the model file.
    package let place: Place
    /// Nil when its formula makes no sense.
    package internal(set) var units: Units?
    /// What it may vary between.
    package internal(set) var interval: Interval?
    /// The full names that its formula uses, each once, in the order of the formula.
    package internal(set) var uses: [String] = []

    let excerpt: Excerpt
    var intervalPlace: Place?
    var formula = Formula.invalid
    var computation: Computation?
    /// Whether the author wrote the units, rather than a formula that comes out in them.
    var isInDeclaredUnits = false

    /// `low .. high`, in the quantity's units.
    package struct Interval: Hashable, Sendable {
        package let low: Double
        package let high: Double
    }

    package enum Source: Sendable {
        /// The fiction of the case says so.
        case scenario
        case assumption
        /// A run of the engine measured it: `source: run mlops`.
        case run(String, Place)
        /// It was scored from evidence: `source: rubric ml-test-score`.
        case rubric(String)
        /// An entry of the file of sources; whether there is one is for the caller to check.
        case reference(String, Place)
    }

    /// How sure a fact is.
    package enum Mark: String, CaseIterable, Sendable {
        case verifiedTwice = "verified-twice"
        case verified
        case measured
        case unverified
        case proposal

        /// `V2`, `V`, `M`, `G`, `D`.
        package var letter: String {
            switch self {
            case .verifiedTwice: "V2"
            case .verified: "V"
            case .measured: "M"
            case .unverified: "G"
            case .proposal: "D"
            }
        }
    }

    /// How many decimals its number was written with; nil when it is computed.
    package var writtenDecimals: Int? { formula.writtenDecimals }

    /// Whether it is a given number rather than a result.
    package var isGiven: Bool { writtenDecimals != nil }

    /// The group it stands in; empty at the root.
    var group: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? "" }
}

/// Several quantities under one name.
package struct QuantityGroup: Sendable {
    package let name: String
    package let says: String?
    package let place: Place
}

/// Other values for some quantities.
package struct Scenario: Sendable {
    package let name: String
    package let says: String?
    package let place: Place
    /// In the order of the file.
    package let settings: [Setting]
    /// The quantities in an order in which each comes after what it needs.
    var order: [Int]

    package struct Setting: Sendable {
        /// The full name of the quantity.
        package let name: String
        package let formulaText: String
        package let place: Place
        let quantity: Int
        let computation: Computation
        let decimals: Int?
    }
}
