/// The words of a text that say what it is about: folded as labels are, without the most frequent words of English, Spanish and French,
/// without numbers and months, and without common endings, so that `invoices` and `invoice`, `delivered` and `delivers` are the same.
///
/// In the order of the text, each as often as it is there.
package func contentWords(of text: String) -> [String] { LinedText(text).contentWords().map { String(decoding: $0, as: UTF8.self) } }

extension LinedText {
    func contentWords(stems: Bool = true) -> [[UInt8]] {
        words.compactMap { word in
            // Numbers are compared as values; `M12` and `A4` are words.
            guard bytes[word.bytes].contains(where: { !$0.isDigit }), !stopWords.contains(word.hash), word.folded.count > 1 else {
                return nil
            }
            if isMonth(word) { return nil }
            if let number = numberWords[word.hash] { return Array(String(number).utf8) }
            return stems ? stem(folded[word.folded]) : Array(folded[word.folded])
        }
    }
}

extension LinedText {
    /// Whether a word is the name of a month; `set` and `out`, which are short ones in other languages, need their capital.
    func isMonth(_ word: Word) -> Bool {
        (word.bytes.count >= 4 || bytes[word.bytes.lowerBound].isCapital) && monthNumbers[word.hash] != nil
    }
}

/// A word without the endings of plurals and of verbs. Lighter than Porter's stemmer (1980): it only has to make two sentences about the
/// same thing agree.
func stem(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var word = word
    func drop(_ ending: String, ifLeft least: Int) -> Bool {
        let letters = folded(ending)
        guard word.count >= letters.count + least, word.suffix(letters.count).elementsEqual(letters) else { return false }
        word = word.dropLast(letters.count)
        return true
    }
    if drop("ies", ifLeft: 2) { return Array(word) + folded("y") }
    // `class`, `us` and `ss` keep their s.
    if !word.suffix(2).elementsEqual(folded("ss")), !word.suffix(2).elementsEqual(folded("us")), drop("s", ifLeft: 3) {}
    if drop("ing", ifLeft: 3) || drop("ed", ifLeft: 3) || drop("ly", ifLeft: 4) {
        // `shipped` is `ship`, `billed` stays `bill` as `bill` does below.
    }
    if word.count > 3, let last = word.last, last == word[word.endIndex - 2] { word = word.dropLast() }
    if word.count > 3, word.last == folded("e").first { word = word.dropLast() }
    return Array(word)
}

/// Numbers that are written as words, by their folded hash.
let numberWords: [UInt64: Int] = {
    let words: [(Int, String)] = [
        (1, "one"), (2, "two dos deux"), (3, "three tres trois"), (4, "four cuatro quatre"), (5, "five cinco cinq"), (6, "six seis"),
        (7, "seven siete sept"),
        (8, "eight ocho huit"), (9, "nine nueve neuf"), (10, "ten diez dix"), (11, "eleven"), (12, "twelve doce douze"), (14, "fourteen"),
        (15, "fifteen quince quinze"), (18, "eighteen"), (20, "twenty veinte vingt"), (24, "twenty-four"), (30, "thirty treinta trente"),
        (36, "thirty-six"),
        (40, "forty"), (45, "forty-five"), (50, "fifty"), (60, "sixty sesenta soixante"), (90, "ninety noventa"),
        (100, "hundred cien cent"),
    ]
    var table: [UInt64: Int] = [:]
    for (value, names) in words {
        for name in names.split(separator: " ") { table[hash(of: folded(String(name)))] = value }
    }
    return table
}()

/// Words that are in every text, by their folded hash.
let stopWords: Set<UInt64> = {
    let words =
        """
        a about above after again all also am an and any are as at be because been before being below between both but by can could did do does doing \
        down during each few for from further had has have having he her here hers him his how i if in into is it its itself just may me might more \
        most much many must my no nor not now of off on once only or other our out over own same shall she should so some such than that the their them then \
        there these they this those through to too under until up upon us very was we were what when where which while who whom whose why will with \
        would you your yes t s d ll re ve m don doesn didn isn aren wasn weren can't cannot \
        according answer based context document documents excerpt excerpts following follow given information mention mentioned passage passages please \
        provide provided question says said source sources stated states text texts therefore \
        el la los las un una unos unas de del al y e o u en con por para que se su sus es son ser fue ha han lo le les no si como más pero este esta \
        estos estas ese esa eso esto qué cuál cuáles quién cuándo dónde cuánto \
        le la les un une des du de d l et ou en dans par pour que qui se sa son ses est sont être été a ont il elle ils elles on au aux ce cette ces \
        ne pas plus sur avec sous quel quelle quels quelles
        """
    return Set(words.split(separator: " ").flatMap { word in LinedText(String(word)).words.map(\.hash) })
}()
