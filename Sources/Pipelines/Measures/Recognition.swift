import Statistics

extension RunRecord {
    /// How well the sampled scans were read, and what reading mistakes cost later, against a perfect reading of the same documents.
    var recognitionFigures: [Measure] {
        let read = Array(served.filter { $0.recognition != nil })
        guard !read.isEmpty else { return [] }
        return [.number("ocr.documents", "Scans whose pages were rendered and read", read.count, unit: "document", of: read.count)]
            + errorRates(read) + accuracyLoss(read) + fieldLoss(read)
    }

    private func errorRates(_ read: [Outcome]) -> [Measure] {
        let readings = read.compactMap(\.recognition)
        let figures: [Measure?] = [
            errorRate(
                "ocr.cer", "Character error rate of text recognition", readings.map { Edits($0.characterErrors, of: $0.characters) },
                "characters"),
            errorRate("ocr.wer", "Word error rate of text recognition", readings.map { Edits($0.wordErrors, of: $0.words) }, "words"),
        ]
        return figures.compactMap(\.self)
    }

    /// The errors of all documents over the length of all; whole documents are resampled, as errors come in bad scans.
    private func errorRate(_ name: String, _ says: String, _ edits: [Edits], _ items: String) -> Measure? {
        let cells = Cells(edits)
        let length = cells.sum(cells.counts, of: \.length)
        guard length > 0 else { return nil }
        let rate = bootstrap(name).estimate(cells: cells.counts) { counts in
            Edits(cells.sum(counts, of: \.count), of: cells.sum(counts, of: \.length)).rate ?? 0
        }
        return Measure(name: name, says: says, estimate: rate, count: length, items: items)
    }

    private func accuracyLoss(_ read: [Outcome]) -> [Measure] {
        guard let first = models.first else { return [] }
        let pairs = Cells(
            read.compactMap { outcome -> Pair? in
                guard let category = outcome.category, let asRead = outcome.prediction(of: first.name)?.category,
                    let perfect = outcome.recognition?.perfectCategory
                else { return nil }
                return Pair(one: perfect == category ? 1 : 0, other: asRead == category ? 1 : 0)
            })
        guard pairs.total > 0 else { return [] }
        let loss = bootstrap("ocr.accuracy_loss").estimate(cells: pairs.counts) { pairs.meanDifference($0) }
        let whose = phrase(first)
        let figures: [Measure?] = [
            .share(
                "ocr.accuracy", "Accuracy\(whose), of scans as they were read", Ratio(pairs.sum(pairs.counts, of: \.other), of: pairs.total)
            ),
            .share(
                "ocr.perfect_accuracy", "Accuracy\(whose), of the same scans with a perfect reading",
                Ratio(pairs.sum(pairs.counts, of: \.one), of: pairs.total)),
            Measure(
                name: "ocr.accuracy_loss", says: "Accuracy\(whose) lost to reading mistakes", estimate: loss, count: pairs.total,
                items: "documents"),
        ]
        return figures.compactMap(\.self)
    }

    private func fieldLoss(_ read: [Outcome]) -> [Measure] {
        let documents = Cells(
            read.compactMap { outcome -> FieldPair? in
                guard let asRead = outcome.extractions, let perfect = outcome.recognition?.perfectExtractions else { return nil }
                return FieldPair(asRead: found(asRead), perfect: found(perfect))
            })
        let fields = documents.sum(documents.counts, of: \.asRead.denominator)
        guard fields > 0 else { return [] }
        let estimates = bootstrap("ocr.field_loss").estimates(cells: documents.counts) { counts in
            let asRead = documents.recall(counts, of: \.asRead)
            let perfect = documents.recall(counts, of: \.perfect)
            return [asRead, perfect, perfect - asRead]
        }
        let says = [
            ("ocr.field_recall", "Recall over all fields, of scans as they were read"),
            ("ocr.perfect_field_recall", "Recall over all fields, of the same scans with a perfect reading"),
            ("ocr.field_loss", "Recall over all fields lost to reading mistakes"),
        ]
        return zip(says, estimates).map { Measure(name: $0.0, says: $0.1, estimate: $1, count: fields, items: "fields") }
    }

    /// Fields found right, of those that the document has.
    private func found(_ extractions: [String: Outcome.Extraction]) -> Ratio {
        var found = Ratio(0, of: 0)
        for field in fields {
            guard let recall = extractions[field.id]?.counts.recall else { continue }
            found.numerator += recall.numerator
            found.denominator += recall.denominator
        }
        return found
    }
}

/// The fields of a document, found after a real and after a perfect reading.
private struct FieldPair: Hashable, Sendable {
    let asRead: Ratio
    let perfect: Ratio
}

extension Cells<FieldPair> {
    fileprivate func recall(_ counts: [Int], of reading: (FieldPair) -> Ratio) -> Double {
        Ratio(sum(counts) { reading($0).numerator }, of: sum(counts) { reading($0).denominator }).value
    }
}
