import Corpora
import Testing

@Suite("Scans of pages")
struct ScanTests {
    /// Nothing but print: what is tested is where the ink is.
    static let bare: ScanQuality = {
        var quality = ScanQuality(.clean)
        (quality.resolution, quality.skew, quality.blur, quality.noise, quality.specks) = (100, 0, 0, 0, 0)
        return quality
    }()

    /// All kinds of damage, on few pixels.
    static let small: ScanQuality = {
        var quality = ScanQuality(.poor)
        (quality.resolution, quality.stains, quality.folds) = (75, 1, 1)
        return quality
    }()

    static let letter = """
        Harrow & Pike Ltd
        14 Canal Street, Leeds

        Net amount        EUR      1 000.74
        """

    @Test("The same page, seed and name give the same pixels, also from many tasks at once")
    func deterministic() async throws {
        let names = ["a 1", "a 2", "b 1"]
        let alone = try names.map { try scan(Self.letter, quality: Self.small, seed: 5, name: $0) }
        let together = await withTaskGroup(of: (Int, PageImage?).self) { group in
            for index in 0..<9 { group.addTask { (index, try? scan(Self.letter, quality: Self.small, seed: 5, name: names[index % 3])) } }
            return await group.reduce(into: [Int: PageImage?]()) { $0[$1.0] = $1.1 }
        }
        for index in 0..<9 { #expect(together[index] == alone[index % 3]) }
        #expect(Set(alone).count == 3)
        #expect(try scan(Self.letter, quality: Self.small, seed: 6, name: "a 1") != alone[0])
    }

    @Test("Ink is dark, paper is light, and a worse scan lies closer together", arguments: ScanQuality.Degree.allCases)
    func tones(degree: ScanQuality.Degree) throws {
        let image = try scan(Self.letter, quality: ScanQuality(degree), seed: 1, name: "x")
        #expect(image.pixels.count == image.width * image.height)
        #expect(image.resolution == Int(ScanQuality(degree).resolution))
        var counts = [Int](repeating: 0, count: 256)
        for pixel in image.pixels { counts[Int(pixel)] += 1 }
        func quantile(_ share: Double) -> Int {
            var below = 0
            return counts.firstIndex { count in
                below += count
                return Double(below) > share * Double(image.pixels.count)
            } ?? 255
        }
        let (ink, paper) = (quantile(0.005), quantile(0.5))
        #expect((195...250).contains(paper))
        #expect((0.3...1.1).contains(Double(paper - ink) / 255 / ScanQuality(degree).contrast), "\(paper) \(ink)")
        // An inch of text and margins, not a sheet of paper.
        #expect(Double(image.height) / ScanQuality(degree).resolution < 2)
    }

    @Test("Skew turns the lines")
    func skew() throws {
        let line = String(repeating: "level ", count: 14)
        var crooked = Self.bare
        crooked.skew = 10
        let straight = try inked(scan(line, quality: Self.bare, seed: 1, name: "a")).rows
        let turned = try (0..<6).map { try inked(scan(line, quality: crooked, seed: 1, name: "\($0)")).rows.count }
        #expect((6...25).contains(straight.count))
        #expect((turned.max() ?? 0) > 2 * straight.count)
        #expect(Set(turned).count > 3)
    }

    @Test("Blanks keep columns apart, and a long line is wrapped")
    func layout() throws {
        let near = try inked(scan("one two", quality: Self.bare, seed: 1, name: "a"))
        let far = try inked(scan("one" + String(repeating: " ", count: 40) + "two", quality: Self.bare, seed: 1, name: "a"))
        let indented = try inked(scan("lll\n" + String(repeating: " ", count: 30) + "one two", quality: Self.bare, seed: 1, name: "a"))
        #expect(far.columns.count > 3 * near.columns.count)
        #expect(indented.columns.count > 2 * near.columns.count)
        let words = try scan(String(repeating: "word ", count: 100), quality: Self.bare, seed: 1, name: "a")
        let unbroken = try scan(String(repeating: "x", count: 500), quality: Self.bare, seed: 1, name: "a")
        for image in [words, unbroken] {
            #expect((5.0...9.5).contains(Double(image.width) / Self.bare.resolution))
            #expect(inked(image).rows.count > 60)
        }
    }

    @Test(
        "Any text can be scanned", arguments: ["", " \n\n", "\n\n\n", "a\0b\u{1}c\td", "é ñ ß Ω Ж", "日本語 😀", "\r\nx\r\n", "  x", "x  "])
    func any(text: String) throws {
        let image = try scan(text, quality: Self.small, seed: 1, name: "x")
        #expect(image.width > 40 && image.height > 40)
    }

    @Test("A page that no picture can hold is an error")
    func tooLarge() {
        #expect(throws: ScanError.self) { try scan(String(repeating: "x\n", count: 4_000), quality: Self.bare, seed: 1, name: "x") }
    }

    @Test("Stains and folds darken, specks are there, and each can be asked for")
    func damage() throws {
        func darkness(_ change: (inout ScanQuality) -> Void) throws -> Int {
            var quality = Self.bare
            change(&quality)
            return try scan(Self.letter, quality: quality, seed: 3, name: "x").pixels.reduce(0) { $0 + 255 - Int($1) }
        }
        let bare = try darkness { _ in }
        #expect(try darkness { $0.folds = 1 } > bare)
        #expect(try darkness { $0.stains = 1 } > bare)
        #expect(try darkness { $0.specks = 200 } > bare)
        #expect(try darkness { $0.contrast = 0.3 } < bare)
    }

    @Test("A PNG is one of 8 bits of grey")
    func encodes() throws {
        let image = try scan(Self.letter, quality: Self.small, seed: 1, name: "x")
        let bytes = try png(of: image)
        #expect(try png(of: image) == bytes)
        #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let number = { (offset: Int) in bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(16) == image.width)
        #expect(number(20) == image.height)
        #expect(Array(bytes[24...25]) == [8, 0])
    }

    /// The rows and columns from the first to the last that has ink.
    private func inked(_ image: PageImage) -> (rows: Range<Int>, columns: Range<Int>) {
        // A clear step from paper, even where the lamp is weak.
        let dark = image.pixels.indices.filter { image.pixels[$0] < 110 }
        let (rows, columns) = (dark.map { $0 / image.width }, dark.map { $0 % image.width })
        guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(), let right = columns.max() else {
            return (0..<0, 0..<0)
        }
        return (top..<bottom + 1, left..<right + 1)
    }
}
