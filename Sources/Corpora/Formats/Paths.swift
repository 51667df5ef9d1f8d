/// What is wrong with the path of an image; nil when it stays in the corpus' folder.
func objection(toImagePath path: String) -> String? {
    if let objection = objection(toPath: path, "the path of an image") { return objection }
    return leaves(path) ? "the path of an image leaves the folder of the corpus" : nil
}

/// What is wrong with the path of a corpus, and what to do; nil when it stays in the content folder and may be read.
func objection(toCorpusPath path: String) -> (message: String, note: String)? {
    let forms = "a corpus is a .jsonl file, a SQuAD .json file, or a folder of texts"
    if let objection = objection(toPath: path, "the path of a corpus") { return (objection, "it starts in the content folder") }
    if leaves(path) { return ("the path of a corpus leaves the content folder", "move the corpus into it, to content/corpora for example") }
    let others = ["csv", "tsv", "xlsx", "xml", "parquet", "pdf", "docx", "txt", "zip", "gz", "zst", "tar"]
    guard let ending = path.split(separator: ".").last?.lowercased(), path.contains("."), others.contains(ending) else { return nil }
    return ("a corpus cannot be a .\(ending) file", forms)
}

private func objection(toPath path: String, _ what: String) -> String? {
    if path.isEmpty { return "\(what) is empty" }
    if path.contains("\\") { return "paths are written with '/', on every system" }
    if path.contains("://") { return "\(what) is no address" }
    if path.hasPrefix("/") || path.hasPrefix("~") || path.dropFirst().first == ":" { return "\(what) is relative" }
    if path.utf8.contains(where: { $0 < 0x20 }) { return "\(what) has no control characters" }
    return nil
}

/// Whether a relative path leads out of the folder that it starts in, on its way or at its end.
private func leaves(_ path: String) -> Bool {
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
        depth += part == ".." ? -1 : 1
        if depth < 0 { return true }
    }
    return false
}
