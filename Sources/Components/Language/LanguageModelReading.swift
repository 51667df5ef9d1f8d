package import Diagnostics
import YAMLTrees

/// Reads a file like `content/language-models/smollm2.yml`; nil when it lacks what nothing can be asked without, which is reported.
///
///     title: SmolLM2 135M Instruct
///     model: smollm2-135m-instruct
///     form: recorded
///     endpoint: http://127.0.0.1:8080/v1
///     timeout: 60 s
///
/// A key never stands in a file: `key` names an environment variable. What is not one is masked in every message.
package func readLanguageModel(_ source: SourceFile, reporting log: inout [Diagnostic]) -> LanguageModelDefinition? {
    let tree = readYAML(Excerpt(source), reporting: &log)
    var reader = DefinitionReader(source: source)
    if let key = tree["key"], let text = key.text, !isVariable(text) {
        let masked = source.masking(key.place.range)
        var ignored: [Diagnostic] = []
        reader = DefinitionReader(source: masked)
        defer { log += reader.diagnostics }
        return reader.definition(readYAML(Excerpt(masked), reporting: &ignored))
    }
    defer { log += reader.diagnostics }
    return reader.definition(tree)
}

private struct DefinitionReader {
    let source: SourceFile
    var diagnostics: [Diagnostic] = []

    mutating func definition(_ tree: YAMLTree) -> LanguageModelDefinition? {
        var fields = FieldReader(tree, of: "a language model")
        let title = fields.required("title")
        let says = fields.text("says")
        let model = fields.required("model")
        let form = fields.choice("form", of: LanguageModelDefinition.Form.self)
        let endpoint = fields.scalar("endpoint").flatMap { address($0) }
        let region = fields.scalar("region").flatMap { self.region($0) }
        let key = fields.scalar("key").flatMap { variable($0) }
        let context = fields.scalar("context").flatMap { count($0, "context", unit: "tokens") }
        let timeout = fields.scalar("timeout").flatMap { seconds($0) }
        let attempts = fields.scalar("attempts").flatMap { count($0, "attempts") }
        let perMinute = fields.scalar("per-minute").flatMap { count($0, "per-minute") }
        let (quantisation, server, origin) = (fields.text("quantisation"), fields.text("server"), fields.text("source"))
        let seed = fields.scalar("seed").flatMap { self.seed($0) }
        if fields.lacks("form") { report("a language model needs 'form'", tree.place, "recorded, openai or bedrock") }
        if let form { checkPlace(form, tree, fields) }
        if let endpoint, key != nil || form == .bedrock, isOpenToReaders(endpoint), let place = tree["endpoint"]?.place {
            report("a key goes over https only", place, "everybody on the way could read it")
        }
        diagnostics += fields.finish()
        guard let model, let form, let place = title?.place ?? Optional(model.place) else { return nil }
        return LanguageModelDefinition(
            id: name, title: title?.text ?? name, says: says, model: model.text ?? "", form: form, endpoint: endpoint, region: region,
            key: key ?? (region != nil && form != .openai ? "AWS_BEARER_TOKEN_BEDROCK" : nil), context: context, timeout: timeout ?? 60,
            attempts: attempts ?? 4, perMinute: perMinute, quantisation: quantisation, server: server, source: origin, seed: seed,
            file: source,
            place: place)
    }

    private var name: String {
        let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
        return file.split(separator: ".").first.map(String.init) ?? file
    }

    /// A server has an address, Bedrock a region.
    private mutating func checkPlace(_ form: LanguageModelDefinition.Form, _ tree: YAMLTree, _ fields: FieldReader) {
        let place = tree["form"]?.place ?? tree.place
        switch form {
        case .recorded: break
        case .openai:
            if fields.lacks("endpoint") {
                report("a model of the form 'openai' needs 'endpoint'", place, "such as http://127.0.0.1:8080/v1")
            }
            if let region = tree["region"] { report("only a model of the form 'bedrock' has a region", region.place, "take it out") }
        case .bedrock:
            if fields.lacks("region") { report("a model of the form 'bedrock' needs 'region'", place, "such as eu-west-1") }
        }
    }

    private mutating func address(_ tree: YAMLTree) -> String? {
        let text = tree.text ?? ""
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }), !text.contains(where: \.isWhitespace) else {
            return report("'endpoint' is an address, not '\(text)'", tree.place, "such as http://127.0.0.1:8080/v1")
        }
        let rest = text.dropFirst(scheme.count)
        guard !rest.isEmpty, !rest.hasPrefix("/"), !rest.contains(where: { "@?#".contains($0) }) else {
            return report(
                "'endpoint' is a host and a path, nothing else", tree.place, "a key never stands in it: name a variable with 'key'")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private mutating func region(_ tree: YAMLTree) -> String? {
        let text = tree.text ?? ""
        let isName = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isDigit || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) }
        guard isName, text.contains("-") else { return report("'region' is not the name of a region", tree.place, "such as eu-west-1") }
        return text
    }

    private mutating func variable(_ tree: YAMLTree) -> String? {
        guard let text = tree.text, isVariable(text) else {
            return report(
                "'key' is the name of an environment variable, never a key itself", tree.place,
                "such as OPENAI_API_KEY; a key that stood in a file is no secret any more: have it replaced")
        }
        return text
    }

    private mutating func count(_ tree: YAMLTree, _ key: String, unit: String? = nil) -> Int? {
        let text = tree.text ?? ""
        let digits = unit.flatMap { text.hasSuffix(" \($0)") ? String(text.dropLast($0.count + 1)) : nil } ?? text
        guard let number = Int(digits), number > 0 else {
            return report("'\(key)' is a whole number above 0, not '\(text)'", tree.place, nil)
        }
        return number
    }

    private mutating func seed(_ tree: YAMLTree) -> UInt64? {
        guard let seed = UInt64(tree.text ?? "") else {
            return report("'seed' is a whole number from 0, not '\(tree.text ?? "")'", tree.place, nil)
        }
        return seed
    }

    /// 30 s, 500 ms, 2 min.
    private mutating func seconds(_ tree: YAMLTree) -> Double? {
        let parts = (tree.text ?? "").split(separator: " ").map(String.init)
        let units = ["ms": 0.001, "s": 1, "min": 60]
        guard parts.count == 2, let number = Double(parts[0]), let unit = units[parts[1]], number > 0, number * unit <= 86400 else {
            return report("'timeout' is a duration, not '\(tree.text ?? "")'", tree.place, "such as 30 s; ms and min are known too")
        }
        return number * unit
    }

    @discardableResult
    private mutating func report<Value>(_ message: String, _ place: Place, _ note: String?) -> Value? {
        diagnostics.append(.error(message, at: place, notes: note.map { [.init($0)] } ?? []))
        return nil
    }

    private mutating func report(_ message: String, _ place: Place, _ note: String) {
        let _: Never? = report(message, place, Optional(note))
    }
}

/// Whether what is sent there can be read on the way: no https, and not on this machine.
private func isOpenToReaders(_ endpoint: String) -> Bool {
    let local = ["127.0.0.1", "localhost", "[::1]"]
    let host = endpoint.dropFirst("http://".count)
    return endpoint.hasPrefix("http://") && !local.contains { host == $0 || host.hasPrefix("\($0):") || host.hasPrefix("\($0)/") }
}

/// Whether a text is the name of an environment variable as everybody writes them: OPENAI_API_KEY. The identifiers of keys that are made
/// of capitals and digits alone are longer than names without an underscore.
private func isVariable(_ text: String) -> Bool {
    let isName = text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "_") || ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) }
    return isName && !text.isEmpty && !text.utf8[byte: 0].isDigit && text.utf8.count <= 64 && (text.contains("_") || text.utf8.count <= 12)
}

extension SourceFile {
    /// The same file with a range of it unreadable; every place in it stays the same.
    fileprivate func masking(_ range: SourceRange) -> SourceFile {
        let bytes = text.utf8.enumerated().map { offset, byte in
            offset >= range.lower && offset < range.upper && byte != UInt8(ascii: "\n") ? UInt8(ascii: "x") : byte
        }
        return SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self), origin: origin)
    }
}
