import Diagnostics
import Documents
import Models
import YAMLTrees

extension PageEvaluator {
    /// `exercise`: a question. Its answer is a formula, which only the instructor's edition computes.
    mutating func exercise(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        if block.identifier == nil {
            let notes = [Diagnostic.Note("write '#ex-a-name' behind 'exercise'")]
            diagnostics.append(.error("an exercise needs a name, by which answers are found", at: block.namePlace, notes: notes))
        }
        let asks = fields.required("asks").map { caption($0.excerpt) } ?? []
        let formula = fields.required("answer")
        let unit = fields.scalar("unit")
        let units = unit.flatMap { desk.values.model.units.read($0.excerpt, reporting: &diagnostics) }
        let tolerance = fields.scalar("tolerance").flatMap { self.tolerance($0, of: units) }
        let points = fields.integer("points")
        let objective = fields.scalar("objective").flatMap { self.objective($0) }
        let choices = fields.texts("choices")
        if let unit, !choices.isEmpty {
            diagnostics.append(.error("a choice has no unit", at: unit.place, notes: [.init("take out 'unit' or 'choices'")]))
        }
        guard let formula else { return nil }
        guard desk.book.edition == .instructor else { return question(answer: nil) }
        guard let answer = answer(formula.excerpt, units, choices, block) else { return nil }
        return question(answer: answer)

        func question(answer: ExhibitExercise.Answer?) -> Exhibit.Content {
            .exercise(
                ExhibitExercise(
                    asks: asks, unit: units.map(\.heading), unitSymbol: unit?.text, tolerance: tolerance, points: points,
                    objective: objective, choices: choices, answer: answer))
        }
    }

    /// A share of the answer, or an amount in its unit.
    private mutating func tolerance(_ tree: YAMLTree, of units: Units?) -> String? {
        guard let (value, _) = desk.values.evaluate(tree.excerpt, reporting: &diagnostics) else { return nil }
        let isShare = desk.values.model.units.read("%").map { value.units.convert(1, to: $0) != nil } ?? false
        if isShare || value.units.convert(1, to: units ?? value.units) != nil { return value.text }
        diagnostics.append(
            .error(
                "a tolerance is a share, or an amount in the unit of the answer", at: tree.place,
                notes: [.init("'2 %', or '2 \(units.map { "\($0)" } ?? "")'")]))
        return nil
    }

    /// The page's objective by its number, from 1.
    private mutating func objective(_ tree: YAMLTree) -> String? {
        let objectives = desk.book.pages[index].matter.objectives
        if let number = tree.text.flatMap({ Int($0) }), objectives.indices.contains(number - 1) { return objectives[number - 1] }
        let known = objectives.isEmpty ? "its front matter lists none under 'objectives'" : "it has \(objectives.count), counted from 1"
        diagnostics.append(.error("this page has no objective '\(tree.text ?? "")'", at: tree.place, notes: [.init(known)]))
        return nil
    }

    private mutating func answer(
        _ formula: Excerpt, _ units: Units?, _ choices: [String], _ block: AnalysisBlock
    ) -> ExhibitExercise.Answer? {
        guard let (value, derivation) = desk.values.evaluate(formula, reporting: &diagnostics) else { return nil }
        guard let text = choices.isEmpty ? number(value, units, formula) : choice(value, choices, formula) else { return nil }
        return ExhibitExercise.Answer(text: text, why: derivations.add(derivation), solution: solution(of: block))
    }

    private mutating func number(_ value: Value, _ units: Units?, _ formula: Excerpt) -> String? {
        guard value.series == nil else {
            diagnostics.append(
                .error("this has a value for each month", at: formula.place, notes: [.init("pick one with 'at(…, 12)'")]))
            return nil
        }
        guard let units else { return value.text }
        if let converted = value.converted(to: units) { return converted.text }
        diagnostics.append(
            .error(
                "the answer is \(value.units.isBare ? "a number without a unit" : "in \(value.units)"), and cannot be given in \(units)",
                at: formula.place))
        return nil
    }

    /// The choice whose number, from 1, the formula gives.
    private mutating func choice(_ value: Value, _ choices: [String], _ formula: Excerpt) -> String? {
        if value.units.isBare, let number = value.number, let index = Int(exactly: number), choices.indices.contains(index - 1) {
            return choices[index - 1]
        }
        diagnostics.append(
            .error(
                "the answer is \(value.text), and there are \(choices.count) choices", at: formula.place,
                notes: [.init("the formula gives the number of the right one, from 1")]))
        return nil
    }

    private mutating func solution(of block: AnalysisBlock) -> [Block<Evaluated>] {
        guard let name = block.identifier?.name, let page = desk.book.solutions.first(where: { $0.source.name == name }) else { return [] }
        return blocks(page.document.blocks)
    }
}
