import Diagnostics

extension MarkdownReader {
    /// A quote, or a callout if its first line is `[!NOTE]` or one of the others and nothing else.
    mutating func quoteOrCallout(_ quote: MarkdownNode) -> Block<Authored> {
        guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, let callout = callout(paragraph) else {
            return .quote(blocks(in: quote))
        }
        guard let behind = paragraph.firstChild?.next?.next else { return .callout(callout, blocks(from: paragraph.next, in: quote)) }
        enter(paragraph)
        locator.nextLine()
        let first = inlines(from: behind, in: paragraph)
        return .callout(callout, [.paragraph(first)] + blocks(from: paragraph.next, in: quote))
    }

    private mutating func callout(_ paragraph: MarkdownNode) -> Callout? {
        guard let first = paragraph.firstChild, first.kind == .text else { return nil }
        switch first.next?.kind {
        case nil, .softBreak, .lineBreak: break
        default: return nil
        }
        guard let name = first.literal.calloutName else { return nil }
        enter(paragraph)
        guard let mark = locator.find("[!\(name)]"), !locator.isEscaped(at: mark.lower) else { return nil }
        if let callout = Callout(rawValue: name.lowercased()) { return callout }
        let names = Callout.allCases.map { $0.rawValue.uppercased() }
        log.append(
            .error(
                "there is no callout '\(name)'", at: source.place(SourceRange(mark.lower + 2, mark.upper - 1)),
                notes: didYouMean(name.uppercased(), among: names) + [.init("a callout is one of \(names.joined(separator: ", "))")]))
        return nil
    }
}

extension String {
    /// `NOTE` of `[!NOTE]`.
    fileprivate var calloutName: String? {
        let trimmed = utf8.reversed().drop(while: \.isBlank).reversed()
        guard trimmed.starts(with: "[!".utf8), trimmed.last == UInt8(ascii: "]") else { return nil }
        let name = trimmed.dropFirst(2).dropLast()
        return !name.isEmpty && name.allSatisfy(\.isLetter) ? String(decoding: name, as: UTF8.self) : nil
    }
}
