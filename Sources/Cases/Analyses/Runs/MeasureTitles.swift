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
]

/// What a table of metrics shows unless an author chooses, as far as the record has it.
let usualMeasures = [
    "accuracy", "macro_f1", "gain", "ece", "review_share", "accepted_accuracy", "field_precision", "field_recall", "compliance.precision",
    "compliance.recall",
]

/// The title of a row; what the record says of a measure that is not usual.
func title(of measure: String, in records: [RunRecord]) -> String {
    if let known = titles.first(where: { $0.name == measure }) { return known.title }
    return records.lazy.flatMap(\.measures).first { $0.name == measure || $0.name.hasSuffix("." + measure) }?.says ?? measure
}
