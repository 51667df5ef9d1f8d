/// An architecture as boxes and edges, without places: what `layOut` turns into a `Drawing`.
package struct Diagram: Sendable {
    package enum Arrangement: Sendable {
        /// Full-width lanes, stacked; stages flow along shared columns.
        case lanes
        /// Panels side by side, one row for each counterpart, so that what does the same work stands level.
        case compare
        /// Layers stacked, each a row of cells of equal height; layers marked as crosscutting become a bar beside the others.
        case stack
    }

    package struct Lane: Sendable {
        package var id: String
        package var title: String
        package var nodes: [Node]
        /// In a stack: a vertical bar beside the layers, for what concerns all of them.
        package var isCrosscut: Bool

        package init(id: String, title: String, nodes: [Node], isCrosscut: Bool = false) {
            self.id = id
            self.title = title
            self.nodes = nodes
            self.isCrosscut = isCrosscut
        }
    }

    package struct Node: Sendable {
        package enum Kind: String, CaseIterable, Sendable { case compute, store, model, document, gate, actor, external }

        package var id: String
        package var title: String
        /// The service below the title: "SageMaker endpoint".
        package var subtitle: String?
        package var kind: Kind
        /// In a comparison: nodes of different lanes with equal counterpart stand in one row; nil stands alone.
        package var counterpart: String?
        /// In lanes: nodes of equal group are enclosed by a box with that title.
        package var group: String?

        package init(
            id: String, title: String, subtitle: String? = nil, kind: Kind = .compute, counterpart: String? = nil, group: String? = nil
        ) {
            self.id = id
            self.title = title
            self.subtitle = subtitle
            self.kind = kind
            self.counterpart = counterpart
            self.group = group
        }
    }

    package struct Edge: Sendable {
        package enum Kind: String, CaseIterable, Sendable { case data, control, feedback }

        package var from: String
        package var to: String
        package var label: String?
        package var kind: Kind

        package init(from: String, to: String, label: String? = nil, kind: Kind = .data) {
            self.from = from
            self.to = to
            self.label = label
            self.kind = kind
        }
    }

    /// What the nodes of one row of a comparison have in common.
    package struct Counterpart: Sendable {
        package var id: String
        package var title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// Letters, digits and hyphens; the prefix of every id in the SVG, so that several drawings live on one page.
    package var id: String
    package var title: String
    package var arrangement: Arrangement
    package var lanes: [Lane]
    package var edges: [Edge]
    /// Titles of the rows of a comparison, written before them; a row without one has none.
    package var counterparts: [Counterpart]
    package var language: String

    package init(
        id: String, title: String, arrangement: Arrangement, lanes: [Lane], edges: [Edge], counterparts: [Counterpart] = [],
        language: String = "en"
    ) {
        self.id = id
        self.title = title
        self.arrangement = arrangement
        self.lanes = lanes
        self.edges = edges
        self.counterparts = counterparts
        self.language = language
    }
}
