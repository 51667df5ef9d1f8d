import Diagnostics

/// The anchors of one page: an author's own, and those made from headings as GitHub makes them.
package struct Anchors: Sendable {
    private var taken: Set<String> = []
    private var written: [String: Place] = [:]

    package init() {}

    /// Keeps the author's own anchors from being given to a heading above.
    mutating func reserve(_ names: [String]) { taken.formUnion(names) }

    /// Notes an author's own anchor; returns where it was given before, if it was.
    mutating func claim(_ name: String, at place: Place) -> Place? {
        if let first = written[name] { return first }
        written[name] = place
        taken.insert(name)
        return nil
    }

    /// The anchor of a heading with this text: `budget`, and for the next of the same text `budget-1`.
    package mutating func make(from text: String) -> String {
        let base = slug(text)
        if taken.insert(base).inserted { return base }
        var count = 1
        while !taken.insert("\(base)-\(count)").inserted { count += 1 }
        return "\(base)-\(count)"
    }
}

/// Lower case, blanks as hyphens, and of all else only letters, digits, `-` and `_`; `section` if nothing is left.
private func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case " ": slug.append("-")
        case "a"..."z", "0"..."9", "-", "_": slug.unicodeScalars.append(scalar)
        case "A"..."Z": slug.append(scalar.properties.lowercaseMapping)
        default: if !scalar.isASCII, scalar.isWordPart { slug.append(scalar.properties.lowercaseMapping) }
        }
    }
    return slug.isEmpty ? "section" : slug
}

extension Unicode.Scalar {
    fileprivate var isWordPart: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            true
        default: false
        }
    }
}

extension MarkdownReader {
    mutating func heading(_ node: MarkdownNode) -> Heading<Authored> {
        enter(node)
        var inlines = inlines(in: node)
        let written = hasAdditions ? takeAnchor(from: &inlines) : nil
        let anchor = written ?? anchors.make(from: plainText(of: inlines))
        return Heading(level: node.headingLevel, inlines: inlines, anchor: anchor, place: source.place(firstLine(of: node)))
    }

    /// Takes `{#sec-costs}` off a heading's end.
    private mutating func takeAnchor(from inlines: inout [Inline<Authored>]) -> String? {
        guard case .text(let text) = inlines.last, let (before, name) = text.splitAnchor else { return nil }
        guard let mark = locator.find("{#\(name)}"), !locator.isEscaped(at: mark.lower) else { return nil }
        inlines.removeLast()
        if !before.isEmpty { inlines.append(.text(before)) }
        let place = source.place(SourceRange(mark.lower + 2, mark.upper - 1))
        guard name.isIdentifier else {
            log.append(
                .error("'\(name)' cannot be an id", at: place, notes: [.init("an id is letters, digits and hyphens: {#sec-costs}")]))
            return nil
        }
        if let other = IdentifierPrefix.of(name), other != .section {
            log.append(.error("'\(other.rawValue)' begins the id of \(other.owner); a heading's begins with 'sec-'", at: place))
            return nil
        }
        if let first = anchors.claim(name, at: place) {
            log.append(.error("the id '\(name)' is given twice", at: place, notes: [.init("first given here", at: first)]))
            return nil
        }
        return name
    }

    /// The anchors that stand at the ends of lines, to keep them free.
    func anchorsWritten(from start: Int) -> [String] {
        var names: [String] = []
        var lower = start
        while let mark = bytes.offset(of: "{#", from: lower, to: bytes.count) {
            lower = mark + 2
            guard let end = bytes.offset(of: UInt8(ascii: "}"), from: lower, to: min(bytes.count, lower + 200)) else { continue }
            let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[lower..<end]), as: UTF8.self)
            if name.isIdentifier { names.append(name) }
        }
        return names
    }
}

extension String {
    /// `Costs` and `sec-costs` of `Costs {#sec-costs}`.
    fileprivate var splitAnchor: (before: String, name: String)? {
        guard utf8.last == UInt8(ascii: "}"), let brace = utf8.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        let inside = self[brace...].dropFirst().dropLast()
        guard inside.first == "#" else { return nil }
        let before = self[..<brace]
        guard before.isEmpty || before.utf8.last?.isBlank == true else { return nil }
        return (String(before.reversed().drop { $0 == " " || $0 == "\t" }.reversed()), String(inside.dropFirst()))
    }
}
