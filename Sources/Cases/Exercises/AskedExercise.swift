import Diagnostics
import Documents

/// What a book asks, as far as a blank for the answer has to know it.
package struct AskedExercise: Sendable {
    /// `ex-payback`.
    package let name: String
    package let expected: ExpectedAnswer
    /// The author's words, whose inline values are computed where they stand.
    let caption: Excerpt?
    let asks: Excerpt?
    let points: Int?
}

extension Book {
    /// Its exercises with what they expect, in reading order. Settings of the wrong shape are reported where the exercise is evaluated.
    package var askedExercises: [AskedExercise] {
        var asked: [AskedExercise] = []
        for page in pages {
            page.document.forEachAnalysis { block in
                guard Analysis.named(block.name) == .exercise, let name = block.identifier?.name else { return }
                let settings = block.settings
                let choices = settings["choices"].map { $0.items ?? [$0] }?.compactMap(\.text) ?? []
                asked.append(
                    AskedExercise(
                        name: name, expected: ExpectedAnswer(unit: settings["unit"]?.text, choices: choices),
                        caption: settings["caption"]?.excerpt, asks: settings["asks"]?.excerpt,
                        points: settings["points"]?.text.flatMap { Int($0) }))
            }
        }
        return asked
    }
}
