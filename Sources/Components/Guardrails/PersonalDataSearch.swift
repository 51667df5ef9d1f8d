/// Finds personal data in one text.
struct PersonalDataSearch {
    private let text: LinedText
    private(set) var found: [(rule: Int, range: Range<Int>)] = []

    init(_ text: String) { self.text = LinedText(text) }

    /// What the rules describe, without overlaps, by place.
    static func results(of rules: [PersonalDataRule], in text: String) -> [(rule: Int, range: Range<Int>)] {
        guard text.utf8.contains(where: { $0.isDigit || $0 == UInt8(ascii: "@") }) else { return [] }
        var search = PersonalDataSearch(text)
        for (number, rule) in rules.enumerated().sorted(by: { ($0.element.look.rank, $0.offset) < ($1.element.look.rank, $1.offset) }) {
            for range in search.ranges(of: rule) where !search.found.contains(where: { $0.range.overlaps(range) }) {
                search.found.append((number, range))
            }
        }
        return search.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func ranges(of rule: PersonalDataRule) -> [Range<Int>] {
        let ranges =
            switch rule.look {
            case .mailAddress: text.mailAddresses
            case .card: text.cardNumbers
            case .phone: text.phoneNumbers
            case .account: accounts
            case .taxNumber: values { text.taxNumber(at: $0, in: $1, false) }
            case .patterns(let patterns, let check):
                values { word, region in
                    text.identifier(at: word, in: region, patterns, false).flatMap { found in
                        check.map { $0.accepts(found.value.utf8.filter(\.isAlphanumeric)) } ?? true ? found : nil
                    }
                }
            }
        guard !rule.near.isEmpty else { return ranges }
        return ranges.filter { range in
            let word = text.words.firstIndex { Int($0.start) >= range.lowerBound } ?? 0
            return text.words[max(0, word - 4)..<word].contains { rule.near.contains(Array(text.folded[$0.folded])) }
        }
    }

    private var accounts: [Range<Int>] {
        values { word, region in
            text.iban(at: word, in: region, false).flatMap { hasRightCheckDigits($0.value) ? $0 : nil }
        }
    }

    /// Where a look is found, one behind the other.
    private func values(_ find: (Int, Region) -> Found?) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for line in text.lines.indices {
            let region = text.region(ofLine: line)
            var word = region.words.lowerBound
            while word < region.words.upperBound {
                guard let found = find(word, region) else { word += 1; continue }
                ranges.append(Int(text.words[word].start)..<Int(text.words[found.words.upperBound - 1].end))
                word = max(word + 1, found.words.upperBound)
            }
        }
        return ranges
    }
}
