import Diagnostics

/// Takes JSON values as what they should be, and collects what is not. A wrong value is taken as well, so that reading goes on.
struct ValueReader {
    var json: JSONReader
    private(set) var faults: [Fault] = []

    init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) { json = JSONReader(bytes, range) }

    mutating func add(_ kind: String, _ message: String, _ range: Range<Int>, _ note: String? = nil, isFatal: Bool = true) {
        faults.append(Fault(kind: kind, message: message, range: range, notes: note.map { [.init($0)] } ?? [], isFatal: isFatal))
    }

    mutating func add(_ fault: Fault?) {
        if let fault { faults.append(fault) }
    }

    /// The text cannot be read on; what was found before is forgotten, as it may be a consequence.
    mutating func breakOff(_ fault: JSONFault, note: String? = nil) {
        let notes = (fault.notes + [note].compactMap(\.self)).map { Diagnostic.Note($0) }
        faults = [Fault(kind: fault.message, message: fault.message, range: fault.range, notes: notes)]
    }

    /// Whether the next value is what it should be. If not it is taken, and reported unless it is null, which says nothing.
    mutating func isNext(_ wanted: JSONKind, _ what: String, note: String? = nil) throws(JSONFault) -> Bool {
        let kind = try json.kind()
        guard kind != wanted else { return true }
        let start = json.offset
        try json.skip()
        if kind != .null { add("kind of \(what)", "\(what) is \(wanted.words), not \(kind.words)", start..<json.offset, note) }
        return false
    }

    /// A text that is the value of `key`.
    mutating func text(_ key: String) throws(JSONFault) -> (value: String, range: Range<Int>)? {
        guard try isNext(.text, "'\(key)'", note: json.kind() == .number ? "write it in quotes" : nil) else { return nil }
        let start = json.offset
        let text = try json.text()
        return (text, start..<json.offset)
    }

    /// A list of texts that is the value of `key`.
    mutating func texts(_ key: String) throws(JSONFault) -> [(value: String, range: Range<Int>)]? {
        guard try isNext(.list, "'\(key)'", note: "write it in brackets: [\"…\"]") else { return nil }
        var texts: [(String, Range<Int>)] = []
        var list = json.open()
        while try json.hasElement(in: &list) {
            let start = json.start()
            guard try json.kind() == .text else {
                try json.skip()
                add("kind in \(key)", "'\(key)' is a list of texts", start..<json.offset)
                continue
            }
            let text = try json.text()
            texts.append((text, start..<json.offset))
        }
        return texts
    }
}
