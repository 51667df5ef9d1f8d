/// Numbers to be drawn, already converted to one unit and rounded for the eye only by the drawing.
package struct Chart: Sendable {
    package enum Form: Sendable {
        /// One horizontal bar for each category, its series side by side.
        case bars
        /// One horizontal bar for each category, its series end to end, with the total written behind.
        case stackedBars
        /// A line for each series over categories that are an ordered axis (months).
        case lines
    }

    package struct Series: Sendable {
        package var name: String
        /// One for each category; nil where there is none.
        package var values: [Double?]

        package init(name: String, values: [Double?]) {
            self.name = name
            self.values = values
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

    package init(
        id: String, title: String, form: Form, categories: [String], series: [Series], axis: String, categoryAxis: String = "",
        numberPrefix: String = "", numberSuffix: String = ""
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
    }
}
