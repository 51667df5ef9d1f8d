/// Many phrases that are looked for in one go.
struct PhraseSet: Sendable {
    struct Match: Sendable, Hashable {
        /// The number of the phrase.
        let phrase: Int
        /// In UTF-8 bytes of the text.
        let range: Range<Int>
    }

    private let phrases: [Phrase]
    /// The phrases that may begin with a word, by the first two letters of the word.
    private var starts: [UInt16: [Int]] = [:]
    /// The hashes of all words and beginnings of words in phrases, to find them in letters that are written together.
    private var known: Set<UInt64> = []
    private var beginnings: Set<UInt64> = []
    private var longest = 0

    init(_ phrases: [Phrase]) {
        self.phrases = phrases
        for (number, phrase) in phrases.enumerated() {
            guard case .choice(let choices, _) = phrase.steps.first else { continue }
            for letters in Set(choices.compactMap { $0.first?.letters.prefix(2) }) { starts[key(letters), default: []].append(number) }
        }
        for case .choice(let choices, _) in phrases.flatMap(\.steps) {
            for test in choices.joined() {
                known.insert(hash(of: test.letters))
                if case .beginning(let letters) = test { beginnings.insert(hash(of: letters)) }
                longest = max(longest, test.letters.count)
            }
        }
    }

    /// The first match of each phrase at each place where it begins, by place.
    func matches(in text: GuardText) -> [Match] {
        guard !phrases.isEmpty else { return [] }
        let words = spelledOut(text)
        var matches: [Match] = []
        for index in words.indices {
            let letters = text.letters(of: words[index])
            // A phrase may begin with one letter, or with all words that begin with it.
            for length in 1...2 where length <= letters.count {
                for number in starts[key(letters.prefix(length))] ?? [] {
                    let search = PhraseSearch(text: text, words: words, steps: phrases[number].steps)
                    guard let end = search.end(ofStep: 0, at: index, isAfterGap: false) else { continue }
                    matches.append(Match(phrase: number, range: words[index].range.lowerBound..<words[end - 1].range.upperBound))
                }
            }
        }
        return matches
    }

    private func key(_ letters: ArraySlice<UInt8>) -> UInt16 { letters.reduce(0) { $0 << 8 | UInt16($1) } }
}

extension Phrase.Test {
    var letters: [UInt8] {
        switch self {
        case .word(let letters), .beginning(let letters): letters
        }
    }
}

extension GuardText {
    func letters(of word: Word) -> ArraySlice<UInt8> { letters[word.letters] }
}

private struct PhraseSearch {
    let text: GuardText
    let words: [GuardText.Word]
    let steps: [Phrase.Step]

    /// Behind which word the phrase ends when the steps from `step` on stand at `place`; nil when they do not.
    func end(ofStep step: Int, at place: Int, isAfterGap: Bool) -> Int? {
        guard step < steps.count else { return place }
        switch steps[step] {
        case .gap:
            for skipped in 0...longestGap {
                guard place + skipped < words.count, skipped == 0 || !words[place + skipped - 1].startsSentence else { return nil }
                if let end = end(ofStep: step + 1, at: place + skipped, isAfterGap: true) { return end }
            }
            return nil
        case .choice(let choices, let isOptional):
            for choice in choices where stands(choice, at: place, isAfterGap: isAfterGap) {
                if let end = end(ofStep: step + 1, at: place + choice.count, isAfterGap: false) { return end }
            }
            return isOptional ? end(ofStep: step + 1, at: place, isAfterGap: isAfterGap) : nil
        }
    }

    private func stands(_ tests: [Phrase.Test], at place: Int, isAfterGap: Bool) -> Bool {
        guard place + tests.count <= words.count, !(isAfterGap && words[place].startsSentence) else { return false }
        for (index, test) in tests.enumerated() {
            let letters = text.letters(of: words[place + index])
            switch test {
            case .word(let wanted): guard letters.elementsEqual(wanted) else { return false }
            case .beginning(let wanted): guard letters.starts(with: wanted) else { return false }
            }
        }
        return true
    }
}

// Words that are hidden by blanks between their letters, or by no blanks between them.
extension PhraseSet {
    /// The words of a text, with `i g n o r e` as one word and `ignoreallprevious` as three.
    private func spelledOut(_ text: GuardText) -> [GuardText.Word] {
        var words: [GuardText.Word] = []
        words.reserveCapacity(text.words.count)
        var index = 0
        while index < text.words.count {
            var end = index
            while end < text.words.count, text.words[end].letters.count == 1 { end += 1 }
            if end - index >= 5 {
                for word in joined(text.words[index..<end]) { words += parts(of: word, text) }
                index = end
            } else {
                words += parts(of: text.words[index], text)
                index += 1
            }
        }
        return words
    }

    /// Single letters with one sign between them as one word.
    private func joined(_ letters: ArraySlice<GuardText.Word>) -> [GuardText.Word] {
        var words: [GuardText.Word] = []
        for letter in letters {
            if let last = words.last, letter.range.lowerBound - last.range.upperBound <= 1 {
                words[words.count - 1].range = last.range.lowerBound..<letter.range.upperBound
                words[words.count - 1].letters = last.letters.lowerBound..<letter.letters.upperBound
            } else {
                words.append(letter)
            }
        }
        return words
    }

    /// A long word that is made of at least three known ones as these, and any other as it is.
    private func parts(of word: GuardText.Word, _ text: GuardText) -> [GuardText.Word] {
        guard word.letters.count >= 12 else { return [word] }
        var parts: [Range<Int>] = []
        var count = 0
        var unknown = word.letters.lowerBound
        var place = unknown
        // What follows the beginning of a word belongs to it: `instruct` and `ions`.
        var isOpen = false
        func close(_ parts: inout [Range<Int>]) {
            guard unknown < place else { return }
            if isOpen, let last = parts.popLast() { parts.append(last.lowerBound..<place) } else { parts.append(unknown..<place) }
        }
        while place < word.letters.upperBound {
            guard let length = longestKnown(text.letters[place..<word.letters.upperBound]) else {
                place += 1
                continue
            }
            close(&parts)
            parts.append(place..<place + length)
            isOpen = beginnings.contains(hash(of: text.letters[place..<place + length]))
            count += 1
            place += length
            unknown = place
        }
        close(&parts)
        guard count >= 3 else { return [word] }
        return parts.enumerated().map { number, letters in
            GuardText.Word(range: word.range, letters: letters, startsSentence: number == 0 && word.startsSentence)
        }
    }

    /// How many letters the longest known word has that letters begin with; of one or two letters only what begins a word is none.
    private func longestKnown(_ letters: ArraySlice<UInt8>) -> Int? {
        var hash: UInt64 = 0
        var best: Int?
        for (index, letter) in letters.prefix(longest).enumerated() {
            hash = Components.hash(hash, adding: letter)
            if index >= 2, known.contains(hash) { best = index + 1 }
        }
        return best
    }
}
