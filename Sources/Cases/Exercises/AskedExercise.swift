import Documents

/// What a book asks, as far as a field for the answer has to know it.
package struct AskedExercise: Sendable {
    /// `ex-payback`.
    package let name: String
    package let expected: ExpectedAnswer
}

extension Book {
    /// Its exercises with what they expect, in reading order. Settings of the wrong shape are reported where the exercise is evaluated.
    package var askedExercises: [AskedExercise] {
        var asked: [AskedExercise] = []
        for page in pages {
            page.document.forEachAnalysis { block in
                guard Analysis.named(block.name) == .exercise, let name = block.identifier?.name else { return }
                let choices = block.settings["choices"].map { $0.items ?? [$0] }?.compactMap(\.text) ?? []
                asked.append(AskedExercise(name: name, expected: ExpectedAnswer(unit: block.settings["unit"]?.text, choices: choices)))
            }
        }
        return asked
    }
}
