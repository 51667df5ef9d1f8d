/// A connected line as the path of its stroke and, if it ends in an arrow, the triangle of its head.
struct LinePath {
    /// Absolute commands, in pixels.
    let path: String
    /// The tip, then the two other corners.
    let head: [Point]?

    /// The stroke ends inside the head, so that its square end does not show beside the tip.
    init(_ points: [Point], radius: Int, arrow: Bool, strokeWidth: Int) {
        var points = points.reduce(into: [Point]()) { if $0.last != $1 { $0.append($1) } }
        var head: [Point]?
        if arrow, let tip = points.last, let before = points.dropLast().last {
            let length = 10 + 2 * strokeWidth
            let base = tip.moved(towards: before, by: length)
            let (acrossX, acrossY) = (scaled(base.y - tip.y, 7, 16), scaled(tip.x - base.x, 7, 16))
            head = [tip, Point(base.x + acrossX, base.y + acrossY), Point(base.x - acrossX, base.y - acrossY)]
            points[points.count - 1] = tip.moved(towards: before, by: min(length - 2, tip.distance(to: before)))
        }
        self.head = head
        path = LinePath.commands(points, radius: radius)
    }

    private static func commands(_ points: [Point], radius: Int) -> String {
        guard let first = points.first else { return "" }
        var commands = "M\(pixels(first.x)) \(pixels(first.y))"
        var pen = first
        for (place, corner) in points.enumerated().dropFirst() {
            guard radius > 0, place + 1 < points.count else {
                commands += straight(from: pen, to: corner)
                pen = corner
                continue
            }
            let (before, after) = (points[place - 1], points[place + 1])
            let bend = min(radius, before.distance(to: corner) / 2, corner.distance(to: after) / 2)
            let (start, end) = (corner.moved(towards: before, by: bend), corner.moved(towards: after, by: bend))
            commands += straight(from: pen, to: start)
            commands += "Q\(pixels(corner.x)) \(pixels(corner.y)) \(pixels(end.x)) \(pixels(end.y))"
            pen = end
        }
        return commands
    }

    private static func straight(from start: Point, to end: Point) -> String {
        if start == end { return "" }
        if start.y == end.y { return "H\(pixels(end.x))" }
        if start.x == end.x { return "V\(pixels(end.y))" }
        return "L\(pixels(end.x)) \(pixels(end.y))"
    }
}

/// Half pixels as pixels: "12" or "12.5".
func pixels(_ halves: Int) -> String {
    let sign = halves < 0 ? "-" : ""
    return sign + String(halves.magnitude / 2) + (halves.magnitude % 2 == 1 ? ".5" : "")
}

/// The product over the divisor, to the nearest whole number; halves away from zero.
private func scaled(_ number: Int, _ factor: Int, _ divisor: Int) -> Int {
    let doubled = 2 * number * factor
    return (doubled + (doubled < 0 ? -divisor : divisor)) / (2 * divisor)
}

extension Point {
    /// In half pixels, rounded down.
    fileprivate func distance(to other: Point) -> Int {
        if x == other.x { return abs(y - other.y) }
        if y == other.y { return abs(x - other.x) }
        let (dx, dy) = (Double(x - other.x), Double(y - other.y))
        return Int((dx * dx + dy * dy).squareRoot())
    }

    fileprivate func moved(towards other: Point, by length: Int) -> Point {
        let whole = distance(to: other)
        guard whole > 0 else { return self }
        return Point(x + scaled(other.x - x, length, whole), y + scaled(other.y - y, length, whole))
    }
}
