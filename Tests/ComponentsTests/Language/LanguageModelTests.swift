import Components
import Diagnostics
import Testing

@Suite("Definitions of language models")
struct LanguageModelTests {
    @Test("A definition says all that a request needs")
    func reads() throws {
        let (model, messages) = read(
            """
            title: SmolLM2 135M Instruct
            says: Very small
            model: smollm2-135m-instruct
            form: recorded
            endpoint: http://127.0.0.1:8080/v1/
            context: 4096 tokens
            timeout: 90 s
            attempts: 2
            per-minute: 30
            quantisation: Q4_1
            server: llama.cpp b6500
            source: smollm2
            seed: 2026
            """)
        #expect(messages == "")
        let found = try #require(model)
        #expect(found.id == "smollm2" && found.title == "SmolLM2 135M Instruct" && found.says == "Very small")
        #expect(found.model == "smollm2-135m-instruct" && found.form == .recorded && found.live == .openai)
        #expect(found.endpoint == "http://127.0.0.1:8080/v1" && found.region == nil && found.key == nil)
        #expect(found.context == 4096 && found.timeout == 90 && found.attempts == 2 && found.perMinute == 30)
        #expect(found.quantisation == "Q4_1" && found.server == "llama.cpp b6500" && found.source == "smollm2" && found.seed == 2026)
    }

    @Test("What is not said has a usual value")
    func defaults() throws {
        let model = try #require(read("{ title: A, model: m, form: bedrock, region: eu-west-1 }").0)
        #expect(model.key == "AWS_BEARER_TOKEN_BEDROCK" && model.endpoint == nil && model.live == .bedrock)
        #expect(model.timeout == 60 && model.attempts == 4 && model.perMinute == nil && model.seed == nil)
        #expect(read("{ title: A, model: m, form: recorded }").0?.live == nil)
    }

    @Test("Durations", arguments: [("500 ms", 0.5), ("30 s", 30), ("1.5 min", 90)])
    func durations(text: String, seconds: Double) {
        #expect(read("{ title: A, model: m, form: recorded, timeout: \(text) }").0?.timeout == seconds)
    }

    @Test("A key in a file is an error that does not show it", arguments: ["sk-proj-4f9ab72c11d0", "AKIAIOSFODNN7EXAMPLE", "'*a key*'"])
    func hides(key: String) {
        let (model, messages) = read("title: A\nmodel: m\nform: openai\nendpoint: https://example.org\nkey: \(key)\n")
        #expect(messages.contains("'key' is the name of an environment variable, never a key itself"))
        #expect(!messages.contains(key.replacing("'", with: "")))
        #expect(model?.key == nil)
    }

    @Test("Each mistake is shown where it stands", arguments: ["secret", "model", "places", "bedrock", "address", "nothing"])
    func broken(name: String) throws {
        try checkMessages(of: name, in: "language-models", besides: #filePath) { _ = readLanguageModel($0, reporting: &$1) }
    }

    private func read(_ text: String) -> (LanguageModelDefinition?, String) {
        var log: [Diagnostic] = []
        let model = readLanguageModel(SourceFile(path: "content/language-models/smollm2.yml", text: text), reporting: &log)
        return (model, log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}
