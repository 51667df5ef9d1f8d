import Statistics

/// What one worker's clock said, stage by stage; those of several workers add up.
struct Meter: Sendable {
    struct Stage: Sendable {
        var busy = 0.0
        var latency = LatencyHistogram()
    }

    /// By the stage's number in the flow.
    private(set) var stages: [Stage]
    /// From a document's first stage to its last.
    private(set) var latency = LatencyHistogram()

    init(stages count: Int) { stages = Array(repeating: Stage(), count: count) }

    /// Counts time that a stage spent on `documents` together: each of them waited for it.
    mutating func add(_ seconds: Double, in stage: Int, for documents: Int) {
        stages[stage].busy += seconds
        for _ in 0..<documents { stages[stage].latency.add(seconds) }
    }

    /// Counts a way through all stages.
    mutating func addWay(_ seconds: Double, for documents: Int) {
        for _ in 0..<documents { latency.add(seconds) }
    }

    mutating func add(_ other: Meter) {
        for stage in stages.indices {
            stages[stage].busy += other.stages[stage].busy
            stages[stage].latency.add(other.stages[stage].latency)
        }
        latency.add(other.latency)
    }

    /// The stage that was busiest since an earlier reading.
    func busiest(since earlier: Meter) -> Int? {
        stages.indices.max { stages[$0].busy - earlier.stages[$0].busy < stages[$1].busy - earlier.stages[$1].busy }
    }
}
