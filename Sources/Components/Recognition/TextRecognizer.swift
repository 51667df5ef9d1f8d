// The only file that imports CTesseract: no pointer of Tesseract or Leptonica leaves it.
import CTesseract

/// Lends `body` a text recognizer; it is freed on return.
///
/// It costs about a tenth of a second and 50 MB, so a worker keeps its own and reads page after page with it.
/// - Parameters:
///   - language: Tesseract's names, joined with `+` when a text may hold several: `eng`, `eng+spa`.
///   - dataFolder: where `eng.traineddata` lies; nil for the folder that the library was built with.
package func withTextRecognizer<Result>(
    language: String, dataFolder: String? = nil, layout: PageLayout = .block,
    _ body: (borrowing TextRecognizer) throws(RecognitionError) -> Result
) throws(RecognitionError) -> Result {
    try body(TextRecognizer(language: language, dataFolder: dataFolder, layout: layout))
}

/// How Tesseract looks for lines on a page; the raw values are those of its page segmentation modes.
package enum PageLayout: Int32, Sendable, CaseIterable {
    /// Finds columns, tables and pictures first.
    case columns = 3
    /// One column of lines of any size.
    case column = 4
    /// One block of lines. Fast, and what stands on one line stays on one line.
    case block = 6
    /// Words anywhere, in no order.
    case scattered = 11
}

/// The version of the Tesseract library: `5.3.0`.
package var tesseractVersion: String { String(cString: TessVersion()) }

/// The fingerprint of a recognizer with these settings, without the cost of starting one.
package func recognitionFingerprint(
    language: String, dataFolder: String? = nil, layout: PageLayout = .block
) throws(RecognitionError) -> String {
    _ = silence
    guard let handle = TessBaseAPICreate() else { throw .failed("there is not enough memory") }
    defer { TessBaseAPIDelete(handle) }
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    // No language is called so; but on its way to this finding Tesseract settles on its folder.
    TessBaseAPIInit2(handle, dataFolder, "none", OEM_LSTM_ONLY)
    let folder = folder(handle)
    let languages = language.split(separator: "+").map(String.init)
    if let missing = languages.first(where: { data(of: $0, in: folder) == nil }) { throw .missingLanguage(missing, folder: folder) }
    return fingerprinted(languages, layout, folder)
}

private func fingerprinted(_ languages: [String], _ layout: PageLayout, _ folder: String) -> String {
    let models = languages.map { "\($0):\(data(of: $0, in: folder).map(digest) ?? "")" }
    return "tesseract \(tesseractVersion) \(layout) \(models.joined(separator: "+"))"
}

/// Reads the text of page images, one at a time, on one thread. To be used by one task.
///
/// The same picture gives the same text on every machine with the same library and language data, as far as is known: the models in
/// Debian's packages multiply whole numbers, whose sums do not depend on the processor's vector instructions. (The `dotproduct` variable, which
/// chooses among these, is for models in floating point and is obeyed by the program `tesseract` only, not through this interface.)
package struct TextRecognizer: ~Copyable {
    private let handle: OpaquePointer
    private let languages: [String]
    private let layout: PageLayout

    package init(language: String, dataFolder: String? = nil, layout: PageLayout = .block) throws(RecognitionError) {
        _ = silence
        guard let handle = TessBaseAPICreate() else { throw .failed("there is not enough memory") }
        let languages = language.split(separator: "+").map(String.init)
        let isReady = TessBaseAPIInit2(handle, dataFolder, language, OEM_LSTM_ONLY) == 0
        let folder = folder(handle)
        // Of several languages Tesseract leaves out the missing ones without a word.
        let missing = languages.first { data(of: $0, in: folder) == nil }
        guard isReady, missing == nil else {
            TessBaseAPIDelete(handle)
            throw .missingLanguage(missing ?? language, folder: folder)
        }
        self.handle = handle
        self.languages = languages
        self.layout = layout
        TessBaseAPISetPageSegMode(handle, TessPageSegMode(UInt32(layout.rawValue)))
        // The gaps between columns tell where a value stands below its heading.
        TessBaseAPISetVariable(handle, "preserve_interword_spaces", "1")
        // White text on black is rare on business paper, and looking for it costs a second pass over every bad line.
        TessBaseAPISetVariable(handle, "tessedit_do_invert", "0")
        // Words of one page must not help with the next: a reading would depend on what was read before.
        TessBaseAPISetVariable(handle, "tessedit_enable_doc_dict", "0")
    }

    deinit { TessBaseAPIDelete(handle) }

    /// The text of a picture of one byte a pixel, rows from the top, 0 for black; one line of text for each line on the page.
    /// - Parameter resolution: in pixels per inch.
    package borrowing func text(ofGrey pixels: [UInt8], width: Int, height: Int, resolution: Int) throws(RecognitionError) -> String {
        guard (1...32_767).contains(width), (1...32_767).contains(height) else {
            throw .unreadablePicture("a side of \(width) × \(height) pixels has no or too many pixels")
        }
        guard pixels.count == width * height else {
            throw .unreadablePicture("\(width) × \(height) pixels need \(width * height) bytes, not \(pixels.count)")
        }
        // Tesseract copies the pixels.
        TessBaseAPISetImage(handle, pixels, Int32(width), Int32(height), 1, Int32(width))
        return try recognized(resolution: Int32(clamping: resolution))
    }

    /// The text of a PNG, JPEG or TIFF.
    /// - Parameter resolution: in pixels per inch; nil for what the picture says of itself, or 300.
    package borrowing func text(ofEncoded bytes: [UInt8], resolution: Int? = nil) throws(RecognitionError) -> String {
        if let fault = fault(inPicture: bytes) { throw .unreadablePicture(fault) }
        var picture = pixReadMem(bytes, bytes.count)
        guard picture != nil else { throw .unreadablePicture("Leptonica cannot decode it") }
        defer { pixDestroy(&picture) }
        TessBaseAPISetImage2(handle, picture)
        let said = pixGetXRes(picture)
        return try recognized(resolution: resolution.map { Int32(clamping: $0) } ?? (said > 0 ? said : 300))
    }

    /// What a reading depends on beside the picture, for digests: `tesseract 5.3.0 block eng:1f0c…`.
    package var fingerprint: String { fingerprinted(languages, layout, folder(handle)) }

    private borrowing func recognized(resolution: Int32) throws(RecognitionError) -> String {
        TessBaseAPISetSourceResolution(handle, resolution)
        defer { TessBaseAPIClear(handle) }
        // Tesseract shares out every small matrix over four threads of OpenMP: on two cores a page then takes seven times as long.
        let levels = casebook_set_openmp_levels(0)
        defer { _ = casebook_set_openmp_levels(levels) }
        guard TessBaseAPIRecognize(handle, nil) == 0, let text = TessBaseAPIGetUTF8Text(handle) else {
            throw .failed("for no stated reason")
        }
        defer { TessDeleteText(text) }
        return withoutEmptyLines(String(cString: text))
    }
}

/// Tesseract puts an empty line where it believes that a paragraph ends.
private func withoutEmptyLines(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
}

/// Done once for the process, before the first recognizer: what the libraries have to say goes nowhere.
///
/// Tesseract opens its log lazily and without a lock, so it is made to say something here.
private let silence: Void = {
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    let handle = TessBaseAPICreate()
    defer { TessBaseAPIDelete(handle) }
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
    TessBaseAPIInit2(handle, "/dev/null", "none", OEM_LSTM_ONLY)
}()

private func folder(_ handle: OpaquePointer) -> String {
    TessBaseAPIGetDatapath(handle).map { String(cString: $0) } ?? ""
}

private func data(of language: String, in folder: String) -> [UInt8]? {
    var count = 0
    let path = folder + (folder.hasSuffix("/") ? "" : "/") + language + ".traineddata"
    guard let bytes = l_binaryRead(path, &count) else { return nil }
    defer { lept_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo) over words of eight bytes: enough to tell one published model from another, and quick.
private func digest(_ bytes: [UInt8]) -> String {
    let hash = bytes.withUnsafeBytes { bytes in
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = (hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))) &* 0x0000_0100_0000_01b3
            offset += 8
        }
        return bytes[offset...].reduce(hash) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
