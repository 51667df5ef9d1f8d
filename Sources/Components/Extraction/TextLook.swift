/// Names, places and other words.
extension LinedText {
    /// The words that a region begins with, up to one of `ends`, a gap of two blanks, or the region's end.
    ///
    /// Marks that lead from a label to its value are passed over, and marks at the end are left out.
    func words(in region: Region, until ends: [[UInt8]], endings: [[UInt8]]) -> Found? {
        var start = region.bytes.lowerBound
        while start < region.bytes.upperBound, bytes[start].isBlank || leaders.contains(bytes[start]) { start += 1 }
        var end = start
        while end < region.bytes.upperBound, !isWideGap(at: end), !ends.contains(where: { stands($0, at: end) }) { end += 1 }
        if endings.isEmpty {
            end = trimmed(start, end)
        } else {
            let ending = (start..<end).lazy.compactMap { offset in endings.first { stands($0, at: offset) }.map { offset + $0.count } }
                .first
            guard let ending else { return nil }
            end = ending
        }
        let last = region.words.first { Int(words[$0].start) >= end } ?? region.words.upperBound
        guard let first = region.words.first(where: { Int(words[$0].start) >= start }), first < last else { return nil }
        let value = text(start..<end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return value.contains(where: \.isLetter) ? Found(words: first..<last, value: value) : nil
    }

    /// Whether a column ends at `offset`: at two blanks or a tabulator.
    func isWideGap(at offset: Int) -> Bool {
        bytes[offset] == UInt8(ascii: "\t") || (bytes[offset].isBlank && byte(at: offset + 1).isBlank)
    }

    /// A word counts only as a whole, and letters in either case.
    private func stands(_ end: [UInt8], at offset: Int) -> Bool {
        guard offset + end.count <= bytes.count, zip(end, bytes[offset...]).allSatisfy({ $0 == $1.lowercased }) else { return false }
        let isWord = end.contains(where: \.isLetter)
        guard isWord, let first = end.first, let last = end.last else { return true }
        return !(first.isAlphanumeric && byte(before: offset).isAlphanumeric)
            && !(last.isAlphanumeric && byte(at: offset + end.count).isAlphanumeric)
    }

    private func trimmed(_ start: Int, _ end: Int) -> Int {
        var end = end
        while end > start {
            let last = bytes[end - 1]
            guard last.isBlank || ",;:-(|".utf8.contains(last) || (last == UInt8(ascii: ".") && !isAbbreviation(start, end)) else { break }
            end -= 1
        }
        return end
    }

    /// Whether the last point belongs to the last word: `S.L.`, `Ltd.`
    private func isAbbreviation(_ start: Int, _ end: Int) -> Bool {
        let word = bytes[start..<end].reversed().prefix { !$0.isBlank }
        return word.count <= 4 || word.dropFirst().contains(UInt8(ascii: "."))
    }
}

/// Marks between a label and its value, and specks that recognition takes for marks.
private let leaders = Array(":.-#=*|_~+^`,;".utf8)
