/// The marks of a placed diagram: lanes with their stages, then edges, then their labels on top.
func paint(_ placed: PlacedDiagram, of diagram: Diagram) -> Drawing {
    let wording = Wording(diagram)
    var marks: [Mark] = []
    let frames = placed.boxes.filter { $0.role != .group && $0.role != .empty }
    for (lane, content) in diagram.lanes.enumerated() {
        guard let box = frames.first(where: { $0.id == content.id }) else { continue }
        var inside = paint(box)
        for other in placed.boxes where (other.role == .group || other.role == .empty) && box.frame.contains(other.frame) {
            inside += paint(other, isCrossed: placed.routes.contains { $0.passes(through: other.frame) })
        }
        for node in placed.nodes where node.lane == lane {
            inside.append(.group(label: wording.label(of: node.node), Shape.marks(of: node)))
        }
        marks.append(.group(label: wording.label(ofLane: content), inside))
    }
    let texts = placed.captions.map { $0.mark(Paint(fill: .inkSoft)) }
    let lines = placed.routes.map { Mark.line($0.points, radius: 8, arrow: true, $0.paint) }
    let labels = placed.routes.compactMap { route in
        route.label?.mark(Paint(fill: route.edge.kind == .feedback ? .feedback : .inkSoft, stroke: .lane), hasHalo: true)
    }
    for part in [texts, lines, labels] where !part.isEmpty { marks.append(.group(label: nil, part)) }
    return Drawing(
        width: placed.width, height: placed.height, title: wording.title, summary: wording.summary, language: diagram.language, marks: marks
    )
}

/// - Parameter isCrossed: whether an edge passes through it: an empty place is then only said, so that no edge runs through a box.
private func paint(_ box: PlacedBox, isCrossed: Bool = false) -> [Mark] {
    let outline: Mark?
    switch box.role {
    case .lane, .layer, .crosscut, .panel:
        outline = .rectangle(box.frame, radius: 12, Paint(fill: .lane, stroke: .laneLine, strokeWidth: 2))
    case .group:
        outline = .rectangle(box.frame, radius: 10, Paint(fill: .background, stroke: .laneLine, strokeWidth: 2))
    case .empty:
        outline = isCrossed ? nil : .rectangle(box.frame, radius: 8, Paint(stroke: .laneLine, strokeWidth: 2, dash: .dotted))
    }
    let colour: Colour = box.role == .empty || box.role == .group ? .inkSoft : .ink
    return [outline, box.title?.mark(Paint(fill: colour))].compactMap(\.self)
}

extension Route {
    fileprivate func passes(through frame: Rectangle) -> Bool {
        pieces.contains { piece in
            let (one, other) = (piece.frame, frame)
            return one.x < other.x + other.width && other.x < one.x + one.width + 1
                && one.y < other.y + other.height && other.y < one.y + one.height + 1
        }
    }

    fileprivate var paint: Paint {
        switch edge.kind {
        case .data: Paint(stroke: .edge, strokeWidth: 3)
        case .control: Paint(stroke: .edge, strokeWidth: 3, dash: .dotted)
        case .feedback: Paint(stroke: .feedback, strokeWidth: 3, dash: .dashed)
        }
    }
}

extension PlacedText {
    func mark(_ paint: Paint, hasHalo: Bool = false) -> Mark {
        .text(
            Text(
                lines, at: origin, size: style.size, leading: style.leading, anchor: anchor, weight: style.weight, paint: paint,
                hasHalo: hasHalo))
    }
}
