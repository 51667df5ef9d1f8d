@testable import Figures

/// The diagrams that the layout is tried on.
enum Graphs {
    /// A graph of 15 stages on which other tools were measured, with a loop at one stage and three outputs in a group.
    static let reference = Diagram(
        id: "reference", title: "Reference graph", arrangement: .lanes,
        lanes: [
            lane(
                "training", "Training",
                [
                    node("labels", "Labels", "S3", .store), node("feats", "Features"), node("train", "Training", nil, .compute),
                    node("eval", "Evaluation", nil, .gate), node("registry", "Registry", nil, .store),
                ]),
            lane(
                "serving", "Serving",
                [
                    node("documents", "Documents", nil, .document), node("ocr", "OCR", "Textract"), node("tfidf", "TF-IDF"),
                    node("xgb", "XGBoost", "endpoint", .model), node("cls", "Classification", "12 categories", group: "Outputs"),
                    node("ext", "Field extraction", "15 fields", group: "Outputs"),
                    node("cmp", "Compliance check", nil, .gate, group: "Outputs"),
                ]),
            lane(
                "monitoring", "Monitoring",
                [
                    node("capture", "Data capture", nil, .store), node("drift", "Drift"), node("alarm", "Alarm"),
                ]),
        ],
        edges: [
            edge("labels", "feats"), edge("feats", "train"), edge("train", "eval"), edge("eval", "registry", "approved"),
            edge("train", "train", "HPO"), edge("documents", "ocr", "upload event"), edge("ocr", "tfidf", "text"),
            edge("tfidf", "xgb", "sparse vector"), edge("xgb", "cls"), edge("xgb", "ext"), edge("xgb", "cmp"), edge("capture", "drift"),
            edge("drift", "alarm"), edge("registry", "xgb", "deploy", .control), edge("xgb", "capture", "predictions"),
            edge("cmp", "capture", "overrides"), edge("alarm", "feats", "retrain", .feedback),
        ])

    static let mlops = Diagram(
        id: "mlops", title: "MLOps architecture", arrangement: .lanes,
        lanes: [
            lane(
                "training", "Training",
                [
                    node("labels", "Labelled set", "Amazon S3", .store, row: "examples"),
                    node("feature-building", "Feature building", "SageMaker notebook"),
                    node("training", "XGBoost training", "SageMaker training", row: "learning"),
                    node("gate", "Evaluation gate", "Notebook, by hand", .gate, row: "gate"),
                    node("registry", "Model registry", "SageMaker registry", .store, row: "versions"),
                ]),
            lane(
                "serving", "Serving",
                [
                    node("documents", "Documents", "S3, Step Functions", .store, row: "intake"),
                    node("ocr", "OCR", "Amazon Textract", row: "reading"),
                    node("features", "TF-IDF features", "AWS Lambda", row: "representation"),
                    node("endpoint", "XGBoost endpoint", "SageMaker endpoint", .model, row: "model"),
                    node("classification", "Classification", "12 categories", .document, row: "classes", group: "outputs"),
                    node("extraction", "Field extraction", "15 fields", .document, row: "fields", group: "outputs"),
                    node("compliance", "Compliance check", "Rules on AWS Lambda", .gate, row: "checks", group: "outputs"),
                    node("review", "Human review", "Own web form", .actor, row: "people", group: "outputs"),
                ]),
            lane(
                "monitoring", "Monitoring",
                [
                    node("capture", "Data capture", "S3, CloudWatch Logs", .store, row: "record"),
                    node("drift", "Drift check", "Notebook, by hand", .gate, row: "watching"),
                    node("alarm", "Alarm", "Amazon CloudWatch", row: "alarms"),
                    node("engineers", "Engineers", "Machine learning team", .actor, row: "team"),
                ]),
        ],
        edges: [
            edge("labels", "feature-building"), edge("feature-building", "training"), edge("training", "gate"),
            edge("gate", "registry", "approved"), edge("documents", "ocr"), edge("ocr", "features", "text"),
            edge("features", "endpoint", "vector"), edge("registry", "endpoint", "deploy", .control), edge("endpoint", "classification"),
            edge("endpoint", "extraction"), edge("endpoint", "compliance"), edge("endpoint", "review"),
            edge("endpoint", "capture", "predictions"), edge("capture", "drift"), edge("capture", "alarm"), edge("drift", "engineers"),
            edge("alarm", "engineers"), edge("engineers", "feature-building", "retrain", .feedback),
        ])

    static let llmops = Diagram(
        id: "llmops", title: "LLMOps architecture", arrangement: .lanes,
        lanes: [
            lane(
                "ingestion", "Ingestion",
                [
                    node("documents", "Documents", "S3, Step Functions", .store, row: "intake"),
                    node("reading", "OCR and text", "Amazon Textract", row: "reading"),
                    node("chunking", "Chunking", "AWS Lambda"),
                    node("embeddings", "Embeddings", "Titan Embeddings V2", .model, row: "representation"),
                    node("vectors", "Vector store", "OpenSearch Serverless", .store),
                    node("extraction", "Classes and fields", "Claude Haiku 5.5", .model, row: "fields"),
                ]),
            lane(
                "answering", "Answering",
                [
                    node("question", "User's question", "Web application", .actor),
                    node("input-guard", "Input guardrail", "Bedrock Guardrails", .gate),
                    node("retrieval", "Retrieval", "AWS Lambda"),
                    node("prompt", "Prompt assembly", "Prompt registry", row: "versions"),
                    node("llm", "Language model", "Claude Sonnet 5.5", .model, row: "model"),
                    node("output-guard", "Output guardrail", "Bedrock Guardrails", .gate, row: "checks"),
                    node("response", "Response", "Web application", .document),
                ]),
            lane(
                "evaluation", "Evaluation and monitoring",
                [
                    node("evaluation-set", "Evaluation set", "S3, versioned", .store, row: "examples"),
                    node("release", "Evaluation gate", "CI pipeline", .gate, row: "gate"),
                    node("audit", "Audit log", "CloudWatch Logs, S3", .store, row: "record"),
                    node("watching", "Cost and quality", "Amazon CloudWatch", row: "watching"),
                    node("clerks", "Human review", "Own web form", .actor, row: "people"),
                    node("team", "Engineers", "AI platform team", .actor, row: "team"),
                ]),
        ],
        edges: [
            edge("documents", "reading"), edge("reading", "extraction"), edge("reading", "chunking", "text"),
            edge("chunking", "embeddings"),
            edge("embeddings", "vectors"), edge("question", "input-guard"), edge("input-guard", "retrieval"), edge("vectors", "retrieval"),
            edge("retrieval", "prompt", "passages"), edge("release", "prompt", "approved", .control), edge("prompt", "llm"),
            edge("llm", "output-guard"), edge("output-guard", "response"), edge("evaluation-set", "release"),
            edge("output-guard", "audit", "records"), edge("audit", "watching"), edge("audit", "clerks"), edge("extraction", "clerks"),
            edge("watching", "team"),
            edge("clerks", "team"), edge("team", "prompt", "revise prompt", .feedback), edge("team", "chunking", "re-index", .feedback),
        ])

    /// The two architectures side by side, their rows named by what they do.
    static let comparison: Diagram = {
        let sides = [(mlops, "a-"), (llmops, "b-")]
        let lanes = sides.map { diagram, prefix in
            Diagram.Lane(id: diagram.id, title: diagram.title, nodes: diagram.lanes.flatMap(\.nodes).map { $0.renamed(prefix) })
        }
        let edges = sides.flatMap { diagram, prefix in
            diagram.edges.map { Diagram.Edge(from: prefix + $0.from, to: prefix + $0.to, label: $0.label, kind: $0.kind) }
        }
        let titles = [
            ("intake", "Receiving documents"), ("reading", "Reading the page"), ("representation", "From text to numbers"),
            ("examples", "Examples with known answers"), ("learning", "Learning from examples"), ("gate", "Release decision"),
            ("versions", "What is versioned"), ("model", "Model"), ("classes", "Classification"), ("fields", "Field extraction"),
            ("checks", "Checking the output"), ("people", "Human review"), ("record", "Record of what happened"),
            ("watching", "Watching quality"), ("alarms", "Alarms"), ("team", "Keeping it alive"),
        ]
        return Diagram(
            id: "comparison", title: "MLOps and LLMOps side by side", arrangement: .compare, lanes: lanes, edges: edges,
            counterparts: titles.map { Diagram.Counterpart(id: $0.0, title: $0.1) })
    }()

    static let layers = Diagram(
        id: "layers", title: "LLMOps reference architecture", arrangement: .stack,
        lanes: [
            lane(
                "application", "Application",
                [
                    node("question", "User's question", "Web application", .actor),
                    node("response", "Response", "Web application", .document),
                    node("review", "Human review", "Own web form", .actor), node("access", "Access rights", "AWS IAM"),
                ]),
            lane(
                "orchestration", "Orchestration",
                [
                    node("chunking", "Chunking", "AWS Lambda"), node("retrieval", "Retrieval", "AWS Lambda"),
                    node("prompt", "Prompt assembly", "Prompt registry"), node("workflow", "Workflow", "AWS Step Functions"),
                ]),
            Diagram.Lane(
                id: "governance", title: "Governance",
                nodes: [
                    node("input-guard", "Input guardrail", "Bedrock Guardrails", .gate),
                    node("output-guard", "Output guardrail", "Bedrock Guardrails", .gate),
                    node("gate", "Evaluation gate", "CI pipeline", .gate), node("audit", "Audit log", "CloudWatch Logs, S3", .store),
                ], isCrosscut: true),
            lane(
                "model", "Model",
                [
                    node("extraction", "Classes and fields", "Claude Haiku 5.5", .model),
                    node("embeddings", "Embeddings", "Titan Embeddings V2", .model),
                    node("llm", "Language model", "Claude Sonnet 5.5", .model),
                ]),
            lane(
                "data", "Data",
                [
                    node("documents", "Documents", "S3, Step Functions", .store), node("reading", "OCR and text", "Amazon Textract"),
                    node("vectors", "Vector store", "OpenSearch Serverless", .store),
                    node("evaluation-set", "Evaluation set", "S3, versioned", .store),
                ]),
            lane(
                "infrastructure", "Infrastructure",
                [
                    node("monitoring", "Cost and quality", "Amazon CloudWatch"), node("engineers", "Engineers", "AI platform team", .actor),
                    node("keys", "Keys and secrets", "AWS KMS"), node("record", "API record", "AWS CloudTrail"),
                ]),
        ], edges: [])

    static let course = [mlops, llmops, comparison, layers]

    static func lane(_ id: String, _ title: String, _ nodes: [Diagram.Node]) -> Diagram.Lane {
        Diagram.Lane(id: id, title: title, nodes: nodes)
    }

    static func node(
        _ id: String, _ title: String, _ subtitle: String? = nil, _ kind: Diagram.Node.Kind = .compute, row: String? = nil,
        group: String? = nil
    ) -> Diagram.Node {
        Diagram.Node(id: id, title: title, subtitle: subtitle, kind: kind, counterpart: row, group: group)
    }

    static func edge(_ from: String, _ to: String, _ label: String? = nil, _ kind: Diagram.Edge.Kind = .data) -> Diagram.Edge {
        Diagram.Edge(from: from, to: to, label: label, kind: kind)
    }
}

extension Diagram.Node {
    fileprivate func renamed(_ prefix: String) -> Diagram.Node {
        var node = self
        node.id = prefix + id
        node.group = nil
        return node
    }
}
