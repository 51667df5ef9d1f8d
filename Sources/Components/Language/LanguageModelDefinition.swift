package import Diagnostics

/// A language model as an author declared it in a file of `content/language-models/`.
package struct LanguageModelDefinition: Sendable {
    package enum Form: String, CaseIterable, Sendable {
        /// Replies that were recorded once, in a file of `content/recordings/` with the model's name.
        case recorded
        /// A server that speaks OpenAI's protocol: a provider's, or llama.cpp's on this machine.
        case openai
        /// Amazon Bedrock's Converse.
        case bedrock
    }

    /// The file's name: `smollm2`.
    package let id: String
    package let title: String
    package let says: String?
    /// The name by which the server knows it.
    package let model: String
    package let form: Form
    /// Where the server is, up to and without `/chat/completions`; nil for Bedrock's own address in the region.
    package let endpoint: String?
    /// Bedrock's region: `eu-west-1`.
    package let region: String?
    /// The environment variable that holds the key; nil when the server wants none.
    package let key: String?
    /// Tokens that prompt and reply have together, when it is known.
    package let context: Int?
    /// Seconds without a byte after which a request has failed.
    package let timeout: Double
    /// How often a request is tried.
    package let attempts: Int
    /// Requests a minute; nil for as many as there are.
    package let perMinute: Int?
    package let quantisation: String?
    /// The program that runs the model, with its version; recordings carry it.
    package let server: String?
    /// Where the model comes from: an entry of `content/sources.yml`, or a text.
    package let source: String?
    /// What the model's chance begins with; nil for a model that takes none.
    package let seed: UInt64?
    package let file: SourceFile
    /// Where its name is written, for messages about it.
    package let place: Place

    /// How the model itself is asked: when its form is `recorded`, for the replies that are not recorded yet. Nil when nothing says where
    /// it is.
    package var live: Form? {
        switch form {
        case .openai, .bedrock: form
        case .recorded: region != nil ? .bedrock : endpoint != nil ? .openai : nil
        }
    }
}
