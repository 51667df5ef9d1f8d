import Statistics

/// The figures of the clock, which differ from machine to machine; none without one.
package func timed(_ record: RunRecord) -> [Measure] {
    guard let clock = record.clock else { return [] }
    let documents = record.outcomes.count
    let throughput =
        clock.serving > 0 && documents > 0
        ? [
            Measure(
                name: "throughput", says: "Documents that go through in a second", estimate: Estimate(Double(documents) / clock.serving),
                unit: "document/second", count: documents, items: "documents")
        ] : []
    let training = Measure(
        name: "training_time", says: "Time to train all models", estimate: Estimate(clock.training.reduce(0, +)), unit: "second",
        count: record.models.reduce(0) { $0 + $1.trainingDocuments }, items: "documents")
    return quantiles("latency", "from the first stage to the last", clock.latency)
        + clock.stages.flatMap { quantiles("latency.\(figureName($0.stage))", "in the stage “\($0.title)”", $0.latency) } + throughput
        + (clock.training.isEmpty ? [] : [training])
}

private func quantiles(_ name: String, _ way: String, _ latency: LatencyHistogram) -> [Measure] {
    [(0.5, "p50", "half"), (0.95, "p95", "95 of 100"), (0.99, "p99", "99 of 100")].compactMap { share, short, documents in
        latency.quantile(share).map {
            Measure(
                name: "\(name).\(short)", says: "Time that \(documents) documents do not exceed, \(way)", estimate: Estimate($0),
                unit: "second", count: latency.count, items: "documents")
        }
    }
}

extension RunRecord {
    /// How long documents take in a stage.
    package struct StageLatency: Sendable, Hashable {
        /// Nil for the whole way.
        package let stage: String?
        package let title: String
        package let documents: Int
        /// Seconds that half, 95 and 99 of 100 documents do not exceed.
        package let p50: Double
        package let p95: Double
        package let p99: Double
        /// Documents in a second of the work that all workers do in the stage; of the whole way, in a second of the run. Nil when no time passed or no document came.
        package let throughput: Double?
    }

    /// The stages in the order of the flow, then the whole way. Stages without a measured document are left out; empty without a clock.
    package func latencies() -> [StageLatency] {
        guard let clock else { return [] }
        let stages = clock.stages.map { latency($0.stage, $0.title, $0.latency, seconds: $0.busy, documents: $0.latency.count) }
        return
            (stages + [latency(nil, "From the first stage to the last", clock.latency, seconds: clock.serving, documents: outcomes.count)])
            .compactMap(\.self)
    }

    private func latency(_ stage: String?, _ title: String, _ latency: LatencyHistogram, seconds: Double, documents: Int) -> StageLatency? {
        guard let p50 = latency.quantile(0.5), let p95 = latency.quantile(0.95), let p99 = latency.quantile(0.99) else { return nil }
        return StageLatency(
            stage: stage, title: title, documents: latency.count, p50: p50, p95: p95, p99: p99,
            throughput: seconds > 0 && documents > 0 ? Double(documents) / seconds : nil)
    }
}
