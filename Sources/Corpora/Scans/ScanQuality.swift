/// How good a scan is: the paper, the scanner and the care of the person at it.
package struct ScanQuality: Sendable, Hashable {
    /// Usual mixtures, by the name that a corpus definition gives them. The share of wrong characters is what Tesseract 5.3 with English
    /// data, reading a page as one block, made of 61 pages of TechCorp's corpus, a fifth of them in Spanish.
    package enum Degree: String, CaseIterable, Sendable {
        /// Fresh prints on a good scanner, laid straight. 1.7 % wrong.
        case clean
        /// What an office sends: a little crooked, a little grey. 3.5 % wrong.
        case office
        /// Copies of copies, faxed or photographed. 13 % wrong.
        case poor
    }

    /// Counted up when the same page gives another scan: what was read from scans is then read anew.
    package static let version = 1

    /// Pixels per inch.
    package var resolution: Double
    /// The largest angle of a page, in degrees; half of the pages lie within a third of it.
    package var skew: Double
    /// Standard deviation of the blur, in pixels.
    package var blur: Double
    /// Standard deviation of the noise of the sensor and the paper, as a share of the range from black to white.
    package var noise: Double
    /// Specks of dirt and holes in the print, on a square inch.
    package var specks: Double
    /// How far the ink is from the paper, as a share of the range from black to white.
    package var contrast: Double
    /// The share of pages with a coffee ring.
    package var stains: Double
    /// The share of pages that were folded.
    package var folds: Double

    package init(_ degree: Degree = .office) {
        switch degree {
        case .clean: (resolution, skew, blur, noise, specks, contrast, stains, folds) = (200, 0.3, 0.6, 0.02, 0.3, 0.85, 0, 0)
        case .office: (resolution, skew, blur, noise, specks, contrast, stains, folds) = (170, 1.5, 0.8, 0.028, 0.8, 0.75, 0.05, 0.2)
        case .poor: (resolution, skew, blur, noise, specks, contrast, stains, folds) = (160, 2, 1.05, 0.033, 2, 0.62, 0.15, 0.4)
        }
    }
}
