package import Diagnostics
import YAMLTrees

/// Reads the rules of a file like `content/guardrails/techcorp.yml`. Never fails: what is wrong is reported, and the rules that can be
/// read are there.
///
///     injection:
///       question: block
///       passage: leave-out
///       classes:
///         override: { says: Takes back what was said, phrases: ["ignore * (previous|prior) * instruct*"] }
///         format: { says: Imitates the parts of a prompt, marks: ["[INST]", "^system:"], hidden: 3, encoded: 40 }
///     personal-data:
///       e-mail: { question: mask, answer: mask }
///       staff-number: { question: allow, answer: mask, patterns: ["@-#####"], near: [staff, employee] }
///     off-topic: { question: block, least-known: 0.5, words: [invoice, lease], phrases: ["write * poem"] }
///     answers: { claim: 0.6, grounded: 0.5, then: withhold }
package func readGuardrails(_ source: SourceFile, reporting log: inout [Diagnostic]) -> GuardrailRules {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var fields = FieldReader(tree, of: "a file of guardrails")
    var reader = GuardrailReader()
    let title = fields.text("title")
    let injection = reader.injection(fields.value("injection"))
    let personalData = fields.mapping("personal-data").compactMap { reader.personalData($0) }
    let offTopic = fields.value("off-topic").map { reader.offTopic($0) }
    let answers = fields.value("answers").map { reader.answers($0) } ?? AnswerRule()
    log += fields.finish() + reader.diagnostics
    return GuardrailRules(
        title: title, file: source, injections: injection.classes, injectionInQuestions: injection.question,
        injectionInPassages: injection.passage, personalData: personalData, offTopic: offTopic, answers: answers)
}

private struct GuardrailReader {
    var diagnostics: [Diagnostic] = []

    // MARK: Injections

    mutating func injection(_ tree: YAMLTree?) -> (classes: [InjectionClass], question: GuardAction, passage: GuardAction) {
        guard let tree else { return ([], .block, .leaveOut) }
        var fields = FieldReader(tree, of: "'injection'")
        let question = action("question", &fields, among: [.allow, .block]) ?? .block
        let passage = action("passage", &fields, among: [.allow, .leaveOut]) ?? .leaveOut
        let classes = fields.mapping("classes").map { injectionClass($0) }
        if fields.lacks("classes") {
            let hint = Diagnostic.Note("each class has a name and phrases, marks, or both")
            diagnostics.append(.error("'injection' needs 'classes'", at: tree.place, notes: [hint]))
        }
        diagnostics += fields.finish()
        return (classes, question, passage)
    }

    private mutating func injectionClass(_ entry: YAMLTree.Entry) -> InjectionClass {
        var fields = FieldReader(entry.value, of: "a class of injections")
        let says = fields.text("says")
        let phrases = Phrase.read(fields.scalars("phrases"), reporting: &diagnostics)
        let marks = fields.scalars("marks").compactMap { mark($0) }
        let hidden = count("hidden", &fields, atLeast: 1, "how many signs that nobody sees are a reason")
        let encoded = count("encoded", &fields, atLeast: 16, "how many letters and digits in a row are a reason")
        let isSilent = ["phrases", "marks", "hidden", "encoded"].allSatisfy { fields.lacks($0) }
        if isSilent, entry.value.entries != nil || entry.value.isNull {
            let hint = Diagnostic.Note("say it with phrases, marks, hidden or encoded")
            diagnostics.append(.error("class '\(entry.key)' finds nothing", at: entry.keyPlace, notes: [hint]))
        }
        diagnostics += fields.finish()
        return InjectionClass(name: entry.key, says: says, phrases: phrases, marks: marks, hidden: hidden, encoded: encoded)
    }

    private mutating func mark(_ tree: YAMLTree) -> InjectionMark? {
        let mark = InjectionMark(tree.text ?? "")
        if mark.bytes.count < 2 {
            diagnostics.append(.error("a mark has at least two signs", at: tree.place, notes: [.init("one alone would be everywhere")]))
            return nil
        }
        return mark
    }

    // MARK: Personal data

    mutating func personalData(_ entry: YAMLTree.Entry) -> PersonalDataRule? {
        var fields = FieldReader(entry.value, of: "a kind of personal data")
        let question = action("question", &fields, among: [.allow, .mask, .block])
        let answer = action("answer", &fields, among: [.allow, .mask, .block])
        let patterns = fields.scalars("patterns")
        let check = fields.choice("check", of: NumberCheck.self)
        let near = fields.texts("near").map(folded)
        let known = PersonalLook.byName[entry.key]
        for (key, action) in [("question", question), ("answer", answer)] where action == nil && fields.lacks(key) {
            let hint = Diagnostic.Note("one of allow, mask, block")
            diagnostics.append(.error("'\(entry.key)' does not say what is done in \(key)s", at: entry.keyPlace, notes: [hint]))
        }
        if known == nil, fields.lacks("patterns") {
            let hint = "without patterns there are \(PersonalLook.byName.keys.sorted().joined(separator: ", "))"
            diagnostics.append(
                .error(
                    "'\(entry.key)' needs 'patterns'", at: entry.keyPlace,
                    notes: didYouMean(entry.key, among: PersonalLook.byName.keys.sorted()) + [.init(hint)]))
        }
        if known != nil, let first = patterns.first {
            let hint = Diagnostic.Note("another name makes it a kind of its own")
            diagnostics.append(.error("'\(entry.key)' is known, and has no patterns", at: first.place, notes: [hint]))
        }
        diagnostics += fields.finish()
        let forms = known == nil ? patterns.compactMap { pattern($0) } : []
        guard known != nil || !forms.isEmpty else { return nil }
        return PersonalDataRule(
            name: entry.key, inQuestions: question ?? .mask, inAnswers: answer ?? .mask, look: known ?? .patterns(forms, check: check),
            near: near)
    }

    private mutating func pattern(_ tree: YAMLTree) -> IdentifierPattern? {
        do throws(IdentifierPattern.Fault) {
            return try IdentifierPattern(tree.text ?? "")
        } catch {
            diagnostics.append(.error(error.message, at: tree.place, notes: [.init(error.hint)]))
            return nil
        }
    }

    // MARK: Topic and answers

    mutating func offTopic(_ tree: YAMLTree) -> OffTopicRule {
        var fields = FieldReader(tree, of: "'off-topic'")
        let action = action("question", &fields, among: [.allow, .block]) ?? .block
        let known = share("least-known", &fields)
        let score = number("least-score", &fields)
        let phrases = Phrase.read(fields.scalars("phrases"), reporting: &diagnostics)
        var words: Set<[UInt8]> = []
        for word in fields.scalars("words") {
            let stems = LinedText(word.text ?? "").contentWords()
            if stems.count != 1 {
                let hint = Diagnostic.Note(stems.isEmpty ? "words like 'the' are in every question" : "make it a phrase, or several words")
                diagnostics.append(.error("'\(word.text ?? "")' is not one word of a domain", at: word.place, notes: [hint]))
            }
            words.formUnion(stems)
        }
        diagnostics += fields.finish()
        return OffTopicRule(action: action, leastKnown: known, leastScore: score, phrases: PhraseSet(phrases), words: words)
    }

    mutating func answers(_ tree: YAMLTree) -> AnswerRule {
        var fields = FieldReader(tree, of: "'answers'")
        var rule = AnswerRule()
        if let threshold = share("claim", &fields) { rule.support.threshold = threshold }
        if let grounded = share("grounded", &fields) { rule.leastGrounded = grounded }
        if let action = action("then", &fields, among: [.allow, .withhold]) { rule.action = action }
        if let numbers = fields.choice("numbers", of: SupportOptions.Numbers.self) { rule.support.numbers = numbers }
        if let extent = fields.choice("looks-at", of: SupportOptions.Extent.self) { rule.support.extent = extent }
        let abstentions = fields.scalars("abstentions")
        if !abstentions.isEmpty { rule.abstentions = Abstentions(Phrase.read(abstentions, reporting: &diagnostics)) }
        for group in fields.list("same-words") {
            let words = (group.items ?? [group]).compactMap(\.text)
            if words.count < 2 || words.count != group.items?.count {
                let hint = Diagnostic.Note("as in [invoice, factura, facture]")
                if !group.isInvalid {
                    diagnostics.append(.error("'same-words' is a list of lists of words", at: group.place, notes: [hint]))
                }
            } else {
                rule.support.equivalents.append(words)
            }
        }
        diagnostics += fields.finish()
        return rule
    }

    // MARK: Values

    private mutating func action(_ key: String, _ fields: inout FieldReader, among actions: [GuardAction]) -> GuardAction? {
        guard let tree = fields.scalar(key), let text = tree.text else { return nil }
        if let action = GuardAction(rawValue: text), actions.contains(action) { return action }
        let names = actions.map(\.rawValue)
        diagnostics.append(
            .error(
                "'\(key)' cannot be '\(text)'", at: tree.place,
                notes: didYouMean(text, among: names) + [.init("it is one of \(names.joined(separator: ", "))")]))
        return nil
    }

    private mutating func share(_ key: String, _ fields: inout FieldReader) -> Double? {
        guard let tree = fields.scalar(key) else { return nil }
        if let share = tree.text.flatMap({ Double($0) }), (0...1).contains(share) { return share }
        diagnostics.append(.error("'\(key)' is a share between 0 and 1, not '\(tree.text ?? "")'", at: tree.place))
        return nil
    }

    private mutating func number(_ key: String, _ fields: inout FieldReader) -> Double? {
        guard let tree = fields.scalar(key) else { return nil }
        if let number = tree.text.flatMap({ Double($0) }), number.isFinite { return number }
        diagnostics.append(.error("'\(key)' is a number, not '\(tree.text ?? "")'", at: tree.place))
        return nil
    }

    private mutating func count(_ key: String, _ fields: inout FieldReader, atLeast least: Int, _ hint: String) -> Int? {
        guard let tree = fields.scalar(key) else { return nil }
        if let count = tree.text.flatMap({ Int($0) }), count >= least { return count }
        diagnostics.append(
            .error("'\(key)' is a whole number from \(least) on, not '\(tree.text ?? "")'", at: tree.place, notes: [.init(hint)]))
        return nil
    }
}
