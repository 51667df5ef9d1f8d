import Components
import Corpora

/// The components as a run calls them. The real ones come from a plan; tests put others in their place.
struct Tools: Sendable {
    /// Starts a reader of scans; each worker has its own.
    var reader: @Sendable (CorpusDefinition, Surroundings) throws -> any ScanReader
    /// Grows a model from rows and the numbers of their categories; told how many rounds are done, it may be told to stop.
    var train: @Sendable (consuming SparseMatrix, [Int], _ categories: Int, _ afterRound: (Int) -> Bool) throws -> [UInt8]
    /// Makes a model that was trained ready to answer: the probabilities of all categories, row by row.
    var classifier: @Sendable ([UInt8]) throws -> @Sendable (SparseMatrix) throws -> [Float]
    /// The fields of a text, in normal form; the category helps where it is known.
    var fields: @Sendable (String, _ category: String?) -> [String: String]
    /// The rules that a document breaks, sorted, from its text, its category and its fields.
    var findings: @Sendable (String, String, [String: String]) -> [String]
}

/// Reads the pictures of documents, one after the other. Used by one task.
protocol ScanReader {
    /// Throws what makes the one document unreadable.
    func read(_ document: CorpusDocument, number: Int) throws -> ScanReading
}

/// The text of a scan and how long reading it took; as long as it took then, where it was read before and only looked up now.
struct ScanReading: Sendable, Hashable {
    var pages: [String]
    var seconds: Double
}
