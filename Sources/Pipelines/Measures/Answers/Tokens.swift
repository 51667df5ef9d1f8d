import Statistics

extension RunRecord {
    /// What replies took: tokens as the language model counts them, passages as the index has them.
    func tokenFigures(_ asked: AskedAnswers) -> [Measure] {
        tokenFigures("question", "question", asked.questions) + tokenFigures("summary", "document", asked.summaries) + indexFigures
    }

    private func tokenFigures(_ name: String, _ item: String, _ answers: [Answer]) -> [Measure] {
        let replies = answers.compactMap(\.reply)
        let figures: [Measure?] = [
            meanFigure(
                "tokens.\(name)_in", "Tokens of the prompt for one \(name), as the language model counts them",
                replies.map { Double($0.inputTokens) }, unit: "token/\(item)", items: "replies"),
            meanFigure(
                "tokens.\(name)_out", "Tokens of the reply to one \(name), as the language model counts them",
                replies.map { Double($0.outputTokens) }, unit: "token/\(item)", items: "replies"),
        ]
        return figures.compactMap(\.self)
    }

    private var indexFigures: [Measure] {
        guard let index, index.chunks > 0, index.documents > 0 else { return [] }
        func per(_ one: Int, _ other: Int) -> Estimate { Estimate(Double(one) / Double(other)) }
        return [
            .number("index.documents", "Documents that can be searched", index.documents, unit: "document", of: index.documents),
            .number("index.chunks", "Passages that the documents are cut into", index.chunks, unit: "chunk", of: index.documents),
            .number(
                "index.dimensions", "Numbers in the vector of a passage", index.dimensions, unit: "dimension", of: index.chunks, "passages"),
            Measure(
                name: "index.chunks_per_document", says: "Passages of a document on average", estimate: per(index.chunks, index.documents),
                unit: "chunk/document", count: index.documents, items: "documents"),
            Measure(
                name: "tokens.passage", says: "Tokens of a passage on average, as cutting counts them",
                estimate: per(index.tokens, index.chunks), unit: "token/chunk", count: index.chunks, items: "passages"),
        ]
    }

    /// How fast replies to questions came, from the times that stand in them: those of the recording, where a reply was recorded.
    ///
    /// They belong to the record and not to this run's clock: replaying a recording does not change them.
    func speedFigures(_ asked: AskedAnswers) -> [Measure] {
        let replies = asked.questions.compactMap(\.reply)
        let streamed = replies.compactMap { reply in reply.firstToken.map { (first: $0, reply: reply) } }
        let written = streamed.reduce(into: (tokens: 0, seconds: 0.0)) { sum, item in
            guard item.reply.outputTokens > 1, item.reply.seconds > item.first else { return }
            sum.tokens += item.reply.outputTokens - 1
            sum.seconds += item.reply.seconds - item.first
        }
        let rate = Measure(
            name: "speed.tokens_per_second", says: "Tokens that the language model writes in a second after the first, \(whenRecorded)",
            estimate: Estimate(written.seconds > 0 ? Double(written.tokens) / written.seconds : 0), unit: "token/second",
            count: written.tokens,
            items: "tokens")
        return percentiles("first_token", "to the first token", streamed.map(\.first))
            + percentiles("reply", "to the whole reply", replies.map(\.seconds)) + (written.seconds > 0 ? [rate] : [])
            + failureFigures(asked)
    }

    private func percentiles(_ name: String, _ way: String, _ seconds: [Double]) -> [Measure] {
        let sorted = seconds.sorted()
        return [(0.5, "p50", "half the"), (0.95, "p95", "95 of 100")].compactMap { share, short, part in
            quantile(share, ofSorted: sorted).map {
                Measure(
                    name: "speed.\(name).\(short)", says: "Time \(way) that \(part) replies to questions do not exceed, \(whenRecorded)",
                    estimate: Estimate($0), unit: "second", count: sorted.count, items: "replies")
            }
        }
    }

    /// Of everything that the model was asked.
    private func failureFigures(_ asked: AskedAnswers) -> [Measure] {
        let requests = asked.all.filter { $0.ending != .blocked }
        guard !requests.isEmpty else { return [] }
        let repeated = requests.compactMap(\.reply).reduce(0) { $0 + max(0, $1.attempts - 1) }
        let figures: [Measure?] = [
            .number(
                "speed.retries", "Requests to the language model that were sent again, \(whenRecorded)", repeated, unit: "request",
                of: requests.count, "requests"),
            share("speed.failed", "Share of the requests to the language model that got no reply", requests, items: "requests") {
                $0.ending == .failed
            },
        ]
        return figures.compactMap(\.self)
    }
}

private let whenRecorded = "measured when the replies were recorded"
