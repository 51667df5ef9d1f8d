/// How often a classifier is right when it says how sure it is: accuracy over confidence, with the diagonal of one that is always as
/// right as it says.
package struct ReliabilityDiagram: Sendable {
    /// Items of about the same confidence.
    package struct Bin: Sendable {
        /// Their mean confidence and the share that is right, both between 0 and 1.
        package var confidence: Double
        package var accuracy: Double
        package var interval: Chart.Interval?
        package var count: Int

        package init(confidence: Double, accuracy: Double, interval: Chart.Interval?, count: Int) {
            self.confidence = confidence
            self.accuracy = accuracy
            self.interval = interval
            self.count = count
        }
    }

    package struct Series: Sendable {
        package var name: String
        /// Said below its name: "ECE 0.021".
        package var detail: String
        /// By ascending confidence; without empty bins.
        package var bins: [Bin]

        package init(name: String, detail: String, bins: [Bin]) {
            self.name = name
            self.detail = detail
            self.bins = bins
        }
    }

    /// The line of a series passes by bins with fewer items: their share is mostly chance.
    package static let leastJoined = 10

    package var id: String
    package var title: String
    package var series: [Series]
    /// What is counted, as the axis of the bins' sizes says it: "Documents".
    package var items: String

    package init(id: String, title: String, series: [Series], items: String) {
        self.id = id
        self.title = title
        self.series = series
        self.items = items
    }
}
