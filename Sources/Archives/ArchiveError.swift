/// Why an archive was not read or written.
package enum ArchiveError: Error, Hashable, Sendable {
    case notZIP
    /// Cut off or changed on its way; in libzip's words.
    case damaged(String)
    case encrypted(name: String)
    /// An absolute path, one that climbs out of its folder, or none that could be a file.
    case unsafeName(String)
    case repeatedName(String)
    /// Packed in a way that libzip does not know.
    case unknownPacking(name: String)
    case tooManyEntries(limit: Int)
    /// More bytes than the limit when unpacked.
    case tooLarge(limit: Int)
    /// Unpacks to many times its size, as bombs do.
    case tooDense(name: String, ratio: Int)
    case unwritable(String)
}

extension ArchiveError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notZIP: "it is not a ZIP archive"
        case .damaged(let reason): "the archive is damaged: \(reason)"
        case .encrypted(let name): "'\(name)' in the archive is encrypted"
        case .unsafeName(let name): "the archive holds '\(name)', which is no path inside it"
        case .repeatedName(let name): "the archive holds '\(name)' twice"
        case .unknownPacking(let name): "'\(name)' in the archive is packed in an unknown way"
        case .tooManyEntries(let limit): "the archive holds more than \(limit) files"
        case .tooLarge(let limit): "the archive is too large when unpacked: more than \(size(limit))"
        case .tooDense(let name, let ratio): "'\(name)' in the archive unpacks to more than \(ratio) times its size"
        case .unwritable(let reason): "the archive cannot be written: \(reason)"
        }
    }
}

private func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MB" : bytes >= 1 << 10 ? "\(bytes >> 10) kB" : "\(bytes) bytes"
}
