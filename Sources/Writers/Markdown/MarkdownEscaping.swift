/// Backslashes in front of what Markdown would take for a mark, and nowhere else.
enum MarkdownEscaping {
    /// What the reader is told about a text's surroundings.
    struct Edges {
        /// Whether the text begins a line of a paragraph, where lists, quotes and headings begin.
        var beginsParagraphLine = false
        /// Whether blanks at its start or end would be lost.
        var beginsLine = false
        var endsLine = false
        /// The scalar in front of it.
        var previous: Unicode.Scalar?
        /// Whether a bracket follows, or a code span.
        var isBeforeBracket = false
        var isBeforeCode = false
        var isInLink = false
    }

    static func text(_ text: String, _ edges: Edges) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        if edges.beginsLine, let first = scalars.first, first == " " || first == "\t" {
            result.append(contentsOf: entity(first))
            index = 1
        } else if edges.beginsParagraphLine, let count = lineMark(scalars) {
            result.append(contentsOf: scalars[..<(count - 1)])
            result.append("\\")
            result.append(scalars[count - 1])
            index = count
        }
        while index < scalars.count {
            let scalar = scalars[index]
            let isLast = index == scalars.count - 1
            if isLast, edges.endsLine, scalar == " " || scalar == "\t" {
                result.append(contentsOf: entity(scalar))
            } else if scalar == "\n" || scalar == "\r" {
                result.append(contentsOf: entity(scalar))
            } else {
                let previous = index > 0 ? scalars[index - 1] : edges.previous
                if isMark(scalars, index, previous, edges) { result.append("\\") }
                result.append(scalar)
            }
            index += 1
        }
        return String(result)
    }

    private static func isMark(_ scalars: [Unicode.Scalar], _ index: Int, _ previous: Unicode.Scalar?, _ edges: Edges) -> Bool {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch scalars[index] {
        case "\\", "`", "[", "]", "~": return true
        // Stars and underscores between blanks mean nothing, and neither does an underscore inside a word.
        case "*": return !isRunBetweenBlanks(scalars, index, edges)
        case "_": return !(previous?.isWord ?? false && next?.isWord ?? false) && !isRunBetweenBlanks(scalars, index, edges)
        case "<": return next.map { $0.isASCIILetter || "/!?".unicodeScalars.contains($0) } ?? true
        case "&": return beginsEntity(scalars[(index + 1)...])
        case "!": return next == nil && edges.isBeforeBracket
        case "$": return next == nil && edges.isBeforeCode
        case ".": return !edges.isInLink && isBehind("www", scalars, index)
        // The slash behind the colon of `http://`.
        case "/":
            return !edges.isInLink && index > 0 && scalars[index - 1] == ":" && next == "/"
                && ["http", "https", "ftp"].contains { isBehind($0, scalars, index - 1) }
        default: return false
        }
    }

    private static func isRunBetweenBlanks(_ scalars: [Unicode.Scalar], _ index: Int, _ edges: Edges) -> Bool {
        let before = scalars[..<index].lastIndex { $0 != scalars[index] }
        let after = scalars[index...].firstIndex { $0 != scalars[index] }
        guard let after, scalars[after].isBlank, let previous = before.map({ scalars[$0] }) ?? edges.previous else { return false }
        return previous.isBlank && previous != "\n"
    }

    /// How many scalars the mark has that begins a block, if one does; the last of them is the one to escape.
    private static func lineMark(_ scalars: [Unicode.Scalar]) -> Int? {
        guard let first = scalars.first else { return nil }
        let next = scalars.count > 1 ? scalars[1] : nil
        switch first {
        case ">", "=", "|": return 1
        case "*": return next?.isBlank ?? true ? 1 : nil
        case "-": return next?.isWord ?? false ? nil : 1
        case "+": return next?.isBlank ?? true ? 1 : nil
        case ":": return next == "-" || next == nil ? 1 : nil
        case "#":
            let behind = scalars.first { $0 != "#" }
            return behind?.isBlank ?? true ? 1 : nil
        case "0"..."9":
            let digits = scalars.prefix { ("0"..."9").contains($0) }.count
            guard digits <= 9, digits < scalars.count, scalars[digits] == "." || scalars[digits] == ")" else { return nil }
            return digits + 1 == scalars.count || scalars[digits + 1].isBlank ? digits + 1 : nil
        default: return nil
        }
    }

    private static func isBehind(_ word: String, _ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
        let letters = Array(word.unicodeScalars)
        guard end >= letters.count else { return false }
        return zip(letters, scalars[(end - letters.count)..<end]).allSatisfy { $0 == $1.properties.lowercaseMapping.unicodeScalars.first }
    }

    /// Whether letters, digits and number signs up to a semicolon follow; a text that ends in them may well be continued.
    private static func beginsEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix { $0 == "#" || $0.isASCII && $0.isWord }
        guard name.endIndex < rest.endIndex else { return true }
        return !name.isEmpty && rest[name.endIndex] == ";"
    }

    private static func entity(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView { "&#\(scalar.value);".unicodeScalars }

    /// The title of a link, between quotation marks. cmark-gfm 0.29 misreads two backslashes in front of one of them.
    static func title(_ text: String) -> String {
        decodable(text, also: "\"").replacing("\\\\", with: "&#92;")
    }

    /// An address or an info string, in which backslashes and entities are read and nothing else.
    ///
    /// - Parameter marks: what ends it.
    static func decodable(_ text: String, also marks: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\n" || scalar == "\r" {
                result.append(contentsOf: entity(scalar))
                continue
            }
            if scalar == "\\" || marks.unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
            // Entities are read before backslashes here.
            if scalar == "&", beginsEntity(scalars[(index + 1)...]) { result.append(contentsOf: "amp;".unicodeScalars) }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Unicode's white space, as cmark-gfm tells it.
    var isBlank: Bool { properties.generalCategory == .spaceSeparator || (9...13).contains(value) }

    var isWord: Bool { properties.isAlphabetic || properties.numericType != nil }

    var isASCIILetter: Bool { isASCII && properties.isAlphabetic }

    var isPunctuation: Bool {
        if isASCII { return value > 32 && value < 127 && !isWord }
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            return true
        default: return false
        }
    }
}
