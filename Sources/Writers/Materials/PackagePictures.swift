import Cases
import Documents
import Figures

/// The folder of what is no promised picture.
let figureFolder = "figures"

/// The pictures that the files of a package show, each drawing once.
struct PackagePictures {
    private let promised: Set<String>
    private var drawings: [(name: String, drawing: Drawing)] = []
    private var taken: Set<String> = []

    init(_ promised: [String]) { self.promised = Set(promised) }

    /// Takes the figures of a page, and gives their paths by the anchors of their labels.
    ///
    /// - Parameter ownCopies: whether promised pictures are drawn anew: for a column of another width.
    mutating func take(from page: EvaluatedPage, ownCopies: Bool) -> [String: String] {
        var paths: [String: String] = [:]
        page.document.forEachBlock { block in
            guard case .slot(let exhibit) = block, case .figure(let figure) = exhibit.content else { return }
            if !ownCopies, let name = figure.downloadName, promised.contains(name) {
                paths[exhibit.label.anchor] = "\(pictureFolder)/\(percentEncoded(name)).png"
            } else {
                paths[exhibit.label.anchor] = "\(figureFolder)/\(percentEncoded(add(figure.drawing, exhibit.label.anchor))).png"
            }
        }
        return paths
    }

    private mutating func add(_ drawing: Drawing, _ anchor: String) -> String {
        var name = anchor
        var count = 1
        while !taken.insert(name).inserted {
            count += 1
            name = "\(anchor)-\(count)"
        }
        drawings.append((name, drawing))
        return name
    }

    /// PNG, which every viewer shows, and SVG.
    func files() throws(ExportError) -> [OutputFile] {
        var files: [OutputFile] = []
        for (name, drawing) in drawings {
            let path = "\(figureFolder)/\(name)"
            files.append(OutputFile(path: path + ".png", bytes: try png(of: svg(of: drawing, id: name, as: .flat(.light)))))
            files.append(OutputFile(path: path + ".svg", text: svg(of: drawing, id: name, as: .file)))
        }
        return files
    }
}
