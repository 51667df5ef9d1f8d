// The only file that imports CCairo: no pointer of cairo leaves it.
import CCairo

/// What kept a picture from being made, in cairo's words.
package struct ScanError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
}

/// The letters that a page is printed in.
struct Typeface {
    enum Family: String, CaseIterable {
        case sans = "Liberation Sans"
        case serif = "Liberation Serif"
        case mono = "Liberation Mono"
    }

    let family: Family
    /// In points, of which 72 are an inch.
    let size: Double
    /// Distance of the lines, as a multiple of the size.
    let leading: Double
    /// Whether the first line is set bold.
    let hasBoldHead: Bool
}

/// Ink on paper: how much of each pixel it covers, from 0 to 255.
struct InkedPage {
    let width: Int
    let height: Int
    let ink: [UInt8]
}

/// Prints a page, as large as its text and the margins need, turned by an angle.
///
/// Letters are filled as outlines, without hinting, at places between pixels: no version of cairo or FreeType rounds them. What the
/// typeface lacks (it has Latin, Greek and Cyrillic letters) is printed as an empty box.
/// - Parameters:
///   - resolution: pixels per inch.
///   - angle: in radians, clockwise.
///   - margin: in inches.
func printed(
    _ layout: PageLayout, in typeface: Typeface, resolution: Double, angle: Double, margin: Double
) throws(ScanError) -> InkedPage {
    let scale = resolution / 72
    let measure = try Canvas(width: 1, height: 1)
    measure.choose(typeface, scale: scale, isBold: false)
    // A usual letter of a proportional typeface is a little narrower than an n.
    let column = measure.width(of: "nnnnnnnnnn") / (typeface.family == .mono ? 10 : 11)
    var lines: [[(x: Double, text: String)]] = []
    var widest = 0.0
    for (number, runs) in layout.lines.enumerated() {
        measure.choose(typeface, scale: scale, isBold: number == 0 && typeface.hasBoldHead)
        var end = 0.0
        lines.append([])
        for run in runs {
            let x = max(Double(run.column) * column, end > 0 ? end + 2 * column : 0)
            lines[number].append((x, run.text))
            end = x + measure.width(of: run.text)
        }
        widest = max(widest, end)
    }
    let (border, pitch) = (margin * resolution, typeface.size * typeface.leading * scale)
    let canvas = try Canvas(
        width: Int((widest + 2 * border).rounded(.up)), height: Int((Double(max(lines.count, 1)) * pitch + 2 * border).rounded(.up)))
    canvas.turn(by: angle)
    for (number, runs) in lines.enumerated() {
        canvas.choose(typeface, scale: scale, isBold: number == 0 && typeface.hasBoldHead)
        let baseline = border + Double(number) * pitch + typeface.size * scale
        for run in runs { canvas.draw(run.text, x: border + run.x, y: baseline) }
    }
    return try canvas.inked()
}

/// The picture as a PNG file in shades of grey; the same bytes for the same picture.
package func png(of image: PageImage) throws(ScanError) -> [UInt8] {
    let canvas = try Canvas(width: image.width, height: image.height)
    canvas.fill { $0 = image.pixels[$1] }
    return try canvas.png()
}

/// One layer of 8 bits a pixel to draw on; freed with it.
private struct Canvas: ~Copyable {
    private let surface: OpaquePointer?
    private let pen: OpaquePointer?
    private let width: Int
    private let height: Int

    init(width: Int, height: Int) throws(ScanError) {
        guard (1...32_767).contains(width), (1...32_767).contains(height) else {
            throw ScanError(description: "a page of \(width) by \(height) pixels is too large")
        }
        (self.width, self.height) = (width, height)
        surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(width), Int32(height))
        pen = cairo_create(surface)
        let options = cairo_font_options_create()
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_set_font_options(pen, options)
        cairo_font_options_destroy(options)
        cairo_set_antialias(pen, CAIRO_ANTIALIAS_GRAY)
        cairo_set_source_rgba(pen, 0, 0, 0, 1)
    }

    deinit {
        cairo_destroy(pen)
        cairo_surface_destroy(surface)
    }

    func choose(_ typeface: Typeface, scale: Double, isBold: Bool) {
        let weight = isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL
        cairo_select_font_face(pen, typeface.family.rawValue, CAIRO_FONT_SLANT_NORMAL, weight)
        cairo_set_font_size(pen, typeface.size * scale)
    }

    func width(of text: String) -> Double {
        var extents = cairo_text_extents_t()
        cairo_text_extents(pen, text, &extents)
        return extents.x_advance
    }

    /// Turns what is drawn from now on around the middle.
    func turn(by angle: Double) {
        cairo_translate(pen, Double(width) / 2, Double(height) / 2)
        cairo_rotate(pen, angle)
        cairo_translate(pen, -Double(width) / 2, -Double(height) / 2)
    }

    func draw(_ text: String, x: Double, y: Double) {
        cairo_move_to(pen, x, y)
        cairo_text_path(pen, text)
        cairo_fill(pen)
    }

    /// Sets each pixel; `set` gets its number.
    func fill(_ set: (inout UInt8, Int) -> Void) {
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for y in 0..<height { for x in 0..<width { set(&data[y * stride + x], y * width + x) } }
        cairo_surface_mark_dirty(surface)
    }

    func inked() throws(ScanError) -> InkedPage {
        try check(cairo_status(pen))
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { throw ScanError(description: "the picture has no pixels") }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let ink = [UInt8](unsafeUninitializedCapacity: width * height) { ink, count in
            for y in 0..<height {
                for x in 0..<width { ink[y * width + x] = data[y * stride + x] }
            }
            count = width * height
        }
        return InkedPage(width: width, height: height, ink: ink)
    }

    func png() throws(ScanError) -> [UInt8] {
        var bytes: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &bytes) { cairo_surface_write_to_png_stream(surface, append, $0) }
        try check(status)
        return bytes
    }

    private func check(_ status: cairo_status_t) throws(ScanError) {
        if status != CAIRO_STATUS_SUCCESS { throw ScanError(description: String(cString: cairo_status_to_string(status))) }
    }
}

private let append: cairo_write_func_t = { sink, data, count in
    guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
    sink.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
}
