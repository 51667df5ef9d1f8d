/// The absolute address of a relative target: of `../part-5.html` from `https://example.org/report/report.html`.
func absoluteAddress(of target: String, from base: String) -> String {
    var folders = base.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    var rest = target[...]
    while rest.hasPrefix("../"), !folders.isEmpty {
        folders.removeLast()
        rest = rest.dropFirst(3)
    }
    return (folders + [String(rest)]).joined(separator: "/")
}
