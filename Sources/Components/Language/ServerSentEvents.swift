/// Cuts a stream of server-sent events (HTML standard, section 9.2) into the data of its events, wherever the bytes are split.
///
/// Names, numbers and comments of events are not kept. What has not been ended by an empty line is no event.
package struct ServerSentEvents: Sendable {
    private var line: [UInt8] = []
    private var data: [String] = []
    private var lastWasReturn = false
    private var isFirst = true

    package init() {}

    /// Takes the next bytes and gives the data of the events that they complete.
    package mutating func add(_ bytes: some Sequence<UInt8>) -> [String] {
        var events: [String] = []
        for byte in bytes {
            let isSecondHalf = lastWasReturn && byte == UInt8(ascii: "\n")
            lastWasReturn = byte == UInt8(ascii: "\r")
            guard !isSecondHalf else { continue }
            if byte == UInt8(ascii: "\n") || lastWasReturn {
                if let event = endLine() { events.append(event) }
            } else {
                line.append(byte)
            }
        }
        return events
    }

    /// The data of an event, when the line that ended was empty.
    private mutating func endLine() -> String? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isFirst = false
        guard !line.isEmpty else {
            defer { data = [] }
            return data.isEmpty ? nil : data.joined(separator: "\n")
        }
        guard line.starts(with: "data".utf8) else { return nil }
        let rest = line.dropFirst(4)
        guard rest.isEmpty || rest.first == UInt8(ascii: ":") else { return nil }
        let value = rest.dropFirst()
        data.append(String(decoding: value.first == UInt8(ascii: " ") ? value.dropFirst() : value, as: UTF8.self))
        return nil
    }
}
