import Corpora
import Diagnostics

/// One SHA-256 digest for all texts of a content folder, as `contentDigestCommand` prints it.
///
/// - Parameter files: sorted by path, as `ContentFiles` has them.
func digest(of files: [SourceFile]) -> String { sha256(files.map { "\(sha256($0.text))  \($0.path)\n" }.joined()) }

/// The shell's way to the same digest, from the folder that holds the content folder.
func contentDigestCommand(_ folder: String) -> String {
    let endings = ["md", "yml", "yaml", "bib", "json"].map { "-name '*.\($0)' -o " }.joined()
    let texts = "\\( \(endings)-path '\(folder)/recordings/*.jsonl' \\)"
    return "find \(folder) -type f ! -path '*/.*' \(texts) | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum"
}
