/// Every place at which one of the answers stands in the pages, page by page; places can overlap, none comes twice.
func occurrences(of answers: [String], in pages: [String]) -> [CorpusQuestion.Evidence] {
    let answers = answers.indices.filter { answers.firstIndex(of: answers[$0]) == $0 }.map { Array(answers[$0].utf8) }
    return pages.enumerated().flatMap { number, page in
        let bytes = Array(page.utf8)
        return answers.flatMap { places(of: $0, in: bytes) }.map { CorpusQuestion.Evidence(page: number, range: $0) }
    }
}

/// The ranges of `text` that equal `words`, from the first on. Both are UTF-8, so that no range cuts a character in two.
func places(of words: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    guard let first = words.first, words.count <= text.count else { return [] }
    return (0...text.count - words.count).filter { text[$0] == first && text[$0...].starts(with: words) }.map { $0..<$0 + words.count }
}
