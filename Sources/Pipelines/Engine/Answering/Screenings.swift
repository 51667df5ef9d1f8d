import Components

extension Screening {
    init(of item: GuardCase, by rules: GuardrailRules) { self.init(id: item.id, kind: "", set: "", part: .question, text: "", expected: [], found: []) }
}
