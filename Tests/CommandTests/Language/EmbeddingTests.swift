import Components
import Foundation
import Testing

@testable import casebook

@Suite("A model that turns texts into vectors")
struct EmbeddingTests {
    @Test("Texts are sent in parts, and the vectors come in their order")
    func embeds() async throws {
        let server = ScriptedServer([
            .answer("200 OK", "{\"data\":[{\"index\":1,\"embedding\":[3,4.5]},{\"index\":0,\"embedding\":[1,2]}]}"),
            .answer("503 No", ""), .answer("200 OK", "{\"data\":[{\"index\":0,\"embedding\":[-5,6e-1]}],\"usage\":{}}"),
        ])
        #expect(try await model(server, batch: 2).vectors(of: ["a", "\"b\"", "c"]) == [[1, 2], [3, 4.5], [-5, 0.6]])
        #expect(server.requests[0].hasPrefix("POST /v1/embeddings HTTP/1.1\r\n"))
        #expect(server.requests[0].hasSuffix(#"{"encoding_format":"float","input":["a","\"b\""],"model":"embed"}"#))
        #expect(server.requests[2].hasSuffix(#""input":["c"],"model":"embed"}"#))
        #expect(try await model(server, batch: 2).vectors(of: []).isEmpty)
    }

    @Test(
        "Other answers are none",
        arguments: [
            ("{\"data\":[{\"index\":0,\"embedding\":[1]}]}", .badReply("it has not one vector for each text")),
            (
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":0,\"embedding\":[1]}]}",
                .badReply("it has not one vector for each text")
            ),
            (
                "{\"data\":[{\"index\":0,\"embedding\":[]},{\"index\":1,\"embedding\":[]}]}",
                .badReply("it has not one vector for each text")
            ),
            (
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1,2]}]}",
                .badReply("its vectors have different lengths")
            ),
            ("<html>", .badReply("'<html>' is no list of vectors")),
        ] as [(String, LanguageError)])
    func fails(answer: String, error: LanguageError) async throws {
        let model = try model(ScriptedServer([.answer("200 OK", answer)]), batch: 2)
        await #expect(throws: error) { try await model.vectors(of: ["a", "b"]) }
    }

    private func model(_ server: ScriptedServer, batch: Int) throws -> EmbeddingEndpoint {
        let exchange = Exchange(with: try #require(URL(string: server.address + "/v1")), key: nil, timeout: 20)
        return EmbeddingEndpoint(exchange, model: "embed", patience: Patience(attempts: 2, clock: NotedClock().waiting), batch: batch)
    }
}
