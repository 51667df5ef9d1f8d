import Components
import Foundation

/// The model that a definition describes, over the network, even if its replies are recorded.
///
/// - Parameter environment: where keys are.
func openLiveModel(
    _ definition: LanguageModelDefinition, environment: [String: String]
) throws(LanguageError) -> any LanguageModel {
    let patience = Patience(attempts: definition.attempts, perMinute: definition.perMinute)
    switch definition.live {
    case .openai, .recorded: return PatientModel(model: ChatEndpoint(try exchange(definition, environment)), patience: patience)
    case .bedrock: return PatientModel(model: BedrockConverse(try exchange(definition, environment)), patience: patience)
    case nil: throw .unreachable("the definition of '\(definition.id)' has neither 'endpoint' nor 'region'")
    }
}

/// A model that turns texts into vectors: one of the form `openai`.
func openEmbeddingModel(
    _ definition: LanguageModelDefinition, environment: [String: String]
) throws(LanguageError) -> any EmbeddingModel {
    EmbeddingEndpoint(
        try exchange(definition, environment), model: definition.model,
        patience: Patience(attempts: definition.attempts, perMinute: definition.perMinute))
}

private func exchange(
    _ definition: LanguageModelDefinition, _ environment: [String: String]
) throws(LanguageError) -> Exchange {
    let address = definition.endpoint ?? definition.region.map { "https://bedrock-runtime.\($0).amazonaws.com" } ?? ""
    guard let url = URL(string: address), url.host() != nil else { throw .unreachable("'\(address)' is no address") }
    var key: Secret?
    if let variable = definition.key { key = try Secret(variable: variable, in: environment) }
    return Exchange(with: url, key: key, timeout: definition.timeout)
}

extension LanguageModelDefinition {
    /// The head of new recordings.
    ///
    /// - Parameters:
    ///   - machine: what the server runs on, as far as it is this machine.
    ///   - date: the day, as ISO 8601.
    func head(machine: String, date: String) -> Recordings.Head {
        let host = endpoint.flatMap { URL(string: $0)?.host() } ?? "Amazon Bedrock"
        return .init(
            model: model, title: title, quantisation: quantisation, server: server ?? host, machine: machine, date: date)
    }
}
