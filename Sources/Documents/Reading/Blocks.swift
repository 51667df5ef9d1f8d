import Diagnostics

extension MarkdownReader {
    mutating func blocks(in parent: MarkdownNode) -> [Block<Authored>] { blocks(from: parent.firstChild, in: parent) }

    /// The blocks from `first` on to its last sibling.
    mutating func blocks(from first: MarkdownNode?, in parent: MarkdownNode) -> [Block<Authored>] {
        deeper(in: parent) { reader in
            var blocks: [Block<Authored>] = []
            blocks.reserveCapacity(first?.countToLast ?? 0)
            var child = first
            while let node = child {
                child = node.next
                if let block = reader.block(node) { blocks.append(block) }
            }
            return blocks
        } orText: {
            .paragraph([.text($0)])
        }
    }

    private mutating func block(_ node: MarkdownNode) -> Block<Authored>? {
        switch node.kind {
        case .paragraph:
            enter(node)
            return .paragraph(inlines(in: node))
        case .heading: return .heading(heading(node))
        case .list: return .list(list(node))
        case .codeBlock: return hasAdditions && node.isFenced ? fencedBlock(node) : .code(Code(info: node.info, text: node.literal))
        case .quote: return hasAdditions ? quoteOrCallout(node) : .quote(blocks(in: node))
        case .htmlBlock: return .html(RawHTML(text: node.literal, place: source.place(lines.trimmedRange(ofLine: node.startLine))))
        case .table: return .table(table(node))
        case .rule: return .rule
        case .footnote: return nil
        case .document, .item, .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough, .link, .image, .mention,
            .other:
            return nil
        }
    }

    /// Sends the locator to a block's lines.
    mutating func enter(_ node: MarkdownNode) {
        guard hasAdditions else { return }
        // A paragraph that cmark-gfm cut off a table's head has no lines; the table behind it has.
        let lines = node.startLine > 0 ? node : node.next ?? node
        locator.enter(lines: lines.startLine, lines.endLine)
    }

    /// A block's first line, from where the block begins in it.
    func firstLine(of node: MarkdownNode) -> SourceRange {
        let line = lines.trimmedRange(ofLine: node.startLine)
        return SourceRange(max(line.lower, lines.start(ofLine: node.startLine) + node.startColumn - 1), line.upper)
    }

    private mutating func list(_ node: MarkdownNode) -> List<Authored> {
        var items: [List<Authored>.Item] = []
        var child = node.firstChild
        while let item = child {
            child = item.next
            items.append(List.Item(blocks: blocks(in: item), isDone: item.isDone))
        }
        return List(start: node.isOrdered ? node.listStart : nil, isTight: node.isTight, items: items)
    }

    private mutating func table(_ node: MarkdownNode) -> Table<Authored> {
        let alignments = node.alignments.map { letter -> Table<Authored>.Alignment in
            switch letter {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
        var header: [[Inline<Authored>]] = []
        var rows: [[[Inline<Authored>]]] = []
        enter(node)
        var child = node.firstChild
        while let row = child {
            child = row.next
            // The head's line is not to be trusted: lines that were a paragraph may stand in front of it.
            if row.isHeaderRow {
                header = cells(row)
            } else {
                if hasAdditions { locator.enter(lines: row.startLine, row.startLine) }
                rows.append(cells(row))
            }
        }
        let line = lines.trimmedRange(ofLine: max(node.startLine, 1))
        return Table(alignments: alignments, header: header, rows: rows, place: source.place(line))
    }

    private mutating func cells(_ row: MarkdownNode) -> [[Inline<Authored>]] {
        var cells: [[Inline<Authored>]] = []
        var child = row.firstChild
        while let cell = child {
            child = cell.next
            cells.append(inlines(in: cell))
        }
        return cells
    }
}
