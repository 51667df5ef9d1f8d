/// Whether a reply says one of the gold answers somewhere: a small model answers in sentences, and `exactMatch` finds those wrong.
///
/// All numbers, dates and identifiers of the gold answer stand in the reply, whatever way they are written, and so do its other words one
/// behind the other, as folded letters. A gold answer without words, `1.095,70`, is only its value. Without gold answers it is true when
/// the reply is an abstention.
package func containsAnswer(_ reply: String, gold: [String], _ abstentions: Abstentions = .standard) -> Bool {
    guard !gold.isEmpty else { return isAbstention(reply, abstentions) }
    let text = LinedText(reply)
    let readings = text.statedReadings()
    return gold.contains { gold in
        let gold = LinedText(gold)
        guard !gold.words.isEmpty else { return false }
        if text.says(gold.words[...]) { return true }
        let values = gold.statedValues()
        guard !values.isEmpty, values.allSatisfy({ $0.readings.contains(where: readings.contains) }) else { return false }
        return gold.runsOfWords().allSatisfy { text.says($0) }
    }
}

extension LinedText {
    /// Words that state no value, those that follow each other together; currencies are no words, for `EUR 5` is also `€5` and `5 euros`.
    fileprivate func runsOfWords() -> [ArraySlice<Word>] {
        var isValue = [Bool](repeating: false, count: words.count)
        for value in placedValues() { for word in value.words { isValue[word] = true } }
        for (index, word) in words.enumerated() where currencyHashes.contains(word.hash) { isValue[index] = true }
        return words.indices.split { isValue[$0] }.map { words[$0.startIndex..<$0.endIndex] }
    }

    /// Whether words of another text stand here one behind the other, whatever is between them.
    fileprivate func says(_ wanted: ArraySlice<Word>) -> Bool {
        let hashes = wanted.map(\.hash)
        guard words.count >= hashes.count else { return false }
        return (0...words.count - hashes.count).contains { start in
            hashes.indices.allSatisfy { words[start + $0].hash == hashes[$0] }
        }
    }
}

private let currencyHashes = Set(["EUR", "USD", "GBP", "CHF", "euro", "euros", "pounds", "dollars"].map { hash(of: folded($0)) })
