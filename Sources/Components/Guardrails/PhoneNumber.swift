extension LinedText {
    /// Telephone numbers: `+34 93 123 45 67`, `0034 …`, `(415) 555-0132`, `06 12 34 56 78`, and any seven digits behind a word like `phone`.
    ///
    /// Source: ITU-T E.164: at most fifteen digits; E.123 for how they are written.
    var phoneNumbers: [Range<Int>] {
        digitRuns.filter { (7...15).contains($0.digits.count) && (isInternational($0) || isNational($0) || isLabelled($0)) }
            .map { $0.range }
    }

    private func isInternational(_ run: DigitRun) -> Bool {
        let (zero, digits) = (UInt8(ascii: "0"), run.digits)
        if run.hasPlus { return digits[0] != zero && digits.count >= 8 }
        return digits.count >= 11 && digits[0] == zero && digits[1] == zero && digits[2] != zero && run.groups.count >= 3
            && !isPartOfAccount(run)
    }

    /// Forms that nothing else has.
    private func isNational(_ run: DigitRun) -> Bool {
        guard !isPartOfAccount(run) else { return false }
        let first = run.digits[0] - UInt8(ascii: "0")
        switch run.groups {
        case [3, 3, 4]: return first >= 2 && run.marks.contains(UInt8(ascii: "-"))
        case [2, 2, 2, 2, 2]: return first == 0 && run.digits[1] != UInt8(ascii: "0")
        case [3, 3, 3]: return (first == 6 || first == 7) && run.marks.allSatisfy(\.isBlank)
        case [3, 2, 2, 2], [2, 3, 2, 2]: return first >= 6 && run.marks.allSatisfy(\.isBlank)
        default:
            return first == 0 && run.digits[1] != UInt8(ascii: "0") && (9...12).contains(run.digits.count) && run.groups.count >= 2
                && run.groups[0] >= 3 && run.groups.allSatisfy { $0 >= 2 } && !run.marks.contains(UInt8(ascii: "."))
        }
    }

    private func isLabelled(_ run: DigitRun) -> Bool {
        guard let word = words.firstIndex(where: { Int($0.start) >= run.range.lowerBound }) else { return false }
        let isDate = date(at: word, in: region(ofLine: Int(words[word].line)), .dayFirst, false) != nil
        return !isDate && words[max(0, word - 2)..<word].contains { phoneLabels.contains($0.hash) && $0.line == words[word].line }
    }

    /// Whether groups of letters and digits stand right before: the end of an account number with a wrong check digit, say.
    private func isPartOfAccount(_ run: DigitRun) -> Bool {
        guard let word = words.firstIndex(where: { Int($0.start) >= run.range.lowerBound }), word > 0,
            run.range.lowerBound - Int(words[word - 1].end) == 1
        else { return false }
        let before = bytes[words[word - 1].bytes]
        return before.count == 4 && before.allSatisfy { $0.isDigit || $0.isCapital }
    }
}

private let phoneLabels = Set(
    [
        "tel", "telephone", "phone", "mobile", "cell", "cellphone", "fax", "call", "ring", "whatsapp", "móvil", "teléfono", "tfno", "tlf",
        "llame",
        "téléphone", "portable", "appelez", "Telefon", "Handy", "Mobil",
    ].map { hash(of: folded($0)) })
