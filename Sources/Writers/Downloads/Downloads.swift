package import Cases

package import Figures

/// Where drawings lie on a site that readers may take away.
package let downloadFolder = "diagrams"

/// A drawing that readers may take away, with the words that stand for it.
package struct Download: Sendable {
    package let name: String
    package let drawing: Drawing
}

extension EvaluatedBook {
    /// The drawings to take away, each name once, in reading order.
    package var downloads: [Download] {
        var names: Set<String> = []
        return exhibits.compactMap { exhibit in
            guard case .figure(let figure) = exhibit.content, let name = figure.downloadName, names.insert(name).inserted else {
                return nil
            }
            return Download(name: name, drawing: figure.drawing)
        }
    }
}

/// The files of one drawing: SVG, a dark SVG for those who need one, PNG at twice its size, PDF, and its text alternative.
///
/// - Parameter date: the PDF's date, ISO 8601; nil for none worth telling.
package func files(of download: Download, date: String?) throws(ExportError) -> [OutputFile] {
    let flat = svg(of: download.drawing, id: download.name, as: .flat(.light))
    let path = "\(downloadFolder)/\(download.name)"
    return [
        OutputFile(path: path + ".svg", text: svg(of: download.drawing, id: download.name, as: .file)),
        OutputFile(path: path + ".png", bytes: try png(of: flat)),
        OutputFile(path: path + ".pdf", bytes: try pdf(of: flat, creationDate: date, title: download.drawing.title)),
        OutputFile(path: path + ".alt.txt", text: download.drawing.summary + "\n"),
    ]
}
