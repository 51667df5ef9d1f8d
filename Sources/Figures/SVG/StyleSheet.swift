/// The rules that let inline drawings follow the page's theme: put them into the site's style sheet once.
///
/// A page chooses by `data-theme="light"` or `"dark"` on its root, else the reader's system does; print is always light. Each colour is a
/// custom property (`--figure-ink`) that a site may set anew on `.drawing`.
package func figureStyleSheet() -> String {
    let light = declarations(.light, of: Colour.allCases)
    let dark = declarations(.dark, of: Colour.allCases)
    return """
        .drawing{max-width:100%;height:auto;font-style:normal;font-variant:normal;font-feature-settings:normal;font-kerning:normal;\
        letter-spacing:normal;word-spacing:normal;text-transform:none}
        .drawing{\(light)}
        @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]) .drawing{\(dark)}}
        @media screen{:root[data-theme=dark] .drawing{\(dark)}}
        \(rules(for: Colour.allCases, below: ".drawing"))

        """
}

/// Literal colours over those in a drawing's attributes, for readers of SVG that know no custom properties: librsvg's own sheet.
package func flatStyleSheet(_ theme: Theme) -> String {
    Colour.allCases.map { ".f-\($0.rawValue){fill:\(theme[$0])}.s-\($0.rawValue){stroke:\(theme[$0])}\n" }.joined()
}

/// The rules inside a file that stands alone, for the colours it uses; it follows the reader's system.
func styleSheet(for colours: [Colour], id: String) -> String {
    """
    #\(id){\(declarations(.light, of: colours))}
    @media screen and (prefers-color-scheme:dark){#\(id){\(declarations(.dark, of: colours))}}
    \(rules(for: colours, below: "#\(id)"))
    """
}

private func declarations(_ theme: Theme, of colours: [Colour]) -> String {
    colours.map { "--figure-\($0.rawValue):\(theme[$0])" }.joined(separator: ";")
}

/// Each with the light colour behind the property, because later readers take only that.
private func rules(for colours: [Colour], below scope: String) -> String {
    colours.map { colour in
        let value = "var(--figure-\(colour.rawValue),\(Theme.light[colour]))"
        return "\(scope) .f-\(colour.rawValue){fill:\(value)}\(scope) .s-\(colour.rawValue){stroke:\(value)}"
    }.joined(separator: "\n")
}
