package import Diagnostics
import YAMLTrees

/// Reads a corpus definition, `content/corpora/*.yml`. Never fails: what is wrong is reported, and what can be read is there.
package func readCorpusDefinition(_ source: SourceFile, reporting log: inout [Diagnostic]) -> CorpusDefinition {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var reader = CorpusReader()
    let definition = reader.definition(tree, source)
    log += reader.diagnostics
    return definition
}

private struct CorpusReader {
    var diagnostics: [Diagnostic] = []

    mutating func definition(_ tree: YAMLTree, _ source: SourceFile) -> CorpusDefinition {
        var reader = FieldReader(tree, of: "a corpus")
        let id = source.name
        let title = reader.required("title")?.text ?? id
        let says = reader.text("says")
        let categories = reader.mapping("categories").map { category($0) }
        let fields = reader.mapping("fields").map { field($0) }
        let quality = reader.value("scan").map { self.quality($0) } ?? ScanQuality()
        let from = reader.scalar("from")
        let generate = reader.value("generate")
        let lacksOrigin = reader.lacks("from") && reader.lacks("generate")
        diagnostics += reader.finish()
        let origin: CorpusDefinition.Origin
        switch (from, generate) {
        case (let from?, nil): origin = files(from)
        case (nil, let generate?): origin = generator(generate, categories, fields)
        case (let from?, _?):
            let notes = [Diagnostic.Note("'from' is given here", at: from.place), .init("keep the one that is meant")]
            let place = tree.entries?.first { $0.key == "generate" }?.keyPlace ?? tree.place
            diagnostics.append(.error("a corpus is read or generated, not both", at: place, notes: notes))
            origin = .invalid
        case (nil, nil):
            if lacksOrigin {
                let note = "'from' names a .jsonl file, a SQuAD .json file or a folder; 'generate' says how documents are made"
                diagnostics.append(.error("a corpus needs 'from' or 'generate'", at: tree.place, notes: [.init(note)]))
            }
            origin = .invalid
        }
        return CorpusDefinition(
            id: id, title: title, says: says, categories: categories, fields: fields, origin: origin, source: source, scanQuality: quality)
    }

    /// `invoice: { title: Invoice }` or, shorter, `invoice: Invoice`.
    private mutating func category(_ entry: YAMLTree.Entry) -> CorpusDefinition.Category {
        if let title = entry.value.text { return .init(id: entry.key, title: title) }
        var fields = FieldReader(entry.value, of: "a category")
        defer { diagnostics += fields.finish() }
        return .init(id: entry.key, title: fields.text("title") ?? entry.key)
    }

    /// `total: { title: Total, kind: amount }` or, of kind text, `supplier: Supplier`.
    private mutating func field(_ entry: YAMLTree.Entry) -> CorpusDefinition.Field {
        if let title = entry.value.text { return .init(id: entry.key, title: title, kind: .text) }
        var fields = FieldReader(entry.value, of: "a field")
        let field = CorpusDefinition.Field(
            id: entry.key, title: fields.text("title") ?? entry.key,
            kind: fields.choice("kind", of: CorpusDefinition.Field.Kind.self) ?? .text)
        diagnostics += fields.finish()
        return field
    }

    private mutating func files(_ from: YAMLTree) -> CorpusDefinition.Origin {
        let path = from.text ?? ""
        if let (message, note) = objection(toCorpusPath: path) {
            diagnostics.append(.error(message, at: from.place, notes: [.init(note)]))
            return .invalid
        }
        return .files(path: path.hasSuffix("/") ? String(path.dropLast()) : path, place: from.place)
    }

    private mutating func generator(
        _ tree: YAMLTree, _ categories: [CorpusDefinition.Category], _ fields: [CorpusDefinition.Field]
    ) -> CorpusDefinition.Origin {
        readGenerator(tree, categories: categories, fields: fields, reporting: &diagnostics).map { .generated($0) } ?? .invalid
    }
}

// How good the scans of a corpus are.
extension CorpusReader {
    /// `scan: poor`, or `scan: { quality: poor, skew: 4 }`: a usual mixture with changes.
    private mutating func quality(_ tree: YAMLTree) -> ScanQuality {
        if tree.text != nil { return ScanQuality(degree(tree) ?? .office) }
        var fields = FieldReader(tree, of: "a scan")
        var quality = ScanQuality(fields.scalar("quality").flatMap { degree($0) } ?? .office)
        set(&quality.resolution, fields.scalar("resolution"), 72...600)
        set(&quality.skew, fields.scalar("skew"), 0...20)
        set(&quality.blur, fields.scalar("blur"), 0...10)
        set(&quality.noise, fields.scalar("noise"), 0...0.5, isShare: true)
        set(&quality.specks, fields.scalar("specks"), 0...1_000)
        set(&quality.contrast, fields.scalar("contrast"), 0.05...1, isShare: true)
        set(&quality.stains, fields.scalar("stains"), 0...1, isShare: true)
        set(&quality.folds, fields.scalar("folds"), 0...1, isShare: true)
        diagnostics += fields.finish()
        return quality
    }

    private mutating func degree(_ tree: YAMLTree) -> ScanQuality.Degree? {
        let names = ScanQuality.Degree.allCases.map(\.rawValue)
        let name = tree.text ?? ""
        if let degree = ScanQuality.Degree(rawValue: name) { return degree }
        let notes = didYouMean(name, among: names) + [.init("it is one of \(names.joined(separator: ", "))")]
        diagnostics.append(.error("the quality of scans cannot be '\(name)'", at: tree.place, notes: notes))
        return nil
    }

    /// - Parameter isShare: it is written `5 %` or 0.05.
    private mutating func set(_ value: inout Double, _ tree: YAMLTree?, _ range: ClosedRange<Double>, isShare: Bool = false) {
        guard let tree, let text = tree.text else { return }
        let isPercent = isShare && text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast().reversed().drop { $0 == " " }.reversed()) : text
        if let number = Double(digits).map({ isPercent ? $0 / 100 : $0 }), range.contains(number) {
            value = number
            return
        }
        let shown = { (bound: Double) in isShare ? "\(Int(bound * 100)) %" : "\(Int(bound))" }
        let wanted = "a \(isShare ? "share" : "number") from \(shown(range.lowerBound)) to \(shown(range.upperBound))"
        diagnostics.append(.error("this is \(wanted), not '\(text)'", at: tree.place))
    }
}
