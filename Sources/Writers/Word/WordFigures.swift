import Archives
import Cases
import Diagnostics
import Documents
import Figures

extension WordWriter {
    /// A drawing as picture, with its caption below and its summary as text alternative.
    mutating func figure(_ figure: ExhibitFigure, labelled label: Label) -> String {
        let drawing = figure.drawing
        let pixels = png(svg(of: drawing, id: label.anchor, as: .flat(.light)))
        // A drawing counts in half pixels.
        let content = pixels.map {
            self.picture($0, "png", width: Double(drawing.width) / 2, height: Double(drawing.height) / 2, drawing.title, drawing.summary)
        }
        let notes = figure.notes.map { paragraph("TableNote", inlines($0)) }.joined()
        return paragraph("Figure", content ?? "") + caption(label, properties: "<w:spacing w:before=\"80\" w:after=\"240\"/>") + notes
    }

    private mutating func png(_ svg: String) -> [UInt8]? {
        do throws(ExportError) {
            return try Figures.png(of: svg)
        } catch {
            failure = failure ?? error
            return nil
        }
    }

    /// A picture of the author's, in its line.
    mutating func picture(_ image: Image<Evaluated>) -> String {
        let description = plainText(of: image.inlines) { $0.text }
        guard let bytes = report.pictures[image.target] else {
            return unshowable(image, "Word cannot show '\(image.target)'", "give it a file of the content folder: PNG, JPEG or SVG")
        }
        if let size = pictureSize(bytes) {
            return picture(bytes, size.form.rawValue, width: Double(size.width), height: Double(size.height), image.title, description)
        }
        let isDrawing = image.target.lowercased().hasSuffix(".svg")
        guard isDrawing, let pixels = png(String(decoding: bytes, as: UTF8.self)), let size = pictureSize(pixels) else {
            return unshowable(image, "'\(image.target)' is no picture that Word can show", "Word shows PNG, JPEG and SVG")
        }
        return picture(pixels, "png", width: Double(size.width) / 2, height: Double(size.height) / 2, image.title, description)
    }

    private mutating func unshowable(_ image: Image<Evaluated>, _ message: String, _ note: String) -> String {
        diagnostics.append(.error(message, at: image.place, notes: [.init(note)]))
        return ""
    }

    /// A picture as large as it is at 96 pixels an inch, or as large as the page allows.
    private mutating func picture(
        _ bytes: [UInt8], _ form: String, width: Double, height: Double, _ title: String, _ description: String
    ) -> String {
        let name = "image\(media.count + 1).\(form)"
        media.append(ArchiveFile(name: "word/media/\(name)", bytes: bytes))
        let id = isInFootnotes ? footnoteRelationships.picture("media/\(name)") : relationships.picture("media/\(name)")
        let scale = min(1, widest / (width * emuPerPixel), highest / (height * emuPerPixel))
        let size = "cx=\"\(Int(width * emuPerPixel * scale))\" cy=\"\(Int(height * emuPerPixel * scale))\""
        let number = nextIdentifier()
        let names = "name=\"\(name)\" descr=\"\(xmlEscaped(description))\"" + (title.isEmpty ? "" : " title=\"\(xmlEscaped(title))\"")
        return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \(size)/>"
            + "<wp:docPr id=\"\(number)\" \(names)/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic>"
            + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
            + "<pic:cNvPr id=\"\(number)\" \(names)/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"\(id)\"/><a:stretch><a:fillRect/>"
            + "</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext \(size)/></a:xfrm>"
            + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    }
}

/// English metric units: 914,400 to the inch, 635 to a twentieth of a point.
private let emuPerPixel = 9525.0
private let widest = Double(typeAreaWidth) * 635
/// Leaves room for a caption.
private let highest = 20.0 * 360_000

private enum PictureForm: String { case png, jpeg }

/// What a picture's first bytes say of its size in pixels; nil for another kind of file.
///
/// Source: W3C, PNG (third edition), 11.2.1; ITU-T T.81, B.2.2.
private func pictureSize(_ bytes: [UInt8]) -> (form: PictureForm, width: Int, height: Int)? {
    func number(_ offset: Int, _ count: Int) -> Int { bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) } }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count >= 24 {
        let (width, height) = (number(16, 4), number(20, 4))
        return width > 0 && height > 0 ? (.png, width, height) : nil
    }
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var offset = 2
    while offset + 9 < bytes.count, bytes[offset] == 0xFF {
        let marker = bytes[offset + 1]
        let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
        if isFrame {
            let (width, height) = (number(offset + 7, 2), number(offset + 5, 2))
            return width > 0 && height > 0 ? (.jpeg, width, height) : nil
        }
        offset += 2 + number(offset + 2, 2)
    }
    return nil
}
