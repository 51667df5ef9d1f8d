/// Terms in UTF-8, one behind the other.
struct TermList: Sendable, Hashable {
    private(set) var bytes: [UInt8] = []
    /// Where each term starts, and where the last one ends.
    private(set) var starts = [0]

    var count: Int { starts.count - 1 }

    func bytes(of number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

    /// Appends a word, or two with a blank between them.
    mutating func append(_ first: some Collection<UInt8>, _ second: (some Collection<UInt8>)? = ArraySlice?.none) {
        bytes += first
        if let second {
            bytes.append(0x20)
            bytes += second
        }
        starts.append(bytes.count)
    }

    /// The numbers of the terms by their code points, as Python sorts strings; UTF-8 sorts the same way.
    func sorted() -> [Int] {
        bytes.withUnsafeBufferPointer { bytes in
            (0..<count).sorted { left, right in
                bytes[starts[left]..<starts[left + 1]].lexicographicallyPrecedes(bytes[starts[right]..<starts[right + 1]])
            }
        }
    }
}
