/// Tax and value added tax numbers: `ES B12345674`, `GB 123 4567 89`, `CHE-123.456.789 MWST`, and the Spanish NIF without its country.
extension LinedText {
    /// The tax number whose first word is `word`, without blanks.
    func taxNumber(at word: Int, in region: Region, _ lookalikes: Bool) -> Found? {
        guard !isJoined(before: Int(words[word].start)) else { return nil }
        return withCountry(word, in: region, lookalikes) ?? identifier(at: word, in: region, spanishForms, lookalikes)
    }

    private func withCountry(_ word: Int, in region: Region, _ lookalikes: Bool) -> Found? {
        guard let form = bytes[words[word].bytes].count >= 2 ? taxNumberForm(bytes[words[word].bytes].prefix(2).map(\.uppercased)) : nil
        else { return nil }
        var value: [UInt8] = []
        var last = word
        while last < region.words.upperBound, value.count < form.length + 2 {
            if last > word, gap(after: last - 1).count > 1 { return nil }
            value += bytes[words[last].bytes]
            last += 1
        }
        guard form.length + 2 == value.count, value.dropFirst(2).count(where: \.isDigit) >= 6, !isJoined(behind: Int(words[last - 1].end))
        else {
            return nil
        }
        for index in value.indices {
            if index >= 2, form.hasOnlyDigits {
                guard let digit = value[index].digit(lookalikes) else { return nil }
                value[index] = digit + UInt8(ascii: "0")
            } else {
                guard value[index].isDigit || value[index].isLetter else { return nil }
                value[index] = value[index].uppercased
            }
        }
        if last < region.words.upperBound, gap(after: last - 1).count == 1, vatWords.contains(bytes[words[last].bytes].map(\.uppercased)) {
            value += bytes[words[last].bytes].map(\.uppercased)
            last += 1
        }
        return Found(words: word..<last, value: String(decoding: value, as: UTF8.self))
    }
}

/// How many characters follow a country, and whether all are digits.
///
/// Source: European Commission, VIES, structure of VAT numbers; for Norway and Switzerland their registers of enterprises.
private func taxNumberForm(_ country: [UInt8]) -> (length: Int, hasOnlyDigits: Bool)? {
    switch String(decoding: country, as: UTF8.self) {
    case "DE", "PT", "NO", "GB": (9, true)
    case "BE", "PL": (10, true)
    case "IT": (11, true)
    case "SE": (12, true)
    case "DK", "FI", "LU": (8, true)
    case "ES", "AT": (9, false)
    // With the E of the enterprise number.
    case "CH": (10, false)
    case "FR": (11, false)
    case "IE": (8, false)
    case "NL": (12, false)
    default: nil
    }
}

/// What is written behind a number that is also one for value added tax.
private let vatWords = ["MVA", "MWST", "TVA", "IVA"].map { Array($0.utf8) }

private let spanishForms = ["@########", "@-########", "@#######@", "@-#######-@", "########@", "########-@"].compactMap {
    try? IdentifierPattern($0)
}
