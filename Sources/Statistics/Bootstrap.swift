/// Percentile intervals by resampling with replacement (Efron, Annals of Statistics 7, 1979), seeded: the same on every machine.
///
/// What is resampled are cells: items that are equal in all that the statistic looks at. Documents that were truly invoices and were taken
/// for credit notes are one cell of so many. Resampling documents changes nothing but the cells' counts, which then follow a multinomial
/// distribution; drawing those instead costs as much as there are cells, not documents. Where items belong together (the fields of a
/// document), the cell is the whole: documents with equal triples of right, wrong and missed.
package struct Bootstrap: Sendable {
    package var seed: UInt64
    /// Names what is estimated: figures of different names are resampled independently of each other.
    package var stream: String
    package var resamples: Int
    /// The share of resamples between the ends of the interval.
    package var confidence: Double

    package init(seed: UInt64, stream: String, resamples: Int = 2_000, confidence: Double = 0.95) {
        self.seed = seed
        self.stream = stream
        self.resamples = resamples
        self.confidence = confidence
    }

    /// - Parameters:
    ///   - counts: how many items each cell has; ones, where each item is its own cell.
    ///   - statistic: takes the cells' counts, those given or resampled ones, to the figure.
    package func estimate(cells counts: [Int], _ statistic: ([Int]) -> Double) -> Estimate {
        estimates(cells: counts) { [statistic($0)] }.first ?? Estimate(.nan)
    }

    /// Several figures of the same items from the same resamples; as many for any counts.
    package func estimates(cells counts: [Int], _ statistics: ([Int]) -> [Double]) -> [Estimate] {
        let values = statistics(counts)
        var columns = values.map { _ in [Double]() }
        resample(counts) { for (column, value) in statistics($0).enumerated() { columns[column].append(value) } }
        return zip(values, columns).map { interval(around: $0, in: $1) }
    }

    /// A figure of a confusion table, such as its macro-F1.
    package func estimate(_ table: ConfusionTable, _ statistic: (ConfusionTable) -> Double) -> Estimate {
        estimate(cells: table.cells) { statistic(ConfusionTable(classes: table.classes, cells: $0)) }
    }

    /// Precision, recall and F1 of counts pooled over clusters; see `Cells` for the clusters.
    package func scores(_ clusters: Cells<BinaryCounts>) -> (precision: Estimate, recall: Estimate, f1: Estimate) {
        let estimates = estimates(cells: clusters.counts) { counts in
            let pooled = clusters.pooled(counts)
            return [pooled.precision.value, pooled.recall.value, pooled.f1.value]
        }
        return (estimates[0], estimates[1], estimates[2])
    }

    /// The value with the interval of its replicates.
    ///
    /// Without an interval when (nearly) all replicates are equal: then resampling cannot tell how far off the value may be. (No failure among twenty
    /// would give an interval from 0 to 0.)
    package func interval(around value: Double, in replicates: [Double]) -> Estimate {
        let sorted = replicates.sorted()
        let tail = (1 - confidence) / 2
        guard let low = quantile(tail, ofSorted: sorted), let high = quantile(1 - tail, ofSorted: sorted), low < high
        else { return Estimate(value) }
        return Estimate(value, low: low, high: high)
    }

    /// Hands out the counts of each resample. Cells stay in their places, whatever order they are drawn in.
    package func resample(_ counts: [Int], _ body: ([Int]) -> Void) {
        let total = counts.reduce(0, +)
        guard total > 0 else { return }
        var random = SeededRandom(seed: seed, stream: stream)
        var resampled = Array(repeating: 0, count: counts.count)
        // A binomial costs about as much as sixteen draws of one item.
        guard total > 16 * counts.count else {
            let owners = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
            for _ in 0..<resamples {
                for cell in resampled.indices { resampled[cell] = 0 }
                for _ in 0..<total { resampled[owners[random.index(below: total)]] += 1 }
                body(resampled)
            }
            return
        }
        // With large cells first, few items are left for the many small ones.
        let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
        let weights = order.map { counts[$0] }
        var spread = resampled
        for _ in 0..<resamples {
            random.spread(total, weights: weights, into: &spread)
            for (place, cell) in order.enumerated() { resampled[cell] = spread[place] }
            body(resampled)
        }
    }
}
