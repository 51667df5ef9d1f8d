extension LinedText {
    /// Numbers of payment cards: 13 to 19 digits, with single blanks or hyphens or none between groups, that begin like one of an
    /// issuer and have a right check digit.
    var cardNumbers: [Range<Int>] {
        digitRuns.filter { run in
            (13...19).contains(run.digits.count)
                && run.marks.allSatisfy { $0 == run.marks.first && ($0.isBlank || $0 == UInt8(ascii: "-")) }
                && !run.hasPlus && isIssued(run.digits) && hasRightLuhnDigit(run.digits)
        }
        .map(\.range)
    }
}

/// Whether digits begin and count as those of Visa, Mastercard, American Express, Diners Club, Discover, JCB or Maestro.
///
/// Source: ISO/IEC 7812 and the issuers' published ranges.
private func isIssued(_ digits: [UInt8]) -> Bool {
    let first = digits.prefix(4).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return switch (first, digits.count) {
    case (4000...4999, 13), (4000...4999, 16), (4000...4999, 19): true
    case (2221...2720, 16), (5100...5599, 16): true
    case (3400...3499, 15), (3700...3799, 15): true
    case (3000...3059, 14), (3600...3699, 14), (3800...3999, 14): true
    case (6011, 16), (6440...6599, 16), (3528...3589, 16): true
    case (5000...5099, 16), (5600...5899, 16), (6300...6399, 16), (6700...6799, 16): true
    default: false
    }
}
