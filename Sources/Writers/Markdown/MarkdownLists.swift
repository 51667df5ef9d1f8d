import Documents

extension MarkdownWriter {
    /// - Parameter isAlternate: whether it has the other mark, because a list of its kind stands in front of it.
    func text(of list: List<Plain>, depth: Int, isAlternate: Bool) -> String {
        let isTight = list.isTight && list.items.allSatisfy { canBeTight($0.blocks) }
        let items = list.items.enumerated().map { index, item in
            text(of: item, mark: mark(of: list, index, isAlternate: isAlternate), depth: depth, isTight: isTight)
        }
        return items.joined(separator: isTight ? "\n" : "\n\n")
    }

    private func mark(of list: List<Plain>, _ index: Int, isAlternate: Bool) -> String {
        guard let start = list.start else { return isAlternate ? "*" : "-" }
        // A number of more than nine digits begins no item.
        let number = start + list.items.count < 1_000_000_000 ? start + index : start
        return "\(number)\(isAlternate ? ")" : ".")"
    }

    private func text(of item: List<Plain>.Item, mark: String, depth: Int, isTight: Bool) -> String {
        let box = item.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
        let content = box + text(of: item.blocks, depth: depth + 1, isTight: isTight)
        return content.isEmpty ? mark : "\(mark) " + indented(content, by: mark.utf8.count + 1)
    }
}

/// Whether each block ends where the next begins, without a blank line between them.
private func canBeTight(_ blocks: [Block<Plain>]) -> Bool {
    zip(blocks, blocks.dropFirst()).allSatisfy { canFollow($1, on: $0) }
}

private func canFollow(_ next: Block<Plain>, on block: Block<Plain>) -> Bool {
    if case .html = block { return false }
    switch next {
    case .paragraph, .table, .html: return !endsOpen(block)
    case .quote, .callout:
        switch block {
        case .quote, .callout: return false
        case .paragraph, .heading, .list, .code, .math, .html, .table, .rule: return true
        }
    case .list(let list):
        // In the middle of a paragraph only a list that begins with 1 and with a text is one.
        guard case .paragraph = block else { return true }
        return list.start ?? 1 == 1 && list.items.first?.blocks.isEmpty == false
    case .heading, .code, .math, .rule: return true
    }
}

/// Whether a line of text behind the block would be taken for a part of it.
private func endsOpen(_ block: Block<Plain>) -> Bool {
    switch block {
    case .paragraph, .html, .table: true
    case .quote(let blocks), .callout(_, let blocks): blocks.last.map(endsOpen) ?? false
    case .list(let list): list.items.last?.blocks.last.map(endsOpen) ?? false
    case .heading, .code, .math, .rule: false
    }
}
