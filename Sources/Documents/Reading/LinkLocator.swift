import Diagnostics

/// What is known about a link or an image before it is found.
struct LinkTraces {
    let target: String
    let isImage: Bool
    /// Where the cursor was before the link's text was read.
    let start: Int
    /// The text the link begins with, if it begins with text.
    let label: String
}

/// Links and images: found by the `](` in front of their target, or by their brackets.
extension Locator {
    /// The whole link, from its bracket to its closing parenthesis or bracket, and the cursor behind it.
    mutating func link(_ traces: LinkTraces) -> SourceRange? {
        guard let found = inlineLink(traces) ?? (traces.isAddress ? address(traces.label) : referenceLink(traces)) else { return nil }
        advance(to: found.upper)
        return found
    }

    /// An address that is a link by itself, with its angle brackets if it has them.
    private func address(_ text: String) -> SourceRange? {
        guard let range = find(text) else { return nil }
        let isBracketed = byte(at: range.lower - 1) == UInt8(ascii: "<") && byte(at: range.upper) == UInt8(ascii: ">")
        return isBracketed ? SourceRange(range.lower - 1, range.upper + 1) : range
    }

    /// `[text]`, `[text][]` or `[text][label]`.
    private func referenceLink(_ traces: LinkTraces) -> SourceRange? {
        var lower = cursor
        while let close = find("]", from: lower) {
            lower = close.upper
            guard !isEscaped(at: close.lower), let open = opening(of: close.lower, isImage: traces.isImage, since: traces.start) else {
                continue
            }
            let text = open + (traces.isImage ? 2 : 1)
            guard traces.label.isEmpty || find(traces.label, from: text)?.lower == text else { continue }
            guard byte(at: close.upper) == UInt8(ascii: "["), let end = find("]", from: close.upper) else {
                return SourceRange(open, close.upper)
            }
            return SourceRange(open, end.upper)
        }
        return nil
    }

    private func inlineLink(_ traces: LinkTraces) -> SourceRange? {
        var lower = cursor
        while let middle = find("](", from: lower) {
            lower = middle.upper
            guard let open = opening(of: middle.lower, isImage: traces.isImage, since: traces.start) else { continue }
            guard let close = closing(from: middle.upper, target: traces.target) else { continue }
            return SourceRange(open, close)
        }
        return nil
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
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if offset > start, self.byte(at: offset - 1) ?? 0 <= UInt8(ascii: " ") { quote = byte }
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

extension LinkTraces {
    /// Whether the text is the address, maybe completed by cmark-gfm: `www.a.org`, `a@b.org`.
    fileprivate var isAddress: Bool {
        !isImage && !label.isEmpty && (target == label || target == "http://" + label || target == "mailto:" + label)
    }
}
