package import Archives

/// Reads the fields of a Word document that a stranger filled in.
///
/// Text counts as a field's by its content control, which carries the field's name as tag, and by the bookmark around it: LibreOffice
/// keeps bookmarks where it drops tags, and leaves later paragraphs of a long answer outside the control.
///
/// - Parameter limits: how much of the document's text is unpacked; pictures stay packed.
package func readWordReport(
    _ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits(bytes: 64 << 20)
) throws(ReportError) -> FilledReport {
    if bytes.starts(with: compoundFile) { throw contains(encryptedPackage, in: bytes) ? .encrypted : .oldFormat }
    let relationships = "_rels/.rels"
    let root = try unpacked(bytes, limits) { $0 == relationships }
    if root.names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) { throw .macros }
    guard let links = root[relationships] else { throw .notWord }
    guard let part = try mainPart(links, relationships), root.names.contains(part) else { throw .notWord }
    guard let text = try unpacked(bytes, limits, { $0 == part })[part] else { throw .notWord }
    var collector = FieldCollector()
    try readXML(text, part: part) { collector.take($0) }
    guard collector.isDocument else { throw .notWord }
    return try collector.report()
}

/// The first bytes of Microsoft's compound file, in which old Word files and encrypted new ones lie.
/// Source: [MS-CFB], 2.2; the stream's name: [MS-OFFCRYPTO], 2.3.4.4.
private let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
private let encryptedPackage: [UInt8] = "EncryptedPackage".utf8.reduce(into: []) { $0 += [$1, 0] }

private func contains(_ pattern: [UInt8], in bytes: [UInt8]) -> Bool {
    bytes.indices.dropLast(pattern.count - 1).contains { bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern) }
}

private func unpacked(
    _ bytes: [UInt8], _ limits: ArchiveLimits, _ isWanted: (String) -> Bool
) throws(ReportError) -> Archive {
    do throws(ArchiveError) {
        return try unzip(bytes, limits: limits, where: isWanted)
    } catch {
        throw .archive(error)
    }
}

/// The path of the document's text, by the package's relationships.
private func mainPart(_ bytes: [UInt8], _ part: String) throws(ReportError) -> String? {
    var found: String?
    try readXML(bytes, part: part) { event in
        guard case .start(let element) = event, element.name == "Relationship", let target = element["Target"],
            element["Type"]?.hasSuffix("/officeDocument") == true
        else { return }
        found = found ?? (target.hasPrefix("/") ? String(target.dropFirst()) : target)
    }
    return found
}
