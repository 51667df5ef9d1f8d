extension EvaluatedModel {
    /// The same model with other numbers for some quantities, in their own units; only what rests on them is computed again.
    ///
    /// A quantity that a formula computes takes the number instead. What then has no number (a division by zero, say) is nil without a
    /// message: the author's own numbers are well. Names that are nowhere change nothing. Derivations still tell of the author's formulas,
    /// so only values of the result are meant to be read.
    package func evaluate(setting numbers: [String: Double]) -> EvaluatedModel {
        var changed: Set<Int> = []
        var evaluated = self
        for (name, number) in numbers {
            guard let index = model.scope[name], value(of: name)?.number != nil else { continue }
            changed.insert(index)
            evaluated.set(index, to: .number(number))
        }
        let given = changed
        for index in scenario?.order ?? model.order where !given.contains(index) {
            guard let computation = computation(index), computation.quantities.contains(where: changed.contains) else { continue }
            changed.insert(index)
            evaluated.recompute(index)
        }
        return evaluated
    }
}
