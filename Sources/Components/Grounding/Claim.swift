/// A sentence of an answer, which the passages support or not.
package struct Claim: Sendable, Hashable {
    /// The sentence without marks of citations and of lists.
    package let text: String
    /// Where it stands in the answer, in UTF-8 bytes, with its marks of citations.
    package let range: Range<Int>
    /// The numbers of the passages it cites, each once, in the order in which they are written; the first passage is 1.
    package let citations: [Int]

    package init(text: String, range: Range<Int>, citations: [Int]) {
        self.text = text
        self.range = range
        self.citations = citations
    }
}

/// The sentences of an answer, and the passages that each cites.
///
/// A sentence ends with a point, a question or an exclamation mark before a blank, with an empty line, and before and after an item of a list; not after
/// `No.`, `Dr.`, `S.A.`, in `1.234,50` or `14. March`. Marks such as `[1]`, `[1, 2]`, `[1-3]` or `[passage 2]` behind a sentence belong to it.
/// What has neither a letter nor a digit, and what ends with a colon, is no claim.
package func claims(of answer: String) -> [Claim] {
    let text = Array(answer.utf8)
    let marks = citationMarks(in: text)
    return SentenceReader(text, marks).sentences().compactMap { range in
        let inside = marks.filter { range.contains($0.range.lowerBound) }
        var words: [UInt8] = []
        var place = range.lowerBound
        for mark in inside {
            words += text[place..<mark.range.lowerBound]
            // The blank before a mark goes with it: `paid [1].` becomes `paid.`
            while let last = words.last, last.isBlank { words.removeLast() }
            place = mark.range.upperBound
        }
        words += text[min(place, range.upperBound)..<range.upperBound]
        while let first = words.first, first.isBlank || first == UInt8(ascii: "\n") { words.removeFirst() }
        while let last = words.last, last.isBlank || last == UInt8(ascii: "\n") { words.removeLast() }
        // `Here are the details:` announces, and states nothing.
        guard words.contains(where: \.isAlphanumeric), words.last != UInt8(ascii: ":") else { return nil }
        var citations: [Int] = []
        for number in inside.flatMap(\.numbers) where !citations.contains(number) { citations.append(number) }
        return Claim(text: String(decoding: words, as: UTF8.self), range: range, citations: citations)
    }
}
