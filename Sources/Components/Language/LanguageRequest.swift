/// One turn of a conversation with a language model.
package struct Message: Hashable, Sendable {
    package enum Role: String, CaseIterable, Sendable {
        /// What the model is to be and to do.
        case system
        case user
        /// What the model said, or in a prompt, an example of what it should say.
        case assistant
    }

    package let role: Role
    package let text: String

    package init(role: Role, text: String) {
        self.role = role
        self.text = text
    }
}

/// What a language model is asked.
package struct LanguageRequest: Hashable, Sendable {
    /// The name by which the model's server knows it.
    package let model: String
    package let messages: [Message]
    /// The longest reply, in tokens.
    package let maximumTokens: Int
    /// 0 for the likeliest token each time.
    package let temperature: Double
    /// Nil for a model that takes none.
    package let seed: UInt64?
    /// The JSON schema that the reply must follow, as JSON text; nil when it is free.
    package let schema: String?

    package init(
        model: String, messages: [Message], maximumTokens: Int, temperature: Double = 0, seed: UInt64? = nil, schema: String? = nil
    ) {
        self.model = model
        self.messages = messages
        self.maximumTokens = maximumTokens
        self.temperature = temperature
        self.seed = seed
        self.schema = schema
    }

    /// All that decides the reply, the same on every machine: the digest of these parts is the key of a recorded reply.
    ///
    /// The first part counts up when the others change their form; recordings made before are then found no more.
    package var canonical: [String] {
        ["language request 1", model, "\(maximumTokens)", "\(temperature)", seed.map { "\($0)" } ?? "-", schema ?? "-"]
            + messages.flatMap { [$0.role.rawValue, $0.text] }
    }
}
