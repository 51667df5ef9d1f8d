package import Diagnostics

/// A corpus that lies open: each document can be had at any time, from any task, without the others in memory.
package struct Corpus: Sendable {
    package let definition: CorpusDefinition
    /// How many documents there are.
    package let count: Int
    /// The month of a document, without making the document.
    package let month: @Sendable (Int) -> Int?
    package let document: @Sendable (Int) -> CorpusDocument
    /// How many pages a document has; without making the document, where that can be known.
    package let pages: @Sendable (Int) -> Int
    /// Why records could not be read, as warnings at their file and line; they are not among the documents. Of many alike the first are
    /// here, and the last of these says how many more there are.
    package let rejected: [Diagnostic]
    /// How many records could not be read.
    package let rejectedCount: Int

    package init(
        definition: CorpusDefinition, count: Int, month: @escaping @Sendable (Int) -> Int?,
        document: @escaping @Sendable (Int) -> CorpusDocument, pages: (@Sendable (Int) -> Int)? = nil, rejected: [Diagnostic] = [],
        rejectedCount: Int = 0
    ) {
        self.definition = definition
        self.count = count
        self.month = month
        self.document = document
        self.pages = pages ?? { document($0).pages.count }
        self.rejected = rejected
        self.rejectedCount = rejectedCount
    }
}

extension Corpus {
    /// A corpus that the seeded generator makes; nil when its definition names files, or could not be read.
    package init?(generated definition: CorpusDefinition) {
        guard case .generated(let generator) = definition.origin else { return nil }
        self.init(
            definition: definition, count: generator.count, month: { generator.month(of: $0) }, document: { generator.document($0) },
            pages: { generator.pages(of: $0) })
    }
}
