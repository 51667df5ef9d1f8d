/// The candidate an author most likely meant by `name`, if one is near: at most a third of its letters away.
///
/// The first of equals in the order given, so that the answer does not depend on hashing.
package func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
        let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

/// `did you mean 'x'?` as a list of notes: one, or none when nothing is near.
package func didYouMean(_ name: String, among candidates: some Sequence<String>) -> [Diagnostic.Note] {
    closest(to: name, among: candidates).map { [.init("did you mean '\($0)'?")] } ?? []
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each 1.
private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...other.count)]
    for i in stride(from: 1, through: one.count, by: 1) {
        var row = [i]
        for j in stride(from: 1, through: other.count, by: 1) {
            let substitution = rows[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
            var cost = Swift.min(rows[i - 1][j] + 1, row[j - 1] + 1, substitution)
            if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] { cost = Swift.min(cost, rows[i - 2][j - 2] + 1) }
            row.append(cost)
        }
        rows.append(row)
    }
    return rows[one.count][other.count]
}
