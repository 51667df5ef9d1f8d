/// What is wrong with the path of an image; nil when it stays in the corpus' folder.
func objection(toImagePath path: String) -> String? {
    if path.isEmpty { return "the path of an image is empty" }
    if path.contains("\\") { return "paths are written with '/', on every system" }
    if path.contains("://") { return "an image is a file, not an address" }
    if path.hasPrefix("/") || path.hasPrefix("~") || path.dropFirst().first == ":" { return "the path of an image is relative" }
    if path.unicodeScalars.contains("\0") { return "a path has no control characters" }
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
        depth += part == ".." ? -1 : 1
        if depth < 0 { return "the path of an image leaves the folder of the corpus" }
    }
    return nil
}
