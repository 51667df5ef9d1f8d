import Diagnostics
import Foundation

/// A file too large to be held as text, and the places in it.
struct LargeFile: Sendable {
    /// As messages name it.
    let path: String
    let data: Data
    /// Where its text begins: behind a byte order mark.
    let start: Int

    init(path: String, data: Data) {
        self.path = path
        // Offsets count from 0, which a slice's need not.
        self.data = data.startIndex == 0 ? data : Data(data)
        start = data.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// A range of bytes with as much of its line around it as a message shows.
    func place(_ range: Range<Int>) -> Place {
        data.withUnsafeBytes { bytes in
            let around = (before: 400, after: 1_000)
            let line = bytes[start..<range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
            let end = bytes[range.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let lower = boundary(bytes, max(line, range.lowerBound - around.before))
            var upper = boundary(bytes, min(end, range.lowerBound + around.after))
            if upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
            let origin = SourceFile.Origin(
                offset: lower, line: bytes[..<line].count { $0 == UInt8(ascii: "\n") },
                column: String(decoding: bytes[line..<lower], as: UTF8.self).count)
            let part = SourceFile(path: path, text: String(decoding: bytes[lower..<upper], as: UTF8.self), origin: origin)
            // Bytes that are not UTF-8 become a longer sign, so that offsets are counted again.
            let offset = String(decoding: bytes[lower..<range.lowerBound], as: UTF8.self).utf8.count
            let marked = bytes[range.lowerBound..<max(min(range.upperBound, upper), range.lowerBound)]
            return part.place(SourceRange(offset, offset + String(decoding: marked, as: UTF8.self).utf8.count))
        }
    }

    func diagnostic(_ fault: Fault) -> Diagnostic { .warning(fault.message, at: place(fault.range), notes: fault.notes) }

    private func boundary(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}

/// What is wrong with the encoding of a file; nil when it can be read as UTF-8 at all.
func foreignEncoding(_ data: Data) -> (message: String, note: String)? {
    let first = Array(data.prefix(4))
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
        return ("the file is UTF-16, not UTF-8", "save it as UTF-8; 'iconv -f utf-16 -t utf-8' converts it")
    }
    if first.starts(with: [0x1F, 0x8B]) || first.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || first.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        return ("the file is packed", "unpack it, and name the file that was in it")
    }
    return nil
}

/// The hint that goes with a byte that is not UTF-8.
let encodingHint = "save the file as UTF-8; 'iconv -f latin1 -t utf-8' converts the usual old encoding"
