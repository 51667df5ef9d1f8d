@testable import Figures

/// Charts of the kinds a case study draws, and those at the edges.
enum SampleCharts {
    static let stages = [
        "OCR", "Feature extraction", "Classification endpoint", "Field extraction and validation", "Storage", "Monitoring",
        "Labelling by two reviewers",
    ]

    static let bars = Chart(
        id: "bars", title: "What the current system costs each month", form: .bars, categories: stages,
        series: [Chart.Series(name: "MLOps", values: [225, 12.5, 84.1, 14.2, 1.15, 0, nil])], axis: "USD per month", numberPrefix: "$")

    static let grouped = Chart(
        id: "grouped", title: "Costs by stage and architecture", form: .bars, categories: stages,
        series: [
            Chart.Series(name: "MLOps", values: [225, 12.5, 84.1, 14.2, 1.15, 8, nil]),
            Chart.Series(name: "LLMOps", values: [75, nil, 1240.75, 610.4, 3.3, 42, 118]),
        ], axis: "USD per month", numberPrefix: "$")

    static let stacked = Chart(
        id: "stacked", title: "Where the money goes", form: .stackedBars, categories: ["MLOps", "LLMOps", "LLMOps with caching"],
        series: [
            Chart.Series(name: "Reading", values: [225, 75, 75]),
            Chart.Series(name: "Model", values: [84.1, 1240.75, 702]),
            Chart.Series(name: "Validation", values: [14.2, 210.4, 210.4]),
            Chart.Series(name: "Storage", values: [1.15, 3.3, 5]),
            Chart.Series(name: "Monitoring", values: [28, 142, 142]),
            Chart.Series(name: "Review", values: [350, 118, 118]),
            Chart.Series(name: "Security", values: [60, 95, 95]),
            Chart.Series(name: "Network", values: [40, 70, 70]),
        ], axis: "USD per month", numberPrefix: "$")

    static let lines = Chart(
        id: "lines", title: "What each architecture has cost after t months", form: .lines, categories: (1...36).map(String.init),
        series: [
            Chart.Series(name: "MLOps", values: (1...36).map { 18_000 + 335.8 * Double($0) + ($0 > 18 ? 6_000 : 0) }),
            Chart.Series(name: "LLMOps", values: (1...36).map { 4_000 + 980.4 * Double($0) }),
            Chart.Series(name: "LLMOps with caching and small models", values: (1...36).map { 9_000 + 838 * Double($0) }),
        ], axis: "USD, cumulative", categoryAxis: "month", numberPrefix: "$")

    static let negative = Chart(
        id: "negative", title: "What changes if volume falls", form: .bars,
        categories: ["Reading", "Model calls", "Review by people", "Nothing"],
        series: [Chart.Series(name: "Difference", values: [-1250.5, 420, -87.25, 0])], axis: "USD per month", numberPrefix: "$")

    static let negativeStack = Chart(
        id: "negative-stack", title: "Savings and costs", form: .stackedBars, categories: ["Year 1", "Year 2"],
        series: [
            Chart.Series(name: "Cost", values: [900, 300]), Chart.Series(name: "Saving", values: [-200, -750]),
        ], axis: "thousand USD", numberPrefix: "$")

    static let zero = Chart(
        id: "zero", title: "Nothing yet", form: .bars, categories: ["OCR", "Model"],
        series: [Chart.Series(name: "MLOps", values: [0, 0])], axis: "USD per month", numberPrefix: "$")

    static let single = Chart(
        id: "single", title: "One number", form: .bars, categories: ["Latency at the 95th percentile"],
        series: [Chart.Series(name: "MLOps", values: [0.0875])], axis: "seconds", numberSuffix: " s")

    static let gaps = Chart(
        id: "gaps", title: "Accuracy by month", form: .lines,
        categories: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"],
        series: [
            Chart.Series(name: "Classifier", values: [92.5, 92.1, nil, 90.4, 88.9, 87.2, 86, 85.1]),
            Chart.Series(name: "Language model", values: [nil, nil, 91, 91.2, 91.1, 91.3, nil, nil]),
            Chart.Series(name: "Rules", values: [-2, 3, 5, 4, 4.5, 5, 5, 4.8]),
            Chart.Series(name: "Random", values: [3, 3, 3, 3, 3, 3, 3, 3]),
        ], axis: "percent", numberSuffix: " %")

    static let onePoint = Chart(
        id: "one-point", title: "The first month", form: .lines, categories: ["1"],
        series: [Chart.Series(name: "MLOps", values: [335.8])], axis: "USD", categoryAxis: "month", numberPrefix: "$")

    static let empty = Chart(id: "empty", title: "No series", form: .bars, categories: [], series: [], axis: "")

    /// Far from zero, with intervals and named stretches.
    static let intervals = Chart(
        id: "intervals", title: "Accuracy by month", form: .lines, categories: (4...12).map(String.init),
        series: [
            interval("First model", [0.934, 0.931, 0.929, 0.842, 0.817, 0.811, 0.806, 0.801, 0.804], 0.012),
            interval("Retrained model", [nil, nil, nil, nil, nil, 0.902, 0.898, 0.905, 0.899], 0.01),
        ], axis: "share of documents", categoryAxis: "month", axisForm: .fitted,
        spans: [.init(name: "Before the drift", first: 1, last: 2), .init(name: "After the drift", first: 3, last: 8)])

    /// Two lines that matter, near each other.
    static let thresholds = Chart(
        id: "thresholds", title: "Distance of each month's documents from those of month 4", form: .lines,
        categories: (5...12).map(String.init),
        series: [
            Chart.Series(name: "Words", values: [0.004, 0.006, 0.31, 0.35, 0.37, 0.38, 0.42, 0.4]),
            Chart.Series(name: "Unknown words", values: [0.01, 0.008, 1.18, 1.31, 1.34, 1.4, 1.38, 1.45]),
            Chart.Series(name: "Confidence", values: [0.02, 0.015, 0.19, 0.24, 0.26, 0.27, 0.25, 0.29]),
        ], axis: "population stability index", categoryAxis: "month",
        thresholds: [.init(0.25, name: "act"), .init(0.1, name: "look")], spans: [.init(name: "After the drift", first: 2, last: 7)])

    static let dots = Chart(
        id: "dots", title: "Time of a document in each stage", form: .dots,
        categories: ["Text recognition", "Features", "Classification", "Compliance check", "All stages"],
        series: [
            Chart.Series(name: "median", values: [812, 1.9, 0.42, 0.08, 815]),
            Chart.Series(name: "95th percentile", values: [1490, 3.1, 0.61, 0.2, 1494]),
            Chart.Series(name: "99th percentile", values: [2210, 4, 0.9, nil, 2214]),
        ], axis: "milliseconds, by powers of ten", numberSuffix: " ms", axisForm: .logarithmic)

    static let fewDots = Chart(
        id: "few-dots", title: "F1 of each category", form: .dots, categories: ["Invoice", "Credit note"],
        series: [Chart.Series(name: "F1", values: [0.93, 0.71])], axis: "F1")

    static let all = [
        bars, grouped, stacked, lines, negative, negativeStack, zero, single, gaps, onePoint, empty, intervals, thresholds, dots, fewDots,
    ]

    private static func interval(_ name: String, _ values: [Double?], _ half: Double) -> Chart.Series {
        Chart.Series(
            name: name, values: values, intervals: values.map { value in value.map { .init(low: $0 - half, high: $0 + half) } })
    }
}

enum SampleDiagrams {
    static let reliability = ReliabilityDiagram(
        id: "reliability", title: "Confidence and accuracy",
        series: [
            .init(
                name: "First model, before the drift", detail: "ECE 0.031",
                bins: [
                    bin(0.34, 0.29, 0.08, 41), bin(0.45, 0.4, 0.05, 120), bin(0.55, 0.51, 0.04, 260), bin(0.66, 0.6, 0.03, 410),
                    bin(0.75, 0.71, 0.03, 530), bin(0.86, 0.83, 0.02, 890), bin(0.97, 0.965, 0.005, 4210),
                ]),
            .init(
                name: "First model, after the drift", detail: "ECE 0.113",
                bins: [
                    bin(0.35, 0.12, 0.05, 310), bin(0.44, 0.21, 0.04, 620), bin(0.56, 0.33, 0.03, 980), bin(0.65, 0.47, 0.03, 1020),
                    bin(0.76, 0.6, 0.02, 1130), bin(0.85, 0.74, 0.02, 1360), bin(0.96, 0.93, 0.01, 3120),
                ]),
        ], items: "Documents")

    static let one = ReliabilityDiagram(
        id: "reliability-one", title: "Confidence and accuracy",
        series: [.init(name: "First model", detail: "ECE 0.05", bins: [bin(0.6, 0.6, nil, 5), bin(0.9, 0.8, nil, 5)])],
        items: "Documents")

    static let none = ReliabilityDiagram(
        id: "reliability-none", title: "Nothing", series: [.init(name: "First model", detail: "no value", bins: [])], items: "Documents")

    static let all = [reliability, one, none]

    private static func bin(_ confidence: Double, _ accuracy: Double, _ half: Double?, _ count: Int) -> ReliabilityDiagram.Bin {
        .init(
            confidence: confidence, accuracy: accuracy, interval: half.map { .init(low: accuracy - $0, high: accuracy + $0) }, count: count)
    }
}
