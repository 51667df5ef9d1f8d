/// What a run did with one document: the unit in which runs are resumed, split over machines and merged.
///
/// Nothing in it depends on the clock or on the other documents.
package struct Outcome: Codable, Sendable, Hashable {
    /// What a model said. A document of a later month has one from each model that was in service.
    package struct Prediction: Codable, Sendable, Hashable {
        /// The model's name in the run's plan: `first`, `retrained`.
        package var model: String
        package var category: String
        /// Between 0 and 1; nil where the model does not say how sure it is.
        package var confidence: Double?
        /// The probability that the model gave to the true category; nil without truth.
        package var trueProbability: Double?

        package init(model: String, category: String, confidence: Double?, trueProbability: Double?) {
            self.model = model
            self.category = category
            self.confidence = confidence
            self.trueProbability = trueProbability
        }
    }

    /// One field of one document against the truth.
    package enum Extraction: String, Codable, Sendable {
        /// The document has it, and it was found.
        case right
        /// The document has it, and another value was found: a false positive and a false negative.
        case wrong
        /// The document has it, and nothing was found.
        case missed
        /// The document does not have it, and a value was found.
        case spurious
        /// The document does not have it, and nothing was found.
        case absent
    }

    /// What text recognition made of a scan, beside what the rest of the pipeline would have done with a perfect reading.
    package struct Recognition: Codable, Sendable, Hashable {
        /// Characters and words of the truth, and the edits that lead from it to what was read.
        package var characters: Int
        package var characterErrors: Int
        package var words: Int
        package var wordErrors: Int
        /// The first model's category for the true text.
        package var perfectCategory: String?
        package var perfectExtractions: [String: Extraction]?

        package init(
            characters: Int, characterErrors: Int, words: Int, wordErrors: Int, perfectCategory: String? = nil,
            perfectExtractions: [String: Extraction]? = nil
        ) {
            self.characters = characters
            self.characterErrors = characterErrors
            self.words = words
            self.wordErrors = wordErrors
            self.perfectCategory = perfectCategory
            self.perfectExtractions = perfectExtractions
        }
    }

    /// Tokens that a language model read and wrote about the document.
    package struct Tokens: Codable, Sendable, Hashable {
        package var input: Int
        package var output: Int

        package init(input: Int, output: Int) {
            self.input = input
            self.output = output
        }
    }

    package struct Failure: Codable, Sendable, Hashable {
        package var stage: String
        package var message: String

        package init(stage: String, message: String) {
            self.stage = stage
            self.message = message
        }
    }

    /// The document's number in its corpus.
    package var document: Int
    package var id: String
    package var month: Int?
    package var pages: Int
    package var words: Int
    /// The share of the words that the first model's vocabulary lacks.
    package var unknownWords: Double?
    /// The truth.
    package var category: String?
    /// In the order of the models in the plan.
    package var predictions: [Prediction] = []
    /// By field; nil where no stage extracts or nobody knows the truth.
    package var extractions: [String: Extraction]?
    /// The rules that the document truly breaks, and those that were found broken; both sorted.
    package var violations: [String]?
    package var findings: [String]?
    package var recognition: Recognition?
    package var tokens: Tokens?
    /// Set aside at this stage; what earlier stages found is kept.
    package var failure: Failure?

    package init(document: Int, id: String, month: Int?, pages: Int, words: Int, category: String? = nil) {
        self.document = document
        self.id = id
        self.month = month
        self.pages = pages
        self.words = words
        self.category = category
    }
}
