/// Tax and value added tax numbers: `ES B12345674`, `GB 123 4567 89`, `CHE-123.456.789 MWST`, and the Spanish NIF without its country.
extension LinedText {
    /// The tax number whose first word is `word`, without blanks.
    func taxNumber(at word: Int, in region: Region, _ lookalikes: Bool) -> Found? {
        guard !isJoined(before: Int(words[word].start)) else { return nil }
        return withCountry(word, in: region, lookalikes) ?? identifier(at: word, in: region, spanishForms, lookalikes)
    }

    private func withCountry(_ word: Int, in region: Region, _ lookalikes: Bool) -> Found? {
        let start = words[word].bytes
        guard start.count >= 2, let form = taxNumberForms[hash(of: bytes[start.prefix(2)].map(\.uppercased))] else { return nil }
        var (read, last) = ([] as [UInt8], word)
        while last < region.words.upperBound, read.count < form.count + 2, last == word || gap(after: last - 1).count == 1 {
            read += bytes[words[last].bytes]
            last += 1
        }
        guard read.count == form.count + 2, !isJoined(behind: Int(words[last - 1].end)) else { return nil }
        var value = read.prefix(2).map(\.uppercased)
        for (element, byte) in zip(form, read.dropFirst(2)) {
            guard let reading = element.reading(byte, lookalikes) else { return nil }
            value.append(reading)
        }
        if last < region.words.upperBound, gap(after: last - 1).count == 1, vatWords.contains(bytes[words[last].bytes].map(\.uppercased)) {
            value += bytes[words[last].bytes].map(\.uppercased)
            last += 1
        }
        return Found(words: word..<last, value: String(decoding: value, as: UTF8.self))
    }
}

/// What follows a country, by the hash of its two letters.
///
/// Source: European Commission, VIES, structure of VAT numbers; for Norway and Switzerland their registers of enterprises.
private let taxNumberForms: [UInt64: [IdentifierPattern.Element]] = {
    let forms = [
        "AT": "*########", "BE": "##########", "CH": "E#########", "DE": "#########", "DK": "########", "ES": "*#######*", "FI": "########",
        "FR": "**#########", "GB": "#########", "IE": "#*#####@", "IT": "###########", "LU": "########", "NL": "#########B##",
        "NO": "#########", "PL": "##########", "PT": "#########", "SE": "############",
    ]
    return Dictionary(
        uniqueKeysWithValues: forms.map { country, form in
            (hash(of: country.utf8), (try? IdentifierPattern(form))?.steps.map(\.element) ?? [])
        })
}()

/// What is written behind a number that is also one for value added tax.
private let vatWords = ["MVA", "MWST", "TVA", "IVA"].map { Array($0.utf8) }

private let spanishForms = ["@########", "@-########", "@#######@", "@-#######-@", "########@", "########-@"].compactMap {
    try? IdentifierPattern($0)
}
