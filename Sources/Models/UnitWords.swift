extension UnitRegistry {
    /// Units as people write them behind a number: `USD per month`, `$/month`, `documents a month`, `percent`. Nil when a word is no unit;
    /// without a word, no unit.
    package func readWords(_ text: String) -> Units? {
        var symbols: [String] = []
        var isBelow = false
        for word in words(of: text) {
            if ["/", "per", "a", "an", "each", "every"].contains(word) {
                guard !isBelow else { return nil }
                isBelow = true
            } else if ["*", "·"].contains(word) {
                continue
            } else if let symbol = symbol(of: word) {
                symbols.append((isBelow ? "/" : symbols.isEmpty ? "" : " * ") + symbol)
                isBelow = false
            } else {
                return nil
            }
        }
        guard !isBelow else { return nil }
        if symbols.isEmpty { return Units([]) }
        // "per month", behind a number: one over a month.
        return read(symbols[0].hasPrefix("/") ? "1" + symbols.joined() : symbols.joined())
    }

    private func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            let isSign = "/*·%$€".contains(character)
            if isSign || character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
                if isSign { words.append(String(character)) }
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private func symbol(of word: String) -> String? {
        let aliases = [
            "$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "percent": "%", "s": "second",
            "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "mo": "month", "yr": "year",
        ]
        if self[word] != nil { return word }
        let lower = word.lowercased()
        if let alias = aliases[lower] { return alias }
        let known = symbols.first { symbol in
            guard let unit = self[symbol] else { return false }
            return [symbol.lowercased(), unit.singular.lowercased(), unit.plural.lowercased()].contains(lower)
        }
        return known
    }
}
