import Diagnostics
import YAMLTrees

/// A phrase of whole words with gaps: `ignore * (previous|above|prior) instruct*`.
///
/// A word stands for itself, without regard to case and accents; with `*` at its end for all words that begin so. `*` alone stands for up
/// to four words of the same sentence; `(a|b c)` for one of several; `?` behind a word or a group means that it may be missing.
package struct Phrase: Sendable, Hashable {
    enum Test: Sendable, Hashable {
        case word([UInt8])
        case beginning([UInt8])
    }

    enum Step: Sendable, Hashable {
        case gap
        case choice([[Test]], isOptional: Bool)
    }

    /// As the author wrote it.
    package let text: String
    let steps: [Step]

    /// What is wrong with a phrase, in the words of a message, and where in its bytes.
    package struct Fault: Error {
        package let message: String
        package let hint: String
        package let range: Range<Int>
    }

    package init(_ text: String) throws(Fault) {
        var reader = PhraseReader(bytes: Array(text.utf8))
        self.text = text
        steps = try reader.steps()
    }
}

/// How many words a gap may skip.
let longestGap = 4

private struct PhraseReader {
    let bytes: [UInt8]
    private var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func steps() throws(Phrase.Fault) -> [Phrase.Step] {
        var steps: [Phrase.Step] = []
        while skipBlanks(), offset < bytes.count {
            let start = offset
            if bytes[offset] == UInt8(ascii: "*"), offset + 1 == bytes.count || bytes[offset + 1].isBlank {
                offset += 1
                if steps.last == .gap { throw fault("two gaps follow each other", "one '*' is up to four words", start..<offset) }
                steps.append(.gap)
                continue
            }
            let tests = bytes[offset] == UInt8(ascii: "(") ? try group() : [try word(endingAt: " (?")]
            let isOptional = offset < bytes.count && bytes[offset] == UInt8(ascii: "?")
            if isOptional { offset += 1 }
            steps.append(.choice(tests, isOptional: isOptional))
            guard offset == bytes.count || bytes[offset].isBlank else {
                throw fault("blanks stand between the words of a phrase", "as in: ignore (all|any) instruct*", start..<offset + 1)
            }
        }
        try check(steps)
        return steps
    }

    private func check(_ steps: [Phrase.Step]) throws(Phrase.Fault) {
        for end in [steps.first, steps.last] {
            guard case .choice(_, isOptional: false) = end else {
                throw fault("a phrase begins and ends with a word", "what may be missing says nothing there", 0..<bytes.count)
            }
        }
    }

    private mutating func group() throws(Phrase.Fault) -> [[Phrase.Test]] {
        let start = offset
        var choices: [[Phrase.Test]] = []
        offset += 1
        while true {
            var words: [Phrase.Test] = []
            while skipBlanks(), offset < bytes.count, !"|)".utf8.contains(bytes[offset]) { words += try word(endingAt: " |)(?") }
            guard offset < bytes.count else { throw fault("'(' without ')'", "a group is (one|another)", start..<start + 1) }
            guard !words.isEmpty else {
                throw fault("a group has an empty choice", "'?' behind a group lets it be missing", start..<offset + 1)
            }
            choices.append(words)
            offset += 1
            if bytes[offset - 1] == UInt8(ascii: ")") { return choices }
        }
    }

    /// One written word: several tests where signs divide it, as in `don't`.
    private mutating func word(endingAt ends: String) throws(Phrase.Fault) -> [Phrase.Test] {
        let start = offset
        while offset < bytes.count, !ends.utf8.contains(bytes[offset]) { offset += 1 }
        if offset == start { offset += 1 }
        let written = bytes[start..<min(offset, bytes.count)]
        let isBeginning = written.count > 1 && written.last == UInt8(ascii: "*")
        let text = GuardText(String(decoding: isBeginning ? written.dropLast() : written, as: UTF8.self))
        guard !text.words.isEmpty, !written.dropLast().contains(UInt8(ascii: "*")), !written.contains(UInt8(ascii: "|")),
            !written.contains(UInt8(ascii: ")"))
        else {
            throw fault("'\(String(decoding: written, as: UTF8.self))' is no word", "a phrase has words, *, (a|b) and ?", start..<offset)
        }
        return text.words.enumerated().map { index, word in
            let letters = Array(text.letters[word.letters])
            return isBeginning && index == text.words.count - 1 ? .beginning(letters) : .word(letters)
        }
    }

    /// Always true.
    private mutating func skipBlanks() -> Bool {
        while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
        return true
    }

    private func fault(_ message: String, _ hint: String, _ range: Range<Int>) -> Phrase.Fault {
        .init(message: message, hint: hint, range: range.lowerBound..<min(max(range.upperBound, range.lowerBound + 1), max(bytes.count, 1)))
    }
}

extension Phrase {
    /// Reads a list of phrases, and reports those that are wrong at their place.
    static func read(_ trees: [YAMLTree], reporting log: inout [Diagnostic]) -> [Phrase] {
        trees.compactMap { tree in
            do throws(Fault) {
                return try Phrase(tree.text ?? "")
            } catch {
                let range = SourceRange(error.range.lowerBound, error.range.upperBound)
                let place = tree.excerpt.text.isEmpty ? tree.place : tree.excerpt.place(range)
                log.append(.error(error.message, at: place, notes: [.init(error.hint)]))
                return nil
            }
        }
    }
}
