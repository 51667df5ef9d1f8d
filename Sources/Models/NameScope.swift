import Diagnostics

/// What the names in a formula mean: they are looked up from the formula's group outwards.
struct NameScope: Sendable {
    private(set) var names: [String] = []
    private(set) var groups: Set<String> = []
    private var index: [String: Int] = [:]
    /// Months of a time series, if the model says so.
    var horizon: Int?
    /// Whether a file could not be read: then a name that is nowhere may well stand there, and nothing is said about it.
    var isIncomplete = false
    /// The group a formula stands in; empty for the model's root.
    var group = ""

    subscript(fullName: String) -> Int? { index[fullName] }

    mutating func declare(_ name: String) {
        index[name] = names.count
        names.append(name)
    }

    mutating func declareGroup(_ name: String) { groups.insert(name) }

    /// Inside `cost.mlops`, `ocr` is `cost.mlops.ocr`, else `cost.ocr`, else `ocr`.
    func resolve(_ name: String) -> Int? { outwards { index[$0 + name] } }

    /// What to say about a name that is no quantity.
    func unknown(_ name: String, at place: Place) -> Diagnostic {
        if let group = outwards({ groups.contains($0 + name) ? $0 + name : nil }) {
            let members = names.filter { $0.hasPrefix(group + ".") }.prefix(4).map { $0.dropFirst(group.count - name.count) }
            return .error(
                "'\(name)' is a group, not a quantity", at: place,
                notes: members.isEmpty ? [] : [.init("it holds \(members.joined(separator: ", "))")])
        }
        return .error("unknown name '\(name)'", at: place, notes: didYouMean(name, among: visible + ["horizon"]))
    }

    /// Every name as it can be written here, nearest first.
    private var visible: [String] {
        var found: [String] = []
        let _: Bool? = outwards { prefix in
            found += names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
            return nil
        }
        return found
    }

    private func outwards<Answer>(_ look: (_ prefix: String) -> Answer?) -> Answer? {
        var group = group[...]
        while !group.isEmpty {
            if let answer = look(group + ".") { return answer }
            group = group.lastIndex(of: ".").map { group[..<$0] } ?? ""
        }
        return look("")
    }
}
