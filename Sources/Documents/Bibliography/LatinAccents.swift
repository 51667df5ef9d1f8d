/// Latin letters with accents, as TeX composes them and as a sorted list ignores them.
enum LatinAccents {
    /// The letter with the mark that a TeX command (`"`, `'`, `c` …) puts on it; nil for a command that is no accent.
    static func composed(_ base: Character, _ command: String) -> String? {
        guard let mark = marks[command] else { return nil }
        let letter: Character = base == "ı" ? "i" : base == "ȷ" ? "j" : base
        if let composed = compositions[command]?[letter] { return String(composed) }
        return String(letter) + String(Character(mark))
    }

    static func isAccent(_ command: String) -> Bool { marks[command] != nil }

    /// Small letters without accents, so that Łódź stands beside Lodz in every language of the machine.
    static func folded(_ text: String) -> String {
        var result = ""
        for character in text.lowercased() {
            if let letters = foldings[character] {
                result += letters
            } else {
                result.unicodeScalars += character.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }
            }
        }
        return result
    }
}

/// Combining marks, for the letters that have no composed form.
private let marks: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}",
    "r": "\u{30A}", "H": "\u{30B}", "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
]

/// By TeX's command: a letter, its composed form, a letter …
private let compositions: [String: [Character: Character]] = [
    "`": "aàeèiìoòuùnǹAÀEÈIÌOÒUÙ",
    "'": "aáeéiíoóuúyýcćlĺnńrŕsśzźgǵAÁEÉIÍOÓUÚYÝCĆLĹNŃRŔSŚZŹ",
    "^": "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷAÂEÊIÎOÔUÛCĈGĜSŜWŴYŶ",
    "~": "aãnñoõiĩuũAÃNÑOÕIĨUŨ",
    "=": "aāeēiīoōuūAĀEĒIĪOŌUŪ",
    "u": "aăeĕgğiĭoŏuŭAĂEĔGĞIĬOŎUŬ",
    ".": "cċeėgġzżCĊEĖGĠZŻIİ",
    "\"": "aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ",
    "r": "aåuůAÅUŮ",
    "H": "oőuűOŐUŰ",
    "v": "cčdďeěnňrřsštťzžgǧCČDĎEĚNŇRŘSŠTŤZŽ",
    "d": "aạeẹiịoọuụsṣtṭAẠEẸIỊOỌUỤSṢTṬ",
    "c": "cçsştţgģkķlļnņrŗCÇSŞTŢGĢKĶLĻNŅRŖ",
    "k": "aąeęiįuųAĄEĘIĮUŲ",
].mapValues { text in
    let letters = Array(text)
    return Dictionary(uniqueKeysWithValues: stride(from: 0, to: letters.count, by: 2).map { (letters[$0], letters[$0 + 1]) })
}

private let foldings: [Character: String] = {
    var foldings: [Character: String] = [
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ŋ": "n", "ŧ": "t",
    ]
    for table in compositions.values {
        for (base, composed) in table where base.isLowercase { foldings[composed] = String(base) }
    }
    return foldings
}()
