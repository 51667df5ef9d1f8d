import Archives

/// The least that is a Word document, with this text.
func document(_ body: String, prolog: String = "", extra: [ArchiveFile] = []) throws -> [UInt8] {
    let text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(prolog)"
        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\(body)</w:body></w:document>"
    return try package(Array(text.utf8), extra: extra)
}

func package(_ text: [UInt8], extra: [ArchiveFile] = []) throws -> [UInt8] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    let links =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"a\" Type=\"\(type)\" Target=\"word/document.xml\"/></Relationships>"
    return try zip(
        [ArchiveFile(name: "_rels/.rels", bytes: Array(links.utf8)), ArchiveFile(name: "word/document.xml", bytes: text)] + extra)
}
