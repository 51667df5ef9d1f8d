import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

private let practices = """
    data:
      versioned: { asks: Are data versioned?, values: flag }
      checks: { values: [none, manual, on upload] }
      erasure-reaches: { asks: What does an erasure reach?, several: { documents: The documents, logs: The log's texts } }
      labels:
        method: { values: text, source: "google-mlops, level 1" }
    training:
      reproducible: { values: [false, partly, true] }
    """

private func vocabulary() -> Vocabulary {
    var log: [Diagnostic] = []
    defer { #expect(log.isEmpty) }
    return readVocabulary(SourceFile(path: "content/practices.yml", text: practices), reporting: &log)
}

@Test("Names nest, and say which values they have")
func readsVocabulary() throws {
    let vocabulary = vocabulary()
    #expect(
        vocabulary.entries.map(\.name) == [
            "data.versioned", "data.checks", "data.erasure-reaches", "data.labels.method", "training.reproducible",
        ])
    #expect(vocabulary["data.versioned"]?.values == .flag)
    #expect(vocabulary["data.checks"]?.values == .one(of: ["none", "manual", "on upload"]))
    #expect(vocabulary["data.erasure-reaches"]?.values == .several(of: ["documents", "logs"]))
    #expect(vocabulary["data.labels.method"]?.values == .text)
    #expect(vocabulary["data.erasure-reaches"]?.title(of: "logs") == "The log's texts")
    #expect(vocabulary["data.checks"]?.title(of: "none") == "none")
    let source = try #require(vocabulary["data.labels.method"]?.sources.first)
    #expect((source.key, source.locator) == ("google-mlops", "level 1"))
}

@Test(
    "Statements have values that their names may have",
    arguments: [
        ("data.versioned", ["true"], []),
        ("data.versioned", ["partly"], ["'data.versioned' cannot be 'partly'"]),
        ("data.version", ["true"], ["no practice is called 'data.version'"]),
        ("data.checks", ["on uploda"], ["'data.checks' cannot be 'on uploda'"]),
        ("data.checks", ["none", "manual"], ["'data.checks' has one value, and here 2"]),
        ("data.checks", [], ["'data.checks' has one value, and here none"]),
        ("data.erasure-reaches", [], []),
        ("data.erasure-reaches", ["logs", "documents"], []),
        ("data.erasure-reaches", ["logs", "logs"], ["'data.erasure-reaches' names 'logs' twice"]),
        ("data.labels.method", ["whatever"], []),
    ] as [(String, [String], [String])])
func checksStatements(name: String, values: [String], messages: [String]) {
    let vocabulary = vocabulary()
    let place = vocabulary.entries[0].place
    let statement = Statement(name: name, values: values.map { Mention(name: $0, place: place) }, place: place)
    #expect(vocabulary.check([statement]).map(\.message) == messages)
}

@Test("Each mistake in a vocabulary is shown where it stands")
func brokenVocabulary() throws {
    try checkMessages(of: "practices", in: "", besides: #filePath) { _ = readVocabulary($0, reporting: &$1) }
}

@Test("A condition asks only for what there is, in a way that fits")
func brokenConditions() throws {
    let names = PredicateNames(
        practices: vocabulary(), questions: Vocabulary(of: "question", entries: []), stages: ["gate", "canary"], kinds: ["gate", "store"],
        layers: ["data"], components: ["tesseract"], controls: ["human-review"], measures: ["accuracy"], classes: [])
    try checkMessages(of: "conditions", besides: #filePath) { source, log in
        for tree in readYAML(Excerpt(source), reporting: &log).items ?? [] {
            log += check(readPredicate(tree, reporting: &log), among: names)
        }
    }
}

@Test("What a place does not know is not checked there")
func checksNothing() {
    var log: [Diagnostic] = []
    let text = "[{ practice: any }, { answer: any }, { stage: any }, { control: any }, { measure: any }, { classified: any }]"
    let predicate = readPredicate(readYAML(Excerpt(SourceFile(path: "a.yml", text: text)), reporting: &log), reporting: &log)
    #expect(check(predicate, among: PredicateNames()).isEmpty)
    #expect(log.isEmpty)
}

@Test("A name whose values cannot be read is a name all the same")
func keepsInvalidNames() throws {
    var log: [Diagnostic] = []
    let source = SourceFile(path: "content/practices.yml", text: "data: { checks: { values: lots } }")
    let vocabulary = readVocabulary(source, reporting: &log)
    #expect(log.count == 1)
    let name = Mention(name: "data.checks", place: try #require(vocabulary["data.checks"]).place)
    #expect(vocabulary.check([Statement(name: name.name, values: [], place: name.place)]).isEmpty)
    #expect(check(.practice(name, .isOneOf([name])), among: PredicateNames(practices: vocabulary)).isEmpty)
}

@Test("Names that are only used have whatever values, and any condition may ask for them")
func checksUsedNames() throws {
    var log: [Diagnostic] = []
    let texts = ["{ practice: a.b }", "{ practice: a.b, is: x }", "{ practice: a.b, includes: x }", "{ practice: a.c }"]
    let place = vocabulary().entries[0].place
    let used = Vocabulary(of: "practice", using: [Mention(name: "a.b", place: place), Mention(name: "a.b", place: place)])
    #expect(used.entries.map(\.name) == ["a.b"])
    let messages = texts.map { text in
        let predicate = readPredicate(readYAML(Excerpt(SourceFile(path: "a.yml", text: text)), reporting: &log), reporting: &log)
        return check(predicate, among: PredicateNames(practices: used)).map(\.message)
    }
    #expect(messages == [[], [], [], ["no practice is called 'a.c'"]])
    #expect(log.isEmpty)
}
