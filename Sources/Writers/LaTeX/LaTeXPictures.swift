import Cases
import Diagnostics
import Documents

/// Pictures from the author's files, which keep their path from the content folder.
extension LaTeXWriter {
    mutating func write(picture image: Image<Evaluated>) {
        mark(image.place)
        out += "\\begin{center}\n\(tex(image, isInLine: false))\n\\end{center}\n"
    }

    /// - Parameter isInLine: among words, where it may not fill the line.
    mutating func tex(_ image: Image<Evaluated>, isInLine: Bool = true) -> String {
        let alternative = plainText(image.inlines)
        if alternative.allSatisfy(\.isWhitespace) { reportMissingAlternative(of: "a picture", at: image.place) }
        guard let path = path(of: image) else { return "" }
        let width = isInLine ? "\\casebookinlinewidth" : "\\casebookwidth"
        return "\\includegraphics[width=\(width){\\casebooknatural},alt={\(settable(alternative, as: .plain))}]{\(path)}"
    }

    mutating func reportMissingAlternative(of picture: String, at place: Place?) {
        log.append(
            .error(
                "\(picture) of the paper needs a text alternative", at: place,
                notes: [.init("say what it shows to readers who cannot see it")]))
    }

    private mutating func path(of image: Image<Evaluated>) -> String? {
        let target = image.target
        let name = target.split(separator: "/").last.map(String.init) ?? ""
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if target.contains("://") || target.hasPrefix("data:") {
            log.append(.error("LaTeX cannot fetch a picture", at: image.place, notes: [.init("put a copy into the content folder")]))
            return nil
        }
        guard ["png", "jpg", "jpeg", "pdf"].contains(ending) else {
            log.append(
                .error(
                    "LaTeX cannot show the picture '\(name)'", at: image.place,
                    notes: [.init("it can show .png, .jpg and .pdf")]))
            return nil
        }
        var folders = manuscript.page.path.split(separator: "/").dropLast().map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
        }
        return folders.joined(separator: "/")
    }
}
