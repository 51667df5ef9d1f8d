/// What a student wrote into a report's fields.
package struct FilledReport: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
        /// The field's name: `ex-monthly-cost`, `field-recommendation`; of a table's cell `tbl-stages.r1.c2`, its row below the head and its column.
        package let id: String
        /// What stands in it, paragraphs as lines; nil when nobody wrote there.
        package let text: String?

        package init(id: String, text: String?) {
            self.id = id
            self.text = text
        }
    }

    /// In the order of the text, each name once.
    package let fields: [Field]
    /// The names of fields that occur several times with different texts; the first one with a text counts.
    package let contradictory: [String]

    package init(fields: [Field], contradictory: [String]) {
        self.fields = fields
        self.contradictory = contradictory
    }

    package subscript(id: String) -> String? { fields.first { $0.id == id }?.text }
}
