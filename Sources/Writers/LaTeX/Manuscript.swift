import Cases
import Diagnostics
import Documents

/// What LaTeX is made from: a paper with its appendix, or the template of a report.
struct Manuscript {
    enum Kind { case paper, report }

    let kind: Kind
    let page: EvaluatedPage
    let abstract: ArraySlice<Block<Evaluated>>?
    let body: [Block<Evaluated>]
    let appendix: ArraySlice<Block<Evaluated>>
    /// The author's text, for messages about what LaTeX cannot express.
    let source: SourceFile
    /// The absolute address of the page, from which its links to other pages lead; nil leaves their words without a link.
    let address: String?

    init(_ paper: EvaluatedPaper) {
        kind = .paper
        page = paper.page
        abstract = paper.abstract
        body = paper.body
        appendix = paper.appendix
        source = paper.source
        address = nil
    }

    init(_ report: EvaluatedReport, address: String?) {
        kind = .report
        page = report.page
        abstract = nil
        body = report.page.document.blocks
        appendix = []
        source = report.source
        self.address = address
    }

    /// Where a link leads as readers of a file have to write it; nil when it leads to a page whose address nobody knows.
    func address(of target: String) -> String? {
        kind == .report && !target.contains(":") ? address.map { absoluteAddress(of: target, from: $0) } : target
    }
}
