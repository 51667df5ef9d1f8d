import Corpora
package import Diagnostics

/// What the first line of a record says.
let recordFormat = "casebook run record 2"

/// The record as JSON: sorted keys, one outcome a line, the same bytes for the same record.
package func text(of record: RunRecord) -> String {
    var object = JSONObject(separator: ",\n")
    object.add("$format", recordFormat)
    if !record.answers.isEmpty { object.add("answers", json: lines(record.answers.map(json))) }
    object.add("categories", json: lines(record.categories.map(json)))
    object.add("clock", json: record.clock.map(json))
    object.add("corpus", record.corpus)
    object.add("corpusDocuments", record.corpusDocuments)
    object.add("corpusPages", record.corpusPages)
    object.add("digest", record.digest)
    object.add("fields", json: lines(record.fields.map(json)))
    object.add("index", json: record.index.map(json))
    object.add("languageModel", json: record.languageModel.map(json))
    object.add("measures", json: lines(record.measures.map(json)))
    object.add("models", json: lines(record.models.map(json)))
    object.add("outcomes", json: lines(record.outcomes.map(json)))
    object.add("periods", json: lines(record.periods.map(json)))
    object.add("pipeline", record.pipeline)
    object.add("reference", record.reference)
    object.add("rejected", record.rejected)
    object.add("reviewBelow", record.reviewBelow)
    object.add("rules", json: lines(record.rules.map(json)))
    object.add("run", record.run)
    if !record.screenings.isEmpty { object.add("screenings", json: lines(record.screenings.map(json))) }
    object.add("seed", String(record.seed))
    object.add("shards", json: "[" + record.shards.map { quoted("\($0.index)/\($0.count)") }.joined(separator: ",") + "]")
    object.add("stages", json: lines(record.stages.map(json)))
    object.add("title", record.title)
    let versions = record.versions.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
    object.add("versions", json: "{" + versions.joined(separator: ",") + "}")
    return object.finished + "\n"
}

/// One outcome as a line of a journal, without its line break.
package func journalLine(_ outcome: Outcome) -> String { json(outcome) }

/// Reads a journal. A last line that was cut off is left out; a damaged one is reported and left out.
package func readJournal(_ source: SourceFile, reporting log: inout [Diagnostic]) -> [Outcome] {
    var text = source.text
    return text.withUTF8 { bytes in
        var outcomes: [Outcome] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            defer { start = end + 1 }
            var reader = RecordReader(JSONReader(UnsafeRawBufferPointer(bytes), start..<end))
            do throws(JSONFault) {
                let outcome = try reader.outcome()
                try reader.json.finish()
                outcomes.append(outcome)
            } catch { log.append(error.diagnostic(in: source)) }
        }
        return outcomes
    }
}

private func json(_ title: RunRecord.Title) -> String {
    var object = JSONObject()
    object.add("id", title.id)
    object.add("title", title.title)
    return object.finished
}

private func json(_ measure: Measure) -> String {
    var object = JSONObject()
    object.add("count", measure.count)
    object.add("high", measure.estimate.high)
    object.add("items", measure.items)
    object.add("low", measure.estimate.low)
    object.add("name", measure.name)
    object.add("says", measure.says)
    object.add("unit", measure.unit)
    object.add("value", measure.estimate.value)
    return object.finished
}

private func json(_ model: RunRecord.Model) -> String {
    var object = JSONObject()
    object.add("examinedOn", model.examinedOn)
    object.add("features", model.features)
    object.add("gateAccuracy", model.gateAccuracy)
    object.add("isReleased", json: model.isReleased ? "true" : "false")
    object.add("name", model.name)
    object.add("previousGateAccuracy", model.previousGateAccuracy)
    object.add("serves", model.serves)
    object.add("title", model.title)
    object.add("trainedOn", model.trainedOn)
    object.add("trainingDocuments", model.trainingDocuments)
    return object.finished
}

private func json(_ period: RunRecord.Period) -> String {
    var object = JSONObject()
    object.add("months", period.months)
    object.add("name", period.name)
    object.add("title", period.title)
    return object.finished
}

private func json(_ stage: RunRecord.StageCount) -> String {
    var object = JSONObject()
    object.add("component", stage.component)
    object.add("failed", stage.failed)
    object.add("given", stage.given)
    object.add("stage", stage.stage)
    object.add("taken", stage.taken)
    object.add("title", stage.title)
    return object.finished
}

private func json(_ clock: RunRecord.Clock) -> String {
    var object = JSONObject()
    object.add("batch", clock.batch)
    object.add("date", clock.date)
    object.add("latency", clock.latency.numbers)
    object.add("machine", clock.machine)
    object.add("serving", clock.serving)
    object.add("stages", json: lines(clock.stages.map(json)))
    object.add("training", json: "[" + clock.training.map(number).joined(separator: ",") + "]")
    object.add("workers", clock.workers)
    return object.finished
}

private func json(_ stage: RunRecord.Clock.Stage) -> String {
    var object = JSONObject()
    object.add("busy", stage.busy)
    object.add("latency", stage.latency.numbers)
    object.add("stage", stage.stage)
    object.add("title", stage.title)
    return object.finished
}
