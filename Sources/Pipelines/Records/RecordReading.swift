import Corpora
package import Diagnostics
import Statistics

/// Reads a record. Nil when it is damaged or of another version, which is reported at the place.
package func readRunRecord(_ source: SourceFile, reporting log: inout [Diagnostic]) -> RunRecord? {
    var text = source.text
    return text.withUTF8 { bytes in
        var reader = RecordReader(JSONReader(UnsafeRawBufferPointer(bytes), 0..<bytes.count))
        do throws(JSONFault) {
            let record = try reader.record()
            try reader.json.finish()
            return record
        } catch {
            let hint = Diagnostic.Note("the record is damaged or of another version; run it again")
            let fault = error.diagnostic(in: source)
            log.append(.error(fault.message, at: fault.place, notes: fault.notes + [hint]))
            return nil
        }
    }
}

extension RecordReader {
    fileprivate mutating func record() throws(JSONFault) -> RunRecord {
        let start = json.start()
        var record = RunRecord(
            run: "", title: "", pipeline: "", corpus: "", digest: "", seed: 0, versions: [:], categories: [], fields: [], rules: [],
            reviewBelow: nil, reference: nil, periods: [], models: [], stages: [], corpusDocuments: 0, corpusPages: 0, rejected: 0,
            outcomes: [])
        var known: Set<String> = []
        try fields("a record") { (reader, key) throws(JSONFault) in
            known.insert(key)
            return try reader.take(key, into: &record)
        }
        let needed = ["$format", "run", "title", "pipeline", "corpus", "digest", "seed", "outcomes", "stages", "models", "categories"]
        if let missing = needed.first(where: { !known.contains($0) }) { throw lacking("the record", "'\(missing)'", from: start) }
        return record
    }

    /// Whether the key is known.
    private mutating func take(_ key: String, into record: inout RunRecord) throws(JSONFault) -> Bool {
        switch key {
        case "$format": try format()
        case "answers": record.answers = try list { (reader) throws(JSONFault) in try reader.answer() }
        case "categories": record.categories = try titles()
        case "clock": record.clock = try clock()
        case "corpus": record.corpus = try text()
        case "corpusDocuments": record.corpusDocuments = try integer()
        case "corpusPages": record.corpusPages = try integer()
        case "digest": record.digest = try text()
        case "fields": record.fields = try titles()
        case "index": record.index = try indexNote()
        case "languageModel": record.languageModel = try languageModelNote()
        case "measures": record.measures = try list { (reader) throws(JSONFault) in try reader.measure() }
        case "models": record.models = try list { (reader) throws(JSONFault) in try reader.model() }
        case "outcomes": record.outcomes = try list { (reader) throws(JSONFault) in try reader.outcome() }
        case "periods": record.periods = try list { (reader) throws(JSONFault) in try reader.period() }
        case "pipeline": record.pipeline = try text()
        case "reference": record.reference = try integer()
        case "rejected": record.rejected = try integer()
        case "reviewBelow": record.reviewBelow = try number()
        case "rules": record.rules = try titles()
        case "run": record.run = try text()
        case "screenings": record.screenings = try list { (reader) throws(JSONFault) in try reader.screening() }
        case "seed": record.seed = try seed()
        case "shards": record.shards = try list { (reader) throws(JSONFault) in try reader.shard() }
        case "stages": record.stages = try list { (reader) throws(JSONFault) in try reader.stage() }
        case "title": record.title = try text()
        case "versions":
            try fields("versions") { (reader, key) throws(JSONFault) in
                record.versions[key] = try reader.text()
                return true
            }
        default: return false
        }
        return true
    }

    private mutating func format() throws(JSONFault) {
        let start = json.start()
        let format = try text()
        guard format == recordFormat else {
            throw JSONFault(message: "this is '\(format)', and not '\(recordFormat)'", range: start..<json.offset)
        }
    }

    private mutating func seed() throws(JSONFault) -> UInt64 {
        let start = json.start()
        guard let seed = UInt64(try text()) else {
            throw JSONFault(message: "this is not a whole number", range: start..<json.offset)
        }
        return seed
    }

    private mutating func shard() throws(JSONFault) -> RunRecord.Shard {
        let start = json.start()
        let parts = try text().split(separator: "/").map { Int($0) ?? 0 }
        guard parts.count == 2, parts[1] > 0, (1...parts[1]).contains(parts[0]) else {
            throw JSONFault(message: "a part is written '3/16'", range: start..<json.offset)
        }
        return .init(index: parts[0], count: parts[1])
    }

    private mutating func titles() throws(JSONFault) -> [RunRecord.Title] {
        try list { (reader) throws(JSONFault) in
            var title = RunRecord.Title(id: "", title: "")
            try reader.fields("a title") { (reader, key) throws(JSONFault) in
                switch key {
                case "id": title.id = try reader.text()
                case "title": title.title = try reader.text()
                default: return false
                }
                return true
            }
            return title
        }
    }

    private mutating func measure() throws(JSONFault) -> Measure {
        var measure = Measure(name: "", says: "", estimate: Estimate(.nan), count: 0, items: "")
        try fields("a measure") { (reader, key) throws(JSONFault) in
            switch key {
            case "count": measure.count = try reader.integer()
            case "high": measure.estimate.high = try reader.number()
            case "items": measure.items = try reader.text()
            case "low": measure.estimate.low = try reader.number()
            case "name": measure.name = try reader.text()
            case "says": measure.says = try reader.text()
            case "unit": measure.unit = try reader.text()
            case "value": measure.estimate.value = try reader.number()
            default: return false
            }
            return true
        }
        return measure
    }

    private mutating func model() throws(JSONFault) -> RunRecord.Model {
        var model = RunRecord.Model(name: "", title: "", trainedOn: [], examinedOn: nil, serves: [], trainingDocuments: 0, features: 0)
        try fields("a model") { (reader, key) throws(JSONFault) in
            switch key {
            case "examinedOn": model.examinedOn = try reader.integer()
            case "features": model.features = try reader.integer()
            case "gateAccuracy": model.gateAccuracy = try reader.number()
            case "isReleased": model.isReleased = try reader.flag()
            case "name": model.name = try reader.text()
            case "previousGateAccuracy": model.previousGateAccuracy = try reader.number()
            case "serves": model.serves = try reader.integers()
            case "title": model.title = try reader.text()
            case "trainedOn": model.trainedOn = try reader.integers()
            case "trainingDocuments": model.trainingDocuments = try reader.integer()
            default: return false
            }
            return true
        }
        return model
    }

    private mutating func period() throws(JSONFault) -> RunRecord.Period {
        var period = RunRecord.Period(name: "", title: "", months: [])
        try fields("a period") { (reader, key) throws(JSONFault) in
            switch key {
            case "months": period.months = try reader.integers()
            case "name": period.name = try reader.text()
            case "title": period.title = try reader.text()
            default: return false
            }
            return true
        }
        return period
    }

    private mutating func stage() throws(JSONFault) -> RunRecord.StageCount {
        var stage = RunRecord.StageCount(stage: "", title: "", component: "", taken: 0, given: 0, failed: 0)
        try fields("a stage") { (reader, key) throws(JSONFault) in
            switch key {
            case "component": stage.component = try reader.text()
            case "failed": stage.failed = try reader.integer()
            case "given": stage.given = try reader.integer()
            case "stage": stage.stage = try reader.text()
            case "taken": stage.taken = try reader.integer()
            case "title": stage.title = try reader.text()
            default: return false
            }
            return true
        }
        return stage
    }
}

extension RecordReader {
    fileprivate mutating func clock() throws(JSONFault) -> RunRecord.Clock {
        var clock = RunRecord.Clock(
            machine: "", date: "", workers: 0, batch: 0, serving: 0, training: [], stages: [], latency: LatencyHistogram())
        try fields("a clock") { (reader, key) throws(JSONFault) in
            switch key {
            case "batch": clock.batch = try reader.integer()
            case "date": clock.date = try reader.text()
            case "latency": clock.latency = try reader.histogram()
            case "machine": clock.machine = try reader.text()
            case "serving": clock.serving = try reader.number()
            case "stages": clock.stages = try reader.list { (reader) throws(JSONFault) in try reader.stageClock() }
            case "training": clock.training = try reader.list { (reader) throws(JSONFault) in try reader.number() }
            case "workers": clock.workers = try reader.integer()
            default: return false
            }
            return true
        }
        return clock
    }

    private mutating func stageClock() throws(JSONFault) -> RunRecord.Clock.Stage {
        var stage = RunRecord.Clock.Stage(stage: "", title: "", busy: 0, latency: LatencyHistogram())
        try fields("a stage's clock") { (reader, key) throws(JSONFault) in
            switch key {
            case "busy": stage.busy = try reader.number()
            case "latency": stage.latency = try reader.histogram()
            case "stage": stage.stage = try reader.text()
            case "title": stage.title = try reader.text()
            default: return false
            }
            return true
        }
        return stage
    }

    private mutating func histogram() throws(JSONFault) -> LatencyHistogram {
        let start = json.start()
        guard let histogram = LatencyHistogram(numbers: try integers()) else {
            throw JSONFault(message: "these are not buckets and counts by turns", range: start..<json.offset)
        }
        return histogram
    }
}
