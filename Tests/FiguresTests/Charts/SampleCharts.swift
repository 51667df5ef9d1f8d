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

    static let all = [bars, grouped, stacked, lines, negative, negativeStack, zero, single, gaps, onePoint, empty]
}
