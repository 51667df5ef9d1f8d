/// What stages hand on: something that a document has gained on its way, or something that the training lane has made.
///
/// Facets of documents flow along data edges and add up: behind the stage that reads, a document has its pages and its text.
enum Facet: Int, CaseIterable, Sendable, Comparable {
    case pages, text, vector, prediction, category, fields, findings, reviewMark, logEntry
    case chunks, embeddings, index, question, questionCheck, passages, prompt, reply, answerCheck, answerEntry
    case labels, vocabulary, model, verdict, release

    /// As it stands in a message: "gives pages and a text".
    var says: String {
        switch self {
        case .pages: "pages"
        case .text: "a text"
        case .vector: "a vector"
        case .prediction: "a prediction"
        case .category: "a category"
        case .fields: "fields"
        case .findings: "findings"
        case .reviewMark: "a mark for review"
        case .logEntry: "a log entry"
        case .chunks: "chunks"
        case .embeddings: "embeddings"
        case .index: "an index"
        case .question: "a question"
        case .questionCheck: "a checked question"
        case .passages: "passages"
        case .prompt: "a prompt"
        case .reply: "a reply"
        case .answerCheck: "a checked answer"
        case .answerEntry: "an entry of the answer log"
        case .labels: "labelled documents"
        case .vocabulary: "a vocabulary"
        case .model: "a model"
        case .verdict: "a verdict"
        case .release: "a released model"
        }
    }

    /// Whether it concerns all documents at once and goes to the serving lane along a control edge.
    var isDeployed: Bool { self == .release }

    static func < (left: Facet, right: Facet) -> Bool { left.rawValue < right.rawValue }
}

/// "pages and a text"; "nothing".
func listed(_ facets: Set<Facet>) -> String { sentence(facets.sorted().map(\.says)) }

/// "a, b and c"; "nothing".
func sentence(_ parts: [String]) -> String {
    guard let last = parts.last else { return "nothing" }
    return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " and " + last
}
