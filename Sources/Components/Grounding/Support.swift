/// When a passage supports a claim: the parts of the rule that can be set.
package struct SupportOptions: Sendable, Hashable {
    package enum Numbers: String, Sendable, Hashable, CaseIterable {
        /// The number may stand in any of the passages.
        case anyPassage = "any-passage"
        /// All numbers stand in the passage that has most of the claim's words.
        case samePassage = "same-passage"
        /// Numbers do not count.
        case ignored
    }

    package enum Extent: String, Sendable, Hashable, CaseIterable {
        /// All that a claim says; what the question says counts as found.
        case whole
        /// What a claim adds to its question, in one passage, and in one that fits the question's own numbers as well as any other does: the
        /// right date of the wrong contract supports nothing. A claim that adds nothing says nothing.
        case addition
    }

    package var extent = Extent.whole
    /// The share of a claim's content words, from 0 to 1, that have to be found.
    package var threshold = 0.6
    package var numbers = Numbers.anyPassage
    /// Whether words and numbers of the question count as found: an answer may repeat what was asked.
    package var takesQuestion = true
    /// Whether endings are taken off before words are compared.
    package var stems = true
    /// Words that mean the same, often in several languages, each as one group: a claim in English about an invoice in Spanish.
    package var equivalents: [[String]] = []

    package init() {}
}

/// What of a claim was found in passages.
package struct SupportScore: Sendable, Hashable {
    /// The share of the content words that the best passage or the question has, from 0 to 1; 1 when the claim has none.
    package let contentRecall: Double
    /// How many different content words the claim has.
    package let contentWords: Int
    /// The passage that has most of them, from 0; the first of equal ones; nil when none has any.
    package let bestPassage: Int?
    /// How many numbers, dates and identifiers the claim states.
    package let numbers: Int
    /// Those that are found nowhere, as they are written.
    package let numbersMissing: [String]

    /// Whether the claim says nothing that could be looked up.
    package var isEmpty: Bool { contentWords == 0 && numbers == 0 }

    /// The rule: no number is missing, and enough of the words are there.
    package func isSupported(threshold: Double) -> Bool { numbersMissing.isEmpty && contentRecall >= threshold }
}

/// How far passages support a claim.
///
/// A claim is supported when every number, date, amount and identifier in it stands in the passages or in the question, whatever way it is written, and
/// when the share of its different content words that the best single passage or the question has is at least a threshold. Where the options'
/// extent is the addition, the same holds for what the claim adds to the question, in a passage that fits the question.
package func supportScore(
    of claim: Claim, in passages: [String], question: String, _ options: SupportOptions = SupportOptions()
) -> SupportScore {
    SupportReference(passages: passages, question: question, options).score(of: claim)
}

/// Passages and a question, read once for many claims.
package struct SupportReference: Sendable {
    private let options: SupportOptions
    private let sameWords: [[UInt8]: [UInt8]]
    private let passages: [(words: Set<[UInt8]>, readings: Set<String>)]
    private let question: (words: Set<[UInt8]>, readings: Set<String>)
    /// How many of the question's numbers, dates and identifiers each passage has.
    private let fits: [Int]

    package init(passages: [String], question: String, _ options: SupportOptions = SupportOptions()) {
        self.options = options
        let sameWords = representatives(options)
        self.sameWords = sameWords
        func read(_ text: String) -> (Set<[UInt8]>, Set<String>) {
            let text = LinedText(text)
            return (Set(text.contentWords(stems: options.stems).map { sameWords[$0] ?? $0 }), text.statedReadings())
        }
        self.passages = passages.map(read)
        self.question = options.takesQuestion ? read(question) : ([], [])
        let asked = options.extent == .addition ? LinedText(question).statedValues() : []
        let read = self.passages
        fits = read.map { passage in asked.count { !passage.readings.isDisjoint(with: $0.readings) } }
    }

    /// - Parameter only: the passages that count, from 0; all when it is nil. Those that do not exist count as empty.
    package func score(of claim: Claim, only: [Int]? = nil) -> SupportScore {
        let text = LinedText(claim.text)
        let words = Set(text.contentWords(stems: options.stems).map { sameWords[$0] ?? $0 })
        let fromPassages = words.subtracting(question.words)
        let candidates = (only ?? Array(passages.indices)).filter(passages.indices.contains)
        if options.extent == .addition { return addition(fromPassages, text, candidates) }
        var best: (passage: Int, count: Int)?
        for passage in candidates {
            let count = fromPassages.count { passages[passage].words.contains($0) }
            if count > best?.count ?? 0 { best = (passage, count) }
        }
        let values = options.numbers == .ignored ? [] : text.statedValues()
        let numberPassages = options.numbers == .samePassage ? best.map { [$0.passage] } ?? candidates : candidates
        let missing = values.filter { value in
            !value.readings.contains { reading in
                question.readings.contains(reading) || numberPassages.contains { passages[$0].readings.contains(reading) }
            }
        }
        let found = words.count - fromPassages.count + (best?.count ?? 0)
        return SupportScore(
            contentRecall: words.isEmpty ? 1 : Double(found) / Double(words.count), contentWords: words.count, bestPassage: best?.passage,
            numbers: values.count, numbersMissing: missing.map(\.written))
    }
}

extension SupportReference {
    /// - Parameter words: those that the question does not have.
    private func addition(_ words: Set<[UInt8]>, _ text: LinedText, _ candidates: [Int]) -> SupportScore {
        let values = options.numbers == .ignored ? [] : text.statedValues().filter { question.readings.isDisjoint(with: $0.readings) }
        let fitting = candidates.filter { fits[$0] == fits.max() ?? 0 }
        var best: (passage: Int, missing: [String], found: Int)?
        for passage in fitting {
            let missing = values.filter { passages[passage].readings.isDisjoint(with: $0.readings) }.map(\.written)
            let found = words.count { passages[passage].words.contains($0) }
            if let best, (missing.count, -found) >= (best.missing.count, -best.found) { continue }
            best = (passage, missing, found)
        }
        return SupportScore(
            contentRecall: words.isEmpty ? 1 : Double(best?.found ?? 0) / Double(words.count), contentWords: words.count,
            bestPassage: best.flatMap { $0.found > 0 ? $0.passage : nil }, numbers: values.count,
            numbersMissing: best?.missing ?? values.map(\.written))
    }
}

/// For each word of a group the group's first.
private func representatives(_ options: SupportOptions) -> [[UInt8]: [UInt8]] {
    var table: [[UInt8]: [UInt8]] = [:]
    for group in options.equivalents {
        let words = group.flatMap { LinedText($0).contentWords(stems: options.stems) }
        for word in words where table[word] == nil { table[word] = words.first }
    }
    return table
}
