extension LinedText {
    /// E-mail addresses: a name, `@`, and a domain whose last part has at least two letters.
    var mailAddresses: [Range<Int>] {
        bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "@") }.compactMap { at in
            var start = at
            while start > 0, isNamePart(bytes[start - 1]) { start -= 1 }
            while start < at, !bytes[start].isAlphanumeric { start += 1 }
            var end = at + 1
            while end < bytes.count, bytes[end].isAlphanumeric || "-.".utf8.contains(bytes[end]) { end += 1 }
            while end > at, !bytes[end - 1].isAlphanumeric { end -= 1 }
            guard start < at, let point = bytes[at..<end].lastIndex(of: UInt8(ascii: ".")), point > at + 1, end - point > 2,
                bytes[(point + 1)..<end].allSatisfy({ $0.isLetter || $0 >= 0x80 })
            else { return nil }
            return start..<end
        }
    }
}

/// What the part before `@` is made of (RFC 5322, dot-atom), but for signs that are rather the text's.
private func isNamePart(_ byte: UInt8) -> Bool { byte.isAlphanumeric || "._%+-".utf8.contains(byte) }
