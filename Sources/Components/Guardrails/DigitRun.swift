/// Digits with blanks, points, hyphens, slashes or brackets between them, on one line.
struct DigitRun {
    /// From the first sign, which may be `+` or `(`, to the last digit.
    var range: Range<Int>
    var digits: [UInt8]
    /// How many digits stand together, from the left.
    var groups: [Int]
    /// What stands between them; several signs count as the first.
    var marks: [UInt8]
    var hasPlus: Bool
}

extension LinedText {
    /// All of them, each as long as it gets. What is joined to letters on its left is none, and the run ends before what is joined on its right.
    var digitRuns: [DigitRun] {
        var runs: [DigitRun] = []
        var offset = 0
        while offset < bytes.count {
            guard let run = digitRun(at: offset) else {
                offset += 1
                continue
            }
            offset = max(run.range.upperBound, offset + 1)
            if !run.digits.isEmpty { runs.append(run) }
        }
        return runs
    }

    private func digitRun(at start: Int) -> DigitRun? {
        let isOpening = bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "(")
        guard bytes[start].isDigit || isOpening, !byte(before: start).isAlphanumeric || byte(before: start) >= 0x80 else {
            // The digits of `A12` are skipped as a whole.
            guard bytes[start].isDigit else { return nil }
            var end = start
            while end < bytes.count, bytes[end].isDigit { end += 1 }
            return DigitRun(range: start..<end, digits: [], groups: [], marks: [], hasPlus: false)
        }
        var run = DigitRun(range: start..<start, digits: [], groups: [], marks: [], hasPlus: bytes[start] == UInt8(ascii: "+"))
        var offset = start
        while offset < bytes.count {
            let groupStart = offset
            while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
            if offset > groupStart {
                // `7` of `7th` is no group.
                guard !byte(at: offset).isLetter else { break }
                run.digits += bytes[groupStart..<offset]
                run.groups.append(offset - groupStart)
                run.range = start..<offset
            }
            let gapStart = offset
            while offset < bytes.count, offset - gapStart < 3, isRunMark(offset) { offset += 1 }
            guard offset > gapStart || groupStart == start, offset < bytes.count, bytes[offset].isDigit || offset == start else { break }
            if !run.groups.isEmpty { run.marks.append(bytes[gapStart]) }
        }
        return run.digits.isEmpty ? nil : run
    }

    /// Two blanks are a gap between columns.
    private func isRunMark(_ offset: Int) -> Bool {
        if bytes[offset].isBlank { return !byte(before: offset).isBlank }
        return ".-/()+".utf8.contains(bytes[offset]) || (bytes[offset] == 0xC2 || bytes[offset] == 0xA0)
    }
}
