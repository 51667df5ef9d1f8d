/// A word in UTF-8 that lies somewhere in memory.
struct Word {
    let bytes: UnsafePointer<UInt8>
    let length: Int
    /// The first eight bytes, the first of them lowest; zeros where the word is shorter.
    let head: UInt64

    @inline(__always)
    init(bytes: UnsafePointer<UInt8>, length: Int, head: UInt64) {
        (self.bytes, self.length, self.head) = (bytes, length, head)
    }

    init(bytes: UnsafePointer<UInt8>, length: Int) {
        let head = (0..<min(length, 8)).reduce(0) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
        self.init(bytes: bytes, length: length, head: head)
    }

    /// For a word of up to eight bytes these, else a hash of all bytes.
    @inline(__always)
    var key: UInt64 { length > 8 ? hash() : head }

    private func hash() -> UInt64 {
        var hash = mixed(head ^ UInt64(length))
        var place = 8
        while place + 8 < length {
            hash = mixed(hash ^ eightBytes(at: bytes + place))
            place += 8
        }
        return mixed(hash ^ eightBytes(at: bytes + (length - 8)))
    }

    /// Whether a word of the same length, of more than eight bytes, is the same.
    func equals(_ other: UnsafePointer<UInt8>) -> Bool {
        var place = 0
        while place + 8 < length {
            guard eightBytes(at: bytes + place) == eightBytes(at: other + place) else { return false }
            place += 8
        }
        return eightBytes(at: bytes + (length - 8)) == eightBytes(at: other + (length - 8))
    }
}

/// Numbers for words, in the order in which they come: a hash table with open addressing.
struct WordTable: Sendable {
    private struct Slot {
        var key: UInt64 = 0
        /// Counted from 1; 0 in an empty slot.
        var number: UInt32 = 0
        var length: UInt32 = 0
    }

    private(set) var count = 0
    private var slots = [Slot](repeating: Slot(), count: 1 << 10)
    /// All words, one behind the other.
    private var bytes: [UInt8] = []
    /// Where each word starts, and where the last one ends.
    private var starts = [0]

    /// The bytes of a word in UTF-8.
    func bytes(of number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

    @inline(__always)
    func number(of word: Word) -> Int? {
        let number = slots[place(of: word, word.key)].number
        return number == 0 ? nil : Int(number) - 1
    }

    /// The word's number; a new word gets the next one.
    @inline(__always)
    mutating func insert(_ word: Word) -> Int {
        let key = word.key
        let place = place(of: word, key)
        let number = slots[place].number
        return number == 0 ? add(word, key, at: place) : Int(number) - 1
    }

    /// Hands over every word in the order of their numbers.
    func forEach(_ body: (Word) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for number in 0..<count { body(Word(bytes: base + starts[number], length: starts[number + 1] - starts[number])) }
        }
    }

    /// Where the word is, or where it would come.
    @inline(__always)
    private func place(of word: Word, _ key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            var place = Int(truncatingIfNeeded: mixed(key)) & mask
            while true {
                let slot = slots[place]
                guard slot.number != 0 else { return place }
                if slot.key == key, slot.length == UInt32(truncatingIfNeeded: word.length), word.length <= 8 || isSame(word, slot) {
                    return place
                }
                place = (place &+ 1) & mask
            }
        }
    }

    private func isSame(_ word: Word, _ slot: Slot) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in bytes.baseAddress.map { word.equals($0 + starts[Int(slot.number) - 1]) } ?? false }
    }

    @inline(never)
    private mutating func add(_ word: Word, _ key: UInt64, at place: Int) -> Int {
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.bytes, count: word.length))
        starts.append(bytes.count)
        count += 1
        slots[place] = Slot(key: key, number: UInt32(count), length: UInt32(word.length))
        if count * 2 > slots.count { grow() }
        return count - 1
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
