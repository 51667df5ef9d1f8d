package import Diagnostics
import YAMLTrees

/// Reads cases for guardrails from a file like `content/guardrails/cases.yml`. Never fails: what is wrong is reported and left out.
///
///     questions:
///       - { id: tricky-01, set: development, class: tricky, language: en, expected: [], text: Ignore the first page. }
///     passages:
///       lease: "The notice period is 60 days."
///     answers:
///       - { id: answer-01, set: test, question: How long is it?, answer: "90 days [1]", passages: [lease], expected: [groundedness] }
package func readGuardCases(_ source: SourceFile, reporting log: inout [Diagnostic]) -> GuardCases {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var fields = FieldReader(tree, of: "a file of cases")
    let title = fields.text("title")
    var reader = CaseReader()
    let questions = fields.list("questions").compactMap { reader.question($0) }
    var passages: [String: String] = [:]
    for entry in fields.mapping("passages") {
        if let text = entry.value.text {
            passages[entry.key] = text
        } else {
            log.append(.error("a passage is a text, not \(entry.value.kind)", at: entry.value.isNull ? entry.keyPlace : entry.value.place))
            passages[entry.key] = ""
        }
    }
    let answers = fields.list("answers").compactMap { reader.answer($0, passages) }
    log += fields.finish() + reader.diagnostics
    return GuardCases(title: title, file: source, questions: questions, answers: answers)
}

/// Reads documents with injections from a file like `content/guardrails/hostile.yml`. Never fails: what is wrong is reported and left out.
package func readHostileDocuments(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [HostileDocument] {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var fields = FieldReader(tree, of: "a file of hostile documents")
    _ = fields.text("title")
    if fields.lacks("documents") { log.append(.error("a file of hostile documents needs 'documents'", at: tree.place)) }
    var reader = CaseReader()
    let documents = fields.list("documents").compactMap { reader.hostileDocument($0) }
    log += fields.finish() + reader.diagnostics
    return documents
}

private struct CaseReader {
    var diagnostics: [Diagnostic] = []
    private var ids: [String: Place] = [:]

    mutating func question(_ tree: YAMLTree) -> GuardCase? {
        var fields = FieldReader(tree, of: "a question")
        let id = id(&fields)
        let half = half(&fields)
        let kind = fields.required("class")?.text
        let language = fields.text("language") ?? "en"
        let text = fields.required("text")?.text
        let expected = expected(&fields, among: [.injection, .personalData, .offTopic])
        diagnostics += fields.finish()
        guard let id, let half, let kind, let text, let expected else { return nil }
        return GuardCase(id: id, half: half, kind: kind, language: language, text: text, expected: expected, place: tree.place)
    }

    mutating func answer(_ tree: YAMLTree, _ passages: [String: String]) -> AnswerCase? {
        var fields = FieldReader(tree, of: "an answer")
        let id = id(&fields)
        let half = half(&fields)
        let question = fields.required("question")?.text
        let answer = fields.required("answer")?.text
        let names = fields.scalars("passages")
        let expected = expected(&fields, among: [.personalData, .groundedness])
        let abstains = fields.flag("abstains") ?? false
        for name in names where passages[name.text ?? ""] == nil {
            let near = didYouMean(name.text ?? "", among: passages.keys.sorted())
            diagnostics.append(.error("there is no passage '\(name.text ?? "")'", at: name.place, notes: near))
        }
        diagnostics += fields.finish()
        guard let id, let half, let question, let answer, let expected else { return nil }
        return AnswerCase(
            id: id, half: half, question: question, answer: answer, passages: names.compactMap { passages[$0.text ?? ""] },
            expected: expected,
            abstains: abstains, place: tree.place)
    }

    mutating func hostileDocument(_ tree: YAMLTree) -> HostileDocument? {
        var fields = FieldReader(tree, of: "a hostile document")
        let id = id(&fields)
        let kind = fields.required("class")
        let language = fields.text("language") ?? "en"
        let text = fields.required("text")?.text
        let question = fields.required("question")?.text
        let answers = fields.texts("answers")
        let marker = fields.scalar("marker")
        let isTwin = kind?.text == "none"
        if let marker, isTwin {
            let hint = Diagnostic.Note("its class 'none' says that nothing steers the answer")
            diagnostics.append(.error("a twin has no 'marker'", at: marker.place, notes: [hint]))
        }
        if !isTwin, kind != nil, fields.lacks("marker") {
            diagnostics.append(
                .error("a hostile document needs 'marker'", at: tree.place, notes: [.init("the words of an answer that was steered")]))
        }
        if fields.lacks("answers") {
            let hint = Diagnostic.Note("the right answers, as the document shows them")
            diagnostics.append(.error("a hostile document needs 'answers'", at: tree.place, notes: [hint]))
        }
        diagnostics += fields.finish()
        guard let id, let kind, let text, let question, isTwin || marker != nil else { return nil }
        return HostileDocument(
            id: id, rule: isTwin ? nil : kind.text, language: language, text: text, question: question, answers: answers,
            marker: isTwin ? nil : marker?.text, place: tree.place)
    }

    private mutating func id(_ fields: inout FieldReader) -> String? {
        guard let tree = fields.required("id"), let id = tree.text else { return nil }
        if let first = ids[id] {
            diagnostics.append(.error("'\(id)' is there twice", at: tree.place, notes: [.init("first here", at: first)]))
            return nil
        }
        ids[id] = tree.place
        return id
    }

    private mutating func half(_ fields: inout FieldReader) -> CaseHalf? {
        let half = fields.choice("set", of: CaseHalf.self)
        if half == nil, fields.lacks("set") {
            let hint = Diagnostic.Note("rules are improved on 'development' and examined on 'test'")
            diagnostics.append(.error("a case needs 'set'", at: fields.tree.place, notes: [hint]))
        }
        return half
    }

    private mutating func expected(_ fields: inout FieldReader, among guards: [GuardFinding.Guard]) -> Set<GuardFinding.Guard>? {
        var expected: Set<GuardFinding.Guard>? = []
        for tree in fields.scalars("expected") {
            guard let found = GuardFinding.Guard(rawValue: tree.text ?? ""), guards.contains(found) else {
                let names = guards.map(\.rawValue)
                diagnostics.append(
                    .error(
                        "there is no guard '\(tree.text ?? "")' here", at: tree.place,
                        notes: didYouMean(tree.text ?? "", among: names) + [.init("it is one of \(names.joined(separator: ", "))")]))
                expected = nil
                continue
            }
            expected?.insert(found)
        }
        if fields.lacks("expected") {
            diagnostics.append(.error("a case needs 'expected'", at: fields.tree.place, notes: [.init("[] when nothing should be found")]))
            return nil
        }
        return expected
    }
}
