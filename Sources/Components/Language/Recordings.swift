/// The replies that a model gave once, by the keys of their requests: replayed, they give the same run on every machine.
package struct Recordings: Sendable {
    /// Who answered, and when.
    package struct Head: Hashable, Sendable {
        /// The name by which the server knew the model.
        package let model: String
        package let title: String
        package let quantisation: String?
        /// The program that ran the model: "llama.cpp b6500", "Amazon Bedrock".
        package let server: String
        /// What it ran on, for times to make sense.
        package let machine: String
        /// The day of the first reply, as ISO 8601.
        package let date: String

        package init(model: String, title: String, quantisation: String?, server: String, machine: String, date: String) {
            self.model = model
            self.title = title
            self.quantisation = quantisation
            self.server = server
            self.machine = machine
            self.date = date
        }
    }

    /// The form of the file.
    static let format = 1

    package let head: Head
    private var replies: [String: LanguageReply]

    package init(_ head: Head) {
        self.head = head
        replies = [:]
    }

    package var count: Int { replies.count }
    /// In ascending order.
    package var keys: [String] { replies.keys.sorted() }

    /// - Parameter key: 64 hexadecimal digits, the digest of the request's canonical parts.
    package func reply(for key: String) -> LanguageReply? { replies[key] }

    package mutating func keep(_ reply: LanguageReply, for key: String) { replies[key] = reply }
}
