import Components
import Foundation
import Testing

@Suite("Fields in the replies of language models")
struct ExtractedReplyTests {
    static let categories = ["invoice", "credit_note"]
    static let fields: [(id: String, kind: FieldKind)] = [
        ("number", .identifier), ("issue_date", .date), ("supplier", .text), ("total", .amount),
    ]

    @Test(
        "They are found as far as the reply makes sense",
        arguments: [
            (
                #"{"category": "invoice", "number": "INV-7", "issue_date": "5 March 2026", "supplier": "Acme  Ltd", "total": "1,234.50 EUR"}"#,
                "invoice", ["number": "INV-7", "issue_date": "2026-03-05", "supplier": "Acme Ltd", "total": "1,234.50 EUR"]
            ),
            (
                "```json\n{\"category\": \"Credit note\",\n \"total\": 1234.5}\n```\nI hope this helps {you}.", "credit_note",
                ["total": "1234.50"]
            ),
            (
                "{\"Issue Date\": \"2026-03-05\", \"TOTAL\": 1,234.50, \"supplier\": \"\"}", nil,
                ["issue_date": "2026-03-05", "total": "1234.50"]
            ),
            ("{\"category\": \"letter\", \"fields\": {\"number\": \"7\", \"total\": \"12.00\"}}", nil, ["number": "7", "total": "12.00"]),
            ("{\"category\": \"invoice\", \"number\": \"INV-7\", \"supplier\": \"Acm", "invoice", ["number": "INV-7"]),
            ("{\"number\": \"A\", \"total\": 12", nil, ["number": "A"]), ("{\"number\": \"A\", \"tot", nil, ["number": "A"]),
            ("{\"number\": \"A\", \"total\":", nil, ["number": "A"]), ("{\"number\": \"A\",}", nil, ["number": "A"]),
            ("{\"number\": null, \"supplier\": \"N/A\", \"total\": \"not found\"}", nil, [:]),
            ("{\"number\": [\"a\", {\"b\": \"]\"}], \"supplier\": \"B\"}", nil, ["supplier": "B"]),
            ("{\"number\": \"A\", \"number\": \"B\"}", nil, ["number": "A"]),
            (#"{"supplier": "Caf\u00e9 \"X\"\n\ud83d\udc4d \/"}"#, nil, ["supplier": "Café \"X\" 👍 /"]),
            ("Set {x}: {\"number\": \"A\"}", nil, ["number": "A"]), ("I do not know.", nil, [:]), ("", nil, [:]), ("{", nil, [:]),
            ("{\"total\": \"about ten\"}", nil, ["total": "about ten"]),
            ("{\"number\" \"A\", \"supplier\": \"B\"}", nil, ["supplier": "B"]),
            (#"{"supplier": "\u12"#, nil, [:]), (#"{"supplier": "a\"#, nil, [:]),
        ] as [(String, String?, [String: String])])
    func reads(reply: String, category: String?, fields: [String: String]) {
        let found = readExtraction(reply, categories: Self.categories, fields: Self.fields)
        #expect(found.category == category)
        #expect(found.fields == fields)
    }

    @Test("A reply that is cut off anywhere never gives a wrong value, nor does one with a byte changed end the program")
    func cuts() {
        let reply = #"{"category": "invoice", "number": "INV-\u0037", "total": 1234.50, "supplier": "Acme", "issue_date": "2026-03-05"}"#
        let whole = readExtraction(reply, categories: Self.categories, fields: Self.fields)
        #expect(whole.fields.count == 4)
        for end in 0...reply.utf8.count {
            let part = readExtraction(
                String(decoding: reply.utf8.prefix(end), as: UTF8.self), categories: Self.categories, fields: Self.fields)
            #expect(part.fields.allSatisfy { whole.fields[$0.key] == $0.value }, "cut at \(end)")
            for byte in "\"\\{}[]:,".utf8 where end < reply.utf8.count {
                var bytes = Array(reply.utf8)
                bytes[end] = byte
                _ = readExtraction(String(decoding: bytes, as: UTF8.self), categories: Self.categories, fields: Self.fields)
            }
        }
    }

    @Test("The schema is JSON, with the keys in the order given")
    func schema() throws {
        let schema = extractionSchema(categories: Self.categories, fields: Self.fields)
        #expect(
            schema
                == #"{"additionalProperties":false,"properties":{"category":{"enum":["invoice","credit_note"],"type":"string"},"#
                + #""number":{"type":"string"},"issue_date":{"type":"string"},"supplier":{"type":"string"},"total":{"type":"string"}},"#
                + #""required":["category","number","issue_date","supplier","total"],"type":"object"}"#)
        #expect(try JSONSerialization.jsonObject(with: Data(schema.utf8)) is [String: Any])
        let onlyFields = extractionSchema(categories: [], fields: [("total", .amount)])
        #expect(
            onlyFields == #"{"additionalProperties":false,"properties":{"total":{"type":"string"}},"required":["total"],"type":"object"}"#)
        #expect(extractionSchema(categories: ["a"], fields: []).contains(#""required":["category"]"#))
    }
}
