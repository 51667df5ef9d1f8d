/// The marks of a placed diagram: lanes with their stages, then edges, then their labels on top.
func paint(_ placed: PlacedDiagram, of diagram: Diagram) -> Drawing {
    let wording = Wording(diagram)
    var marks: [Mark] = []
    let frames = placed.boxes.filter { $0.role != .group && $0.role != .empty }
    for (lane, content) in diagram.lanes.enumerated() {
        guard let box = frames.first(where: { $0.id == content.id }) else { continue }
        var inside = paint(box)
        for other in placed.boxes where (other.role == .group || other.role == .empty) && box.frame.contains(other.frame) {
            inside += paint(other)
        }
        for node in placed.nodes where node.lane == lane {
            inside.append(.group(label: wording.label(of: node.node), Shape.marks(of: node)))
        }
        marks.append(.group(label: wording.label(ofLane: content), inside))
    }
    let texts = placed.captions.map { $0.mark(Paint(fill: .inkSoft)) }
    let lines = placed.routes.map { Mark.line($0.points, radius: 8, arrow: true, $0.paint) }
    let labels = placed.routes.compactMap { route in
        route.label?.mark(Paint(fill: route.edge.kind == .feedback ? .feedback : .inkSoft), hasHalo: true)
    }
    for part in [texts, lines, labels] where !part.isEmpty { marks.append(.group(label: nil, part)) }
    return Drawing(
        width: placed.width, height: placed.height, title: wording.title, summary: wording.summary, language: diagram.language, marks: marks
    )
}

private func paint(_ box: PlacedBox) -> [Mark] {
    let outline: Mark
    switch box.role {
    case .lane, .layer, .crosscut, .panel:
        outline = .rectangle(box.frame, radius: 12, Paint(fill: .lane, stroke: .laneLine, strokeWidth: 2))
    case .group:
        outline = .rectangle(box.frame, radius: 10, Paint(fill: .background, stroke: .laneLine, strokeWidth: 2))
    case .empty:
        outline = .rectangle(box.frame, radius: 8, Paint(stroke: .laneLine, strokeWidth: 2, dash: .dotted))
    }
    let colour: Colour = box.role == .empty || box.role == .group ? .inkSoft : .ink
    return [outline] + (box.title.map { [$0.mark(Paint(fill: colour))] } ?? [])
}

extension Route {
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
