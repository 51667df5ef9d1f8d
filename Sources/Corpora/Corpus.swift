package import Diagnostics

/// A corpus that lies open: each document can be had at any time, from any task, without the others in memory.
package struct Corpus: Sendable {
    package let definition: CorpusDefinition
    /// How many documents there are.
    package let count: Int
    /// The month of a document, without making the document.
    package let month: @Sendable (Int) -> Int?
    package let document: @Sendable (Int) -> CorpusDocument
    /// Records that could not be read, each at its file and line; they are not among the documents.
    package let rejected: [Diagnostic]

    package init(
        definition: CorpusDefinition, count: Int, month: @escaping @Sendable (Int) -> Int?,
        document: @escaping @Sendable (Int) -> CorpusDocument, rejected: [Diagnostic] = []
    ) {
        self.definition = definition
        self.count = count
        self.month = month
        self.document = document
        self.rejected = rejected
    }
}
