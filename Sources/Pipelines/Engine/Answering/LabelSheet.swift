extension Answer.Reply {
    /// What a label of it stands under: sixteen digits for the request and the words. Another reply to the same request has no label yet.
    package var labelKey: String { String(digestOf([key, text]).prefix(labelledDigits)) }
}

/// A file of labels with the replies of a run that nobody has labelled yet, each below what a person needs to judge it.
///
/// What is labelled already is not in it. Its values are empty: `supported`, `unsupported` or `abstains` is to be written there.
package func labelSheet(of record: RunRecord) -> String {
    var lines = [
        "title: Replies of the run '\(record.run)', judged by a person",
        "says: Who judged, when, and how.",
        "",
        "# supported: the passages support all that the reply says. unsupported: it says something that they do not.",
        "# abstains: it says nothing about the matter, or that it does not know.",
        "labels:",
    ]
    for answer in record.answers {
        guard let reply = answer.reply, answer.label == nil else { continue }
        lines += ["", "  # \(answer.id): \(oneLine(answer.question))"]
        for (number, passage) in answer.passages.enumerated() { lines.append("  #   [\(number + 1)] \(oneLine(passage.text))") }
        lines += ["  # \(oneLine(reply.text))", "  \"\(reply.labelKey)\":"]
    }
    return lines.joined(separator: "\n") + "\n"
}

private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
