import Diagnostics

/// What a rubric's parts say about each other that leaves scores undecided: levels that nothing leads to, and readings that fall, overlap
/// or say nothing of some scores.
func check(_ rubric: Rubric) -> [Diagnostic] {
    switch rubric.scoring {
    case .levels(let levels, _): check(levels, of: rubric)
    case .sums(let readings): check(readings) + unreached(readings, of: rubric)
    }
}

private func check(_ levels: [Scoring.Level], of rubric: Rubric) -> [Diagnostic] {
    guard levels.count != 1 else {
        let hint = Diagnostic.Note("the first is where everybody begins; add one that something is asked for")
        return [.error("one level tells nobody apart", at: levels[0].place, notes: [hint])]
    }
    let titles = levels.enumerated().filter { position, level in levels[..<position].contains { $0.title == level.title } }.map {
        Diagnostic.error("two levels are called '\($0.element.title)'", at: $0.element.place)
    }
    return titles
        + rubric.dimensions.flatMap { dimension -> [Diagnostic] in
            // A criterion whose level could not be read may be the one that is missing.
            guard !dimension.criteria.isEmpty, dimension.criteria.allSatisfy({ $0.level != nil }) else { return [] }
            return levels.indices.dropFirst().filter { level in !dimension.criteria.contains { $0.level == level } }.map { level in
                let hint = Diagnostic.Note("the level is declared here", at: levels[level].place)
                let message = "dimension '\(dimension.id)' asks for nothing at level '\(levels[level].id)'"
                return .error(message, at: dimension.place, notes: [hint])
            }
        }
}

private func check(_ readings: [Scoring.Reading]) -> [Diagnostic] {
    var log: [Diagnostic] = []
    var last: Double?
    for (position, reading) in readings.enumerated() {
        guard let upTo = reading.upTo else {
            if position < readings.count - 1 {
                let hint = Diagnostic.Note("give it 'up-to', or put it last")
                log.append(.error("this reading leaves nothing for those that follow", at: reading.place, notes: [hint]))
            }
            continue
        }
        if upTo < last ?? 0 || upTo == last {
            let message = last.map { "readings rise, and \(words(of: upTo)) does not follow \(words(of: $0))" } ?? "no sum is below 0"
            log.append(.error(message, at: reading.place))
        }
        last = max(upTo, last ?? upTo)
    }
    if let end = readings.last, let upTo = end.upTo {
        let hint = Diagnostic.Note("add a reading without 'up-to'")
        log.append(.error("no reading says what a score above \(words(of: upTo)) means", at: end.place, notes: [hint]))
    }
    return log
}

/// Readings between two neighbouring scores, and above the largest score there can be.
///
/// The score is the smallest sum, and so at most the number of criteria of the dimension that has fewest; sums go up by halves.
private func unreached(_ readings: [Scoring.Reading], of rubric: Rubric) -> [Diagnostic] {
    // Where a reading falls, nobody knows which scores it means.
    let ends = readings.map { $0.upTo ?? .infinity }
    guard zip(ends, ends.dropFirst()).allSatisfy({ $0 < $1 }) else { return [] }
    let largest = rubric.dimensions.map(\.criteria.count).min() ?? 0
    guard largest > 0 else { return [] }
    return readings.indices.filter { $0 > 0 }.compactMap { position in
        let lower = ends[position - 1]
        let next = (lower * 2).rounded(.down) / 2 + 0.5
        if next > ends[position] { return .error("no sum of halves falls into this reading", at: readings[position].place) }
        guard next > Double(largest) else { return nil }
        let hint = Diagnostic.Note("the smallest sum is at most \(largest)")
        return .error("no score is above \(words(of: lower))", at: readings[position].place, notes: [hint])
    }
}
