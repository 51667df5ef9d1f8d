/// What kept a language model from answering. No case ever holds a key.
package enum LanguageError: Error, Hashable, Sendable {
    /// Nobody recorded the reply to this request.
    case noRecording(model: String)
    /// Nothing came for so many seconds.
    case timedOut(after: Double)
    /// The provider wants fewer requests. `retryAfter`: seconds, as far as it said.
    case rateLimited(retryAfter: Double?)
    /// The server said no, with a status of HTTP and its own words. `retryAfter`: seconds, as far as it said.
    case refused(status: Int, message: String, retryAfter: Double? = nil)
    /// The reply broke off. `received`: the characters that had come.
    case brokenStream(received: Int)
    /// The server answered something that is not the protocol; the reason reads as the end of a sentence.
    case badReply(String)
    /// The environment variable that should hold the key is not set, or holds something else.
    case noKey(variable: String)
    /// No connection; the reason reads as the end of a sentence.
    case unreachable(String)
    case cancelled
}

extension LanguageError {
    /// Whether the same request may well succeed a moment later.
    package var isPassing: Bool {
        switch self {
        case .timedOut, .rateLimited, .brokenStream, .unreachable: true
        case .refused(let status, _, _): status >= 500
        case .noRecording, .badReply, .noKey, .cancelled: false
        }
    }

    /// Seconds after which the provider wants to be asked again, as far as it said.
    package var retryAfter: Double? {
        switch self {
        case .rateLimited(let seconds), .refused(_, _, let seconds): seconds
        case .noRecording, .timedOut, .brokenStream, .badReply, .noKey, .unreachable, .cancelled: nil
        }
    }
}

extension LanguageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noRecording(let model):
            "no reply of '\(model)' to this prompt is recorded; 'make record' asks the model itself"
        case .timedOut(let seconds):
            "the language model said nothing for \(short(seconds)) s; a longer 'timeout' in its definition waits longer"
        case .rateLimited:
            "the language model's provider wants fewer requests; a lower 'per-minute' in its definition slows down"
        case .refused(let status, let message, _):
            "the language model's server refused the request with status \(status)" + (message.isEmpty ? "" : ": \(message)") + hint(status)
        case .brokenStream(let received):
            "the reply of the language model broke off after \(received) characters"
        case .badReply(let reason):
            "the language model's server answered something else than a reply: \(reason)"
        case .noKey(let variable):
            "the environment variable '\(variable)' does not hold a key; set it to the key of the language model's provider"
        case .unreachable(let reason):
            "there is no connection to the language model: \(reason)"
        case .cancelled:
            "the request to the language model was cancelled"
        }
    }

    private func hint(_ status: Int) -> String {
        switch status {
        case 401, 403: "; look whether the environment variable that 'key' names holds a valid key"
        case 404: "; look at 'endpoint' and 'model' in its definition"
        default: ""
        }
    }
}

/// 30 rather than 30.0.
private func short(_ seconds: Double) -> String {
    seconds == seconds.rounded() && abs(seconds) < 1e9 ? "\(Int(seconds))" : "\(seconds)"
}
