import Diagnostics
import Models
import Pipelines

/// The book's pipelines with every inline value in a stage's texts computed: `` `= categories` `` is drawn as "12 categories".
func filledPipelines(of book: Book, _ values: EvaluatedModel, reporting log: inout [Diagnostic]) -> [Pipeline] {
    book.pipelines.map { pipeline in
        var found: [Diagnostic] = []
        let filled = pipeline.filled { text, place in fill(text, at: place, values, reporting: &found) }
        log += found
        return filled
    }
}

func fill(_ text: String, at place: Place, _ values: EvaluatedModel, reporting log: inout [Diagnostic]) -> String {
    guard text.contains("`=") else { return text }
    return text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
        guard index % 2 == 1, part.hasPrefix("=") else { return String(part) }
        let formula = excerpt(of: String(part.dropFirst()), after: place)
        return values.evaluate(readInlineValue(formula, reporting: &log), reporting: &log)?.shown.text ?? String(part)
    }.joined()
}

/// Where a formula stands behind the stage's name; the whole name where a quoted text hides it.
private func excerpt(of formula: String, after place: Place) -> Excerpt {
    let rest = place.file.text[SourceRange(place.range.upper, place.file.whole.upper)]
    guard let found = rest.firstRange(of: "`=\(formula)`") else { return Excerpt(text: formula, standingFor: place) }
    let start = place.range.upper + rest.utf8.distance(from: rest.startIndex, to: found.lowerBound) + 2
    return Excerpt(place.file, range: SourceRange(start, start + formula.utf8.count))
}
