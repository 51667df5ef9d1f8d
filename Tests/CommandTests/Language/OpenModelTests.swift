import Components
import Diagnostics
import Testing

@testable import casebook

@Suite("Opening a language model")
struct OpenModelTests {
    @Test("A model that is asked needs to be somewhere, and its key")
    func opens() throws {
        let recorded = try definition("form: recorded\nregion: eu-west-1")
        #expect(throws: LanguageError.noKey(variable: "AWS_BEARER_TOKEN_BEDROCK")) { try openLiveModel(recorded, environment: [:]) }
        let keyed = ["AWS_BEARER_TOKEN_BEDROCK": "k"]
        #expect(try openLiveModel(recorded, environment: keyed) is PatientModel<BedrockConverse>)
        let local = try definition("form: openai\nendpoint: http://127.0.0.1:8080/v1")
        #expect(try openLiveModel(local, environment: [:]) is PatientModel<ChatEndpoint>)
        #expect(try openEmbeddingModel(local, environment: [:]) is EmbeddingEndpoint)
        let nowhere = try definition("form: recorded")
        #expect(throws: LanguageError.unreachable("the definition of 'some-model' has neither 'endpoint' nor 'region'")) {
            try openLiveModel(nowhere, environment: [:])
        }
    }

    @Test(
        "A variable that is empty or holds more than a key is no key", arguments: ["", "  \n", "two words", "a\nHost: elsewhere", "ключ"])
    func keys(value: String) throws {
        let model = try definition("form: openai\nendpoint: https://example.org/v1\nkey: SOME_KEY")
        #expect(throws: LanguageError.noKey(variable: "SOME_KEY")) {
            try openLiveModel(model, environment: ["SOME_KEY": value])
        }
    }

    @Test("New recordings say where they come from")
    func head() throws {
        let named = try definition("form: recorded\nquantisation: Q4_1\nserver: llama.cpp b6500\nendpoint: http://127.0.0.1:8080/v1")
        #expect(
            named.head(machine: "two cores", date: "2026-11-23")
                == Recordings.Head(
                    model: "some", title: "Some model", quantisation: "Q4_1", server: "llama.cpp b6500", machine: "two cores",
                    date: "2026-11-23"))
        #expect(try definition("form: openai\nendpoint: https://example.org/v1").head(machine: "", date: "").server == "example.org")
        #expect(try definition("form: bedrock\nregion: eu-west-1").head(machine: "", date: "").server == "Amazon Bedrock")
    }

    private func definition(_ rest: String) throws -> LanguageModelDefinition {
        var log: [Diagnostic] = []
        let text = "title: Some model\nmodel: some\n\(rest)\n"
        let model = readLanguageModel(SourceFile(path: "content/language-models/some-model.yml", text: text), reporting: &log)
        #expect(log.map { render($0) } == [])
        return try #require(model)
    }
}
