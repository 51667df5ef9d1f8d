import Diagnostics

extension MarkdownReader {
    /// Over how many more lines a citation may go.
    private static let maximalLines = 5

    /// Splits a text into what is text and what cites: `[@key]`, `[@one; @other, p. 4]`, `\[@text]`.
    mutating func citations(in text: String, into line: inout InlineLine) {
        var text = text
        for _ in 0..<Self.maximalLines where text.hasOpenCitation { text += continuation(&line) ?? "" }
        var rest = Substring(text)
        var plain = ""
        while let start = rest.utf8.firstCitation {
            let behind = rest[start...]
            let end = behind.utf8.firstIndex(of: UInt8(ascii: "]")).map { rest.utf8.index(after: $0) } ?? rest.endIndex
            let written = rest[start..<end]
            plain += rest[..<start]
            if let slot = citation(written) {
                line.appendText(plain)
                plain = ""
                line.inlines.append(slot)
            } else {
                plain += written
            }
            rest = rest[end...]
        }
        line.appendText(plain + rest)
    }

    /// The next line's text, when the citation goes on there.
    private mutating func continuation(_ line: inout InlineLine) -> String? {
        guard let lineBreak = line.next, lineBreak.kind == .softBreak, let text = lineBreak.next, text.kind == .text else { return nil }
        line.next = text.next
        return "\n" + text.literal
    }

    /// Nil when it is no citation but text, because the author escaped it.
    private mutating func citation(_ written: Substring) -> Inline<Authored>? {
        let key = String(written.utf8.prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "\n") }) ?? ""
        guard let start = locator.find(String(key.prefix { $0 != "," && $0 != ";" && $0 != " " })) else { return nil }
        let isEscaped = locator.isEscaped(at: start.lower)
        locator.advance(to: start.upper - 1)
        for _ in 0..<written.utf8.count(where: { $0 == UInt8(ascii: "\n") }) { locator.nextLine() }
        if isEscaped { return nil }
        let end = locator.find("]", from: start.upper - 1)?.upper ?? start.upper
        let place = source.place(SourceRange(start.lower, end))
        locator.advance(to: end)
        guard let citations = citations(of: written, in: place.range) else {
            log.append(
                .error(
                    "this is no citation", at: place,
                    notes: [.init("a citation is [@key], [@key, p. 4] or [@one; @other]; text is written \\[@")]))
            return nil
        }
        return .slot(.citation(citations, place))
    }

    private func citations(of written: Substring, in range: SourceRange) -> [Citation]? {
        guard written.utf8.last == UInt8(ascii: "]") else { return nil }
        var citations: [Citation] = []
        var lower = range.lower
        for part in written.dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false) {
            let part = part.trimmed
            guard part.utf8.first == UInt8(ascii: "@") else { return nil }
            let pieces = part.dropFirst().split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = pieces.first?.trimmed, key.isCitationKey else { return nil }
            let place = bytesOf("@" + key, from: lower, to: range.upper).map { SourceRange($0.lower + 1, $0.upper) }
            lower = place?.upper ?? lower
            let locatorText = pieces.count > 1 ? pieces[1].trimmed.split(separator: "\n").map(\.trimmed).joined(separator: " ") : ""
            citations.append(Citation(key: String(key), locator: locatorText, place: source.place(place ?? range)))
        }
        return citations
    }

    private func bytesOf(_ text: String, from lower: Int, to upper: Int) -> SourceRange? {
        var text = text
        return text.withUTF8 { wanted in
            var lower = lower
            while let start = bytes.offset(of: wanted[0], from: lower, to: upper) {
                if bytes.matches(wanted, at: start, to: upper) { return SourceRange(start, start + wanted.count) }
                lower = start + 1
            }
            return nil
        }
    }
}

extension InlineLine {
    mutating func appendText(_ text: String) {
        if !text.isEmpty { inlines.append(.text(text)) }
    }
}

extension Substring.UTF8View {
    /// Where `[@` stands in front of something that can begin a key.
    fileprivate var firstCitation: Index? {
        var start = startIndex
        while let bracket = self[start...].firstIndex(of: UInt8(ascii: "[")) {
            start = index(after: bracket)
            let behind = self[start...]
            if behind.first == UInt8(ascii: "@"), behind.dropFirst().first?.isNamePart == true { return bracket }
        }
        return nil
    }
}

extension String {
    fileprivate var hasOpenCitation: Bool {
        guard let bracket = utf8.lastIndex(of: UInt8(ascii: "[")), Substring(self[bracket...]).utf8.firstCitation != nil else {
            return false
        }
        return !self[bracket...].utf8.contains(UInt8(ascii: "]"))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while let first = text.utf8.first, first <= UInt8(ascii: " ") { text.removeFirst() }
        while let last = text.utf8.last, last <= UInt8(ascii: " ") { text.removeLast() }
        return text
    }

    /// Letters, digits and the punctuation that keys of bibliographies have.
    fileprivate var isCitationKey: Bool {
        guard let first = utf8.first, first.isNamePart else { return false }
        return utf8.allSatisfy { $0.isNamePart || "-_:./+".utf8.contains($0) }
    }
}
