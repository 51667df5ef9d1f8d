/// Finds the words of texts: runs of two or more word scalars in lower case, as scikit-learn's `TfidfVectorizer` finds them with
/// `lowercase=True` and `token_pattern=r"(?u)\b\w\w+\b"`. See `Folding` for what belongs to a word.
///
/// A text is folded first, everything between words to zero bytes; a word is then what stands between two of them, and is found
/// eight bytes at a time.
struct WordReader: ~Copyable {
    private var folded: UnsafeMutablePointer<UInt8>
    private var words: UnsafeMutablePointer<Word>
    private var capacity = 1 << 12

    init() {
        folded = .allocate(capacity: capacity)
        words = .allocate(capacity: capacity / 2)
    }

    deinit {
        folded.deallocate()
        words.deallocate()
    }

    /// The words of a text, one behind the other. They lie in the reader's memory, until the next text.
    mutating func words(of text: String) -> UnsafeBufferPointer<Word> {
        var text = text
        return text.withUTF8 { utf8 in
            // No lower case has more than one and a half times the bytes: Ⱥ has two, ⱥ three.
            reserve(utf8.count + utf8.count / 2 + 16)
            let count = foldASCII(utf8, to: folded) ? utf8.count : Folding.fold(utf8, to: folded)
            UnsafeMutableRawPointer(folded + count).initializeMemory(as: UInt8.self, repeating: 0, count: 16)
            return UnsafeBufferPointer(start: words, count: find(in: folded, count))
        }
    }

    private mutating func reserve(_ needed: Int) {
        guard needed > capacity else { return }
        folded.deallocate()
        words.deallocate()
        capacity = needed * 2
        folded = .allocate(capacity: capacity)
        words = .allocate(capacity: capacity / 2)
    }

    /// Writes the words and returns how many there are.
    private func find(in folded: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var position = folded
        let end = folded + count
        var found = 0
        while true {
            while position < end, position.pointee == 0 { position += 1 }
            guard position < end else { return found }
            let start = position
            let first = eightBytes(at: start)
            var zeros = zeroBytes(in: first)
            while zeros == 0 {
                position += 8
                zeros = zeroBytes(in: eightBytes(at: position))
            }
            position += zeros.trailingZeroBitCount >> 3
            let length = position - start
            // A single scalar is no word.
            if length > 4 || length > width(ofScalarThatStartsWith: start.pointee) {
                let head = length < 8 ? first & ((1 &<< UInt64(length &* 8)) &- 1) : first
                (words + found).initialize(to: Word(bytes: start, length: length, head: head))
                found += 1
            }
        }
    }
}

@inline(__always)
func eightBytes(at address: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(address).loadUnaligned(as: UInt64.self))
}

/// The lowest bit that is set is the highest of the first byte that is zero; none is set when there is no such byte.
@inline(__always)
private func zeroBytes(in eight: UInt64) -> UInt64 { (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080 }

@inline(__always)
private func width(ofScalarThatStartsWith byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

/// Writes letters in lower case, digits and `_` as they are, and zeros for the rest; false when the text is not all ASCII.
///
/// Without branches, for the compiler makes it a loop over sixteen bytes at a time.
private func foldASCII(_ text: UnsafeBufferPointer<UInt8>, to folded: UnsafeMutablePointer<UInt8>) -> Bool {
    guard let source = text.baseAddress else { return true }
    var seen: UInt8 = 0
    for index in 0..<text.count {
        let byte = source[index]
        seen |= byte
        folded[index] = foldedASCII(byte)
    }
    return seen < 0x80
}

@inline(__always)
func foldedASCII(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    let letter: UInt8 = lower &- 0x61 < 26 ? lower : 0
    let other: UInt8 = byte &- 0x30 < 10 || byte == 0x5F ? byte : 0
    return letter | other
}
