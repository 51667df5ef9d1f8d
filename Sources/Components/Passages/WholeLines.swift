/// Packs lines into chunks, as runs of tokens. A block is not cut where it fits into a chunk, a line is not cut where it fits into one.
///
/// A chunk repeats the last lines of the one before as far as they have at most `overlap` tokens and leave room for what is new.
func wholeLines(of lines: [PageTokens.Line], _ options: ChunkingOptions) -> [Range<Int>] {
    var packer = Packer(lines: lines, options: options)
    for block in blocks(of: lines) { packer.add(block) }
    packer.close()
    return packer.chunks
}

/// Runs of lines that belong together. A heading stays with what is under it, even when a blank line is between them.
private func blocks(of lines: [PageTokens.Line]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    var onlyHeadings = true
    for (index, line) in lines.enumerated() {
        if line.followsBlank || line.isHeading, !onlyHeadings {
            blocks.append(start..<index)
            (start, onlyHeadings) = (index, true)
        }
        onlyHeadings = onlyHeadings && line.isHeading
    }
    if start < lines.count { blocks.append(start..<lines.count) }
    return blocks
}

private struct Packer {
    let lines: [PageTokens.Line]
    let options: ChunkingOptions
    private(set) var chunks: [Range<Int>] = []
    /// The lines of the chunk in progress; empty when there is none.
    private var open = 0..<0

    init(lines: [PageTokens.Line], options: ChunkingOptions) {
        self.lines = lines
        self.options = options
    }

    mutating func add(_ block: Range<Int>) {
        if fits(block) { return append(block) }
        for line in block {
            if fits(line..<line + 1) {
                append(line..<line + 1)
            } else {
                close()
                chunks += windows(over: lines[line].tokens, options)
            }
        }
    }

    mutating func close() {
        if !open.isEmpty { chunks.append(tokens(of: open)) }
        open = 0..<0
    }

    /// - Parameter more: the lines that follow those of the chunk in progress; they fit into a chunk.
    private mutating func append(_ more: Range<Int>) {
        if open.isEmpty {
            open = more
        } else if fits(open.lowerBound..<more.upperBound) {
            open = open.lowerBound..<more.upperBound
        } else {
            let repeated = repeatedLines(before: more)
            close()
            open = repeated..<more.upperBound
        }
    }

    /// Where the last lines of the chunk in progress begin that the next one repeats.
    private func repeatedLines(before more: Range<Int>) -> Int {
        var first = more.lowerBound
        while first > open.lowerBound, tokens(of: first - 1..<more.lowerBound).count <= options.overlap, fits(first - 1..<more.upperBound) {
            first -= 1
        }
        return first
    }

    private func tokens(of lines: Range<Int>) -> Range<Int> {
        self.lines[lines.lowerBound].tokens.lowerBound..<self.lines[lines.upperBound - 1].tokens.upperBound
    }

    private func fits(_ lines: Range<Int>) -> Bool { tokens(of: lines).count <= options.maximumTokens }
}
