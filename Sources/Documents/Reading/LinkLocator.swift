import Diagnostics

/// Links and images: found by the `](` in front of their target.
extension Locator {
    /// The whole link, from its bracket to its closing parenthesis, and the cursor behind it.
    ///
    /// - Parameters:
    ///   - start: where the cursor was before the link's text was read.
    ///   - hint: where cmark-gfm says it lies, believed when there are brackets: a link by reference has no target to look for.
    mutating func link(to target: String, isImage: Bool, since start: Int, hint: SourceRange) -> SourceRange? {
        if let found = inlineLink(to: target, isImage: isImage, since: start) ?? referenceLink(hint, isImage, since: start) {
            advance(to: found.upper)
            return found
        }
        // An address that is a link by itself, with its angle brackets if it has them.
        guard !isImage, var range = find(target) ?? find(target.withoutScheme) else { return nil }
        if byte(at: range.lower - 1) == UInt8(ascii: "<"), byte(at: range.upper) == UInt8(ascii: ">") {
            range = SourceRange(range.lower - 1, range.upper + 1)
        }
        advance(to: range.upper)
        return range
    }

    private func inlineLink(to target: String, isImage: Bool, since start: Int) -> SourceRange? {
        var lower = cursor
        while let middle = find("](", from: lower) {
            lower = middle.upper
            guard let open = opening(of: middle.lower, isImage: isImage, since: start) else { continue }
            guard let close = closing(from: middle.upper, target: target) else { continue }
            return SourceRange(open, close)
        }
        return nil
    }

    private func referenceLink(_ hint: SourceRange, _ isImage: Bool, since start: Int) -> SourceRange? {
        guard hint.lower >= start, byte(at: hint.upper - 1) == UInt8(ascii: "]") else { return nil }
        let bracket = isImage ? hint.lower + 1 : hint.lower
        guard byte(at: bracket) == UInt8(ascii: "["), !isImage || byte(at: hint.lower) == UInt8(ascii: "!") else { return nil }
        return hint
    }

    /// Back from a closing bracket to the one it closes.
    private func opening(of close: Int, isImage: Bool, since start: Int) -> Int? {
        var depth = 0
        for offset in stride(from: close, through: start, by: -1) where !isEscaped(at: offset) {
            if byte(at: offset) == UInt8(ascii: "]") { depth += 1 }
            if byte(at: offset) == UInt8(ascii: "[") { depth -= 1 }
            guard depth == 0 else { continue }
            let isMarked = offset > start && byte(at: offset - 1) == UInt8(ascii: "!") && !isEscaped(at: offset - 1)
            return isMarked == isImage ? (isImage ? offset - 1 : offset) : nil
        }
        return nil
    }

    /// From behind `](` to behind the parenthesis that closes it, if what stands between begins like the target.
    private func closing(from start: Int, target: String) -> Int? {
        var offset = start
        while let byte = byte(at: offset), byte <= UInt8(ascii: " ") || byte == UInt8(ascii: "<") { offset += 1 }
        // The author's escapes and entities begin where these bytes end.
        for (distance, wanted) in target.utf8.prefix(while: \.isPlainInAddress).enumerated() where byte(at: offset + distance) != wanted {
            return nil
        }
        var depth = 1
        var quote: UInt8?
        while let byte = byte(at: offset) {
            defer { offset += 1 }
            if isEscaped(at: offset) { continue }
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if offset > start, self.byte(at: offset - 1) ?? 0 <= UInt8(ascii: " ") { quote = byte }
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            if depth == 0 { return offset + 1 }
        }
        return nil
    }
}

extension UInt8 {
    /// Whether an address holds it as the author typed it.
    fileprivate var isPlainInAddress: Bool {
        isLetter || isDigit || self == UInt8(ascii: "#") || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
            || self == UInt8(ascii: "/")
    }
}

extension String {
    /// An address as it stands in the text when the extension `autolink` completed it.
    fileprivate var withoutScheme: String {
        for scheme in ["http://", "mailto:"] where hasPrefix(scheme) { return String(dropFirst(scheme.count)) }
        return self
    }
}
