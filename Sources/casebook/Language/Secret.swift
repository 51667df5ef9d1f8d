import Components

/// The key of a provider. It goes into one header and nowhere else: its description does not show it.
struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let text: String

    /// Reads a key from the environment.
    init(variable: String, in environment: [String: String]) throws(LanguageError) {
        let text = (environment[variable] ?? "").trimmingBlanks
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .noKey(variable: variable) }
        self.text = text
    }

    var description: String { "(key)" }
    var debugDescription: String { "(key)" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
