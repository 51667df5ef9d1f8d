/// How many symbols have to be put in, taken out or replaced to turn one sequence into the other (Levenshtein, 1966).
///
/// 64 cells of the dynamic programme at a time: Myers, "A fast bit-vector algorithm for approximate string matching", Journal of the ACM 46
/// (1999), in the form of Hyyrö, "Explaining and extending the bit-parallel approximate string matching algorithm of Myers" (2001). Time grows with
/// the product of the lengths over 64: less than a millisecond for two pages of text.
package func editDistance<Symbol: Hashable>(_ one: [Symbol], _ other: [Symbol]) -> Int {
    let (first, second) = withoutCommonEnds(one, other)
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    let (pattern, text) = first.count <= second.count ? (first, second) : (second, first)
    var columns = Columns(pattern: pattern)
    for symbol in text { columns.advance(over: symbol) }
    return columns.distance
}

private func withoutCommonEnds<Symbol: Equatable>(_ one: [Symbol], _ other: [Symbol]) -> (ArraySlice<Symbol>, ArraySlice<Symbol>) {
    let shorter = min(one.count, other.count)
    var start = 0
    while start < shorter, one[start] == other[start] { start += 1 }
    var end = 0
    while end < shorter - start, one[one.count - 1 - end] == other[other.count - 1 - end] { end += 1 }
    return (one[start..<(one.count - end)], other[start..<(other.count - end)])
}

/// One column of the dynamic programme, as differences between neighbouring rows: one bit for +1, one for −1, in words of 64 rows.
private struct Columns<Symbol: Hashable> {
    /// The distance in the last row: of the whole pattern from the text so far.
    private(set) var distance: Int
    /// By symbol of the pattern, the rows in which it stands; symbols that are not in the pattern share the first, empty entry.
    private var rows: [UInt64]
    private var places: [Symbol: Int] = [:]
    private var rising: [UInt64]
    private var falling: [UInt64]
    private let words: Int
    private let lastRow: UInt64

    init(pattern: ArraySlice<Symbol>) {
        words = (pattern.count + 63) / 64
        distance = pattern.count
        lastRow = 1 << UInt64((pattern.count - 1) % 64)
        rows = Array(repeating: 0, count: words)
        rising = Array(repeating: ~0, count: words)
        falling = Array(repeating: 0, count: words)
        for (row, symbol) in pattern.enumerated() {
            let place = places[symbol] ?? rows.count
            if place == rows.count {
                places[symbol] = place
                rows += Array(repeating: 0, count: words)
            }
            rows[place + row / 64] |= 1 << UInt64(row % 64)
        }
    }

    mutating func advance(over symbol: Symbol) {
        let place = places[symbol] ?? 0
        // What comes into a word from the row above it. Above the first row the distance grows with the text.
        var (up, down): (UInt64, UInt64) = (1, 0)
        for word in 0..<words {
            let equal = rows[place + word] | down
            let (plus, minus) = (rising[word], falling[word])
            let diagonal = rows[place + word] | minus
            let level = (((equal & plus) &+ plus) ^ plus) | equal
            var higher = minus | ~(level | plus)
            var lower = plus & level
            let top = word == words - 1 ? lastRow : 1 << 63
            let (nextUp, nextDown): (UInt64, UInt64) = (higher & top == 0 ? 0 : 1, lower & top == 0 ? 0 : 1)
            higher = higher << 1 | up
            lower = lower << 1 | down
            rising[word] = lower | ~(diagonal | higher)
            falling[word] = higher & diagonal
            (up, down) = (nextUp, nextDown)
        }
        distance += Int(up) - Int(down)
    }
}
