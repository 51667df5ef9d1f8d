import Cases
import Documents

extension SitePage {
    /// A question with its points; in the instructor's edition, folded, what it comes to and how.
    mutating func write(_ exercise: ExhibitExercise, labelled label: Label) {
        let anchor = escaped(label.anchor)
        html.write(html: "<section class=\"exhibit exercise\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-title\">\n")
        html.write(html: "<p class=\"exercise-title\" id=\"\(anchor)-title\"><span class=\"label\">\(escaped(label.name)).</span> ")
        write(label.caption)
        if let points = exercise.points {
            html.write(html: "<span class=\"points\">\(points) \(points == 1 ? "point" : "points")</span>")
        }
        html.write("</p>\n<p>")
        write(exercise.asks)
        html.write("</p>\n")
        writeChoices(exercise.choices)
        writeTerms(exercise)
        if let answer = exercise.answer { write(answer) }
        html.write("</section>\n")
    }

    private mutating func writeChoices(_ choices: [String]) {
        guard !choices.isEmpty else { return }
        html.write("<ul class=\"choices\">\n")
        for choice in choices { html.write(html: "<li>\(escaped(choice))</li>\n") }
        html.write("</ul>\n")
    }

    /// The unit and the tolerance of the answer, and the objective behind the question.
    private mutating func writeTerms(_ exercise: ExhibitExercise) {
        guard let terms = exercise.terms else { return }
        html.write(html: "<p class=\"exercise-terms\">\(escaped(terms))</p>\n")
    }

    private mutating func write(_ answer: ExhibitExercise.Answer) {
        html.write("<details class=\"answer\">\n<summary>Answer: ")
        html.write(html: "<span class=\"result\">\(escaped(answer.text))</span></summary>\n")
        if let why = answer.why { html.write(html: "<p><a class=\"value\" href=\"#\(escaped(why))\">How it is computed</a></p>\n") }
        write(answer.solution)
        html.write("</details>\n")
    }
}

extension ExhibitExercise {
    /// "Answer in USD per month, within 2%. Objective: …"; nil when there is nothing to say.
    var terms: String? {
        var terms: [String] = []
        if let unit { terms.append("Answer in \(unit)" + (tolerance.map { ", within \($0)" } ?? "") + ".") }
        if unit == nil, let tolerance { terms.append("Answer within \(tolerance).") }
        if let objective { terms.append("Objective: \(objective).") }
        return terms.isEmpty ? nil : terms.joined(separator: " ")
    }
}
