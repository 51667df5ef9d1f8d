/// How the series of charts are told apart beside their colour.
extension Paint {
    /// The line of a series: solid, dashed, dotted, in turn.
    static func series(_ number: Int) -> Paint {
        let dashes: [Dash] = [.solid, .dashed, .dotted]
        return Paint(stroke: .series(number), strokeWidth: 4, dash: dashes[number % dashes.count])
    }
}

/// Circle, square, triangle, diamond, in turn.
func marker(_ series: Int, at point: Point) -> Mark {
    let paint = Paint(fill: .series(series), stroke: .background)
    let (x, y) = (point.x, point.y)
    switch series % 4 {
    case 0: return .ellipse(center: point, radiusX: 8, radiusY: 8, paint)
    case 1: return .rectangle(Rectangle(x: x - 7, y: y - 7, width: 14, height: 14), radius: 0, paint)
    case 2: return .polygon([Point(x, y - 9), Point(x + 9, y + 7), Point(x - 9, y + 7)], paint)
    default: return .polygon([Point(x, y - 10), Point(x + 10, y), Point(x, y + 10), Point(x - 10, y)], paint)
    }
}

/// An upright interval with caps at both ends.
func whisker(x: Int, from low: Int, to high: Int, _ paint: Paint) -> [Mark] {
    let cap = { (y: Int) in Mark.line([Point(x - 6, y), Point(x + 6, y)], radius: 0, arrow: false, paint) }
    return [.line([Point(x, low), Point(x, high)], radius: 0, arrow: false, paint), cap(low), cap(high)]
}
