/// Cuts a stream in Amazon's event stream encoding into messages, wherever the bytes are split, and checks their sums.
///
/// A message is: its length and that of its headers (4 bytes each, big-endian), the CRC-32 of these 8 bytes, the headers, the payload, the
/// CRC-32 of all before. Source: AWS SDKs, "Amazon Transcribe: event stream encoding" and Smithy's `vnd.amazon.eventstream` (2026-11-23).
package struct EventStream: Sendable {
    package struct Message: Hashable, Sendable {
        /// The headers whose value is a text; others are passed over.
        package let headers: [String: String]
        package let payload: [UInt8]
    }

    /// A message of the stream is not as it was sent. The reason reads as the end of a sentence.
    package struct Damage: Error, Hashable, Sendable {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    /// What has come and is not a whole message yet.
    private var bytes: [UInt8] = []

    package init() {}

    /// Whether nothing is left over: no message was cut off.
    package var isComplete: Bool { bytes.isEmpty }

    /// Takes the next bytes and gives the messages that they complete.
    package mutating func add(_ new: some Sequence<UInt8>) throws(Damage) -> [Message] {
        bytes += new
        var (messages, start): ([Message], Int) = ([], 0)
        while let (message, end) = try message(from: start) {
            messages.append(message)
            start = end
        }
        bytes.removeFirst(start)
        return messages
    }

    private func message(from start: Int) throws(Damage) -> (Message, end: Int)? {
        guard bytes.count >= start + 12 else { return nil }
        let (length, headerLength) = (bytes.number(at: start, 4), bytes.number(at: start + 4, 4))
        guard bytes.number(at: start + 8, 4) == Int(crc32(bytes[start..<start + 8])) else {
            throw Damage(reason: "the check sum of a message's length is wrong")
        }
        // The encoding allows 16 MB of payload and 128 kB of headers.
        guard length >= 16 + headerLength, length <= 1 << 25 else { throw Damage(reason: "a message has an impossible length") }
        let end = start + length
        guard bytes.count >= end else { return nil }
        guard bytes.number(at: end - 4, 4) == Int(crc32(bytes[start..<end - 4])) else {
            throw Damage(reason: "the check sum of a message is wrong")
        }
        let headers = try headers(start + 12..<start + 12 + headerLength)
        return (Message(headers: headers, payload: Array(bytes[start + 12 + headerLength..<end - 4])), end)
    }

    /// A name with its length, a type, and a value whose length the type tells.
    private func headers(_ range: Range<Int>) throws(Damage) -> [String: String] {
        var headers: [String: String] = [:]
        var offset = range.lowerBound
        while offset < range.upperBound {
            let nameEnd = offset + 1 + Int(bytes[offset])
            guard nameEnd < range.upperBound, let value = value(at: nameEnd, in: range) else {
                throw Damage(reason: "a header of a message has no end")
            }
            if bytes[nameEnd] == textType {
                headers[String(decoding: bytes[offset + 1..<nameEnd], as: UTF8.self)] = String(decoding: bytes[value], as: UTF8.self)
            }
            offset = value.upperBound
        }
        return headers
    }

    private func value(at type: Int, in range: Range<Int>) -> Range<Int>? {
        // True, false, a byte, numbers of 2, 4 and 8 bytes; bytes and text with a length of their own; a time, a UUID.
        let lengths: [UInt8: Int] = [0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16]
        var (start, length) = (type + 1, lengths[bytes[type]])
        if bytes[type] == bytesType || bytes[type] == textType {
            guard start + 2 <= range.upperBound else { return nil }
            length = bytes.number(at: start, 2)
            start += 2
        }
        guard let length, start + length <= range.upperBound else { return nil }
        return start..<start + length
    }
}

private let bytesType: UInt8 = 6
private let textType: UInt8 = 7

/// The CRC-32 of ISO 3309, as in gzip and PNG.
package func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
}

private let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
}

extension [UInt8] {
    /// A big-endian number of so many bytes.
    fileprivate func number(at offset: Int, _ count: Int) -> Int { self[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) } }
}
