import Cases
import Diagnostics
import Writers

/// The site that `serve` shows: the last good build, in memory, and what is wrong with the texts as they are now.
actor Preview {
    private(set) var version = 0
    private var files: [String: [UInt8]] = [:]
    private var messages: String?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func show(_ files: [String: [UInt8]]) {
        self.files = files
        messages = nil
        advance()
    }

    /// Keeps the last good site and puts `messages` above it.
    func complain(_ messages: String) {
        self.messages = messages
        advance()
    }

    /// Returns when there is something newer than `version`, or after `seconds`.
    func wait(beyond version: Int, seconds: Int) async -> Int {
        guard version == self.version else { return self.version }
        let timer = Task {
            try? await Task.sleep(for: .seconds(seconds))
            if !Task.isCancelled { self.release() }
        }
        await withCheckedContinuation { waiting.append($0) }
        timer.cancel()
        return self.version
    }

    /// The file at a path of the site, ready to be sent: pages carry the messages and the script that reloads them.
    func page(at path: String) -> (isFound: Bool, ending: String, bytes: [UInt8]) {
        let path = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        let file = files[path] ?? files[path + ".html"]
        let ending = file == nil ? "html" : String(path.split(separator: ".").last ?? "html")
        let bytes = file ?? files["404.html"] ?? Array("<!doctype html><title>Nothing yet</title><body></body>".utf8)
        return (file != nil, ending, ending == "html" ? instrumented(bytes) : bytes)
    }

    private func advance() {
        version += 1
        release()
    }

    private func release() {
        let resumed = waiting
        waiting = []
        for continuation in resumed { continuation.resume() }
    }

    private func instrumented(_ bytes: [UInt8]) -> [UInt8] {
        let page = String(decoding: bytes, as: UTF8.self)
        let panel = messages.map { "<pre role=\"alert\" style=\"\(Self.panelStyle)\">\(escaped($0))</pre>" } ?? ""
        let script =
            "<script>fetch('/.casebook/wait?\(version)').then(r=>r.text()).then(()=>location.reload(),()=>setTimeout(()=>location.reload(),2000))</script>"
        guard let end = page.range(of: "</body>", options: .backwards) else { return Array((page + panel + script).utf8) }
        return Array((page[..<end.lowerBound] + panel + script + page[end.lowerBound...]).utf8)
    }

    private static let panelStyle =
        "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem;z-index:99999;background:#3b0d0c;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap"
}

private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
}
