/// Whether an answer equals one of the gold answers after normalisation; without gold answers whether the answer is empty.
///
/// Source: Rajpurkar et al., SQuAD: 100,000+ Questions for Machine Comprehension of Text, EMNLP 2016, with the official evaluation script:
/// lower case, without punctuation, without the articles a, an, the, blanks joined.
package func exactMatch(_ answer: String, gold: [String]) -> Bool {
    let answer = overlapTokens(answer)
    guard !gold.isEmpty else { return answer.isEmpty }
    return gold.contains { overlapTokens($0) == answer }
}

/// The overlap of the words of an answer with those of the best gold answer, from 0 to 1: 2 P R / (P + R) over words as bags after the
/// normalisation of `exactMatch(_:gold:)`. Where either side has no word it is 1 when neither has, else 0.
package func tokenF1(_ answer: String, gold: [String]) -> Double {
    let answer = overlapTokens(answer)
    guard !gold.isEmpty else { return answer.isEmpty ? 1 : 0 }
    return gold.map { tokenF1(answer, overlapTokens($0)) }.max() ?? 0
}

private func tokenF1(_ answer: [String], _ gold: [String]) -> Double {
    guard !answer.isEmpty, !gold.isEmpty else { return answer.isEmpty && gold.isEmpty ? 1 : 0 }
    var counts: [String: Int] = [:]
    for word in gold { counts[word, default: 0] += 1 }
    var common = 0
    for word in answer {
        guard let count = counts[word], count > 0 else { continue }
        counts[word] = count - 1
        common += 1
    }
    return common == 0 ? 0 : 2 * Double(common) / Double(answer.count + gold.count)
}

/// Words in lower case without punctuation and articles.
private func overlapTokens(_ text: String) -> [String] {
    // The punctuation of ASCII, as in the official script.
    let kept = text.lowercased().unicodeScalars.filter { scalar in
        !(scalar.isASCII
            && (0x21...0x2F ~= scalar.value || 0x3A...0x40 ~= scalar.value || 0x5B...0x60 ~= scalar.value || 0x7B...0x7E ~= scalar.value))
    }
    return String(String.UnicodeScalarView(kept)).split(whereSeparator: \.isWhitespace).map(String.init).filter {
        !["a", "an", "the"].contains($0)
    }
}
