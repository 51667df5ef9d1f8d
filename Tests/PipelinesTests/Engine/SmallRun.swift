import Components
import Corpora
import Diagnostics
import Synchronization
import Testing

@testable import Pipelines

/// A small pipeline, a small corpus and components of paper, to see how documents flow.
struct SmallRun {
    var pipeline = SmallRun.training
    var definition = """
        title: A small run
        pipeline: small
        corpus: letters
        seed: 7
        models:
          first: { title: First, train: 1..2, examine: 3, serve: 4..6 }
          second: { title: Second, train: 4, examine: 5, serve: 6 }
        reference: 3
        """
    var corpusDefinition = "title: Letters\n"
    var numbers = "fields: { number: { kind: identifier, ways: [{ lines: all, pattern: '#' }] } }"
    var checks = "rules: { late: { title: A bill has a number, in: [bill], requires: number } }"
    var documents = 240
    var months: Int? = 6

    static let serving = """
        title: Small
        lanes: { serving: Serving }
        stages:
          in: { title: In, lane: serving, does: intake }
          ocr: { title: Reading, lane: serving, does: tesseract, after: [in] }
          fields: { title: Fields, lane: serving, does: field-rules, with: { rules: numbers }, after: [ocr] }
        """

    static let training = """
        title: Small
        lanes: { training: Training, serving: Serving }
        stages:
          labels: { title: Labels, lane: training, does: labelled-documents }
          words: { title: Words, lane: training, does: tf-idf-training, after: [labels] }
          trees: { title: Trees, lane: training, does: xgboost-training, with: { rounds: 4 }, after: [words] }
          gate: { title: Gate, lane: training, does: model-comparison, with: { margin: 0.05 }, after: [trees] }
          registry: { title: Registry, lane: training, does: model-registry, after: [gate] }
          in: { title: In, lane: serving, does: intake }
          ocr: { title: Reading, lane: serving, does: tesseract, with: { sample: 5 }, after: [in] }
          features: { title: Features, lane: serving, does: tf-idf, after: [ocr] }
          model: { title: Model, lane: serving, does: xgboost, after: [features, { stage: registry, kind: control }] }
          fields: { title: Fields, lane: serving, does: field-rules, with: { rules: numbers }, after: [model] }
          rules: { title: Rules, lane: serving, does: compliance-rules, with: { rules: checks }, after: [model] }
          review: { title: Review, lane: serving, does: review-queue, with: { below: 0.6 }, after: [model] }
        """

    /// The plan with components of paper; nil with its messages when it cannot be made.
    func plan() -> (plan: RunPlan?, messages: String) {
        var log: [Diagnostic] = []
        let definition = readRunDefinition(SourceFile(path: "content/runs/small.yml", text: definition), reporting: &log)
        let pipeline = readPipeline(SourceFile(path: "content/pipelines/small.yml", text: pipeline), reporting: &log)
        let rules = [
            SourceFile(path: "content/rules/numbers.yml", text: numbers), SourceFile(path: "content/rules/checks.yml", text: checks),
        ]
        var plan = planRun(definition, pipelines: [pipeline], corpora: [letters], files: RunFiles(rules: rules), reporting: &log)
        plan?.tools = paperTools
        return (plan, log.sorted().map { render($0) }.joined(separator: "\n"))
    }

    /// Letters about two things; every seventh about neither.
    var corpus: Corpus {
        Corpus(definition: letters, count: documents, month: { self.month($0) }, document: { self.document($0) })
    }

    private func month(_ number: Int) -> Int? { months.map { number * $0 / documents + 1 } }

    private var letters: CorpusDefinition {
        CorpusDefinition(
            id: "letters", title: "Letters", says: nil,
            categories: [.init(id: "bill", title: "Bill"), .init(id: "order", title: "Order")],
            fields: [.init(id: "number", title: "Number", kind: .identifier)], origin: .files(path: "letters", place: nowhere),
            source: SourceFile(path: "content/corpora/letters.yml", text: corpusDefinition))
    }

    private func document(_ number: Int) -> CorpusDocument {
        let isBill = number % 2 == 0
        let words = number % 7 == 3 ? "good morning" : isBill ? "please pay the amount" : "please send the goods"
        return CorpusDocument(
            id: "letter-\(number)", pages: ["\(words) \(number)", "yours x\(number % 5)"],
            images: number % 3 == 0 ? ["\(number).png"] : [], isScanned: number % 3 == 0, month: month(number),
            category: isBill ? "bill" : "order", fields: ["number": "\(number)"], violations: number % 4 == 0 ? ["late"] : [])
    }
}

private let nowhere = SourceFile(path: "letters.yml", text: "").place(SourceRange(0, 0))

/// Something that a component of paper does not like.
struct PaperError: Error, CustomStringConvertible {
    let description: String
}

/// Reading a scan changes its digits; rules look at words. No library is asked.
private let paperTools = Tools(
    reader: { _, _ in PaperReader() },
    train: { rows, labels, _, afterRound in
        for round in 1...4 where !afterRound(round) { break }
        return Array("\(rows.height) \(labels.reduce(0, +))".utf8)
    },
    classifier: { _ in { rows in (0..<rows.height).flatMap { paperAnswer(rows, row: $0) } } },
    fields: { text, _ in
        let digits = text.split(whereSeparator: \.isWhitespace).first { $0.allSatisfy(\.isNumber) }
        return digits.map { ["number": String($0)] } ?? [:]
    },
    findings: { text, category, fields in category == "bill" && fields["number"]?.hasSuffix("0") ?? false ? ["late"] : [] })

/// Depends on all that a row is, so that a wrong row is seen.
private func paperAnswer(_ rows: SparseMatrix, row: Int) -> [Float] {
    let range = rows.starts[row]..<rows.starts[row + 1]
    let sum = zip(rows.columns[range], rows.values[range]).reduce(Float(0)) { $0 + Float($1.0 % 5) * $1.1 }
    let share = (sum - sum.rounded(.down)) * 0.9 + 0.05
    return [share, 1 - share]
}

private struct PaperReader: ScanReader {
    func read(_ document: CorpusDocument, number: Int) throws -> ScanReading {
        if number % 30 == 0 { throw PaperError(description: "the picture \(document.images[0]) is torn") }
        if document.pages.isEmpty { return ScanReading(pages: ["please pay \(number)"], seconds: 0.5) }
        return ScanReading(pages: document.pages.map { $0.replacing("1", with: "l") }, seconds: 0.5)
    }
}

/// What a run was told and told the world.
final class Watched: Sendable {
    struct State {
        var finished: [[Outcome]] = []
        var progress: [RunProgress] = []
        var kept: [String: [UInt8]] = [:]
        var asked = 0
        var found = 0
        var seconds = 0.0
    }

    let state = Mutex(State())

    var finished: [Outcome] { state.withLock { $0.finished.flatMap(\.self) } }

    /// - Parameter stop: is asked after each batch whether the task shall be cancelled.
    func surroundings(jobs: Int = 2, resumed: [Outcome] = [], stop: @escaping @Sendable (Int) -> Bool = { _ in false }) -> Surroundings {
        Surroundings(
            jobs: jobs, machine: "paper", date: "2026-11-23",
            seconds: {
                self.state.withLock {
                    $0.seconds += 0.001; return $0.seconds
                }
            },
            load: { _ in [] },
            cached: { key in
                self.state.withLock {
                    $0.asked += 1
                    $0.found += $0.kept[key] == nil ? 0 : 1
                    return $0.kept[key]
                }
            },
            keep: { key, bytes in self.state.withLock { $0.kept[key] = bytes } },
            finished: { outcomes in
                self.state.withLock { $0.finished.append(outcomes) }
                if stop(self.finished.count) { withUnsafeCurrentTask { $0?.cancel() } }
            },
            resumed: resumed,
            progress: { progress in self.state.withLock { $0.progress.append(progress) } })
    }
}
