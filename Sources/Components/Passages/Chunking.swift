/// How texts are cut into passages.
///
/// A token here is a run of letters and marks, a run of decimal digits, or one other character that is not blank. These are not the tokens
/// of a language model, which knows its own: it makes more of them, above all of numbers and of rare words.
package struct ChunkingOptions: Sendable, Hashable, Codable {
    package enum Form: String, Sendable, Hashable, Codable, CaseIterable {
        /// Windows of `maximumTokens`, each beginning `overlap` tokens before the end of the one before.
        case tokens
        /// Whole lines, and whole blocks of lines where they fit: blocks end at blank lines and before headings.
        case structure
    }

    /// The most tokens of a chunk; at least 1.
    package var maximumTokens = 90
    /// The most tokens that a chunk repeats of the one before; at least 0 and below `maximumTokens`.
    package var overlap = 20
    package var form = Form.structure

    package init(maximumTokens: Int = 90, overlap: Int = 20, form: Form = .structure) {
        self.maximumTokens = maximumTokens
        self.overlap = overlap
        self.form = form
    }
}

/// A passage of a page: what is searched and what a language model gets to read.
package struct Chunk: Sendable, Hashable, Codable {
    /// The page, from 0.
    package var page: Int
    /// Where it stands in the page's text, in UTF-8 bytes. It begins and ends with a character that is not blank.
    package var range: Range<Int>
    /// The page's text in that range.
    package var text: String

    package init(page: Int, range: Range<Int>, text: String) {
        self.page = page
        self.range = range
        self.text = text
    }
}

/// Counted up when the same pages give other chunks.
package let versionOfChunking = 1

/// The passages of a document, page by page in the order of the text. No passage crosses the end of a page, none is empty, and every
/// character that is not blank is in one.
///
/// - Parameter pages: the text of each page.
package func chunks(of pages: [String], _ options: ChunkingOptions = ChunkingOptions()) -> [Chunk] {
    precondition(0..<options.maximumTokens ~= options.overlap, "a chunk has more tokens than it repeats")
    return pages.enumerated().flatMap { page, text in
        let tokens = PageTokens(text)
        let parts =
            switch options.form {
            case .tokens: windows(over: tokens.ranges.indices, options)
            case .structure: wholeLines(of: tokens.lines, options)
            }
        return parts.map { part in
            let range = tokens.ranges[part.lowerBound].lowerBound..<tokens.ranges[part.upperBound - 1].upperBound
            return Chunk(page: page, range: range, text: text.slice(range))
        }
    }
}

/// How many tokens a text has, as chunks count them.
package func countTokens(of text: String) -> Int { PageTokens(text).ranges.count }

/// Windows over tokens. The last one is as large as what is left, and the only one that may be smaller.
func windows(over tokens: Range<Int>, _ options: ChunkingOptions) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    var start = tokens.lowerBound
    while start < tokens.upperBound {
        let end = min(start + options.maximumTokens, tokens.upperBound)
        windows.append(start..<end)
        guard end < tokens.upperBound else { break }
        start = end - options.overlap
    }
    return windows
}

extension String {
    /// - Parameter range: in UTF-8 bytes; begins and ends between two scalars.
    fileprivate func slice(_ range: Range<Int>) -> String {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(self[start..<utf8.index(start, offsetBy: range.count)])
    }
}
