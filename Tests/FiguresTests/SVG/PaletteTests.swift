import Foundation
import Testing

@testable import Figures

@Suite("Colours can be told apart", .serialized)
struct PaletteTests {
    static let fills: [Colour] = [.background, .lane, .compute, .store, .model, .document, .gate, .external]
    static let series: [Colour] = (0..<8).map(Colour.series)

    @Test("Text has 4.5:1 on everything it stands on", arguments: Theme.allCases)
    func contrastOfText(theme: Theme) {
        for ink in [Colour.ink, .inkSoft, .edge, .feedback] {
            for fill in Self.fills { #expect(contrast(theme[ink], theme[fill]) >= 4.5, "\(ink) on \(fill)") }
        }
        for bar in Self.series { #expect(contrast(theme[.background], theme[bar]) >= 4.5, "value in \(bar)") }
    }

    @Test("Lines have 3:1 on everything they cross", arguments: Theme.allCases)
    func contrastOfLines(theme: Theme) {
        for fill in Self.fills { #expect(contrast(theme[.nodeLine], theme[fill]) >= 3, "node line on \(fill)") }
        for fill in [Colour.background, .lane] { #expect(contrast(theme[.laneLine], theme[fill]) >= 3, "lane line on \(fill)") }
    }

    @Test("Neighbouring series differ in grey", arguments: Theme.allCases)
    func greys(theme: Theme) {
        for (first, second) in zip(Self.series, Self.series.dropFirst()) {
            #expect(abs(lightness(theme[first]) - lightness(theme[second])) >= 15, "\(first) and \(second)")
        }
    }

    /// A difference of 14 in CIELAB (1976) is seen at a glance between areas; about 2.3 is just noticeable.
    @Test("All series differ for colour-blind readers", arguments: Theme.allCases, [Sight.full, .protanopia, .deuteranopia, .tritanopia])
    func colourBlindness(theme: Theme, sight: Sight) {
        for (place, first) in Self.series.enumerated() {
            for second in Self.series.dropFirst(place + 1) {
                let (one, other) = (lab(sight.seen(linear(theme[first]))), lab(sight.seen(linear(theme[second]))))
                let squares = zip(one, other).map { ($0 - $1) * ($0 - $1) }
                #expect(squares.reduce(0, +).squareRoot() >= 14, "\(first) and \(second)")
            }
        }
    }

    @Test("Contrast is WCAG's", arguments: [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)])
    func contrastIsStandard(first: String, second: String, ratio: Double) {
        #expect(abs(contrast(first, second) - ratio) < 0.01)
    }
}

/// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
enum Sight: Sendable {
    case full, protanopia, deuteranopia, tritanopia

    func seen(_ colour: [Double]) -> [Double] {
        let rows: [[Double]] =
            switch self {
            case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
            case .protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
            case .deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
            case .tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
            }
        return rows.map { row in min(1, max(0, zip(row, colour).map(*).reduce(0, +))) }
    }
}

private func linear(_ hex: String) -> [Double] {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    return [16, 8, 0].map { shift in
        let value = Double(number >> shift & 0xFF) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}

private func luminance(_ hex: String) -> Double {
    zip([0.2126, 0.7152, 0.0722], linear(hex)).map(*).reduce(0, +)
}

private func contrast(_ first: String, _ second: String) -> Double {
    let (one, other) = (luminance(first), luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}

private func lightness(_ hex: String) -> Double { lab(linear(hex))[0] }

private func lab(_ colour: [Double]) -> [Double] {
    func root(_ value: Double) -> Double { value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116 }
    func sum(_ weights: [Double]) -> Double { zip(weights, colour).map(*).reduce(0, +) }
    let x = root(sum([0.4124, 0.3576, 0.1805]) / 0.9505)
    let y = root(sum([0.2126, 0.7152, 0.0722]))
    let z = root(sum([0.0193, 0.1192, 0.9505]) / 1.089)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
