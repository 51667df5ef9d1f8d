/// Text taken out of a file, which still knows where each of its bytes came from.
///
/// A block of YAML inside a Markdown list, or a formula inside a YAML scalar, is read as if it stood alone; messages about it
/// point into the author's file.
package struct Excerpt: Sendable {
    package let file: SourceFile
    package let text: String
    /// Runs of bytes that follow each other in both texts, by their offset in the excerpt, ascending; the first begins at 0.
    private let runs: [Run]
    private let length: Int

    private struct Run: Sendable {
        let offset: Int
        let origin: Int
    }

    /// A whole file.
    package init(_ file: SourceFile) {
        self.init(file, range: file.whole)
    }

    /// One contiguous range of a file.
    package init(_ file: SourceFile, range: SourceRange) {
        self.file = file
        text = String(file.text[range])
        length = text.utf8.count
        runs = [Run(offset: 0, origin: range.lower)]
    }

    /// The given ranges of a file, joined: lines with their indentation taken off, for example.
    package init(_ file: SourceFile, joining ranges: [SourceRange]) {
        self.file = file
        var text = ""
        var runs: [Run] = []
        for range in ranges {
            runs.append(Run(offset: text.utf8.count, origin: range.lower))
            text += file.text[range]
        }
        self.text = text
        self.length = text.utf8.count
        self.runs = runs.isEmpty ? [Run(offset: 0, origin: 0)] : runs
    }

    /// A text that has no byte-by-byte origin (an unescaped string, say): every position in it means the whole of `place`.
    package init(text: String, standingFor place: Place) {
        self.file = place.file
        self.text = text
        length = -place.range.count - 1
        runs = [Run(offset: 0, origin: place.range.lower)]
    }

    private var isOpaque: Bool { length < 0 }

    /// Where a range of the excerpt's text lies in the file.
    package func place(_ range: SourceRange) -> Place {
        if isOpaque { return Place(file: file, range: SourceRange(runs[0].origin, runs[0].origin - length - 1)) }
        let lower = origin(of: range.lower)
        guard range.count > 0 else { return Place(file: file, range: SourceRange(lower, lower)) }
        return Place(file: file, range: SourceRange(lower, origin(of: range.upper - 1) + 1))
    }

    /// All of it.
    package var place: Place { place(SourceRange(0, max(0, length))) }

    /// A part of it, which still knows its origin.
    package func excerpt(_ range: SourceRange) -> Excerpt {
        if isOpaque { return Excerpt(text: String(text[range]), standingFor: place) }
        var parts: [SourceRange] = []
        for (index, run) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1].offset : length
            let lower = max(run.offset, range.lower)
            let upper = min(end, range.upper)
            if lower < upper || (runs.count == 1) { parts.append(SourceRange(lower, upper).shifted(by: run.origin - run.offset)) }
        }
        return Excerpt(file, joining: parts)
    }

    private func origin(of offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].offset <= offset { low = middle } else { high = middle }
        }
        return runs[low].origin + offset - runs[low].offset
    }
}
