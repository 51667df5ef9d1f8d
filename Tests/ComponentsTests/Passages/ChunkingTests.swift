import Components
import Testing

@Suite struct ChunkingTests {
    @Test(
        "A token is a run of letters, a run of digits, or another character",
        arguments: [
            ("", 0), (" \t\r\n\u{A0}\u{3000}", 0), ("one two", 2), ("ESB96220175", 2), ("2026/0412", 3), ("1 234,50 €", 5), ("don't", 3),
            ("Straße Ελλάδα договор 東京", 4), ("cafe\u{301}s", 1), ("٣٤ ১২", 2), ("a_b", 3), ("...", 3), ("👍🏽", 2), ("x²", 2), ("a×b", 3),
            ("\0", 1),
        ])
    func tokens(text: String, count: Int) { #expect(countTokens(of: text) == count) }

    @Test(
        "Windows have the most tokens there may be, and overlap",
        arguments: [
            ("a b c d e f g", 3, 1, ["a b c", "c d e", "e f g"]),
            ("a b c d e f g h", 3, 1, ["a b c", "c d e", "e f g", "g h"]),
            ("a b c d e f g", 3, 0, ["a b c", "d e f", "g"]),
            ("a b c", 3, 2, ["a b c"]),
            ("a b c d", 3, 2, ["a b c", "b c d"]),
            (" \n a  b\nc \n", 2, 0, ["a  b", "c"]),
            ("abc", 1, 0, ["abc"]),
            (" \n", 3, 1, []),
        ] as [(String, Int, Int, [String])])
    func windows(text: String, maximum: Int, overlap: Int, expected: [String]) {
        #expect(chunks(of: [text], ChunkingOptions(maximumTokens: maximum, overlap: overlap, form: .tokens)).map(\.text) == expected)
    }

    @Test(
        "Lines stay whole, blocks where they fit",
        arguments: [
            // Both blocks fit into one chunk.
            ("a b\nc\n\nd e", 5, 0, ["a b\nc\n\nd e"]),
            // The second block would be cut: a chunk of its own.
            ("a b\nc\n\nd e f", 5, 0, ["a b\nc", "d e f"]),
            ("a b\nc\n\nd e f", 5, 1, ["a b\nc", "c\n\nd e f"]),
            // What is repeated leaves room for what is new.
            ("a b\nc\n\nd e f g h", 5, 4, ["a b\nc", "d e f g h"]),
            ("a\nb\nc\n\nd e f", 5, 4, ["a\nb\nc", "b\nc\n\nd e f"]),
            // A block that is too long is cut between lines, and goes on where there is room.
            ("a\n\nb c\nd e\nf g\nh", 5, 0, ["a\n\nb c\nd e", "f g\nh"]),
            ("a\n\nb c\nd e\nf g\nh", 5, 2, ["a\n\nb c\nd e", "d e\nf g\nh"]),
            // A line that is too long is cut between tokens.
            ("a\nb c d e f g\nh", 4, 1, ["a", "b c d e", "e f g", "h"]),
            ("a\r\nb\r\n\r\nc d\r\n", 3, 0, ["a\r\nb", "c d"]),
            (" \n\n", 3, 1, []),
        ] as [(String, Int, Int, [String])])
    func lines(text: String, maximum: Int, overlap: Int, expected: [String]) {
        #expect(chunks(of: [text], ChunkingOptions(maximumTokens: maximum, overlap: overlap)).map(\.text) == expected)
    }

    @Test(
        "A heading begins a block and stays with what is under it",
        arguments: [
            ("a b c\n# d\ne f", 6, ["a b c", "# d\ne f"]),
            ("a b c\n# d\n\ne f", 6, ["a b c", "# d\n\ne f"]),
            ("a b c\n# d\n\n## e\n\nf", 7, ["a b c", "# d\n\n## e\n\nf"]),
            ("a b c\nPURCHASE ORDER 7\nd", 5, ["a b c", "PURCHASE ORDER 7\nd"]),
            ("a b c\nLEGAL REMEDIES    Page 2\nd", 7, ["a b c", "LEGAL REMEDIES    Page 2\nd"]),
            ("a b c\nÉNONCÉ DES MOTIFS\nd", 6, ["a b c", "ÉNONCÉ DES MOTIFS\nd"]),
            // Too few capitals, or a small letter: lines like others.
            ("a b c\nTOTAL 7\nd", 5, ["a b c\nTOTAL 7", "d"]),
            ("a b c\nLEGAL REMEDIEs\nd", 5, ["a b c\nLEGAL REMEDIEs", "d"]),
        ])
    func headings(text: String, maximum: Int, expected: [String]) {
        #expect(chunks(of: [text], ChunkingOptions(maximumTokens: maximum, overlap: 0)).map(\.text) == expected)
    }

    @Test("No chunk crosses the end of a page, and ranges are those of the page")
    func pages() {
        let found = chunks(of: ["é a\n", "", " \n b\n\n"], ChunkingOptions(maximumTokens: 9, overlap: 1))
        #expect(found == [Chunk(page: 0, range: 0..<4, text: "é a"), Chunk(page: 2, range: 3..<4, text: "b")])
    }

    @Test("Every character that is not blank is in a chunk that is not too large", arguments: ChunkingOptions.Form.allCases, [1, 2, 5, 23])
    func nothingIsLost(form: ChunkingOptions.Form, maximum: Int) {
        for (seed, overlap) in (0..<200).map({ ($0, $0 % maximum) }) {
            let pages = (0..<3).map { nonsense(UInt64(seed * 3 + $0)) }
            let options = ChunkingOptions(maximumTokens: maximum, overlap: overlap, form: form)
            let found = chunks(of: pages, options)
            #expect(found == chunks(of: pages, options))
            for (page, text) in pages.enumerated() {
                let utf8 = Array(text.utf8)
                var covered = utf8.map { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
                var end = 0
                for chunk in found where chunk.page == page {
                    #expect(chunk.text == String(decoding: utf8[chunk.range], as: UTF8.self))
                    #expect(1...maximum ~= countTokens(of: chunk.text))
                    #expect(chunk.text.first?.isWhitespace == false && chunk.text.last?.isWhitespace == false)
                    #expect(chunk.range.upperBound > end, "each chunk brings something new")
                    let repeated = chunk.range.lowerBound..<max(end, chunk.range.lowerBound)
                    #expect(countTokens(of: String(decoding: utf8[repeated], as: UTF8.self)) <= overlap)
                    end = chunk.range.upperBound
                    for place in chunk.range { covered[place] = true }
                }
                #expect(covered.allSatisfy { $0 })
            }
        }
    }

    @Test("A line is cut only where it does not fit into a chunk")
    func linesStayWhole() {
        for seed in 0..<200 {
            let text = nonsense(UInt64(seed))
            let utf8 = Array(text.utf8)
            for chunk in chunks(of: [text], ChunkingOptions(maximumTokens: 23, overlap: seed % 23)) {
                for cut in [chunk.range.lowerBound, chunk.range.upperBound] {
                    let start = utf8[..<cut].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                    let end = utf8[cut...].firstIndex(of: 0x0A) ?? utf8.count
                    let (before, after) = (start..<cut, cut..<end)
                    let isInside = [before, after].allSatisfy { countTokens(of: String(decoding: utf8[$0], as: UTF8.self)) > 0 }
                    #expect(!isInside || countTokens(of: String(decoding: utf8[start..<end], as: UTF8.self)) > 23)
                }
            }
        }
    }
}

/// Lines of words, numbers and signs, some of them blank, some headings; the same for the same seed.
private func nonsense(_ seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    let parts = ["a", "Straße", "東京", "7", "2026/0412", "€ ", "- ", "👍🏽", "\t", "  ", "e\u{301}", "...", "#", "LEGAL REMEDIES "]
    return (0..<next(below: 30)).map { _ in
        (0..<next(below: next(below: 40) + 1)).map { _ in parts[next(below: parts.count)] + (next(below: 3) > 0 ? " " : "") }.joined()
    }.joined(separator: next(below: 5) == 0 ? "\r\n" : "\n")
}
