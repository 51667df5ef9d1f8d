/// A small case that classifies 120 texts of two kinds.
enum RunCase {
    static let texts = SmallCase.with([
        "corpora/shelf.yml": "title: A shelf\nfrom: corpora/shelf.jsonl\n",
        "corpora/shelf.jsonl": (0..<120).map(line).joined(),
        "pipelines/sorting.yml": """
        title: Sorting
        lanes: { training: Training, serving: Serving }
        stages:
          labels: { title: Labels, lane: training, does: labelled-documents }
          words: { title: Words, lane: training, does: tf-idf-training, after: [labels] }
          trees: { title: Trees, lane: training, does: xgboost-training, with: { rounds: 5 }, after: [words] }
          registry: { title: Registry, lane: training, does: model-registry, after: [trees] }
          documents: { title: Documents, lane: serving, does: intake }
          text: { title: Text, lane: serving, does: text-layer, after: [documents] }
          features: { title: Features, lane: serving, does: tf-idf, after: [text] }
          model: { title: Model, lane: serving, does: xgboost, after: [features, { stage: registry, kind: control }] }

        """,
        "runs/sorting.yml": """
        title: Sorting a shelf
        pipeline: sorting
        corpus: shelf
        seed: 7
        models: { only: { title: The only model, train: 50 % } }

        """,
        "index.md": page("It is right in `= run.sorting.accuracy in % : 0` of `= run.sorting.documents`. [Costs](costs.md), [@breck2017]."),
    ])

    private static func line(_ number: Int) -> String {
        let isInvoice = number % 2 == 0
        let words = isInvoice ? "invoice amount due please pay" : "letter dear friend many greetings"
        return "{\"id\": \"d\(number)\", \"category\": \"\(isInvoice ? "invoice" : "letter")\", \"text\": \"\(words) \(number)\"}\n"
    }

    /// A record without its times, which lie between two keys.
    static func withoutTimes(_ record: String) -> String {
        let lines = record.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex { $0.hasPrefix("\"clock\"") } ?? lines.endIndex
        let end = lines.firstIndex { $0.hasPrefix("\"corpus\"") } ?? lines.endIndex
        return (lines[..<start] + lines[end...]).joined(separator: "\n")
    }
}
