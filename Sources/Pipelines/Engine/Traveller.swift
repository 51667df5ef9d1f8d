import Components
import Corpora

/// A document on its way, with what the stages behind it have found out.
struct Traveller {
    let number: Int
    let document: CorpusDocument
    /// The models that answer for it, by number.
    let servers: [Int]
    /// Whether its scan is really to be read: it was chosen, or nobody has written down what it says.
    let isRead: Bool

    /// What there is to work with; nil before a stage that reads.
    var text: String?
    var recognition: Outcome.Recognition?
    var unknownWords: Double?
    /// Each model's probabilities of all categories, in the order of the servers.
    var probabilities: [(model: Int, shares: ArraySlice<Float>)] = []
    var predictions: [Outcome.Prediction] = []
    /// What rules have found in the text, knowing the category or not.
    var found: (category: String?, fields: [String: String])?
    /// What is extracted from it.
    var fields: [String: String]?
    var findings: [String]?
    /// What a language model said of it.
    var reply: LanguageReply?
    var failure: Outcome.Failure?

    init(number: Int, document: CorpusDocument, servers: [Int], isRead: Bool) {
        self.number = number
        self.document = document
        self.servers = servers
        let isOnlyPicture = document.isScanned && !document.images.isEmpty && document.pages.allSatisfy(\.isEmpty)
        self.isRead = isRead || isOnlyPicture
    }

    /// The same document as if it had been read without a mistake.
    var readPerfectly: Traveller {
        var twin = Traveller(number: number, document: document, servers: Array(servers.prefix(1)), isRead: false)
        twin.text = document.text
        return twin
    }
}

/// Documents that go through the stages together.
struct Batch {
    /// The rows of the documents that one model answers for.
    struct Rows {
        let model: Int
        /// The travellers' places in the batch.
        let places: [Int]
        let vectors: SparseMatrix
    }

    var travellers: [Traveller]
    var rows: [Rows] = []

    /// The places of those that were not set aside.
    var places: [Int] { travellers.indices.filter { travellers[$0].failure == nil } }

    /// Works on one document after the other; one that fails is set aside at the stage.
    mutating func forEach(at stage: String, _ body: (inout Traveller) throws -> Void) {
        for place in places {
            do { try body(&travellers[place]) } catch { travellers[place].failure = .init(stage: stage, message: "\(error)") }
        }
    }
}
