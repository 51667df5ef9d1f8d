package import Diagnostics

/// How a value came about: its formula as written, and the same for every quantity in it.
package struct Derivation: Sendable {
    /// Nil for a formula that stands outside the model.
    package let quantity: Quantity?
    package let formula: String
    package let isSetByScenario: Bool
    /// Nil when an error left it without one.
    package let value: Value?
    /// In the order of the formula, each once; equal parts of a tree are shared.
    package let inputs: [Derivation]

    init(quantity: Quantity? = nil, formula: String, isSetByScenario: Bool = false, value: Value?, inputs: [Derivation]) {
        self.quantity = quantity
        self.formula = formula
        self.isSetByScenario = isSetByScenario
        self.value = value
        self.inputs = inputs
    }

    package var name: String? { quantity?.name }
    package var says: String? { quantity?.says }
    package var place: Place? { quantity?.place }

    /// The full names of all quantities it rests on, each once, a quantity before those it is made of.
    package var names: [String] {
        var seen: Set<String> = []
        var found: [String] = []
        collect(&seen, &found)
        return found
    }

    private func collect(_ seen: inout Set<String>, _ found: inout [String]) {
        if let name {
            guard seen.insert(name).inserted else { return }
            found.append(name)
        }
        for input in inputs { input.collect(&seen, &found) }
    }
}

extension EvaluatedModel {
    /// The derivation of a quantity as a tree for a terminal; nil for an unknown name.
    package func explain(_ name: String) -> String? { derivation(of: name).map(explanation) }
}

/// A derivation as a tree for a terminal. What was shown once is only named the second time.
package func explanation(_ derivation: Derivation) -> String {
    var writer = TreeWriter()
    writer.write(derivation, head: "", body: "")
    return writer.lines.joined(separator: "\n") + "\n"
}

private struct TreeWriter {
    var lines: [String] = []
    private var shown: Set<String> = []

    mutating func write(_ derivation: Derivation, head: String, body: String) {
        let value = derivation.value?.text ?? "no value"
        guard let quantity = derivation.quantity else {
            lines.append("\(head)\(derivation.formula) = \(value)")
            return writeInputs(of: derivation, body)
        }
        guard shown.insert(quantity.name).inserted else {
            lines.append("\(head)\(quantity.name): \(value) (see above)")
            return
        }
        lines.append("\(head)\(quantity.name): \(value)")
        let stem = derivation.inputs.isEmpty ? "  " : "│ "
        if let says = quantity.says { lines.append("\(body)\(stem)\(says)") }
        if !quantity.isGiven || derivation.isSetByScenario {
            lines.append("\(body)\(stem)= \(derivation.formula)\(derivation.isSetByScenario ? " (set by the scenario)" : "")")
        }
        if !derivation.isSetByScenario, let source = quantity.sourceText { lines.append("\(body)\(stem)\(source)") }
        writeInputs(of: derivation, body)
    }

    private mutating func writeInputs(of derivation: Derivation, _ body: String) {
        for (index, input) in derivation.inputs.enumerated() {
            let isLast = index == derivation.inputs.count - 1
            write(input, head: body + (isLast ? "└─ " : "├─ "), body: body + (isLast ? "   " : "│  "))
        }
    }
}

extension Quantity {
    /// `source: aws-bedrock, read on 2026-10-15, verified`; nil when nothing is said.
    fileprivate var sourceText: String? {
        let origin: String? =
            switch source {
            case .scenario: "source: the scenario of the case"
            case .assumption: "source: an assumption"
            case .run(let name, _): "source: measured by the run '\(name)'"
            case .rubric(let name): "source: scored from evidence by the rubric '\(name)'"
            case .reference(let name, _): "source: \(name)"
            case nil: nil
            }
        let parts = [origin, on.map { "read on \($0)" }, mark?.rawValue].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
