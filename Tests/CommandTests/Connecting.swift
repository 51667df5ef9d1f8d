import Foundation

#if canImport(Glibc)
    import Glibc
    private let stream = Int32(SOCK_STREAM.rawValue)
#else
    private let stream = SOCK_STREAM
#endif

/// What a server answered, as it came.
struct Answer {
    let status: Int
    let head: String
    let body: String
}

/// Sends one request with exactly this path, which a URL would tidy up; nil when nobody listens or answers in time.
func get(_ path: String, port: UInt16, method: String = "GET", seconds: Int = 10) -> Answer? {
    guard let socket = connected(to: port, seconds: seconds) else { return nil }
    defer { close(socket) }
    let request = [UInt8]("\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
    guard send(socket, request, request.count, 0) == request.count else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { bytes += buffer[..<count] }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let head = String(text[..<end.lowerBound])
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(status: status, head: head, body: String(text[end.upperBound...]))
}

/// A port that nobody uses at the moment.
func freePort() -> UInt16 {
    let socket = socket(AF_INET, stream, 0)
    defer { close(socket) }
    var address = address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            _ = bind(socket, pointer, length)
            _ = getsockname(socket, pointer, &length)
        }
    }
    return UInt16(bigEndian: address.sin_port)
}

/// Takes a port until the returned socket is closed.
func occupy(_ port: UInt16) -> Int32 {
    let socket = socket(AF_INET, stream, 0)
    var address = address(port)
    withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    listen(socket, 1)
    return socket
}

private func connected(to port: UInt16, seconds: Int) -> Int32? {
    let socket = socket(AF_INET, stream, 0)
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = address(port)
    let result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    if result == 0 { return socket }
    close(socket)
    return nil
}

private func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
}
