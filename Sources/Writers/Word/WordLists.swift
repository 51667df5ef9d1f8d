import Cases
import Documents

extension WordWriter {
    /// Items in the built-in list styles; what follows an item's first paragraph is indented like it.
    mutating func list(_ list: List<Evaluated>, in place: Surroundings) -> String {
        let level = min(place.indent / listStep, 8)
        let number = list.start.map { numbering.start(at: $0, level: level) } ?? WordNumbering.bullets
        let style = list.start == nil ? "ListBullet" : "ListNumber"
        var text = ""
        for item in list.items {
            let marks = "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>"
            let inner = Surroundings(style: "ListContinue", indent: (level + 1) * listStep)
            var blocks = item.blocks[...]
            var first = item.isDone.map { run($0 ? "☑ " : "☐ ") } ?? ""
            if case .paragraph(let inlines) = blocks.first {
                blocks.removeFirst()
                first += self.inlines(inlines)
            }
            text += paragraph(style, first, properties: marks)
            text += self.blocks(Array(blocks), in: inner)
        }
        return text
    }
}

/// How much deeper each level of a list stands, in twentieths of a point.
let listStep = 357

/// The lists of a document: all bullets are one, each numbered list begins anew.
struct WordNumbering {
    static let bullets = 1
    private static let numbers = 2
    private var starts: [(start: Int, level: Int)] = []

    /// The number of a new list.
    mutating func start(at start: Int, level: Int) -> Int {
        starts.append((start, level))
        return Self.numbers + starts.count - 1
    }

    var xml: String {
        let lists = starts.enumerated().map { index, list in
            "<w:num w:numId=\"\(Self.numbers + index)\"><w:abstractNumId w:val=\"1\"/>"
                + "<w:lvlOverride w:ilvl=\"\(list.level)\"><w:startOverride w:val=\"\(list.start)\"/></w:lvlOverride></w:num>"
        }
        return xmlDeclaration + "<w:numbering \(wordNamespaces)>" + abstract(0, "hybridMultilevel", Self.bullet)
            + abstract(1, "multilevel", Self.number)
            + "<w:num w:numId=\"\(Self.bullets)\"><w:abstractNumId w:val=\"0\"/></w:num>\(lists.joined())</w:numbering>"
    }

    private func abstract(_ id: Int, _ kind: String, _ mark: (Int) -> String) -> String {
        let levels = (0..<9).map { level in
            "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/>\(mark(level))<w:lvlJc w:val=\"left\"/>"
                + "<w:pPr><w:ind w:left=\"\((level + 1) * listStep)\" w:hanging=\"\(listStep)\"/></w:pPr></w:lvl>"
        }
        return "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"\(kind)\"/>\(levels.joined())</w:abstractNum>"
    }

    /// Signs that every text font has.
    private static func bullet(_ level: Int) -> String {
        "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\(level % 2 == 0 ? "•" : "–")\"/>"
    }

    private static func number(_ level: Int) -> String {
        "<w:numFmt w:val=\"\(["decimal", "lowerLetter", "lowerRoman"][level % 3])\"/><w:lvlText w:val=\"%\(level + 1).\"/>"
    }
}
