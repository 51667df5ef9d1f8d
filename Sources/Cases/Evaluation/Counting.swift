import Documents

extension EvaluatedBook {
    /// Every exhibit, in reading order.
    package var exhibits: [Exhibit] {
        pages.flatMap { page in
            var found: [Exhibit] = []
            page.document.forEachBlock { block in
                if case .slot(let exhibit) = block { found.append(exhibit) }
            }
            return found
        }
    }

    package var counts: (figures: Int, tables: Int, values: Int) {
        let exhibits = exhibits
        return (
            exhibits.filter { $0.label.counter == .figure }.count, exhibits.filter { $0.label.counter == .table }.count,
            pages.map(\.derivations.count).reduce(0, +)
        )
    }
}
