/// HTML while it grows, in UTF-8, with cmark-gfm's ways of escaping.
package struct HTMLBuffer: Sendable {
    package private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: about how many bytes it will hold: room that is made once instead of bit by bit.
    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Markup as it is.
    package mutating func write(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// HTML as it is.
    package mutating func write(html: String) {
        var html = html
        html.withUTF8 { bytes.append(contentsOf: $0) }
    }

    package mutating func write(html: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: html) }

    package mutating func write(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Begins a line, unless one has just begun.
    package mutating func startLine() {
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }

    /// Text, of which `<`, `>`, `&` and `"` are escaped.
    package mutating func write(text: String) {
        var text = text
        text.withUTF8 { write(escaping: $0, \.textEscape) }
    }

    /// An address: what cannot stand in one as `%20`, and `&` and `'` as entities.
    package mutating func write(address: String) {
        var address = address
        address.withUTF8 { address in
            var start = 0
            for index in address.indices where !address[index].isAddressSafe {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start..<index]))
                writeAddressEscape(address[index])
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start...]))
        }
    }

    private mutating func writeAddressEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): write("&amp;")
        case UInt8(ascii: "'"): write("&#x27;")
        default:
            bytes.append(UInt8(ascii: "%"))
            bytes.append((byte >> 4).hexDigit)
            bytes.append((byte & 15).hexDigit)
        }
    }

    private mutating func write(escaping text: UnsafeBufferPointer<UInt8>, _ escape: (UInt8) -> StaticString?) {
        var start = 0
        for index in text.indices {
            guard let replacement = escape(text[index]) else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            write(replacement)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
}

extension UInt8 {
    fileprivate var textEscape: StaticString? {
        switch self {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }

    /// `-_.+!*(),%#@?=;:/$~`, letters and digits.
    fileprivate var isAddressSafe: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"), UInt8(ascii: "(")...UInt8(ascii: ";"),
            UInt8(ascii: "#")...UInt8(ascii: "%"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    fileprivate var hexDigit: UInt8 { self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "A") + self - 10 }
}
