import Diagnostics

/// Something wrong in a corpus file. It is shown as a warning, since a run goes on without the record.
struct Fault {
    /// What is alike is counted together; a name in it keeps one misspelling apart from another.
    let kind: String
    let message: String
    /// In bytes.
    let range: Range<Int>
    var notes: [Diagnostic.Note] = []
    /// Whether the record is left out because of it.
    var isFatal = true
}

/// What came to light while a corpus was opened.
struct Findings {
    /// Why records were left out.
    private(set) var rejected = Problems()
    private(set) var rejectedCount = 0
    /// What is odd about others.
    var remarks = Problems()
    /// What occurs, for a corpus that declares nothing.
    private(set) var categories: Set<String> = []
    private(set) var fields: Set<String> = []

    /// One record is left out.
    mutating func reject(_ faults: [Fault], in file: LargeFile) {
        rejectedCount += 1
        for fault in faults { rejected.add(fault.kind) { file.diagnostic(fault) } }
    }

    /// One file is left out, for a reason that lies at no place in it.
    mutating func reject(_ kind: String, file: String, _ message: String, notes: [Diagnostic.Note]) {
        rejectedCount += 1
        rejected.add(kind) { .warning(message, at: wholeFile(file), notes: notes) }
    }

    mutating func remark(_ faults: [Fault], in file: LargeFile) {
        for fault in faults { remarks.add(fault.kind) { file.diagnostic(fault) } }
    }

    mutating func noteOccurrence(of document: CorpusDocument) {
        if let category = document.category { categories.insert(category) }
        if let values = document.fields { fields.formUnion(values.keys) }
    }
}

/// The place of a file whose text is not at hand.
func wholeFile(_ path: String) -> Place { SourceFile(path: path, text: "").place(SourceRange(0, 0)) }

/// Collects what is wrong, however much it is: the first few of each kind as messages, the others as a number.
struct Problems {
    private static let shownOfAKind = 5
    private static let shown = 20

    private struct Kind {
        let name: String
        /// The last message shown.
        var last = 0
        var shown = 0
        var left = 0
    }

    private var kinds: [Kind] = []
    private var messages: [Diagnostic] = []
    private var leftOfOtherKinds = 0

    /// - Parameter make: the message; called only if it is shown.
    mutating func add(_ kind: String, _ make: () -> Diagnostic) {
        let isFull = messages.count >= Problems.shown
        guard let index = kinds.firstIndex(where: { $0.name == kind }) ?? (isFull ? nil : kinds.count) else {
            leftOfOtherKinds += 1
            return
        }
        if index == kinds.count { kinds.append(Kind(name: kind)) }
        guard !isFull, kinds[index].shown < Problems.shownOfAKind else {
            kinds[index].left += 1
            return
        }
        kinds[index].last = messages.count
        kinds[index].shown += 1
        messages.append(make())
    }

    /// What was found, in that order; the last message of a kind says how many more there are.
    var diagnostics: [Diagnostic] {
        var diagnostics = messages
        for kind in kinds where kind.left > 0 {
            diagnostics[kind.last] = diagnostics[kind.last].noting("… and \(grouped(kind.left)) more of this kind")
        }
        if leftOfOtherKinds > 0, let last = diagnostics.popLast() {
            diagnostics.append(last.noting("… and \(grouped(leftOfOtherKinds)) more problems of other kinds"))
        }
        return diagnostics
    }
}

extension Diagnostic {
    fileprivate func noting(_ message: String) -> Diagnostic {
        .warning(self.message, at: place, notes: notes + [Note(message)])
    }
}

/// 1,234,567.
func grouped(_ number: Int) -> String {
    var digits = String(number)
    var end = digits.endIndex
    while let cut = digits.index(end, offsetBy: -3, limitedBy: digits.startIndex), cut > digits.startIndex {
        digits.insert(",", at: cut)
        end = cut
    }
    return digits
}
