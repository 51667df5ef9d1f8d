import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// One step through a part.
enum XMLEvent {
    case start(XMLElementStart)
    case end(String)
    case text(String)
}

/// An element's name without its prefix, and its attributes.
struct XMLElementStart {
    let name: String
    let attributes: [String: String]

    /// An attribute by its name, with whatever prefix.
    subscript(name: String) -> String? {
        attributes[name] ?? attributes["w:" + name] ?? attributes.first { $0.key.hasSuffix(":" + name) }?.value
    }
}

/// Goes through a part once, without ever looking at another file.
///
/// A part that declares a document type is refused before it is read: without one there are no entities but XML's own five. That no
/// other encoding hides a declaration, only UTF-8 is read.
func readXML(_ bytes: [UInt8], part: String, _ handle: @escaping (XMLEvent) -> Void) throws(ReportError) {
    guard isUTF8(bytes) else { throw .encoding(part: part) }
    guard !declaresType(bytes) else { throw .documentType(part: part) }
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    let listener = Listener(handle)
    parser.delegate = listener
    // Its own answer is not enough: with Foundation on Linux, `parse` calls a text well-formed that breaks off.
    let isRead = parser.parse() && parser.parserError == nil && listener.isWhole
    guard isRead else {
        let reason = listener.isTooDeep ? "it is nested too deeply" : "it is not well-formed XML"
        throw .malformed(part: part, line: max(1, listener.failureLine ?? parser.lineNumber), reason: reason)
    }
}

/// Whether a text is valid UTF-8 that claims to be nothing else.
private func isUTF8(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return false }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].starts(with: "<?xml".utf8) else { return true }
    let declaration = String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
    guard let name = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)?.1 else { return !declaration.contains("encoding") }
    return ["utf-8", "us-ascii"].contains(name)
}

private func declaresType(_ bytes: [UInt8]) -> Bool {
    let pattern = Array("<!doctype".utf8)
    return bytes.indices.contains { index in
        bytes[index] == pattern[0] && bytes.count - index >= pattern.count
            && pattern.indices.allSatisfy { bytes[index + $0] | 0x20 == pattern[$0] | 0x20 }
    }
}

/// Tables in tables in controls do not come near this.
private let deepest = 1000

/// XMLParser speaks to an object.
private final class Listener: NSObject, XMLParserDelegate {
    private let handle: (XMLEvent) -> Void
    private var depth = 0
    private var hasRoot = false
    private(set) var failureLine: Int?
    private(set) var isTooDeep = false

    /// Whether there was an element, and all that were opened are closed.
    var isWhole: Bool { hasRoot && depth == 0 && !isTooDeep }

    init(_ handle: @escaping (XMLEvent) -> Void) { self.handle = handle }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        depth += 1
        hasRoot = true
        guard depth <= deepest else {
            if !isTooDeep { failureLine = parser.lineNumber }
            isTooDeep = true
            return parser.abortParsing()
        }
        handle(.start(XMLElementStart(name: local(name), attributes: attributes)))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        if !isTooDeep { handle(.end(local(name))) }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { if !isTooDeep { handle(.text(text)) } }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failureLine = failureLine ?? parser.lineNumber }

    private func local(_ name: String) -> String { String(name.split(separator: ":").last ?? "") }
}
