import Cases
import Foundation
import Pipelines

/// Says on a terminal how far a long step has come: nothing in its first second, nothing where nobody looks.
struct Progress: Sendable {
    private let what: String
    private let total: Int
    private let count = Guarded(0)
    private let start = ContinuousClock().now
    private let isShown = isatty(2) == 1

    /// - Parameter what: what is counted: "pages written".
    init(_ what: String, of total: Int) {
        self.what = what
        self.total = total
    }

    func advance() {
        guard isShown else { return }
        count.change { done in
            done += 1
            if done % 32 == 0, ContinuousClock().now - start > .seconds(1) { showLine("\(what): \(min(done, total)) of \(total)") }
        }
    }

    func end() {
        if isShown, ContinuousClock().now - start > .seconds(1) { showLine("") }
    }
}

/// Replaces the line of the terminal that was shown before.
func showLine(_ text: String) { FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8)) }
