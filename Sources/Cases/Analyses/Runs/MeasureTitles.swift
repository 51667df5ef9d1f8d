import Pipelines

/// What a table calls the usual measures: shorter than what a record says of them, because the columns say the rest.
private let titles: [(name: String, title: String)] = [
    ("documents", "Documents"),
    ("failed", "Documents set aside"),
    ("rejected", "Records that could not be read"),
    ("accuracy", "Accuracy"),
    ("macro_f1", "Macro-F1"),
    ("micro_f1", "Micro-F1"),
    ("gain", "Gain in accuracy on the same documents"),
    ("ece", "Expected calibration error"),
    ("mce", "Maximum calibration error"),
    ("brier", "Brier score"),
    ("log_loss", "Log-loss, nats"),
    ("review_share", "Share sent to review"),
    ("accepted_accuracy", "Accuracy of what is not reviewed"),
    ("field_precision", "Precision of all fields"),
    ("field_recall", "Recall of all fields"),
    ("field_f1", "F1 of all fields"),
    ("compliance.precision", "Precision of the compliance check"),
    ("compliance.recall", "Recall of the compliance check"),
    ("compliance.f1", "F1 of the compliance check"),
    ("drift_loss", "Accuracy lost to the drift"),
    ("ocr.documents", "Scans that were really read"),
    ("ocr.cer", "Character error rate"),
    ("ocr.wer", "Word error rate"),
    ("ocr.accuracy", "Accuracy on the scans as read"),
    ("ocr.perfect_accuracy", "Accuracy on the same, read perfectly"),
    ("ocr.accuracy_loss", "Accuracy lost to reading"),
    ("ocr.field_recall", "Recall of fields on the scans as read"),
    ("ocr.perfect_field_recall", "Recall of fields on the same, read perfectly"),
    ("ocr.field_loss", "Recall of fields lost to reading"),
    ("answers.asked", "Questions put to the language model"),
    ("answers.answer_rate", "Questions that are answered"),
    ("answers.contains", "Answer contains the right one"),
    ("answers.contains_answered", "Answer contains the right one, of those answered"),
    ("answers.exact_match", "Answer is exactly the right one"),
    ("answers.token_f1", "Overlap with the right answer in words (token F1)"),
    ("answers.found", "Right passage in the prompt (context recall)"),
    ("answers.contains_found", "Answer contains the right one, with the right passage in the prompt"),
    ("answers.invented", "Unanswerable questions that are answered all the same"),
    ("answers.faithfulness", "Statements that the passages support (faithfulness)"),
    ("answers.hallucination_rate", "Answers with an unsupported statement (hallucination rate)"),
    ("answers.claims_per_answer", "Statements of an answer"),
    ("replies.faithfulness", "Faithfulness before a guardrail holds answers back"),
    ("replies.hallucination_rate", "Hallucination rate before a guardrail holds answers back"),
    ("replies.claims_per_answer", "Statements of an answer before a guardrail holds some back"),
    ("summaries.asked", "Documents to be summarised"),
    ("summaries.answer_rate", "Documents of which a summary is shown"),
    ("summaries.faithfulness", "Statements of summaries that the document supports"),
    ("summaries.hallucination_rate", "Summaries with an unsupported statement"),
    ("summaries.claims_per_answer", "Statements of a summary"),
    ("abstention.precision", "Abstentions that are right"),
    ("abstention.recall", "Unanswerable questions that are abstained from"),
    ("abstention.f1", "F1 of abstaining"),
    ("abstention.rate_unanswerable", "Abstentions among unanswerable questions"),
    ("abstention.rate_answerable", "Abstentions among answerable questions"),
    ("citations.presence", "Answers that name a passage"),
    ("citations.precision", "Named passages that support the statement"),
    ("citations.recall", "Statements with a passage named that supports them"),
    ("guardrails.block_rate", "Requests that a guardrail stopped"),
    ("guardrails.blocked_harmless", "Harmless questions that a guardrail stopped"),
    ("guardrails.withheld_rate", "Replies that a guardrail held back"),
    ("guardrails.withheld_right", "Replies held back that contain the right answer"),
    ("attacks.success", "Hidden instructions that were followed"),
    ("attacks.noticed", "Hidden instructions that a guardrail noticed"),
    ("attacks.twins_noticed", "Harmless documents in which it noticed something"),
    ("judge.labelled", "Replies that a person judged"),
    ("judge.agreement", "The rule agrees with the person"),
    ("judge.kappa", "Agreement beyond chance (Cohen’s kappa)"),
    ("judge.sensitivity", "Unsupported replies that the rule finds"),
    ("judge.specificity", "Other replies that the rule lets pass"),
    ("tokens.question_in", "Tokens of a prompt"),
    ("tokens.question_out", "Tokens of a reply"),
    ("tokens.summary_in", "Tokens of a prompt for a summary"),
    ("tokens.summary_out", "Tokens of a summary"),
    ("tokens.passage", "Tokens of a passage"),
    ("index.documents", "Documents that can be searched"),
    ("index.chunks", "Passages"),
    ("index.dimensions", "Numbers in a vector"),
    ("index.chunks_per_document", "Passages of a document"),
    ("speed.first_token.p50", "Time to the first token, median"),
    ("speed.first_token.p95", "Time to the first token, 95th percentile"),
    ("speed.reply.p50", "Time to the whole reply, median"),
    ("speed.reply.p95", "Time to the whole reply, 95th percentile"),
    ("speed.tokens_per_second", "Tokens written in a second"),
    ("speed.retries", "Requests that were sent again"),
    ("speed.failed", "Requests without a reply"),
]

/// What stands behind the name of a retriever or of a guardrail, and what a table calls it.
private let endings: [(name: String, title: String)] = [
    ("recall_at_1", "recall at 1"), ("recall_at_3", "recall at 3"), ("recall_at_5", "recall at 5"), ("recall_at_10", "recall at 10"),
    ("mrr", "MRR"), ("ndcg_at_5", "nDCG at 5"), ("test.precision", "precision on test cases"), ("test.recall", "recall on test cases"),
    ("test.f1", "F1 on test cases"), ("test.false_positive_rate", "false-positive rate on test cases"), ("precision", "precision"),
    ("recall", "recall"), ("f1", "F1"), ("false_positive_rate", "false-positive rate"),
]

/// "Vector search: recall at 5", "Injected instructions: precision on test cases"; nil for other names.
private func compoundTitle(_ measure: String) -> String? {
    let parts = measure.split(separator: ".", maxSplits: 2).map(String.init)
    guard parts.count == 3, let ending = endings.first(where: { $0.name == parts[2] })?.title else { return nil }
    let id = parts[1].replacing("_", with: "-")
    return switch parts[0] {
    case "retrieval": "\(capitalised(retrieverText(id))): \(ending)"
    case "guardrails": "\(capitalised(guardrailText(id))): \(ending)"
    default: nil
    }
}

/// What a table of metrics shows unless an author chooses, as far as the record has it.
func usualMeasures(of record: RunRecord) -> [String] {
    // Of the search the one that chooses what the model is shown.
    let search = record.index.map { ["retrieval.\(figureName($0.retriever)).recall_at_5"] } ?? []
    return [
        "accuracy", "macro_f1", "gain", "ece", "review_share", "accepted_accuracy", "field_precision", "field_recall",
        "compliance.precision",
        "compliance.recall",
    ] + search + [
        "answers.found", "answers.answer_rate", "answers.contains", "answers.token_f1", "answers.faithfulness",
        "answers.hallucination_rate",
        "citations.precision", "abstention.precision", "abstention.recall", "guardrails.blocked_harmless", "attacks.success",
        "summaries.faithfulness", "judge.kappa", "tokens.question_in", "tokens.question_out", "speed.first_token.p50", "speed.reply.p95",
    ]
}

/// The title of a row; what the record says of a measure that is not usual.
func title(of measure: String, in records: [RunRecord]) -> String {
    if let known = titles.first(where: { $0.name == measure }) { return known.title }
    if let compound = compoundTitle(measure) { return compound }
    return records.lazy.flatMap(\.measures).first { $0.name == measure || $0.name.hasSuffix("." + measure) }?.says ?? measure
}
