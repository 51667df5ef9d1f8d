extension ExtractionRules {
    /// The fields that are found in a text, in normal form, by their ids; a field that is not found is missing.
    ///
    /// - Parameter category: what the text is; ways limited to other categories are not used. Nil when it is not known: all are used.
    package func extract(from text: String, category: String?) -> [String: String] {
        let text = LinedText(text)
        let isWanted = wanted[category] ?? wanted[nil] ?? []
        let search = Search(text: text, occurrences: labels.occurrences(in: text, of: isWanted), tolerance: tolerance)
        var values: [String: String] = [:]
        for field in fields {
            let ways = field.ways.lazy.filter { $0.applies(to: category) }
            values[field.id] = ways.compactMap { search.value($0) }.first
        }
        return values
    }
}

/// The values of one text.
private struct Search {
    let text: LinedText
    let occurrences: [LabelIndex.Occurrence]
    let tolerance: Tolerance

    /// What a way finds.
    func value(_ way: Way) -> String? {
        var best: (found: Found, isSimilar: Bool)?
        if let lines = way.lines {
            for line in text.lines.indices.dropFirst(lines.lowerBound).prefix(lines.count) {
                for found in cells(way, line).flatMap({ values(way, in: $0) }) { take(found, isSimilar: false, way.choice, &best) }
                if way.choice == .first, best != nil { break }
            }
            return best?.found.value
        }
        for (number, occurrence) in occurrences.enumerated() where way.labels[occurrence.label] {
            for found in values(way, of: number) { take(found, isSimilar: occurrence.isSimilar, way.choice, &best) }
            if way.choice == .first, best?.isSimilar == false { break }
        }
        return best?.found.value
    }

    /// Words end at a wide gap; everything else may have one in it.
    private func cells(_ way: Way, _ line: Int) -> [Region] {
        if case .text = way.look { cells(of: line) } else { [text.region(ofLine: line)] }
    }

    /// A value whose label is written right counts before any other.
    private func take(_ found: Found, isSimilar: Bool, _ choice: Way.Choice, _ best: inout (found: Found, isSimilar: Bool)?) {
        guard let current = best, isSimilar || !current.isSimilar else {
            best = (found, isSimilar)
            return
        }
        let isBetter =
            switch choice {
            case .first: false
            case .last: true
            case .largest: (found.cents ?? 0) > (current.found.cents ?? 0)
            }
        if isSimilar == current.isSimilar, isBetter { best = (found, isSimilar) }
    }

    /// The values that belong to an occurrence of a label: from the first place where there are any.
    private func values(_ way: Way, of number: Int) -> [Found] {
        let label = occurrences[number].words
        for standing in way.standings {
            let found =
                switch standing {
                case .behind: values(way, in: region(behind: number, lines: 1))
                case .onward: values(way, in: region(behind: number, lines: 2))
                case .next: values(way, in: region(nextTo: number))
                case .below: value(way, below: number).map { [$0] } ?? []
                case .before: text.all(way.look, in: region(before: number), tolerance).suffix(1).map(\.self)
                }
            let near = found.filter { isNear($0, label, way.within) }
            if !near.isEmpty { return near }
        }
        return []
    }

    private func values(_ way: Way, in region: Region) -> [Found] {
        way.choice == .first ? text.first(way.look, in: region, tolerance).map { [$0] } ?? [] : text.all(way.look, in: region, tolerance)
    }

    private func isNear(_ found: Found, _ label: Range<Int>, _ within: Int?) -> Bool {
        guard let within else { return true }
        return max(found.words.lowerBound - label.upperBound, label.lowerBound - found.words.upperBound) <= within
    }
}

// Where values are looked for.
extension Search {
    /// What follows a label, on so many lines, up to the next label.
    private func region(behind number: Int, lines: Int) -> Region {
        let label = occurrences[number].words
        let line = Int(text.words[label.lowerBound].line)
        let last = min(line + lines, text.lines.count) - 1
        let end = min(firstLabel(after: number), text.lines[last].words.upperBound)
        let lastByte = end < text.lines[last].words.upperBound ? Int(text.words[end].start) : text.lines[last].bytes.upperBound
        return Region(bytes: Int(text.words[label.upperBound - 1].end)..<lastByte, words: label.upperBound..<end)
    }

    private func region(before number: Int) -> Region {
        let label = occurrences[number].words
        let line = text.lines[Int(text.words[label.lowerBound].line)]
        let start = number > 0 ? max(occurrences[number - 1].words.upperBound, line.words.lowerBound) : line.words.lowerBound
        let firstByte = start > line.words.lowerBound ? Int(text.words[start - 1].end) : line.bytes.lowerBound
        return Region(bytes: firstByte..<Int(text.words[label.lowerBound].start), words: start..<label.lowerBound)
    }

    /// The line under a label, up to a label there.
    private func region(nextTo number: Int) -> Region {
        let line = Int(text.words[occurrences[number].words.lowerBound].line) + 1
        guard line < text.lines.count else { return Region(bytes: 0..<0, words: 0..<0) }
        var region = text.region(ofLine: line)
        let next = firstLabel(after: occurrences.lastIndex { Int(text.words[$0.words.lowerBound].line) < line } ?? number)
        if region.words.contains(next) {
            region = Region(bytes: region.bytes.lowerBound..<Int(text.words[next].start), words: region.words.lowerBound..<next)
        }
        return region
    }

    private func firstLabel(after number: Int) -> Int {
        let next = occurrences[(number + 1)...].first { !$0.isSimilar }
        return next?.words.lowerBound ?? text.words.count
    }
}

// Values in the column of their label.
extension Search {
    private func value(_ way: Way, below number: Int) -> Found? {
        let line = Int(text.words[occurrences[number].words.lowerBound].line)
        let headings = occurrences.indices.filter { Int(text.words[occurrences[$0].words.lowerBound].line) == line }
            .map { (number: $0, columns: columns(of: occurrences[$0].words, inLine: line)) }
        for below in [line + 1, line + 2] where below < text.lines.count {
            var best: (found: Found, distance: Int)?
            for found in cells(way, below).flatMap({ text.all(way.look, in: $0, tolerance) }) {
                let place = columns(of: found.words, inLine: below)
                let distances = headings.map { (number: $0.number, distance: distance($0.columns, place)) }
                // A value belongs to the nearest heading of its table.
                guard let nearest = distances.min(by: { $0.distance < $1.distance }), nearest.number == number else { continue }
                if nearest.distance < best?.distance ?? (farthest + 1) { best = (found, nearest.distance) }
            }
            if let best { return best.found }
        }
        return nil
    }

    /// The parts of a line with wide gaps between them.
    private func cells(of line: Int) -> [Region] {
        let words = text.lines[line].words
        var cells: [Region] = []
        var first = words.lowerBound
        for word in words where word + 1 == words.upperBound || text.gap(after: word).contains(where: { text.isWideGap(at: $0) }) {
            let start = first == words.lowerBound ? text.lines[line].bytes.lowerBound : Int(text.words[first].start)
            let end = word + 1 == words.upperBound ? text.lines[line].bytes.upperBound : Int(text.words[word + 1].start)
            cells.append(Region(bytes: start..<end, words: first..<word + 1))
            first = word + 1
        }
        return cells
    }

    private func columns(of words: Range<Int>, inLine line: Int) -> Range<Int> {
        let start = text.column(of: Int(text.words[words.lowerBound].start), inLine: line)
        return start..<max(start + 1, text.column(of: Int(text.words[words.upperBound - 1].end), inLine: line))
    }

    /// How far a value is from standing under a heading: at its left, its right or its middle.
    private func distance(_ heading: Range<Int>, _ value: Range<Int>) -> Int {
        min(
            abs(heading.lowerBound - value.lowerBound), abs(heading.upperBound - value.upperBound),
            abs(heading.lowerBound + heading.upperBound - value.lowerBound - value.upperBound) / 2)
    }

    /// In characters.
    private var farthest: Int { 6 }
}
