import Cases
import Foundation
import Pipelines

/// Shows on a terminal how far a run has come: phase, documents, rate and time left; nothing where nobody looks.
final class RunMeter: Sendable {
    private struct State: Sendable {
        var phase: RunProgress.Phase?
        var start = ContinuousClock().now
        var shown = ContinuousClock().now
    }

    private let run: String
    private let state = Guarded(State())
    private let isShown = isatty(2) == 1

    init(_ run: String) { self.run = run }

    func show(_ progress: RunProgress) {
        guard isShown else { return }
        let run = run
        state.change { state in
            let now = ContinuousClock().now
            if state.phase != progress.phase { (state.phase, state.start) = (progress.phase, now) }
            guard now - state.shown > .milliseconds(100) else { return }
            state.shown = now
            showLine("\(run): \(Self.text(progress, after: (now - state.start) / .seconds(1)))")
        }
    }

    func end() { if isShown { showLine("") } }

    /// "serving, OCR: 1200 of 3600 documents, 410 a second, 6 s left".
    static func text(_ progress: RunProgress, after seconds: Double) -> String {
        var text =
            "\(words(progress.phase)), \(progress.stage): \(progress.done) of \(counted(progress.total, progress.phase == .answering ? "question" : "document"))"
        guard progress.done > 0, seconds > 0.5 else { return text }
        let rate = Double(progress.done) / seconds
        text += ", \(rate < 10 ? String(format: "%.1f", rate) : String(Int(rate))) a second"
        return text + ", \(Int((Double(progress.total - progress.done) / rate).rounded(.up))) s left"
    }

    private static func words(_ phase: RunProgress.Phase) -> String {
        switch phase {
        case .training(let model): "training '\(model)'"
        case .examining(let model): "examining '\(model)'"
        case .serving: "serving"
        case .indexing: "indexing"
        case .answering: "answering"
        }
    }
}
