/// Numbers to be drawn, already converted to one unit and rounded for the eye only by the drawing.
package struct Chart: Sendable {
    package enum Form: Sendable {
        /// One horizontal bar for each category, its series side by side.
        case bars
        /// One horizontal bar for each category, its series end to end, with the total written behind.
        case stackedBars
        /// A line for each series over categories that are an ordered axis (months).
        case lines
        /// One row for each category with a marker for each series, as for the percentiles of a stage.
        case dots
    }

    /// Where the axis of the values begins and how it runs.
    package enum Axis: Sendable {
        case fromZero
        /// Around the values: for lines that differ little, far from zero.
        case fitted
        /// By powers of ten; what is not above zero stands at its beginning.
        case logarithmic
    }

    package struct Interval: Hashable, Sendable {
        package var low: Double
        package var high: Double

        package init(low: Double, high: Double) {
            self.low = low
            self.high = high
        }
    }

    /// A value that means something, drawn as a line across a chart of lines: 0.25, "act".
    package struct Threshold: Sendable {
        package var value: Double
        package var name: String

        package init(_ value: Double, name: String) {
            self.value = value
            self.name = name
        }
    }

    /// Neighbouring categories with a name of their own, bracketed above a chart of lines: months 7 to 12, "after the drift".
    package struct Span: Sendable {
        package var name: String
        /// Indices of categories.
        package var first: Int
        package var last: Int

        package init(name: String, first: Int, last: Int) {
            self.name = name
            self.first = first
            self.last = last
        }
    }

    package struct Series: Sendable {
        package var name: String
        /// One for each category; nil where there is none.
        package var values: [Double?]
        /// How far each value may be off, shown in charts of lines; empty, or one for each category.
        package var intervals: [Interval?]

        package init(name: String, values: [Double?], intervals: [Interval?] = []) {
            self.name = name
            self.values = values
            self.intervals = intervals
        }
    }

    package var id: String
    package var title: String
    package var form: Form
    package var categories: [String]
    package var series: [Series]
    /// What the axis of the values says: "USD per month".
    package var axis: String
    /// What the axis of the categories says, if they do not say it themselves: "month".
    package var categoryAxis: String
    /// Stands before each number ("$") or behind it (" h").
    package var numberPrefix: String
    package var numberSuffix: String
    /// Of charts of lines and of dots; bars always begin at zero.
    package var axisForm: Axis
    package var thresholds: [Threshold]
    package var spans: [Span]

    package init(
        id: String, title: String, form: Form, categories: [String], series: [Series], axis: String, categoryAxis: String = "",
        numberPrefix: String = "", numberSuffix: String = "", axisForm: Axis = .fromZero, thresholds: [Threshold] = [], spans: [Span] = []
    ) {
        self.id = id
        self.title = title
        self.form = form
        self.categories = categories
        self.series = series
        self.axis = axis
        self.categoryAxis = categoryAxis
        self.numberPrefix = numberPrefix
        self.numberSuffix = numberSuffix
        self.axisForm = axisForm
        self.thresholds = thresholds
        self.spans = spans
    }
}
