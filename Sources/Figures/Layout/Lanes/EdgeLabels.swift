/// Finds a free place for the label of each edge: above or below a horizontal piece, or beside a vertical one.
struct EdgeLabels {
    /// Least distances of a label: to its own line, to other lines, and to boxes and texts.
    enum Distance {
        static let own = 5
        static let line = 8
        static let box = 8
    }

    private struct Slot {
        var text: PlacedText
        var cost: Int
    }

    private let placed: PlacedDiagram
    private let texts: [Rectangle]
    private let solid: [Rectangle]
    private let borders: [Rectangle]
    private let lines: [[Rectangle]]

    /// Gives each labelled route its label; the routes that found no room are returned.
    static func place(in placed: inout PlacedDiagram) -> [Int] {
        let labels = EdgeLabels(placed)
        var taken: [Rectangle] = []
        var homeless: [Int] = []
        let order = placed.routes.indices.sorted { (placed.routes[$0].length, $0) < (placed.routes[$1].length, $1) }
        for index in order {
            guard let label = placed.routes[index].edge.label, !label.isEmpty else { continue }
            let slot = labels.slots(for: label, at: index).first { labels.isFree($0.text.frame, for: index, taken) }
            placed.routes[index].label = slot?.text
            if let slot { taken.append(slot.text.frame) } else { homeless.append(index) }
        }
        return homeless
    }

    private init(_ placed: PlacedDiagram) {
        self.placed = placed
        solid = placed.nodes.map(\.frame)
        texts = placed.boxes.compactMap { $0.title?.frame }
        borders = placed.boxes.flatMap { box in
            let frame = box.frame
            return [
                Rectangle(x: frame.x, y: frame.y, width: frame.width, height: 0),
                Rectangle(x: frame.x, y: frame.bottom, width: frame.width, height: 0),
                Rectangle(x: frame.x, y: frame.y, width: 0, height: frame.height),
                Rectangle(x: frame.right, y: frame.y, width: 0, height: frame.height),
            ]
        }
        lines = placed.routes.map { $0.pieces.map(\.frame) }
    }

    private func isFree(_ frame: Rectangle, for index: Int, _ taken: [Rectangle]) -> Bool {
        let canvas = Rectangle(x: 0, y: 0, width: placed.width, height: placed.height)
        guard canvas.contains(frame) else { return false }
        let roomy = frame.grown(by: Distance.box)
        guard !solid.contains(where: roomy.meets), !texts.contains(where: roomy.meets) else { return false }
        guard !taken.contains(where: roomy.meets), !borders.contains(where: frame.grown(by: Distance.own).meets) else { return false }
        let clear = frame.grown(by: Distance.line)
        for (other, pieces) in lines.enumerated() {
            let area = other == index ? frame.grown(by: Distance.own - 1) : clear
            if pieces.contains(where: area.meets) { return false }
        }
        return true
    }

    /// All places, the best first.
    private func slots(for label: String, at index: Int) -> [Slot] {
        var slots: [Slot] = []
        let style = TextStyle.edgeLabel
        var seen: [[String]] = []
        for count in 1...4 {
            let width = style.leastWidth(of: label, maximumLines: count)
            guard let lines = style.wrapped(label, width: width, maximumLines: count), !seen.contains(lines) else { continue }
            seen.append(lines)
            for piece in placed.routes[index].pieces {
                slots += piece.isHorizontal ? along(piece, lines, style) : beside(piece, lines, style)
            }
        }
        return slots.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
    }

    private func along(_ piece: Piece, _ lines: [String], _ style: TextStyle) -> [Slot] {
        let (width, height) = (style.width(of: lines), style.height(of: lines))
        let (left, right) = (piece.frame.x, piece.frame.right)
        var slots: [Slot] = []
        for (x, away) in places(from: left, to: right, breadth: width) {
            for above in [true, false] {
                let top = above ? piece.from.y - Distance.own - height : piece.from.y + Distance.own
                let text = style.placed(lines, x: x + width / 2, top: top, anchor: .middle)
                let overhang = max(0, width - piece.length)
                let cost = away / 3 + (above ? 0 : 25) + overhang + lines.count * 12 - min(piece.length, 240) / 4
                slots.append(Slot(text: text, cost: cost))
            }
        }
        return slots
    }

    private func beside(_ piece: Piece, _ lines: [String], _ style: TextStyle) -> [Slot] {
        let height = style.height(of: lines)
        var slots: [Slot] = []
        for (y, away) in places(from: piece.frame.y, to: piece.frame.bottom, breadth: height) {
            for isRight in [true, false] {
                let x = isRight ? piece.from.x + Distance.own + 3 : piece.from.x - Distance.own - 3
                let text = style.placed(lines, x: x, top: y, anchor: isRight ? .start : .end)
                let overhang = max(0, height - piece.length)
                let cost = 30 + away / 3 + (isRight ? 0 : 20) + overhang * 2 + lines.count * 8 - min(piece.length, 240) / 4
                slots.append(Slot(text: text, cost: cost))
            }
        }
        return slots
    }

    /// Where something of that breadth may begin so that it lies at the piece, the middle first, and how far from the middle that is.
    private func places(from low: Int, to high: Int, breadth: Int) -> [(Int, Int)] {
        let middle = (low + high - breadth) / 2
        let reach = max(abs(high - low - breadth) / 2, 0)
        var places = [(middle, 0)]
        for away in stride(from: 8, through: reach, by: 8) { places += [(middle - away, away), (middle + away, away)] }
        return places
    }
}

extension Route {
    var length: Int { pieces.reduce(0) { $0 + $1.length } }
}
