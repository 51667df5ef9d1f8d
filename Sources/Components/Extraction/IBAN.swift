/// How long a country's IBAN is, and whether all behind the country is digits; nil for other letters.
///
/// Source: SWIFT, IBAN Registry (ISO 13616).
func ibanForm(of country: String) -> (length: Int, hasOnlyDigits: Bool)? {
    switch country {
    case "ES", "SE", "CZ", "SK": (24, true)
    case "DE": (22, true)
    case "PT": (25, true)
    case "PL", "HU": (28, true)
    case "BE": (16, true)
    case "AT", "EE", "LT": (20, true)
    case "DK", "FI": (18, true)
    case "NO": (15, true)
    case "SI": (19, true)
    case "HR": (21, true)
    case "GR": (27, false)
    case "FR", "IT", "SM", "MC": (27, false)
    case "GB", "IE", "BG": (22, false)
    case "NL": (18, false)
    case "CH", "LI", "LV": (21, false)
    case "LU": (20, false)
    case "AD", "RO": (24, false)
    case "CY": (28, false)
    case "MT": (31, false)
    default: nil
    }
}

/// Whether an IBAN has right check digits; blanks do not matter, nor does its length, which no check digit covers.
///
/// Source: ISO 13616 with the check of ISO 7064 MOD 97-10: the first four characters go to the end, letters count from 10, and the number
/// that results leaves 1 when divided by 97.
package func hasRightCheckDigits(_ iban: String) -> Bool {
    let characters = iban.utf8.filter { !$0.isBlank }.map(\.uppercased)
    guard characters.count > 4, characters.allSatisfy({ $0.isDigit || $0.isCapital }), characters[0].isCapital, characters[1].isCapital,
        characters[2].isDigit, characters[3].isDigit
    else { return false }
    let remainder = (characters.dropFirst(4) + characters.prefix(4)).reduce(0) { remainder, byte in
        byte.isDigit ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97 : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
    }
    return remainder == 1
}
