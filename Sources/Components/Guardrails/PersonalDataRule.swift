/// A kind of personal data, how it is found and what is done about it.
package struct PersonalDataRule: Sendable {
    /// The name that the author gave it, which is also what masked words are replaced by.
    package let name: String
    package let inQuestions: GuardAction
    package let inAnswers: GuardAction
    let look: PersonalLook
    /// Folded words of which one has to stand shortly before; none are asked for when it is empty.
    let near: [[UInt8]]
}

/// What personal data looks like.
enum PersonalLook: Sendable {
    case mailAddress
    case phone
    /// With right check digits.
    case account
    /// With a right check digit and the beginning of an issuer.
    case card
    case taxNumber
    case patterns([IdentifierPattern], check: NumberCheck?)

    /// The kinds that need no patterns, by the name that they have in a file of rules.
    static let byName: [String: PersonalLook] = [
        "e-mail": .mailAddress, "phone": .phone, "iban": .account, "card": .card, "tax-number": .taxNumber,
    ]

    /// Which is looked for first: what an earlier one has found is nothing else.
    var rank: Int {
        switch self {
        case .mailAddress: 0
        case .account: 1
        case .card: 2
        case .patterns: 3
        case .taxNumber: 4
        case .phone: 5
        }
    }
}
