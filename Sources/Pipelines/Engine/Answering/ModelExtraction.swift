import Components
import Corpora

/// A language model asked for the category and the fields of documents.
struct ModelExtraction: Sendable {
    let settings: ExtractionSettings
    let model: LanguageModelDefinition
    let prompt: PromptTemplate
    let converse: Conversation
    let categories: [CorpusDefinition.Category]
    /// Those that are asked for.
    let fields: [CorpusDefinition.Field]

    /// What was read from the reply to one document.
    struct Found: Sendable {
        /// Nil where the reply names none that the corpus has.
        let category: String?
        let fields: [String: String]
        let reply: LanguageReply
    }

    func extract(from text: String) async throws(LanguageError) -> Found {
        let ids = categories.map(\.id)
        let wanted = fields.map { (id: $0.id, kind: FieldKind(rawValue: $0.kind.rawValue) ?? .text) }
        let values: [PromptTemplate.Placeholder: String] = [
            .text: beginning(of: text, words: settings.words), .categories: ids.joined(separator: ", "),
            .fields: fields.map { "\"\($0.id)\" (\($0.title))" }.joined(separator: ", "),
        ]
        let request = LanguageRequest(
            model: model.model, messages: prompt.messages(filling: values), maximumTokens: settings.maximumTokens, temperature: 0,
            seed: model.seed, schema: extractionSchema(categories: ids, fields: wanted))
        let reply = try await converse.reply(to: request).reply
        let found = readExtraction(reply.text, categories: ids, fields: wanted)
        return Found(category: found.category, fields: found.fields, reply: reply)
    }
}

/// The category of a reply that names none.
let noCategory = "none"

/// The text up to so many words.
func beginning(of text: String, words: Int) -> String {
    var count = 0
    var isInWord = false
    for index in text.indices {
        let isBlank = text[index].isWhitespace
        if isBlank, isInWord {
            count += 1
            if count == words { return String(text[..<index]) }
        }
        isInWord = !isBlank
    }
    return text
}

extension Worker {
    /// Asks about one document after the other. One about which the model cannot be asked is set aside; where a recording is missing, the run ends.
    func extract(_ batch: inout Batch, at stage: LinkedStage) async throws(RunError) {
        guard let extraction = flow.extraction else { return }
        for place in batch.places {
            do throws(LanguageError) {
                let found = try await extraction.extract(from: batch.travellers[place].text ?? "")
                batch.travellers[place].fields = found.fields
                batch.travellers[place].predictions = [
                    .init(
                        model: figureName(extraction.model.id), category: found.category ?? noCategory, confidence: nil,
                        trueProbability: nil)
                ]
                batch.travellers[place].reply = found.reply
            } catch {
                switch error {
                case .noRecording:
                    throw .recordings(
                        missing: 1, of: 1, model: extraction.model.id, first: batch.travellers[place].document.id)
                case .cancelled: throw .cancelled(done: 0, of: 0)
                default: batch.travellers[place].failure = .init(stage: stage.id, message: "\(error)")
                }
            }
        }
    }
}
