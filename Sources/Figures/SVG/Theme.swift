/// Which of the two sets of colours a drawing wears.
package enum Theme: String, CaseIterable, Sendable {
    case light, dark

    /// "#rrggbb", or the darkest or lightest of the theme.
    ///
    /// Text keeps 4.5:1 against every fill it may stand on, lines 3:1 (but for `grid`, which only guides the eye), and so do the series, of
    /// which neighbours differ in lightness by 15 or more for print in grey.
    package subscript(colour: Colour) -> String {
        switch self {
        case .light: colour.shades.light
        case .dark: colour.shades.dark
        }
    }
}

extension Colour {
    fileprivate var shades: (light: String, dark: String) {
        switch self {
        case .background: ("#ffffff", "#0f1621")
        case .lane: ("#f5f7fa", "#17202d")
        case .laneLine: ("#7f8c9e", "#67778d")
        case .ink: ("#1a2330", "#e9eef5")
        case .inkSoft: ("#4b586a", "#b0bccb")
        case .edge: ("#3c4a5e", "#a9b7c8")
        case .feedback: ("#a8400f", "#f2935c")
        case .grid: ("#dfe4ea", "#2a3544")
        case .compute: ("#e3eefb", "#1d3350")
        case .store: ("#e2f3ea", "#173d30")
        case .model: ("#ece6f9", "#33295a")
        case .document: ("#fdf5dd", "#433815")
        case .gate: ("#fde9df", "#4d2a1a")
        case .external: ("#eceff3", "#2b3543")
        case .nodeLine: ("#4d5d75", "#8fa2bb")
        case .series1: ("#1c4f8f", "#5798ee")
        case .series2: ("#bd5800", "#f5b366")
        case .series3: ("#3a3a14", "#748f5a")
        case .series4: ("#0b8064", "#8ff0bf")
        case .series5: ("#5e0f47", "#ed779e")
        case .series6: ("#716734", "#eef09a")
        case .series7: ("#2c1480", "#b067ae")
        case .series8: ("#9a5b8c", "#c0cfff")
        }
    }

    /// The series' colours in order, again from the first behind the eighth.
    static func series(_ number: Int) -> Colour {
        let all: [Colour] = [.series1, .series2, .series3, .series4, .series5, .series6, .series7, .series8]
        return all[number % all.count]
    }
}
