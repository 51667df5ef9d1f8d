import Statistics

/// All figures of a run: a pure function of its record, its own `measures` aside.
///
/// A figure that no document can answer is left out, as accuracy without truth; a document that lacks the truth, or that was set aside on
/// the way, counts only in figures that do not need what it lacks. Intervals hold 95 %: Wilson's for plain shares, else percentiles of a
/// bootstrap over documents, or over what was asked, whose random numbers come from the run's seed and the figure's name, so that no figure changes another. The figures
/// of the clock come last, if there is one; all others are the same on every machine.
package func measured(_ record: RunRecord) -> [Measure] {
    let models = record.models.map(record.judged)
    let first = models.first
    let figures = [
        record.countFigures, record.serviceFigures(first), record.periodFigures(first), record.monthFigures(first),
        record.laterFigures(models), record.classFigures(first), record.fieldFigures, record.complianceFigures, record.recognitionFigures,
        record.driftFigures(first), record.answerFigures, timed(record),
    ]
    return figures.flatMap(\.self)
}

/// How a figure's name writes an identifier: `credit-note` is `credit_note`.
package func figureName(_ id: String) -> String { String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }) }

extension Measure {
    /// A share with Wilson's interval; nil for 0/0.
    static func share(_ name: String, _ says: String, _ ratio: Ratio, _ items: String = "documents") -> Measure? {
        ratio.isDefined ? Measure(name: name, says: says, estimate: wilson(ratio), count: ratio.denominator, items: items) : nil
    }

    /// A number of documents, fields or the like.
    static func number(_ name: String, _ says: String, _ number: Int, unit: String, of count: Int, _ items: String = "documents") -> Measure
    {
        Measure(name: name, says: says, estimate: Estimate(Double(number)), unit: unit, count: count, items: items)
    }
}

extension RunRecord {
    /// Resamples for the figure of this name.
    func bootstrap(_ name: String) -> Bootstrap { Bootstrap(seed: seed, stream: name) }

    /// The documents that came while the first model was in service; all, when there is no model.
    var served: LazyFilterSequence<[Outcome]> {
        let months = models.first.map { Set($0.serves) }
        return outcomes.lazy.filter { months?.contains($0.countedMonth) ?? true }
    }

    /// What came in, and what could not be used. No document goes through a run that only answers questions.
    fileprivate var countFigures: [Measure] {
        let hasDocuments = !outcomes.isEmpty || (answers.isEmpty && screenings.isEmpty)
        let documents = Array(served).count
        let failed = Ratio(outcomes.count { $0.failure != nil }, of: outcomes.count)
        let pages =
            corpusDocuments == 0
            ? nil
            : Measure(
                name: "pages_per_document", says: "Pages of a document on average, over the whole corpus",
                estimate: Estimate(Double(corpusPages) / Double(corpusDocuments)), unit: "page/document", count: corpusDocuments,
                items: "documents")
        let figures: [Measure?] = [
            hasDocuments
                ? .number("documents", "Documents that went through in service", documents, unit: "document", of: documents) : nil,
            pages, counted("categories", "Categories of the corpus", categories.count, unit: "category", hasDocuments),
            counted("fields", "Fields that are extracted", fields.count, unit: "field", hasDocuments),
            hasDocuments
                ? .number("failed", "Documents set aside because a stage failed", failed.numerator, unit: "document", of: outcomes.count)
                : nil,
            .share("failed_share", "Share of the documents set aside because a stage failed", failed),
            .number(
                "rejected", "Records of the corpus that could not be read", rejected, unit: "document",
                of: rejected + (hasDocuments ? outcomes.count : corpusDocuments), "records"),
        ]
        return figures.compactMap(\.self)
    }

    /// None is told only of where documents go through.
    private func counted(_ name: String, _ says: String, _ count: Int, unit: String, _ hasDocuments: Bool) -> Measure? {
        count > 0 || hasDocuments ? .number(name, says, count, unit: unit, of: count, name) : nil
    }
}

extension Outcome {
    /// Documents without a month count as the first month's.
    var countedMonth: Int { month ?? 1 }
}

/// What figures are of: "of the first model, before the drift".
func phrase(_ model: RunRecord.Model? = nil, _ period: RunRecord.Period? = nil) -> String {
    let model = model.map { " of " + ($0.title.lowercased().hasPrefix("the ") ? "" : "the ") + lowered($0.title) } ?? ""
    return model + (period.map { ", " + lowered($0.title) } ?? "")
}

/// A title within a sentence: the first letter small, unless it begins an abbreviation or a name written with more capitals.
func lowered(_ title: String) -> String {
    title.prefix { $0 != " " }.dropFirst().contains(where: \.isUppercase) ? title : title.prefix(1).lowercased() + title.dropFirst()
}
