import Corpora
import Diagnostics

/// Takes values out of JSON as what they should be; what is something else is a fault at its place.
struct RecordReader {
    var json: JSONReader

    init(_ json: JSONReader) { self.json = json }

    mutating func text() throws(JSONFault) -> String {
        try expect(.text)
        return try json.text()
    }

    mutating func integer() throws(JSONFault) -> Int {
        let start = json.start()
        try expect(.number)
        guard let number = try json.integer() else { throw JSONFault(message: "this is not a whole number", range: start..<json.offset) }
        return number
    }

    /// What was no number when it was written is none again.
    mutating func number() throws(JSONFault) -> Double {
        if try json.kind() == .null {
            _ = json.word()
            return .nan
        }
        try expect(.number)
        return try json.decimal()
    }

    mutating func flag() throws(JSONFault) -> Bool {
        try expect(.flag)
        return json.word()
    }

    mutating func texts() throws(JSONFault) -> [String] { try list { (reader) throws(JSONFault) in try reader.text() } }

    mutating func integers() throws(JSONFault) -> [Int] { try list { (reader) throws(JSONFault) in try reader.integer() } }

    mutating func list<Element>(_ element: (inout RecordReader) throws(JSONFault) -> Element) throws(JSONFault) -> [Element] {
        var list: [Element] = []
        try elements { (reader) throws(JSONFault) in list.append(try element(&reader)) }
        return list
    }

    mutating func elements(_ element: (inout RecordReader) throws(JSONFault) -> Void) throws(JSONFault) {
        try expect(.list)
        var list = json.open()
        while try json.hasElement(in: &list) { try element(&self) }
    }

    /// Hands each key of an object to `field`, which takes the value, or gives false where it does not know the key.
    mutating func fields(
        _ what: String, _ field: (inout RecordReader, String) throws(JSONFault) -> Bool
    ) throws(JSONFault) {
        try expect(.object)
        var object = json.open()
        while let key = try json.key(in: &object) {
            guard try field(&self, key.name) else { throw JSONFault(message: "\(what) has no key '\(key.name)'", range: key.range) }
        }
    }

    func lacking(_ what: String, _ part: String, from start: Int) -> JSONFault {
        JSONFault(message: "\(what) lacks \(part)", range: start..<min(start + 1, json.offset))
    }

    private mutating func expect(_ kind: JSONKind) throws(JSONFault) {
        let start = json.start()
        let found = try json.kind()
        guard found == kind else {
            throw JSONFault(message: "this is \(found.words), and \(kind.words) should be here", range: start..<start + 1)
        }
    }
}

extension JSONFault {
    func diagnostic(in source: SourceFile) -> Diagnostic {
        .error(message, at: source.place(SourceRange(range.lowerBound, range.upperBound)), notes: notes.map { .init($0) })
    }
}
