/// The outline of each kind of node, told apart without colour: a store is a drum, a model has a thick line, a document a folded corner, a
/// gate cut corners; who stands outside has a dashed line, and round ends if it is a person.
enum Shape {
    static func marks(of node: PlacedNode) -> [Mark] {
        outline(of: node.node.kind, node.frame)
            + node.texts.enumerated().map { $1.mark(Paint(fill: $0 == 0 ? .ink : .inkSoft)) }
    }

    private static func outline(of kind: Diagram.Node.Kind, _ frame: Rectangle) -> [Mark] {
        let line = Paint(fill: kind.colour, stroke: .nodeLine, strokeWidth: 2)
        switch kind {
        case .compute: return [.rectangle(frame, radius: 8, line)]
        case .model: return [.rectangle(frame, radius: 8, Paint(fill: kind.colour, stroke: .nodeLine, strokeWidth: 5))]
        case .store: return drum(frame, line)
        case .document: return sheet(frame, line)
        case .gate: return [.polygon(octagon(frame), line)]
        case .actor: return [.rectangle(frame, radius: 26, Paint(fill: kind.colour, stroke: .nodeLine, strokeWidth: 2, dash: .dashed))]
        case .external: return [.rectangle(frame, radius: 4, Paint(fill: kind.colour, stroke: .nodeLine, strokeWidth: 2, dash: .dashed))]
        }
    }

    private static func drum(_ frame: Rectangle, _ paint: Paint) -> [Mark] {
        let lid = 8
        let top = Point(frame.centre.x, frame.y + lid)
        let bottom = Point(frame.centre.x, frame.bottom - lid)
        let body = Rectangle(x: frame.x, y: frame.y + lid, width: frame.width, height: frame.height - 2 * lid)
        let side = Paint(stroke: paint.stroke, strokeWidth: paint.strokeWidth)
        return [
            .ellipse(center: bottom, radiusX: frame.width / 2, radiusY: lid, paint),
            .rectangle(body, radius: 0, Paint(fill: paint.fill)),
            .line([Point(frame.x, top.y), Point(frame.x, bottom.y)], radius: 0, arrow: false, side),
            .line([Point(frame.right, top.y), Point(frame.right, bottom.y)], radius: 0, arrow: false, side),
            .ellipse(center: top, radiusX: frame.width / 2, radiusY: lid, paint),
        ]
    }

    private static func sheet(_ frame: Rectangle, _ paint: Paint) -> [Mark] {
        let fold = 14
        let (inner, outer) = (Point(frame.right - fold, frame.y), Point(frame.right, frame.y + fold))
        return [
            .polygon([Point(frame.x, frame.y), inner, outer, Point(frame.right, frame.bottom), Point(frame.x, frame.bottom)], paint),
            .line(
                [inner, Point(frame.right - fold, frame.y + fold), outer], radius: 0, arrow: false,
                Paint(stroke: paint.stroke, strokeWidth: paint.strokeWidth)),
        ]
    }

    private static func octagon(_ frame: Rectangle) -> [Point] {
        let cut = 12
        return [
            Point(frame.x + cut, frame.y), Point(frame.right - cut, frame.y), Point(frame.right, frame.y + cut),
            Point(frame.right, frame.bottom - cut), Point(frame.right - cut, frame.bottom), Point(frame.x + cut, frame.bottom),
            Point(frame.x, frame.bottom - cut), Point(frame.x, frame.y + cut),
        ]
    }
}

extension Diagram.Node.Kind {
    fileprivate var colour: Colour {
        switch self {
        case .compute: .compute
        case .store: .store
        case .model: .model
        case .document: .document
        case .gate: .gate
        case .actor, .external: .external
        }
    }
}
