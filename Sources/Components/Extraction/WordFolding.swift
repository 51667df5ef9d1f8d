/// The letters and digits of a text in the form in which labels are compared: lower case, without accents, and with those characters
/// made equal that text recognition confuses (`0` and `o`, `1`, `i` and `l`, `5` and `s`, `8` and `b`).
///
/// Blanks and punctuation give nothing: `N° de facture:` and `n o de facture` are the same.
func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
        if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
            if asciiFolds[Int(byte)] != 0 { bytes.append(asciiFolds[Int(byte)]) }
        } else {
            foldBeyondASCII(scalar.value, into: &bytes)
        }
    }
    return bytes
}

/// The folded form of an ASCII letter or digit; 0 for anything else.
func foldedLetter(_ byte: UInt8) -> UInt8 { byte < 0x80 ? asciiFolds[Int(byte)] : 0 }

/// Appends the folded form of a scalar from U+0080 on: nothing for what is no letter.
func foldBeyondASCII(_ scalar: UInt32, into bytes: inout [UInt8]) {
    switch scalar {
    case 0xAA, 0xBA, 0xB0, 0xC0...0x17F:
        for letter in latinFolds[Int(scalar) - 0xA0].utf8 where letter != UInt8(ascii: " ") { bytes.append(asciiFolds[Int(letter)]) }
    case 0x2116:
        bytes += folded("no")
    case ..<0x370, 0x2000...0x2BFF:
        // Signs, and letters that are not worth a table.
        return
    default:
        // Letters of other scripts only have to differ from each other now and then.
        guard let character = Unicode.Scalar(scalar), character.properties.isAlphabetic else { return }
        bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x7F))
    }
}

/// By ASCII code; 0 for what is no letter and no digit.
let asciiFolds: [UInt8] = (0..<128).map { (code: UInt8) in
    let character = Character(Unicode.Scalar(code))
    guard character.isLetter || character.isNumber else { return 0 }
    let lower = character.lowercased()
    let alike = ["0": "o", "1": "l", "i": "l", "5": "s", "8": "b"]
    return (alike[lower] ?? lower).utf8.first ?? 0
}

/// From U+00A0 to U+017F: ordinal signs and the degree sign as `a` and `o` (as in `nº`, `n°`), letters without what is above and below them.
private let latinFolds: [String] = {
    let plain =
        """
        - - - - - - - - - - a - - - - - o - - - - - - - - - o - - - - - a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss \
        a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g \
        g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t \
        t t u u u u u u u u u u u u w w y y y z z z z z z s
        """
    return plain.split(separator: " ").map { $0 == "-" ? " " : String($0) }
}()

extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
    var isCapital: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
    /// An ASCII letter.
    var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
    var lowercased: UInt8 { isCapital ? self | 0x20 : self }
    var uppercased: UInt8 { isLetter ? self & ~0x20 : self }
}

/// Hashes of words: polynomials in `hashBase` modulo 2^64, so that the hash of a word without one of its letters follows from the hashes
/// of its beginnings.
@inline(__always)
func hash(_ start: UInt64, adding byte: UInt8) -> UInt64 { start &* hashBase &+ UInt64(byte) &+ 1 }

let hashBase: UInt64 = 0x9E37_79B9_7F4A_7C15

/// What `hashBase` has to be multiplied with to give 1.
let inverseOfHashBase: UInt64 = 0xF1DE_83E1_9937_733D

func hash(of bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { hash($0, adding: $1) } }
