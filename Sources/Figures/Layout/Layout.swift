package import Diagnostics

/// Gives every part of a diagram its place and paint. The same diagram gives the same drawing, to the half pixel.
///
/// - Parameter width: in half pixels; 1344 are the 7 in of a printed page's width. Nothing is scaled to fit: text is never smaller than 7 pt.
/// - Parameter log: gets what is wrong with the diagram, without a place; the drawing is then empty.
package func layOut(_ diagram: Diagram, width: Int = 1344, reporting log: inout [Diagnostic]) -> Drawing {
    let placed = place(diagram, width: width, reporting: &log) ?? PlacedDiagram(width: width, height: 0)
    return paint(placed, of: diagram)
}

/// The diagram with places; nil if it cannot be drawn, which is then reported.
func place(_ diagram: Diagram, width: Int, reporting log: inout [Diagnostic]) -> PlacedDiagram? {
    guard let graph = Graph(diagram, reporting: &log) else { return nil }
    switch diagram.arrangement {
    case .lanes: return LanesLayout.place(graph, width: width, reporting: &log)
    case .compare: return CompareLayout.place(graph, width: width, reporting: &log)
    case .stack: return StackLayout.place(graph, width: width, reporting: &log)
    }
}
