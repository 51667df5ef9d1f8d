/// How long each step of a command took.
struct Stopwatch {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var last: ContinuousClock.Instant
    private var steps: [(name: String, duration: Duration)] = []

    init() {
        start = clock.now
        last = start
    }

    /// Ends the step that began at the last call.
    mutating func lap(_ name: String) {
        let now = clock.now
        if let index = steps.firstIndex(where: { $0.name == name }) {
            steps[index].duration += now - last
        } else {
            steps.append((name, now - last))
        }
        last = now
    }

    /// Seconds since the beginning, with two decimals: "1.42".
    var seconds: String { Self.text(clock.now - start) }

    /// A line for each step.
    var report: String { steps.map { "  \(Self.text($0.duration)) s  \($0.name)" }.joined(separator: "\n") }

    private static func text(_ duration: Duration) -> String {
        let hundredths = duration.components.seconds * 100 + duration.components.attoseconds / 10_000_000_000_000_000
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
