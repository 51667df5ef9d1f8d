import Foundation

/// What it takes to correct a text, and how long the correct text is. Edits of several texts add up.
package struct Edits: Sendable, Hashable, Codable {
    /// Insertions, deletions and replacements.
    package var count: Int
    /// Characters or words of the truth.
    package var length: Int

    package init(_ count: Int = 0, of length: Int = 0) {
        self.count = count
        self.length = length
    }

    /// The character or word error rate (S + D + I) / N; above 1 when much was read that is not there. Nil when there is nothing to read.
    package var rate: Double? { length == 0 ? nil : Double(count) / Double(length) }

    package static func + (left: Edits, right: Edits) -> Edits { Edits(left.count + right.count, of: left.length + right.length) }
}

/// How far a reading is from the truth, in characters and in words.
///
/// Both texts are normalised first: canonical composition (Unicode NFC), and each run of white space, line and page breaks too, becomes one
/// blank, with none at the ends. Case and punctuation count. A character is a Unicode scalar; a word is what stands between blanks.
package func transcriptionEdits(of reading: String, against truth: String) -> (characters: Edits, words: Edits) {
    let (readWords, trueWords) = (words(of: composed(reading)), words(of: composed(truth)))
    let (readCharacters, trueCharacters) = (Array(readWords.joined(separator: [blank])), Array(trueWords.joined(separator: [blank])))
    var numbers: [ArraySlice<Unicode.Scalar>: Int] = [:]
    func number(_ word: ArraySlice<Unicode.Scalar>) -> Int {
        if let number = numbers[word] { return number }
        numbers[word] = numbers.count
        return numbers.count - 1
    }
    return (
        Edits(editDistance(trueCharacters, readCharacters), of: trueCharacters.count),
        Edits(editDistance(trueWords.map(number), readWords.map(number)), of: trueWords.count)
    )
}

private let blank: Unicode.Scalar = " "

private func words(of text: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] { text.split { $0.properties.isWhitespace } }

private func composed(_ text: String) -> [Unicode.Scalar] {
    let scalars = Array(text.unicodeScalars)
    // Below the first combining mark every text is in composed form.
    guard scalars.contains(where: { $0.value >= 0x300 }) else { return scalars }
    return Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
}
