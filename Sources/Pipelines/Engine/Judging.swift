import Corpora

extension Outcome {
    init(_ traveller: Traveller, fields: [CorpusDefinition.Field]) {
        let document = traveller.document
        self.init(
            document: traveller.number, id: document.id, month: document.month, pages: max(document.pages.count, document.images.count),
            words: wordCount(traveller.text ?? document.text), category: document.category)
        unknownWords = traveller.unknownWords.map(rounded)
        predictions = traveller.predictions
        extractions = traveller.fields.flatMap { found in document.fields.map { judged(found, against: $0, of: fields) } }
        violations = traveller.findings.flatMap { _ in document.violations }
        findings = traveller.findings
        recognition = traveller.recognition
        tokens = traveller.reply.map { .init(input: $0.inputTokens, output: $0.outputTokens) }
        failure = traveller.failure
    }
}

/// What was found in each field against the truth.
func judged(
    _ found: [String: String], against truth: [String: String], of fields: [CorpusDefinition.Field]
) -> [String: Outcome.Extraction] {
    var judgements: [String: Outcome.Extraction] = [:]
    for field in fields {
        judgements[field.id] =
            switch (truth[field.id], found[field.id]) {
            case (nil, nil): .absent
            case (nil, .some): .spurious
            case (.some, nil): .missed
            case (let truth?, let found?): isSame(truth, found, field.kind) ? .right : .wrong
            }
    }
    return judgements
}

private func isSame(_ one: String, _ other: String, _ kind: CorpusDefinition.Field.Kind) -> Bool {
    if one == other { return true }
    return switch kind {
    case .date, .amount: false
    case .text: one.lowercased().split(whereSeparator: \.isWhitespace) == other.lowercased().split(whereSeparator: \.isWhitespace)
    case .identifier: one.lowercased().filter(isOfIdentifier) == other.lowercased().filter(isOfIdentifier)
    }
}

private func isOfIdentifier(_ character: Character) -> Bool { character.isLetter || character.isNumber }

/// What a model said of a document, from its probabilities of all categories. Of equally likely ones the first is taken.
func prediction(
    of model: String, _ shares: ArraySlice<Float>, among categories: Categories, truth: String?
) -> Outcome.Prediction {
    let best = shares.indices.max { shares[$0] < shares[$1] || (shares[$0] == shares[$1] && $0 > $1) } ?? shares.startIndex
    let trueShare = truth.flatMap { categories.number[$0] }.map { Double(shares[shares.startIndex + $0]) }
    return .init(
        model: model, category: categories.ids[best - shares.startIndex], confidence: rounded(Double(shares[best])),
        trueProbability: trueShare.map(rounded))
}

/// The categories of a corpus and their numbers.
struct Categories: Sendable {
    let ids: [String]
    let number: [String: Int]

    init(_ ids: [String]) {
        self.ids = ids
        number = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }
}

/// To six decimals: the noise behind them would only make records long.
func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

/// How many words a text has: what stands between white space (of ASCII).
func wordCount(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
        guard let first = bytes.first else { return 0 }
        // Without branches, for this looks at every byte of every document.
        var count = 1 - Int(blankness(first))
        for index in 1..<bytes.count { count &+= Int(blankness(bytes[index - 1]) & (1 &- blankness(bytes[index]))) }
        return count
    }
}

/// 1 for white space, else 0.
@inline(__always)
private func blankness(_ byte: UInt8) -> UInt8 { byte == 0x20 || byte &- 0x09 < 5 ? 1 : 0 }
