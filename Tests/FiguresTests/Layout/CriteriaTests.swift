import Testing

@testable import Figures

/// A check that cannot fail is none: each criterion is shown to fail on a diagram broken in one place.
@Suite("Criteria find what is broken")
struct CriteriaTests {
    /// Two lanes, three nodes, an edge across with a bend and a label, and one straight down.
    private static let sound: PlacedDiagram = {
        var placed = PlacedDiagram(width: 800, height: 600)
        placed.boxes = [
            box(.lane, "top", Rectangle(x: 4, y: 4, width: 792, height: 240)),
            box(.lane, "bottom", Rectangle(x: 4, y: 290, width: 792, height: 300)),
        ]
        placed.nodes = [
            node("a", 0, Rectangle(x: 60, y: 80, width: 200, height: 100)), node("b", 0, Rectangle(x: 460, y: 80, width: 200, height: 100)),
            node("c", 1, Rectangle(x: 460, y: 400, width: 200, height: 100)),
        ]
        var labelled = route("a", "c", [Point(160, 180), Point(160, 450), Point(460, 450)])
        labelled.label = TextStyle.edgeLabel.placed(["text"], x: 300, top: 410, anchor: .middle)
        placed.routes = [labelled, route("b", "c", [Point(560, 180), Point(560, 400)])]
        return placed
    }()

    private static func box(_ role: PlacedBox.Role, _ id: String, _ frame: Rectangle) -> PlacedBox {
        PlacedBox(
            role: role, id: id, frame: frame,
            title: TextStyle.laneTitle.placed([id], x: frame.x + 16, top: frame.y + 14, anchor: .start))
    }

    private static func node(_ id: String, _ lane: Int, _ frame: Rectangle) -> PlacedNode {
        let content = Diagram.Node(id: id, title: id)
        let texts = NodeText(content, width: frame.width)?.placed(in: frame, kind: .compute) ?? []
        return PlacedNode(node: content, lane: lane, frame: frame, texts: texts)
    }

    private static func route(_ from: String, _ to: String, _ points: [Point]) -> Route {
        Route(edge: Diagram.Edge(from: from, to: to), points: points)
    }

    private static func broken(_ change: (inout PlacedDiagram) -> Void) -> Criteria {
        var placed = sound
        change(&placed)
        return Criteria(placed: placed)
    }

    /// The label's first baseline somewhere else.
    private static func labelled(at origin: Point) -> Criteria {
        broken { placed in placed.routes[0].label?.origin = origin }
    }

    @Test("A sound diagram passes")
    func passes() {
        #expect(Criteria(placed: Self.sound).violations == [])
        #expect(Criteria(placed: Self.sound).crossings == 0)
        #expect(Criteria(placed: Self.sound).bends == 1)
    }

    @Test("Nodes that overlap")
    func overlap() {
        let criteria = Self.broken { $0.nodes[1].frame.x = 250 }
        #expect(criteria.violations.contains(.nodesOverlap("a", "b")))
    }

    @Test("A node outside its lane")
    func outsideLane() {
        let criteria = Self.broken { $0.nodes[2].frame.y = 500 }
        #expect(criteria.violations.contains(.nodeOutsideItsLane("c")))
    }

    @Test("A text less than 6 px from its border, and a text below 7 pt")
    func text() {
        #expect(Self.broken { $0.nodes[0].texts[0].origin.y = 90 }.violations.contains(.textTouchesBorder("a")))
        #expect(Self.broken { $0.nodes[0].texts[0].style.size = 18 }.violations.contains(.textTooSmall("a")))
    }

    @Test("An edge through a node, a title, or beside the node it names")
    func through() {
        let throughNode = Self.broken { $0.routes[0].points = [Point(260, 130), Point(700, 130), Point(700, 450), Point(660, 450)] }
        #expect(throughNode.violations.contains(.edgeThroughNode(edge: "a→c", "b")))
        let throughTitle = Self.broken { $0.routes[0].points = [Point(60, 130), Point(30, 130), Point(30, 450), Point(460, 450)] }
        #expect(throughTitle.violations.contains(.edgeThroughText(edge: "a→c", "bottom")))
        #expect(Self.broken { $0.routes[1].points[1].y = 390 }.violations.contains(.edgeEndsAside("b→c")))
        #expect(Self.broken { $0.routes[1].points[1].x = 570 }.violations.contains(.edgeSlants("b→c")))
    }

    @Test("An edge along another, along a border, or with a jog")
    func along() {
        let along = Self.broken { $0.routes.append(Self.route("a", "c", [Point(164, 180), Point(164, 452), Point(460, 452)])) }
        #expect(along.violations.contains(.edgesCoincide("a→c", "a→c")))
        let border = Self.broken { $0.routes[0].points = [Point(160, 180), Point(160, 292), Point(500, 292), Point(500, 400)] }
        #expect(border.violations.contains(.edgeAlongBorder(edge: "a→c", "bottom")))
        let jog = Self.broken { $0.routes[1].points = [Point(560, 180), Point(560, 300), Point(580, 300), Point(580, 400)] }
        #expect(jog.violations.contains(.edgeJogs("b→c")))
    }

    @Test("A label on a node, a title, another label or an edge, and a label that is missing")
    func labels() {
        #expect(Self.labelled(at: Point(160, 130)).violations.contains(.labelOnNode("text", "a")))
        #expect(Self.labelled(at: Point(50, 330)).violations.contains(.labelOnText("text", "bottom")))
        #expect(Self.labelled(at: Point(560, 300)).violations.contains(.labelOnForeignEdge("text", edge: "b→c")))
        let twice = Self.broken { $0.routes[1].label = $0.routes[0].label }
        #expect(twice.violations.contains(.labelOnText("text", "text")))
        let missing = Self.broken { $0.routes[1].edge.label = "lost" }
        #expect(missing.violations.contains(.labelMissing("b→c")))
    }

    @Test("Lanes that do not line up, columns that do not, and what leaves the canvas")
    func frames() {
        #expect(Self.broken { $0.boxes[1].frame.width = 700 }.violations.contains(.lanesUneven("bottom")))
        #expect(Self.broken { $0.nodes[2].frame.x = 470 }.violations.contains(.columnsUneven("b, c")))
        #expect(Self.broken { $0.boxes[0].frame.x = -2 }.violations.contains(.outsideCanvas("top")))
    }

    @Test("Crossings are counted")
    func crossings() {
        let crossed = Self.broken {
            $0.routes[1].points = [Point(460, 130), Point(300, 130), Point(300, 560), Point(560, 560), Point(560, 500)]
        }
        #expect(crossed.crossings == 1)
        #expect(crossed.bends == 4)
    }
}
