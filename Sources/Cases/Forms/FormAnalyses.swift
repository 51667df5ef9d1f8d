import Diagnostics
import Documents
import Models
import YAMLTrees

extension PageEvaluator {
    /// `write`: a blank for text.
    mutating func writtenField(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let prompt = prompt(&fields)
        guard let id = fieldName(block) else { return nil }
        return .form(.text(id: id, prompt: prompt ?? "Write here."))
    }

    /// `answer`: a blank for what an exercise asks for, in the unit or among the choices that the exercise names.
    mutating func answerField(_ fields: inout FieldReader) -> Exhibit.Content? {
        let exercise = fields.required("to")
        let prompt = prompt(&fields)
        guard let exercise, let id = exercise.text else { return nil }
        guard IdentifierPrefix.of(id) == .exercise else {
            diagnostics.append(
                .error("'\(id)' is no exercise", at: exercise.place, notes: [.init("the name of an exercise begins with 'ex-'")]))
            return nil
        }
        guard let asked = desk.exercises.first(where: { $0.name == id }) else {
            let names = desk.exercises.map(\.name)
            diagnostics.append(.error("no exercise is called '#\(id)'", at: exercise.place, notes: didYouMean(id, among: names)))
            return nil
        }
        guard isReadable(id, at: exercise.place) else { return nil }
        let question = asked.asks.map { caption($0) } ?? []
        if !asked.expected.choices.isEmpty {
            return .form(.choice(id: id, question: question, options: asked.expected.choices, prompt: prompt ?? "Choose one."))
        }
        return .form(.answer(id: id, question: question, unit: asked.expected.unit ?? "", prompt: prompt ?? "Write a number."))
    }

    /// What an `answer` is called without a caption of its own: "The monthly bill (Exercise 5.1, 5 points)".
    mutating func answerCaption(_ block: AnalysisBlock) -> [Inline<Evaluated>] {
        guard let asked = desk.exercises.first(where: { $0.name == block.settings["to"]?.text }),
            let entry = desk.directory.entries[asked.name]
        else { return [] }
        let target = desk.directory.target(page: entry.page, anchor: asked.name, from: index)
        let reference = Inline<Evaluated>.slot(.reference(text: entry.text, target: target))
        let points = asked.points.map { ", \($0) \($0 == 1 ? "point" : "points")" } ?? ""
        guard let words = asked.caption.map({ caption($0) }), !words.isEmpty else { return [reference, .text(points)] }
        return words + [.text(" ("), reference, .text(points + ")")]
    }

    /// `choice`: a blank to choose in.
    mutating func choiceField(_ fields: inout FieldReader, _ block: AnalysisBlock) -> Exhibit.Content? {
        let options = fields.scalars("among")
        let prompt = prompt(&fields)
        if options.count < 2, options.count == 1 || fields.lacks("among") {
            diagnostics.append(
                .error(
                    "there is nothing to choose", at: options.first?.place ?? block.place, notes: [.init("add 'among: [one, another]'")]))
        }
        var texts: [String] = []
        for option in options {
            let text = plainText(of: caption(option.excerpt)) { $0.text }
            if texts.contains(text) { diagnostics.append(.error("'\(text)' is there twice", at: option.place)) }
            texts.append(text)
        }
        guard let id = fieldName(block), texts.count > 1 else { return nil }
        return .form(.choice(id: id, options: texts, prompt: prompt ?? "Choose one."))
    }

    /// What guides the student, its inline values computed.
    mutating func prompt(_ fields: inout FieldReader) -> String? {
        fields.scalar("prompt").map { plainText(of: caption($0.excerpt)) { $0.text } }
    }

    /// The block's own name, which a field needs: a count would change with the page, and what students wrote would be lost.
    mutating func fieldName(_ block: AnalysisBlock) -> String? {
        guard let identifier = block.identifier else {
            let example = Analysis.named(block.name)?.counter == .table ? "tbl-costs" : "field-advice"
            diagnostics.append(
                .error(
                    "\(block.phrase) needs a name, by which answers are read back", at: block.namePlace,
                    notes: [.init("add one behind '\(block.name)', as in '#\(example)'")]))
            return nil
        }
        return isReadable(identifier.name, at: identifier.place) ? identifier.name : nil
    }

    private mutating func isReadable(_ name: String, at place: Place) -> Bool {
        let letters = name.utf8.allSatisfy {
            $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard !letters || name.utf8.count > longestFieldName else { return true }
        diagnostics.append(
            .error(
                "'\(name)' cannot be the name of a field", at: place,
                notes: [.init("it has letters, digits and hyphens, at most \(longestFieldName)")]))
        return false
    }
}
