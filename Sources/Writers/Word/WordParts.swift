// The parts that say little about the report itself.

private let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let packaging = "http://schemas.openxmlformats.org/package/2006"

let contentTypes: String = {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let parts = [
        ("/word/document.xml", "\(kind).document.main+xml"), ("/word/styles.xml", "\(kind).styles+xml"),
        ("/word/numbering.xml", "\(kind).numbering+xml"), ("/word/settings.xml", "\(kind).settings+xml"),
        ("/word/fontTable.xml", "\(kind).fontTable+xml"), ("/word/footnotes.xml", "\(kind).footnotes+xml"),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/word/header1.xml", "\(kind).header+xml"), ("/word/footer1.xml", "\(kind).footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    return xmlDeclaration + "<Types xmlns=\"\(packaging)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
        + "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
        + parts.map { "<Override PartName=\"\($0)\" ContentType=\"\($1)\"/>" }.joined() + "</Types>"
}()

let packageRelationships =
    xmlDeclaration + "<Relationships xmlns=\"\(packaging)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/>"
    + "<Relationship Id=\"rId2\" Type=\"\(packaging)/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    + "<Relationship Id=\"rId3\" Type=\"\(office)/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"

/// What a part refers to by id: other parts, pictures, addresses.
struct WordRelationships {
    private var entries: [(id: String, type: String, target: String, isOutside: Bool)] = []
    private var links: [String: String] = [:]

    /// Those that every document has.
    static let document: WordRelationships = {
        var relationships = WordRelationships()
        for (name, file) in [
            ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("fontTable", "fontTable"),
            ("footnotes", "footnotes"), ("header", "header1"), ("footer", "footer1"), ("theme", "theme/theme1"),
        ] {
            let id = "rId" + name.prefix(1).uppercased() + name.dropFirst()
            relationships.entries.append((id, "\(office)/\(name)", "\(file).xml", false))
        }
        return relationships
    }()

    /// The id of an address outside; the same for the same address.
    mutating func link(to address: String) -> String {
        if let id = links[address] { return id }
        let id = add("hyperlink", address, isOutside: true)
        links[address] = id
        return id
    }

    mutating func picture(_ file: String) -> String { add("image", file, isOutside: false) }

    private mutating func add(_ type: String, _ target: String, isOutside: Bool) -> String {
        let id = "rId\(entries.count + 1)"
        entries.append((id, "\(office)/\(type)", target, isOutside))
        return id
    }

    var xml: String {
        let lines = entries.map {
            let mode = $0.isOutside ? " TargetMode=\"External\"" : ""
            return "<Relationship Id=\"\($0.id)\" Type=\"\($0.type)\" Target=\"\(xmlEscaped($0.target))\"\(mode)/>"
        }
        return xmlDeclaration + "<Relationships xmlns=\"\(packaging)/relationships\">\(lines.joined())</Relationships>"
    }
}

func coreProperties(of report: WordReport) -> String {
    let date = report.date ?? "1970-01-01T00:00:00Z"
    let times = ["created", "modified"].map { "<dcterms:\($0) xsi:type=\"dcterms:W3CDTF\">\(xmlEscaped(date))</dcterms:\($0)>" }
    return xmlDeclaration
        + "<cp:coreProperties xmlns:cp=\"\(packaging)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        + " xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
        + "<dc:title>\(xmlEscaped(report.title))</dc:title><dc:creator>\(xmlEscaped(report.authors.joined(separator: ", ")))</dc:creator>"
        + "<dc:language>\(xmlEscaped(report.language))</dc:language>\(times.joined())</cp:coreProperties>"
}

let appProperties =
    xmlDeclaration + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
    + "<Application>Casebook</Application></Properties>"

/// Compatibility mode 15 is Word 2013 and later: without it Word opens the file as one of 2007.
func wordSettings(language: String) -> String {
    xmlDeclaration + "<w:settings \(wordNamespaces)><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>"
        + "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
        + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
        + "<m:mathPr><m:mathFont m:val=\"Cambria Math\"/></m:mathPr><w:themeFontLang w:val=\"\(xmlEscaped(language))\"/>"
        + "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>"
}

let fontTable: String = {
    let fonts = [("Arial", "swiss", "variable"), ("Courier New", "modern", "fixed"), ("Cambria Math", "roman", "variable")]
    return xmlDeclaration + "<w:fonts \(wordNamespaces)>"
        + fonts.map { "<w:font w:name=\"\($0)\"><w:family w:val=\"\($1)\"/><w:pitch w:val=\"\($2)\"/></w:font>" }.joined() + "</w:fonts>"
}()

func pageHeader(_ title: String) -> String {
    xmlDeclaration + "<w:hdr \(wordNamespaces)>\(paragraph("Header", run(title)))</w:hdr>"
}

let pageFooter =
    xmlDeclaration + "<w:ftr \(wordNamespaces)>"
    + paragraph("Footer", run("Page ") + field("PAGE", run("1")) + run(" of ") + field("NUMPAGES", run("1"))) + "</w:ftr>"

/// A language with its country, as Word's spelling wants it.
func wordLanguage(_ language: String) -> String {
    guard !language.contains("-") else { return language }
    let countries = [
        "en": "GB", "cs": "CZ", "da": "DK", "el": "GR", "et": "EE", "ja": "JP", "ko": "KR", "sl": "SI", "sv": "SE", "uk": "UA", "zh": "CN",
    ]
    return "\(language)-\(countries[language] ?? language.uppercased())"
}
