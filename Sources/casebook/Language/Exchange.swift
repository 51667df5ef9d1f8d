import Components
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends requests to one server and hands over what comes, as it comes.
///
/// It gives up when nothing comes for a while, when the task is cancelled, and where a server sends it elsewhere: the key is not for others.
final class Exchange: Sendable {
    let address: URL
    let key: Secret?
    private let timeout: Double
    private let session: URLSession
    private let post = PostRoom()

    /// - Parameters:
    ///   - key: sent as a bearer token.
    ///   - timeout: seconds without a byte after which a request has failed.
    init(with address: URL, key: Secret?, timeout: Double) {
        self.address = address
        self.key = key
        self.timeout = timeout
        let configuration = URLSessionConfiguration.ephemeral
        // The watch below is the one that ends a request.
        configuration.timeoutIntervalForRequest = timeout * 2 + 60
        session = URLSession(configuration: configuration, delegate: post, delegateQueue: nil)
    }

    deinit { session.invalidateAndCancel() }

    /// Posts JSON.
    ///
    /// - Parameters:
    ///   - suffix: what stands behind the address, percent-encoded.
    ///   - receive: takes the next bytes of an answer with status 200, and when they came.
    /// - Throws: `brokenStream` without a count when the connection breaks after the answer has begun.
    func post(
        _ json: String, to suffix: String, receive: (Data, ContinuousClock.Instant) throws(LanguageError) -> Void
    ) async throws(LanguageError) {
        guard let url = URL(string: address.absoluteString + suffix) else { throw .unreachable("'\(address)\(suffix)' is no address") }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(json.utf8)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let key { request.setValue("Bearer \(key.text)", forHTTPHeaderField: "Authorization") }
        var head: Arrival.Head?
        var refusal = Data()
        do {
            for try await arrival in arrivals(of: request) {
                switch arrival {
                case .head(let answer): head = answer
                case .bytes(let bytes, let moment) where head?.status == 200: try receive(bytes, moment)
                // Enough for any message.
                case .bytes(let bytes, _): if refusal.count < 65536 { refusal += bytes }
                }
            }
        } catch let error as LanguageError {
            throw error
        } catch {
            throw failure(error, hasBegun: head != nil)
        }
        if Task.isCancelled { throw .cancelled }
        guard let head else { throw .unreachable("the server closed it without an answer") }
        guard head.status == 200 else { throw head.error(errorMessage([UInt8](refusal), hiding: key?.text)) }
    }

    /// What comes, in its order. Who stops listening ends the request.
    private func arrivals(of request: URLRequest) -> AsyncThrowingStream<Arrival, any Error> {
        AsyncThrowingStream { continuation in
            let task = session.dataTask(with: request)
            let receiver = Receiver(continuation)
            post.add(receiver, for: task)
            let watch = Task { [timeout] in
                while let rest = receiver.secondsLeft(of: timeout) { try await Task.sleep(for: .seconds(rest)) }
                continuation.finish(throwing: LanguageError.timedOut(after: timeout))
            }
            continuation.onTermination = { _ in
                watch.cancel()
                task.cancel()
            }
            task.resume()
        }
    }

    private func failure(_ error: any Error, hasBegun: Bool) -> LanguageError {
        if Task.isCancelled || error is CancellationError { return .cancelled }
        if hasBegun { return .brokenStream(received: 0) }
        let host = address.host() ?? address.absoluteString
        return switch (error as? URLError)?.code {
        case .cannotConnectToHost: .unreachable("nobody listens at \(host)\(address.port.map { ":\($0)" } ?? "")")
        case .cannotFindHost, .dnsLookupFailed: .unreachable("there is no host '\(host)'")
        case .timedOut: .timedOut(after: timeout)
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot:
            .unreachable("the connection to \(host) cannot be made secure")
        case let code: .unreachable("the connection to \(host) failed" + (code.map { " (\($0.rawValue))" } ?? ""))
        }
    }
}

/// Something that came from a server.
private enum Arrival: Sendable {
    struct Head: Sendable {
        let status: Int
        let retryAfter: Double?

        func error(_ message: String) -> LanguageError {
            status == 429 ? .rateLimited(retryAfter: retryAfter) : .refused(status: status, message: message, retryAfter: retryAfter)
        }
    }

    case head(Head)
    /// Bytes, and when they came: the task that takes them may have to wait for its turn.
    case bytes(Data, ContinuousClock.Instant)
}

/// Passes on what one request brings, and knows when it brought something last.
private final class Receiver: Sendable {
    let continuation: AsyncThrowingStream<Arrival, any Error>.Continuation
    private let last = Mutex(ContinuousClock().now)

    init(_ continuation: AsyncThrowingStream<Arrival, any Error>.Continuation) { self.continuation = continuation }

    /// How long something may still take to come; nil when that is over.
    func secondsLeft(of timeout: Double) -> Double? {
        let rest = timeout - last.withLock { (ContinuousClock().now - $0) / .seconds(1) }
        return rest > 0 ? rest : nil
    }

    func pass(_ arrival: Arrival) {
        last.withLock { $0 = ContinuousClock().now }
        continuation.yield(arrival)
    }
}

/// Gives what a session brings to the receiver of its request. Delegates of single tasks are not called on Linux.
private final class PostRoom: NSObject, URLSessionDataDelegate, Sendable {
    private let receivers = Mutex<[Int: Receiver]>([:])

    func add(_ receiver: Receiver, for task: URLSessionTask) { receivers.withLock { $0[task.taskIdentifier] = receiver } }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let response = response as? HTTPURLResponse
        let retryAfter = response?.value(forHTTPHeaderField: "Retry-After").flatMap { secondsToWait($0, from: Date()) }
        receiver(of: dataTask)?.pass(.head(.init(status: response?.statusCode ?? 0, retryAfter: retryAfter)))
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        receiver(of: dataTask)?.pass(.bytes(data, ContinuousClock().now))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        receivers.withLock { $0.removeValue(forKey: task.taskIdentifier) }?.continuation.finish(throwing: error)
    }

    private func receiver(of task: URLSessionTask) -> Receiver? { receivers.withLock { $0[task.taskIdentifier] } }
}

/// The seconds that a header `Retry-After` asks for: a number, or a date (RFC 9110, section 10.2.3). Nil for anything else.
func secondsToWait(_ header: String, from now: Date) -> Double? {
    if let seconds = Double(header.trimmingCharacters(in: .whitespaces)), seconds.isFinite { return max(0, seconds) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: header).map { max(0, $0.timeIntervalSince(now)) }
}
