/// One document of a corpus with what is known to be true of it.
package struct CorpusDocument: Sendable, Hashable {
    /// Unique in its corpus.
    package var id: String
    /// The text of each page. For a scan it is what the paper says: the truth that recognition is measured against.
    package var pages: [String]
    /// Pictures of the pages, as paths relative to the corpus; empty when there are none.
    package var images: [String]
    /// Whether it arrived as a scan, without a text layer.
    package var isScanned: Bool
    /// The month it arrived in, counted from 1.
    package var month: Int?
    /// BCP 47.
    package var language: String?
    /// Everything below is the truth, entered by a person or known by the generator. Nil: nobody knows.
    package var category: String?
    /// By field, in the field's normal form (dates as 2026-03-31, amounts as 1234.50); a field that the document does not have is missing.
    package var fields: [String: String]?
    /// The compliance rules that the document breaks, sorted.
    package var violations: [String]?
    package var questions: [CorpusQuestion]

    package init(
        id: String, pages: [String], images: [String] = [], isScanned: Bool = false, month: Int? = nil, language: String? = nil,
        category: String? = nil, fields: [String: String]? = nil, violations: [String]? = nil, questions: [CorpusQuestion] = []
    ) {
        self.id = id
        self.pages = pages
        self.images = images
        self.isScanned = isScanned
        self.month = month
        self.language = language
        self.category = category
        self.fields = fields
        self.violations = violations
        self.questions = questions
    }

    /// All pages, one below the other.
    package var text: String { pages.joined(separator: "\n") }
}

/// A question about a document, in the form of SQuAD 2.0.
package struct CorpusQuestion: Sendable, Hashable {
    package var id: String
    package var question: String
    /// Passages that answer it, word for word; none when the document does not say.
    package var answers: [String]
    /// Where the document answers it; empty when it does not, or when nobody knows.
    package var evidence: [Evidence]
    /// What questions of this sort are called, such as `total`: for measures of each sort.
    package var kind: String?

    /// Words of a page that answer a question.
    package struct Evidence: Sendable, Hashable {
        /// Counted from 0.
        package var page: Int
        /// In the UTF-8 of the page's text; never empty, and it cuts no character in two.
        package var range: Range<Int>

        package init(page: Int, range: Range<Int>) {
            self.page = page
            self.range = range
        }
    }

    package init(id: String, question: String, answers: [String], evidence: [Evidence] = [], kind: String? = nil) {
        self.id = id
        self.question = question
        self.answers = answers
        self.evidence = evidence
        self.kind = kind
    }
}

extension String {
    /// The pages of a text in which form feeds stand between them; one at the end ends the last page.
    var pages: [String] {
        // Asked of every text; in one piece of memory it is several times as fast.
        guard utf8.withContiguousStorageIfAvailable({ $0.contains(0x0C) }) ?? true else { return [self] }
        var pages = split(separator: "\u{C}", omittingEmptySubsequences: false).map(String.init)
        if pages.count > 1, pages.last?.allSatisfy(\.isWhitespace) == true { pages.removeLast() }
        return pages
    }
}
