/// A picture of a page in shades of grey.
package struct PageImage: Sendable, Hashable {
    /// In pixels.
    package let width: Int
    package let height: Int
    /// Pixels per inch, which text recognition wants to know.
    package let resolution: Int
    /// Row by row from the top, from 0 for black to 255 for white; `width * height` of them.
    package let pixels: [UInt8]
}
