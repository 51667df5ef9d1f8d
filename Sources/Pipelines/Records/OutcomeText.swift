import Corpora

/// One outcome as a line of JSON, without a line break.
func json(_ outcome: Outcome) -> String {
    var object = JSONObject()
    object.add("category", outcome.category)
    object.add("document", outcome.document)
    object.add("extractions", json: outcome.extractions.map(json))
    object.add("failure", json: outcome.failure.map(json))
    object.add("findings", outcome.findings)
    object.add("id", outcome.id)
    object.add("month", outcome.month)
    object.add("pages", outcome.pages)
    if !outcome.predictions.isEmpty {
        object.add("predictions", json: "[" + outcome.predictions.map(json).joined(separator: ",") + "]")
    }
    object.add("recognition", json: outcome.recognition.map(json))
    object.add("tokens", json: outcome.tokens.map { "[\($0.input),\($0.output)]" })
    object.add("unknownWords", outcome.unknownWords)
    object.add("violations", outcome.violations)
    object.add("words", outcome.words)
    return object.finished
}

/// Model, category, confidence, and the probability of the truth where it is known.
private func json(_ prediction: Outcome.Prediction) -> String {
    let parts = [quoted(prediction.model), quoted(prediction.category), prediction.confidence.map(number) ?? "null"]
    return "[" + (parts + (prediction.trueProbability.map { [number($0)] } ?? [])).joined(separator: ",") + "]"
}

/// By judgement, the fields with blanks between them: shorter than the other way round.
private func json(_ extractions: [String: Outcome.Extraction]) -> String {
    var fields: [Outcome.Extraction: [String]] = [:]
    for (field, extraction) in extractions { fields[extraction, default: []].append(field) }
    var object = JSONObject()
    object.add("absent", fields[.absent]?.sorted().joined(separator: " "))
    object.add("missed", fields[.missed]?.sorted().joined(separator: " "))
    object.add("right", fields[.right]?.sorted().joined(separator: " "))
    object.add("spurious", fields[.spurious]?.sorted().joined(separator: " "))
    object.add("wrong", fields[.wrong]?.sorted().joined(separator: " "))
    return object.finished
}

private func json(_ failure: Outcome.Failure) -> String {
    var object = JSONObject()
    object.add("message", failure.message)
    object.add("stage", failure.stage)
    return object.finished
}

private func json(_ recognition: Outcome.Recognition) -> String {
    var object = JSONObject()
    object.add("characterErrors", recognition.characterErrors)
    object.add("characters", recognition.characters)
    object.add("perfectCategory", recognition.perfectCategory)
    object.add("perfectExtractions", json: recognition.perfectExtractions.map(json))
    object.add("wordErrors", recognition.wordErrors)
    object.add("words", recognition.words)
    return object.finished
}

extension RecordReader {
    mutating func outcome() throws(JSONFault) -> Outcome {
        let start = json.start()
        var outcome = Outcome(document: -1, id: "", month: nil, pages: 0, words: -1)
        try fields("an outcome") { (reader, key) throws(JSONFault) in
            switch key {
            case "category": outcome.category = try reader.text()
            case "document": outcome.document = try reader.integer()
            case "extractions": outcome.extractions = try reader.extractions()
            case "failure": outcome.failure = try reader.failure()
            case "findings": outcome.findings = try reader.texts()
            case "id": outcome.id = try reader.text()
            case "month": outcome.month = try reader.integer()
            case "pages": outcome.pages = try reader.integer()
            case "predictions": outcome.predictions = try reader.list { (reader) throws(JSONFault) in try reader.prediction() }
            case "recognition": outcome.recognition = try reader.recognition()
            case "tokens": outcome.tokens = try reader.tokens()
            case "unknownWords": outcome.unknownWords = try reader.number()
            case "violations": outcome.violations = try reader.texts()
            case "words": outcome.words = try reader.integer()
            default: return false
            }
            return true
        }
        guard outcome.document >= 0, outcome.words >= 0 else { throw lacking("an outcome", "'document' or 'words'", from: start) }
        return outcome
    }

    /// Those of the prompt and those of the reply.
    private mutating func tokens() throws(JSONFault) -> Outcome.Tokens {
        let start = json.start()
        let numbers = try integers()
        guard numbers.count == 2 else { throw lacking("tokens", "those of the prompt or those of the reply", from: start) }
        return .init(input: numbers[0], output: numbers[1])
    }

    private mutating func prediction() throws(JSONFault) -> Outcome.Prediction {
        let start = json.start()
        var texts: [String] = []
        var numbers: [Double] = []
        try elements { (reader) throws(JSONFault) in
            if texts.count < 2 { texts.append(try reader.text()) } else { numbers.append(try reader.number()) }
        }
        guard texts.count == 2, (1...2).contains(numbers.count) else {
            throw lacking("a prediction", "category or confidence", from: start)
        }
        return .init(
            model: texts[0], category: texts[1], confidence: numbers[0].isNaN ? nil : numbers[0],
            trueProbability: numbers.count == 2 ? numbers[1] : nil)
    }

    private mutating func extractions() throws(JSONFault) -> [String: Outcome.Extraction] {
        var extractions: [String: Outcome.Extraction] = [:]
        try fields("a list of extractions") { (reader, key) throws(JSONFault) in
            guard let extraction = Outcome.Extraction(rawValue: key) else { return false }
            for field in try reader.text().split(separator: " ") { extractions[String(field)] = extraction }
            return true
        }
        return extractions
    }

    private mutating func failure() throws(JSONFault) -> Outcome.Failure {
        var failure = Outcome.Failure(stage: "", message: "")
        try fields("a failure") { (reader, key) throws(JSONFault) in
            switch key {
            case "message": failure.message = try reader.text()
            case "stage": failure.stage = try reader.text()
            default: return false
            }
            return true
        }
        return failure
    }

    private mutating func recognition() throws(JSONFault) -> Outcome.Recognition {
        var recognition = Outcome.Recognition(characters: 0, characterErrors: 0, words: 0, wordErrors: 0)
        try fields("a recognition") { (reader, key) throws(JSONFault) in
            switch key {
            case "characterErrors": recognition.characterErrors = try reader.integer()
            case "characters": recognition.characters = try reader.integer()
            case "perfectCategory": recognition.perfectCategory = try reader.text()
            case "perfectExtractions": recognition.perfectExtractions = try reader.extractions()
            case "wordErrors": recognition.wordErrors = try reader.integer()
            case "words": recognition.words = try reader.integer()
            default: return false
            }
            return true
        }
        return recognition
    }
}
