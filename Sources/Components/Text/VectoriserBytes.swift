/// A vectoriser as bytes, to keep and to read again. After six bytes of magic come numbers in base 128, the lowest seven bits first:
/// options, texts, terms; then for each term how many bytes it shares with the one before, how many it has of its own, these, and its
/// occurrences.
extension TextVectoriser {
    private static let magic = Array("TFIDF1".utf8)

    package var bytes: [UInt8] {
        var result = Self.magic
        result.append(number: (options.pairs ? 1 : 0) | (options.isSublinear ? 2 : 0))
        for number in [options.minimumTexts, options.maximumTerms.map { $0 + 1 } ?? 0, texts, terms.count] { result.append(number: number) }
        var previous: ArraySlice<UInt8> = []
        for term in 0..<terms.count {
            let bytes = terms.bytes(of: term)
            let shared = zip(previous, bytes).prefix { $0 == $1 }.count
            result.append(number: shared)
            result.append(number: bytes.count - shared)
            result += bytes.dropFirst(shared)
            result.append(number: Int(occurrences[term]))
            previous = bytes
        }
        return result
    }

    /// Nil when these are not the bytes of a vectoriser.
    package init?(bytes: [UInt8]) {
        guard bytes.starts(with: Self.magic) else { return nil }
        var reader = NumberReader(bytes: bytes[Self.magic.count...])
        guard let flags = reader.number(), flags < 4, let minimum = reader.number(), let maximum = reader.number(),
            let texts = reader.number(), let count = reader.number()
        else { return nil }
        var terms = TermList()
        var occurrences: [UInt32] = []
        var term: [UInt8] = []
        for _ in 0..<count {
            guard let shared = reader.number(), shared <= term.count, let own = reader.number(), let rest = reader.take(own),
                let found = reader.number().flatMap(UInt32.init(exactly:))
            else { return nil }
            let next = term.prefix(shared) + rest
            guard term.lexicographicallyPrecedes(next) else { return nil }
            term = Array(next)
            terms.append(term)
            occurrences.append(found)
        }
        guard reader.bytes.isEmpty else { return nil }
        let options = TextOptions(
            pairs: flags & 1 != 0, isSublinear: flags & 2 != 0, minimumTexts: minimum, maximumTerms: maximum == 0 ? nil : maximum - 1)
        self.init(options: options, texts: texts, terms: terms, occurrences: occurrences)
    }
}
