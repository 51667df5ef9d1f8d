import Diagnostics
import Models
import Pipelines

/// What every measured quantity's name begins with: `run.mlops.accuracy`.
let measuredGroup = "run"

/// A record as a file of the model: each measure a quantity whose range is its interval.
///
/// The run `llmops-open` has its quantities under `run.llmops_open`, as `-` is a minus in formulas.
///
/// - Parameter units: what the model can count; a measure in another unit becomes a plain number.
func modelFile(of record: RunRecord, units: UnitRegistry) -> SourceFile {
    var tree = MeasureTree()
    for measure in record.measures + timed(record) { tree.insert(measure, at: measure.name.split(separator: ".").map(String.init)[...]) }
    var lines = ["\(measuredGroup):", "  \(figureName(record.run)):", "    says: \(quoted("Measured by the run “\(record.title)”"))"]
    tree.write(indent: 4, run: record.run, units: units, to: &lines)
    return SourceFile(path: "run \(record.run)", text: lines.joined(separator: "\n") + "\n")
}

/// Measures by the parts of their dotted names, in the order in which they came.
private struct MeasureTree {
    private var keys: [String] = []
    private var branches: [String: MeasureTree] = [:]
    private var leaves: [String: Measure] = [:]

    mutating func insert(_ measure: Measure, at path: ArraySlice<String>) {
        guard let key = path.first else { return }
        if branches[key] == nil, leaves[key] == nil { keys.append(key) }
        if path.count == 1 { leaves[key] = measure } else { branches[key, default: MeasureTree()].insert(measure, at: path.dropFirst()) }
    }

    func write(indent: Int, run: String, units: UnitRegistry, to lines: inout [String]) {
        let space = String(repeating: " ", count: indent)
        for key in keys {
            if let measure = leaves[key] {
                lines.append("\(space)\(key): { \(fields(of: measure, run, units).joined(separator: ", ")) }")
            } else if let branch = branches[key] {
                lines.append("\(space)\(key):")
                branch.write(indent: indent + 2, run: run, units: units, to: &lines)
            }
        }
    }

    private func fields(of measure: Measure, _ run: String, _ units: UnitRegistry) -> [String] {
        let unit = measure.unit.flatMap { units.read($0) == nil ? nil : " " + $0 } ?? ""
        let estimate = measure.estimate
        var fields = [
            "says: \(quoted(measure.says))", "value: \(written(estimate.value))\(unit)", "source: run \(run)", "mark: measured",
            "note: \(quoted("\(measure.count) \(measure.items)"))",
        ]
        if let low = estimate.low, let high = estimate.high { fields.append("range: \(written(low)) .. \(written(high))\(unit)") }
        return fields
    }
}

/// A number as the model reads it, as precise as a reader can use: four decimals, or four digits of a small number.
func written(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    let magnitude = abs(number)
    var decimals = 4
    while decimals < 12, magnitude * power(decimals) < 1000, magnitude < 0.1 { decimals += 1 }
    let scaled = (number * power(decimals)).rounded()
    let digits = String(Int(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let fraction = String(padded.suffix(decimals).reversed().drop { $0 == "0" }.reversed())
    return (scaled < 0 ? "-" : "") + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + fraction)
}

private func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { product, _ in product * 10 } }

/// As a YAML text between quotes.
func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ") + "\""
}
