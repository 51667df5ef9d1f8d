import Figures

/// The width of the type area shared by a table's columns, in twentieths of a point.
///
/// As in a browser each column gets what its longest word needs, and more the longer its lines are, so that words break only where there is
/// no other way. Arial is measured, whose widths every stand-in has.
///
/// - Parameter rows: what the cells say, the head among them; a row may be short.
func columnWidths(_ rows: [[String]], columns: Int) -> [Int] {
    guard columns > 0 else { return [] }
    var least = Array(repeating: 0, count: columns)
    var most = least
    for row in rows {
        for (column, text) in row.prefix(columns).enumerated() {
            // Lines do not break at a no-break space.
            let words = text.split { " -\n".contains($0) }.map { width(String($0) + "-", isNarrow: isNarrow(columns)) }
            least[column] = max(least[column], words.max() ?? 0)
            most[column] = max(most[column], min(width(text, isNarrow: isNarrow(columns)), typeAreaWidth * 2 / 3))
        }
    }
    most = zip(least, most).map(max)
    let room = typeAreaWidth - columns * cellPadding
    var widths: [Int]
    if most.reduce(0, +) <= room {
        widths = grown(most, to: room, by: most.map { max($0, 400) })
    } else if least.reduce(0, +) <= room {
        widths = grown(least, to: room, by: zip(most, least).map { $0 - $1 })
    } else {
        widths = least.map { $0 * room / max(1, least.reduce(0, +)) }
    }
    widths = widths.map { $0 + cellPadding }
    widths[columns - 1] += typeAreaWidth - widths.reduce(0, +)
    return widths
}

/// Whether a table has so many columns that its letters are small.
func isNarrow(_ columns: Int) -> Bool { columns > 7 }

private func grown(_ widths: [Int], to room: Int, by shares: [Int]) -> [Int] {
    let (left, sum) = (room - widths.reduce(0, +), max(1, shares.reduce(0, +)))
    return zip(widths, shares).map { $0 + left * $1 / sum }
}

/// In the bold letters of a head, 9 or 7.5 points high; half a pixel is 7.5 twentieths of a point.
private func width(_ text: String, isNarrow: Bool) -> Int {
    Figures.textWidth(text, size: isNarrow ? 20 : 24, weight: .bold) * 15 / 2 + 15
}

/// On both sides, as the style of tables has it, and the lines.
private let cellPadding = 2 * 85 + 10
