/// A space as bytes, to keep and to read again: six bytes of magic, in base 128 the number of dimensions and how many bytes the vectoriser
/// has, these, and the weights as they are in memory, the lowest byte first.
extension LatentSpace {
    private static let magic = Array("LATSP1".utf8)

    package var bytes: [UInt8] {
        var result = Self.magic
        let terms = vectoriser.bytes
        result.append(number: dimensions)
        result.append(number: terms.count)
        result += terms
        result.append(words: weights.map(\.bitPattern))
        return result
    }

    /// Nil when these are not the bytes of a space.
    package init?(bytes: [UInt8]) {
        guard bytes.starts(with: Self.magic) else { return nil }
        var reader = NumberReader(bytes: bytes[Self.magic.count...])
        guard let dimensions = reader.number(), let count = reader.number(), let terms = reader.take(count),
            let vectoriser = TextVectoriser(bytes: Array(terms)),
            let size = product(vectoriser.width, dimensions), let weights = reader.words(size, of: UInt32.self), reader.bytes.isEmpty
        else { return nil }
        self.init(vectoriser: vectoriser, dimensions: dimensions, weights: weights.map(Float.init(bitPattern:)))
    }
}

/// An index as bytes: six bytes of magic, in base 128 the number of vectors and of their dimensions, and the coordinates on the grid.
extension VectorIndex {
    private static let magic = Array("VECIX1".utf8)

    package var bytes: [UInt8] {
        var result = Self.magic
        result.append(number: count)
        result.append(number: dimensions)
        result.append(words: coordinates)
        return result
    }

    /// Nil when these are not the bytes of an index.
    package init?(bytes: [UInt8]) {
        guard bytes.starts(with: Self.magic) else { return nil }
        var reader = NumberReader(bytes: bytes[Self.magic.count...])
        guard let count = reader.number(), let dimensions = reader.number(), dimensions <= bytes.count,
            let size = product(count, Self.width(of: dimensions)), let coordinates = reader.words(size, of: Int16.self),
            reader.bytes.isEmpty, !coordinates.contains(.min)
        else { return nil }
        self.init(count: count, dimensions: dimensions, coordinates: coordinates)
    }
}

/// Nil where it has no room.
private func product(_ one: Int, _ other: Int) -> Int? {
    let (product, overflows) = one.multipliedReportingOverflow(by: other)
    return overflows ? nil : product
}
