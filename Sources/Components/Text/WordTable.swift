/// A word in UTF-8 that lies somewhere in memory.
struct Word {
    let bytes: UnsafePointer<UInt8>
    let length: Int
    /// The word itself where it has up to eight bytes, a hash of all bytes where it has more.
    let key: UInt64

    /// - Parameter head: the first eight bytes, the first of them lowest; zeros where the word is shorter.
    @inline(__always)
    init(bytes: UnsafePointer<UInt8>, length: Int, head: UInt64) {
        self.bytes = bytes
        self.length = length
        key = length > 8 ? hash(bytes, length, head) : head
    }

    init(bytes: UnsafePointer<UInt8>, length: Int) {
        let head = (0..<min(length, 8)).reduce(0) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
        self.init(bytes: bytes, length: length, head: head)
    }

    /// Whether a word of the same length and with the same key is the same.
    @inline(__always)
    func equals(_ other: UnsafePointer<UInt8>) -> Bool { length <= 8 || areEqual(bytes, other, length) }
}

/// - Parameter length: more than eight.
private func hash(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ head: UInt64) -> UInt64 {
    var hash = mixed(head ^ UInt64(length))
    var place = 8
    while place + 8 < length {
        hash = mixed(hash ^ eightBytes(at: bytes + place))
        place += 8
    }
    return mixed(hash ^ eightBytes(at: bytes + (length - 8)))
}

/// - Parameter length: more than eight.
private func areEqual(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    var place = 0
    while place + 8 < length {
        guard eightBytes(at: one + place) == eightBytes(at: other + place) else { return false }
        place += 8
    }
    return eightBytes(at: one + (length - 8)) == eightBytes(at: other + (length - 8))
}

/// Numbers for words, counted from 1 in the order in which they come: a hash table with open addressing.
struct WordTable: Sendable {
    private struct Slot {
        var key: UInt64 = 0
        /// 0 in an empty slot.
        var number: UInt32 = 0
        var length: UInt32 = 0

        @inline(__always)
        func fits(_ word: Word) -> Bool { key == word.key && length == UInt32(truncatingIfNeeded: word.length) }
    }

    private(set) var count = 0
    private var slots = [Slot](repeating: Slot(), count: 1 << 10)
    /// All words, one behind the other.
    private var bytes: [UInt8] = []
    /// Where each word starts, and where the last one ends.
    private var starts = [0]

    /// The bytes of a word in UTF-8.
    func bytes(of number: Int) -> ArraySlice<UInt8> { bytes[starts[number - 1]..<starts[number]] }

    /// The number of each word; 0 for a word that is not here.
    func find(_ words: UnsafeBufferPointer<Word>, _ numbers: inout [UInt32]) {
        guess(words, &numbers)
        for (index, word) in words.enumerated() where !isRight(numbers[index], word) { numbers[index] = slots[place(of: word)].number }
    }

    /// The number of each word; a new word gets the next one.
    mutating func insert(_ words: UnsafeBufferPointer<Word>, _ numbers: inout [UInt32]) {
        guess(words, &numbers)
        for (index, word) in words.enumerated() where !isRight(numbers[index], word) { numbers[index] = insert(word) }
    }

    /// The word's number; a new word gets the next one.
    mutating func insert(_ word: Word) -> UInt32 {
        let place = place(of: word)
        guard slots[place].number == 0 else { return slots[place].number }
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.bytes, count: word.length))
        starts.append(bytes.count)
        count += 1
        slots[place] = Slot(key: word.key, number: UInt32(count), length: UInt32(word.length))
        if count * 2 > slots.count { grow() }
        return UInt32(count)
    }

    /// Hands over all words in the order of their numbers.
    func withWords<Result>(_ body: (UnsafeBufferPointer<Word>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            let words = (0..<count).compactMap { index in
                bytes.baseAddress.map { Word(bytes: $0 + starts[index], length: starts[index + 1] - starts[index]) }
            }
            return words.withUnsafeBufferPointer(body)
        }
    }

    /// Looks only where each word would come first, and at 0 or what may be its number. The processor looks at many places at once,
    /// because nothing depends on what is found there; memory that is far away is then near when it is needed.
    private func guess(_ words: UnsafeBufferPointer<Word>, _ numbers: inout [UInt32]) {
        if numbers.count < words.count { numbers = [UInt32](repeating: 0, count: words.count * 2) }
        numbers.withUnsafeMutableBufferPointer { numbers in
            slots.withUnsafeBufferPointer { slots in
                let mask = slots.count &- 1
                for index in 0..<words.count {
                    let slot = slots[Int(truncatingIfNeeded: mixed(words[index].key)) & mask]
                    numbers[index] = slot.fits(words[index]) ? slot.number : 0
                }
            }
        }
    }

    @inline(__always)
    private func isRight(_ number: UInt32, _ word: Word) -> Bool { number != 0 && (word.length <= 8 || isSame(word, number)) }

    private func isSame(_ word: Word, _ number: UInt32) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in bytes.baseAddress.map { word.equals($0 + starts[Int(number) - 1]) } ?? false }
    }

    /// Where the word is, or where it would come.
    private func place(of word: Word) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            var place = Int(truncatingIfNeeded: mixed(word.key)) & mask
            while slots[place].number != 0, !(slots[place].fits(word) && isRight(slots[place].number, word)) { place = (place &+ 1) & mask }
            return place
        }
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        var larger = [Slot](repeating: Slot(), count: mask + 1)
        for slot in slots where slot.number != 0 {
            var place = Int(truncatingIfNeeded: mixed(slot.key)) & mask
            while larger[place].number != 0 { place = (place + 1) & mask }
            larger[place] = slot
        }
        slots = larger
    }
}

/// Spreads the bits of a key: the two halves of a product, laid over each other (Wang Yi, wyhash, 2019).
@inline(__always)
func mixed(_ key: UInt64) -> UInt64 {
    let product = (key ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
}
