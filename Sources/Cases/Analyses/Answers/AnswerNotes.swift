import Pipelines

// What tables of answers say below them.

extension RunRecord {
    /// Which language model answered, and where and when; nil when none did.
    var languageModelText: String? {
        guard let model = languageModel else { return nil }
        let names = [model.model, model.quantisation].compactMap(\.self).joined(separator: ", ")
        let server = model.server.map { " with \($0)" } ?? ""
        let replies = model.isRecorded ? "its replies were recorded" : "its replies were given during this run"
        return "The language model is “\(model.title)” (\(names)); \(replies) on \(model.date)\(server) on \(model.machine). "
            + "Another language model answers otherwise, and the times are those of that machine."
    }

    /// What was searched, and what the model was shown of it; nil when nothing was.
    var indexText: String? {
        guard let index else { return nil }
        return "The index holds \(counted(index.chunks)) passages of \(counted(index.documents)) documents, cut by \(index.chunking). "
            + "A prompt shows \(counted(index.passages)) of them, chosen by \(retrieverText(index.retriever))."
    }
}

/// "vector search", within a sentence.
func retrieverText(_ retriever: String) -> String {
    switch retriever {
    case "dense": "vector search"
    case "lexical": "word search (BM25)"
    case "fused": "vector and word search fused"
    default: retriever
    }
}

/// "injected instructions", within a sentence.
func guardrailText(_ guardrail: String) -> String {
    switch guardrail {
    case "injection": "injected instructions"
    case "personal-data": "personal data"
    case "off-topic": "off-topic questions"
    case "groundedness": "unsupported answers"
    case "citations": "false citations"
    default: guardrail
    }
}

/// What a table of answers says of its intervals.
let answerIntervalNote =
    "Intervals are 95% intervals: Wilson’s for shares, the others from drawing the questions, replies or documents again and again (bootstrap)."

/// Words of a document, a user or a model as they are, on one line: line breaks become a point in the middle, and signs that a reader does
/// not see, or that turn the direction of writing, are written out: `[U+202E]`, `[12 × U+200B]`.
func quotedText(_ text: String, atMost limit: Int = .max) -> String {
    var quoted = ""
    var isBlank = true
    var hidden: (sign: UInt32, count: Int)?
    func writeHidden(_ quoted: inout String) {
        guard let (sign, count) = hidden else { return }
        let digits = String(sign, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        quoted += count == 1 ? "[\(name)]" : "[\(count) × \(name)]"
        hidden = nil
    }
    for scalar in text.unicodeScalars {
        let sign = quotedSign(scalar)
        if case .hidden = sign, hidden?.sign == scalar.value {
            hidden?.count += 1
            continue
        }
        writeHidden(&quoted)
        switch sign {
        case .lineBreak:
            if !quoted.isEmpty, !quoted.hasSuffix("· ") { quoted += isBlank ? "· " : " · " }
            isBlank = true
        case .blank:
            if !isBlank { quoted += " " }
            isBlank = true
        case .hidden:
            hidden = (scalar.value, 1)
            isBlank = false
        case .visible:
            quoted.unicodeScalars.append(scalar)
            isBlank = false
        }
    }
    writeHidden(&quoted)
    while let last = quoted.last, last == " " || last == "·" { quoted.removeLast() }
    return shortened(quoted, atMost: limit)
}

private enum QuotedSign { case visible, blank, lineBreak, hidden }

/// Hidden are controls and what Unicode calls default-ignorable (DerivedCoreProperties.txt), marks of direction among them.
private func quotedSign(_ scalar: Unicode.Scalar) -> QuotedSign {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: .lineBreak
    case 0x09, 0x20, 0xA0: .blank
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
        0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
        .hidden
    default: .visible
    }
}

/// Whole words of the beginning, with an ellipsis where something is left out.
private func shortened(_ text: String, atMost limit: Int) -> String {
    guard text.count > limit else { return text }
    let start = text.prefix(limit)
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return (words.count * 2 > limit ? words : start) + " …"
}
