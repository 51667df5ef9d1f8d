/// One file of an archive: its path inside, with slashes, and its content.
package struct ArchiveFile: Hashable, Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What was read of an archive.
package struct Archive: Sendable {
    /// The paths of all files, in the archive's order.
    package let names: [String]
    /// Those that were asked for, unpacked.
    package let files: [ArchiveFile]

    package subscript(name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }
}

/// How much of an archive from strangers is accepted.
package struct ArchiveLimits: Sendable {
    /// The sum of all unpacked bytes.
    package var bytes: Int
    package var entries: Int
    /// How many times larger than its packed form a file may be, as soon as it is larger than `free`.
    package var ratio: Int
    /// Unpacked bytes that are accepted at any ratio: small files of zeros are harmless.
    package var free: Int

    /// The default fits office documents with pictures: XML packs to a tenth, seldom to a fiftieth.
    package init(bytes: Int = 256 << 20, entries: Int = 4096, ratio: Int = 200, free: Int = 1 << 20) {
        self.bytes = bytes
        self.entries = entries
        self.ratio = ratio
        self.free = free
    }
}
