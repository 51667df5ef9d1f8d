/// What is visibly wrong with a PNG, JPEG or TIFF, as the end of a sentence; nil when nothing is.
///
/// Looked for before decoding, because the decoders say what they find on the standard error of the process.
func fault(inPicture bytes: [UInt8]) -> String? {
    if bytes.starts(with: pngSignature) { return fault(inPNG: bytes) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return fault(inJPEG: bytes) }
    if bytes.starts(with: [0x49, 0x49, 42, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 42]) { return nil }
    return bytes.isEmpty ? "it is empty" : "it is neither PNG, JPEG nor TIFF"
}

private let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

/// Walks over the chunks: length, type, content, checksum over type and content (PNG specification, 5.3).
private func fault(inPNG bytes: [UInt8]) -> String? {
    var offset = pngSignature.count
    while offset + 12 <= bytes.count {
        let length = Int(number(bytes, at: offset))
        let end = offset + 12 + length
        guard end <= bytes.count else { break }
        guard checksum(bytes[offset + 4..<end - 4]) == number(bytes, at: end - 4) else { return "a part of the PNG is damaged" }
        if bytes[offset + 4..<offset + 8].elementsEqual("IEND".utf8) { return nil }
        offset = end
    }
    return "the PNG ends too early"
}

/// The end marker may be followed by what cameras append.
private func fault(inJPEG bytes: [UInt8]) -> String? {
    for offset in bytes.indices.dropLast().reversed() where bytes[offset] == 0xFF && bytes[offset + 1] == 0xD9 { return nil }
    return "the JPEG ends too early"
}

private func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
}

/// CRC-32 as PNG uses it (ISO 3309).
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { ($0 >> 8) ^ remainders[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
}

private let remainders: [UInt32] = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { value, _ in value & 1 == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320 }
}
