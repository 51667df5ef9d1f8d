// The only file that imports CRSVG: no pointer of librsvg or cairo leaves it.
import CRSVG

/// What kept a picture from being made.
package enum ExportError: Error, Hashable, Sendable {
    /// librsvg could not read the SVG; in its words.
    case unreadable(String)
    /// librsvg could not draw it; in its words.
    case undrawable(String)
    /// cairo could not write the picture; in its words.
    case unwritable(String)
}

extension ExportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let reason): "the SVG cannot be read: \(reason)"
        case .undrawable(let reason): "the SVG cannot be drawn: \(reason)"
        case .unwritable(let reason): "the picture cannot be written: \(reason)"
        }
    }
}

/// The SVG as an opaque PNG on white, the same bytes for the same input.
///
/// - Parameters:
///   - scale: pixels of the picture for each pixel of the SVG.
///   - styleSheet: CSS that comes after the SVG's own, such as `flatStyleSheet(.dark)`.
package func png(of svg: String, scale: Double = 2, styleSheet: String = "") throws(ExportError) -> [UInt8] {
    let picture = try Picture(svg, styleSheet: styleSheet)
    let (width, height) = (picture.width * scale, picture.height * scale)
    guard (1...32_767).contains(width), (1...32_767).contains(height) else { throw .unwritable("a side has no or too many pixels") }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width.rounded(.up)), Int32(height.rounded(.up)))
    defer { cairo_surface_destroy(surface) }
    try picture.draw(on: surface, width: width, height: height, paper: 1)
    return try bytes { cairo_surface_write_to_png_stream(surface, append, $0) }
}

/// The SVG as a PDF of one page, 72 points for 96 pixels; the same bytes for the same input.
///
/// - Parameters:
///   - creationDate: ISO 8601, such as "2026-11-23T09:00:00Z"; without it the PDF says the first second of 1970.
///   - title: for the PDF's metadata.
package func pdf(of svg: String, creationDate: String?, title: String? = nil) throws(ExportError) -> [UInt8] {
    let picture = try Picture(svg, styleSheet: "")
    let (width, height) = (picture.width * 0.75, picture.height * 0.75)
    let date = creationDate ?? "1970-01-01T00:00:00Z"
    var failure: ExportError?
    let written = try bytes { sink in
        let surface = cairo_pdf_surface_create_for_stream(append, sink, width, height)
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date)
        if let title { cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title) }
        do throws(ExportError) {
            try picture.draw(on: surface, width: width, height: height, paper: nil)
        } catch {
            failure = error
        }
        cairo_surface_finish(surface)
        return cairo_surface_status(surface)
    }
    if let failure { throw failure }
    return written
}

/// A read SVG; freed with it.
private struct Picture: ~Copyable {
    private let handle: UnsafeMutablePointer<RsvgHandle>
    /// In pixels.
    let width: Double
    let height: Double

    init(_ svg: String, styleSheet: String) throws(ExportError) {
        var failure: UnsafeMutablePointer<GError>?
        let source = Array(svg.utf8)
        guard let handle = rsvg_handle_new_from_data(source, gsize(source.count), &failure) else {
            throw .unreadable(message(of: failure))
        }
        let sheet = Array(styleSheet.utf8)
        guard sheet.isEmpty || rsvg_handle_set_stylesheet(handle, sheet, gsize(sheet.count), &failure) != 0 else {
            g_object_unref(handle)
            throw .unreadable(message(of: failure))
        }
        rsvg_handle_set_dpi(handle, 96)
        var (width, height) = (0.0, 0.0)
        guard rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) != 0 else {
            g_object_unref(handle)
            throw .unreadable("it has no width and height in a unit of length")
        }
        self.handle = handle
        self.width = width
        self.height = height
    }

    deinit { g_object_unref(handle) }

    /// - Parameter paper: the grey beneath, from 0 for black to 1 for white; nil leaves it to the medium.
    func draw(on surface: OpaquePointer?, width: Double, height: Double, paper: Double?) throws(ExportError) {
        let pen = cairo_create(surface)
        defer { cairo_destroy(pen) }
        if let paper {
            cairo_set_source_rgb(pen, paper, paper, paper)
            cairo_paint(pen)
        }
        var failure: UnsafeMutablePointer<GError>?
        var viewport = RsvgRectangle(x: 0, y: 0, width: width, height: height)
        guard rsvg_handle_render_document(handle, pen, &viewport, &failure) != 0 else { throw .undrawable(message(of: failure)) }
        let status = cairo_status(pen)
        guard status == CAIRO_STATUS_SUCCESS else { throw .undrawable(message(of: status)) }
    }
}

/// What `write` hands to `append`, given the closure that `append` expects.
private func bytes(_ write: (UnsafeMutableRawPointer) -> cairo_status_t) throws(ExportError) -> [UInt8] {
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { write(UnsafeMutableRawPointer($0)) }
    guard status == CAIRO_STATUS_SUCCESS else { throw .unwritable(message(of: status)) }
    return bytes
}

private let append: cairo_write_func_t = { sink, data, count in
    guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
    sink.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
}

private func message(of status: cairo_status_t) -> String {
    String(cString: cairo_status_to_string(status))
}

/// Frees the error.
private func message(of error: UnsafeMutablePointer<GError>?) -> String {
    guard let error else { return "for no stated reason" }
    defer { g_error_free(error) }
    return String(cString: error.pointee.message)
}
