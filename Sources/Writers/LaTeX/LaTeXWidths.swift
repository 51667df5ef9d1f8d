/// Estimates how wide text is in Latin Modern Roman at 8 pt, in thousandths of the type size.
///
/// Kerning and ligatures make the set text narrower. Most other fonts of papers are narrower too.
struct LaTeXWidth {
    /// Without a break.
    private(set) var natural = 0
    /// Of the widest part that cannot be broken.
    private(set) var word = 0
    private var current = 0

    init(_ text: String, isBold: Bool = false, isCode: Bool = false) {
        let table = isBold ? boldWidths : regularWidths
        let space = isCode ? 531 : table[0]
        var isBesideEquals = false
        for part in text.split(separator: " ", omittingEmptySubsequences: false) {
            if part == "=" || isBesideEquals { current += space } else { endWord() }
            isBesideEquals = part == "="
            let mayBreak = part.count > unbreakableLength
            for character in part {
                let width = isCode ? 531 : Self.width(of: character, in: table)
                natural += width
                current += width
                if character == "-" || (mayBreak && breakableBehind.contains(character)) { endWord() }
            }
            natural += space
        }
        endWord()
        natural = max(0, natural - space)
    }

    private mutating func endWord() {
        word = max(word, current)
        current = 0
    }

    private static func width(of character: Character, in table: [Int]) -> Int {
        if let ascii = character.asciiValue { return ascii >= 32 && ascii < 127 ? table[Int(ascii) - 32] : 0 }
        switch character {
        case "\u{A0}", "\u{2009}", "\u{202F}": return 295
        case "·", "’", "‘": return 295
        case "–", "“", "”": return 560
        case "—", "…": return 1060
        default: return character.isLowercase ? 620 : 900
        }
    }
}

/// Of the characters from space to `~`. Source: `ec-lmr8.tfm` and `ec-lmbx8.tfm` of Latin Modern 2.004.
private let regularWidths = [
    354, 295, 403, 885, 531, 885, 826, 295, 413, 413, 531, 826, 295, 354, 295, 531, 531, 531, 531, 531, 531, 531, 531, 531, 531, 531, 295,
    295, 826, 826, 826, 502, 826, 796, 752, 767, 811, 723, 693, 834, 796, 383, 546, 825, 664, 973, 796, 826, 723, 826, 782, 590, 767, 796,
    796, 1091, 796, 796, 649, 295, 531, 295, 556, 796, 295, 531, 590, 472, 590, 472, 325, 531, 590, 295, 325, 561, 295, 885, 590, 531, 590,
    561, 414, 419, 413, 590, 561, 767, 561, 561, 472, 531, 295, 531, 556,
]
private let boldWidths = [
    408, 373, 518, 1021, 612, 1021, 953, 340, 476, 476, 612, 953, 340, 408, 340, 612, 612, 612, 612, 612, 612, 612, 612, 612, 612, 612, 340,
    340, 894, 953, 894, 579, 953, 922, 869, 885, 938, 803, 769, 962, 955, 459, 631, 956, 735, 1159, 955, 920, 835, 920, 915, 681, 852, 939,
    922, 1263, 922, 922, 749, 340, 575, 340, 556, 922, 340, 596, 681, 544, 681, 561, 374, 612, 681, 340, 374, 647, 340, 1021, 681, 612, 681,
    647, 506, 483, 476, 681, 647, 885, 647, 647, 544, 575, 319, 575, 556,
]
