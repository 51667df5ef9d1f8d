import Documents

extension MarkdownWriter {
    /// A table whose columns stand below each other in the text too, unless that would make its lines very long.
    func text(of table: Table<Plain>) -> String {
        let rows = ([table.header] + table.rows).map { $0.map(cell) }
        let columns = table.header.count
        let alignments = (0..<columns).map { $0 < table.alignments.count ? table.alignments[$0] : .none }
        var widths = (0..<columns).map { column in max(3, rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0) }
        if widths.reduce(0, +) > 120 { widths = widths.map { _ in 0 } }
        var lines = rows.map { row in
            line((0..<columns).map { padded($0 < row.count ? row[$0] : "", to: widths[$0], alignments[$0]) })
        }
        lines.insert(line((0..<columns).map { rule(alignments[$0], width: max(3, widths[$0])) }), at: 1)
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// A bar ends a cell even in code and in an address, unless a backslash stands in front of it.
    private func cell(_ inlines: [Inline<Plain>]) -> String {
        line(inlines, in: .cell).replacing("|", with: "\\|")
    }

    private func rule(_ alignment: ColumnAlignment, width: Int) -> String {
        switch alignment {
        case .none: String(repeating: "-", count: width)
        case .left: ":" + String(repeating: "-", count: width - 1)
        case .right: String(repeating: "-", count: width - 1) + ":"
        case .center: ":" + String(repeating: "-", count: width - 2) + ":"
        }
    }

    private func padded(_ cell: String, to width: Int, _ alignment: ColumnAlignment) -> String {
        let blanks = String(repeating: " ", count: max(0, width - self.width(cell)))
        return alignment == .right ? blanks + cell : cell + blanks
    }

    private func width(_ cell: String) -> Int { cell.count }
}
