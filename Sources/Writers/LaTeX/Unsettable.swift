import Cases
import Diagnostics

/// Whatever LaTeX cannot set, at the author's place.
extension LaTeXWriter {
    mutating func diagnostics() -> [Diagnostic] {
        var found: Set<Character> = []
        for (character, near) in unsettable where found.insert(character).inserted {
            let places = self.places(of: character)
            for place in places.isEmpty ? [near] : places.map(Optional.some) { log.append(cannotSet(character, at: place)) }
        }
        return log
    }

    private func places(of character: Character) -> [Place] {
        var places: [Place] = []
        var offset = 0
        for other in manuscript.source.text {
            let length = other.utf8.count
            if other == character { places.append(manuscript.source.place(SourceRange(offset, offset + length))) }
            offset += length
        }
        return places
    }
}

func cannotSet(_ character: Character, at place: Place?) -> Diagnostic {
    let numbers = character.unicodeScalars.map { scalar in
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return .error(
        "LaTeX cannot set the character '\(character)' (\(numbers.joined(separator: " ")))", at: place,
        notes: [.init("write it in Latin or Greek letters, or as a formula: $`\\…`$")])
}
