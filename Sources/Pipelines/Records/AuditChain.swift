import Corpora
package import Diagnostics

/// The name of the field that ties an event to the one before it.
package let auditChainField = "previous-sha256"

/// What the first event of a trail has in the place of a digest.
package let auditChainStart = String(repeating: "0", count: 64)

/// Events as JSON, one a line; each names the SHA-256 of the line before it.
///
/// A line that is changed, taken out or put in breaks the chain at the line after it. Good practice for evidence, and no duty: the AI Act
/// asks in Articles 12, 19 and 26(6) for automatic logs and how long they are kept, and nowhere for logs that cannot be changed. Who
/// rewrites the whole file can make a new chain, so the digest of the last line belongs in other hands.
package func auditTrail(of events: [AuditEvent]) -> String {
    var previous = auditChainStart
    var text = ""
    for event in events {
        let line = AuditEvent(fields: event.fields + [.init(name: auditChainField, value: .text(previous))]).line
        text += line + "\n"
        previous = sha256(line)
    }
    return text
}

/// A trail whose lines follow from each other.
package struct AuditTrail: Sendable, Hashable {
    package let events: Int
    /// The SHA-256 of the last line, 64 hexadecimal digits: what the next event would name.
    package let end: String
}

/// Checks that each line of a trail names the digest of the one before it. Nil when it does not, which is reported at the first line
/// that does not follow.
///
/// - Parameter end: the digest that the last line was known to have; nil when nobody knows it: then a line cut off or changed at the
///   very end cannot be noticed.
package func checkAuditTrail(_ source: SourceFile, endingIn end: String? = nil, reporting log: inout [Diagnostic]) -> AuditTrail? {
    var (previous, events, last) = (auditChainStart, 0, SourceRange(0, 0))
    for line in 0..<source.lineCount {
        let range = source.range(ofLine: line)
        let text = String(source.text[range])
        if text.isEmpty, line == source.lineCount - 1 { break }
        do throws(JSONFault) {
            let link = try link(of: text)
            guard link.digest == previous else {
                log.append(broken(source, SourceRange(range.lower + link.range.lowerBound, range.lower + link.range.upperBound), events))
                return nil
            }
        } catch {
            let place = SourceRange(range.lower + error.range.lowerBound, range.lower + error.range.upperBound)
            log.append(.error(error.message, at: source.place(place), notes: error.notes.map { .init($0) }))
            return nil
        }
        (previous, events, last) = (sha256(text), events + 1, range)
    }
    guard events > 0 else {
        log.append(.error("the trail has no events", at: source.place(SourceRange(0, 0))))
        return nil
    }
    if let end, end != previous {
        let notes = [Diagnostic.Note("it ends in \(previous)"), .init("the last line was changed, or lines after it were taken out")]
        log.append(.error("the trail does not end in \(end)", at: source.place(last), notes: notes))
        return nil
    }
    return AuditTrail(events: events, end: previous)
}

private func broken(_ source: SourceFile, _ range: SourceRange, _ events: Int) -> Diagnostic {
    let note =
        events == 0
        ? "the first event names \(auditChainStart.prefix(4))…, as nothing is before it: lines before it were taken out"
        : "the line before it was changed, or lines between them were taken out or put in"
    return .error("this is not the digest of the line before", at: source.place(range), notes: [.init(note)])
}

/// What a line says of the line before it, and where, in bytes of the line.
private func link(of line: String) throws(JSONFault) -> (digest: String, range: Range<Int>) {
    let bytes = Array(line.utf8)
    var found: (digest: String, range: Range<Int>)?
    var fault: JSONFault?
    bytes.withUnsafeBytes { bytes in
        var reader = RecordReader(JSONReader(bytes, 0..<bytes.count))
        do throws(JSONFault) {
            try reader.fields("an event") { (reader, key) throws(JSONFault) in
                guard key == auditChainField else {
                    try reader.json.skip()
                    return true
                }
                let start = reader.json.start()
                found = (try reader.text(), start..<reader.json.offset)
                return true
            }
            try reader.json.finish()
        } catch let caught { fault = caught }
    }
    if let fault { throw fault }
    guard let found else { throw JSONFault(message: "the event has no '\(auditChainField)'", range: 0..<min(1, bytes.count)) }
    return found
}
