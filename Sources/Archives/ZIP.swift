// The only file that imports CZip: no pointer of libzip leaves it.
import CZip

/// The files as a ZIP archive in their order, each dated 1 January 1980: the same bytes for the same input.
package func zip(_ files: [ArchiveFile]) throws(ArchiveError) -> [UInt8] {
    // libzip takes an archive without files for one to delete.
    guard !files.isEmpty else { throw .unwritable("it has no files") }
    var names: Set<String> = []
    for file in files {
        guard isSafe(file.name) else { throw .unsafeName(file.name) }
        guard names.insert(file.name).inserted else { throw .repeatedName(file.name) }
    }
    // libzip reads the contents when the archive is closed: until then they stay where they are, in one piece.
    let contents = files.flatMap(\.bytes)
    return try contents.withUnsafeBytes { contents in
        Result { () throws(ArchiveError) in try packed(files, contents) }
    }.get()
}

/// Reads an archive from strangers.
///
/// Every name is checked; only what `isWanted` is unpacked, and never more of it than the limits allow, whatever the archive says of its
/// sizes.
package func unzip(
    _ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits(), where isWanted: (String) -> Bool = { _ in true }
) throws(ArchiveError) -> Archive {
    guard bytes.starts(with: [0x50, 0x4B]) else { throw .notZIP }
    return try bytes.withUnsafeBytes { bytes in
        Result { () throws(ArchiveError) in
            let reader = try Reader(bytes)
            let names = try reader.names(limit: limits.entries)
            var left = limits.bytes
            var files: [ArchiveFile] = []
            for (index, name) in names.enumerated() where !name.hasSuffix("/") && isWanted(name) {
                let file = try reader.file(index, name, limits, left: left)
                left -= file.bytes.count
                files.append(file)
            }
            return Archive(names: names, files: files)
        }
    }.get()
}

private func packed(_ files: [ArchiveFile], _ contents: UnsafeRawBufferPointer) throws(ArchiveError) -> [UInt8] {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw .unwritable(words(&error)) }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
        zip_source_free(target)
        throw .unwritable(words(&error))
    }
    var offset = 0
    for file in files {
        let start = contents.baseAddress.map { $0 + offset }
        offset += file.bytes.count
        guard let source = zip_source_buffer(archive, start, zip_uint64_t(file.bytes.count), 0),
            let index = add(source, as: file.name, to: archive)
        else {
            let reason = String(cString: zip_strerror(archive))
            zip_discard(archive)
            throw .unwritable(reason)
        }
        zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 9)
        zip_file_set_dostime(archive, index, 0, firstDay, 0)
        zip_file_set_external_attributes(archive, index, 0, zip_uint8_t(ZIP_OPSYS_UNIX), 0o100644 << 16)
    }
    guard zip_close(archive) == 0 else {
        let reason = String(cString: zip_strerror(archive))
        zip_discard(archive)
        throw .unwritable(reason)
    }
    return try content(of: target)
}

/// 1 January 1980 as MS-DOS writes it; a time of day of 0 is midnight.
private let firstDay: zip_uint16_t = 1 << 5 | 1

/// The file's index; frees the source when it cannot be taken.
private func add(_ source: OpaquePointer, as name: String, to archive: OpaquePointer) -> zip_uint64_t? {
    let index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8)
    if index < 0 { zip_source_free(source) }
    return zip_uint64_t(exactly: index)
}

private func content(of source: OpaquePointer) throws(ArchiveError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_open(source) == 0 else { throw .unwritable("it cannot be read back") }
    defer { zip_source_close(source) }
    guard zip_source_stat(source, &status) == 0 else { throw .unwritable("it cannot be read back") }
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.size)) { buffer, count in
        count = max(0, Int(zip_source_read(source, buffer.baseAddress, status.size)))
    }
    guard bytes.count == Int(status.size) else { throw .unwritable("it cannot be read back") }
    return bytes
}

/// An archive open for reading; closed with it.
private struct Reader: ~Copyable {
    private let handle: OpaquePointer

    /// - Parameter bytes: stay where they are as long as the reader.
    init(_ bytes: UnsafeRawBufferPointer) throws(ArchiveError) {
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            throw .damaged(words(&error))
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            zip_source_free(source)
            throw .damaged(words(&error))
        }
        self.handle = handle
    }

    deinit { zip_discard(handle) }

    func names(limit: Int) throws(ArchiveError) -> [String] {
        let count = Int(zip_get_num_entries(handle, 0))
        guard count <= limit else { throw .tooManyEntries(limit: limit) }
        var seen: Set<String> = []
        var names: [String] = []
        for index in 0..<max(0, count) {
            guard let pointer = zip_get_name(handle, zip_uint64_t(index), ZIP_FL_ENC_RAW) else { throw .damaged("a file has no name") }
            let name = String(cString: pointer)
            guard isSafe(name) else { throw .unsafeName(name) }
            guard seen.insert(name).inserted else { throw .repeatedName(name) }
            names.append(name)
        }
        return names
    }

    /// Unpacks piece by piece and stops where a limit is passed.
    func file(_ index: Int, _ name: String, _ limits: ArchiveLimits, left: Int) throws(ArchiveError) -> ArchiveFile {
        let index = zip_uint64_t(index)
        var status = zip_stat_t()
        guard zip_stat_index(handle, index, 0, &status) == 0 else { throw .damaged(String(cString: zip_strerror(handle))) }
        if status.encryption_method != ZIP_EM_NONE { throw .encrypted(name: name) }
        guard let file = zip_fopen_index(handle, index, 0) else { throw failure(zip_get_error(handle), name) }
        defer { zip_fclose(file) }
        let dense = max(limits.free, Int(clamping: status.comp_size).multipliedReportingOverflow(by: limits.ratio).partialValue)
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &piece, zip_uint64_t(piece.count)))
            guard count >= 0 else { throw failure(zip_file_get_error(file), name) }
            guard count > 0 else { return ArchiveFile(name: name, bytes: bytes) }
            bytes += piece[..<count]
            guard bytes.count <= left else { throw .tooLarge(limit: limits.bytes) }
            guard bytes.count <= dense else { throw .tooDense(name: name, ratio: limits.ratio) }
        }
    }

    private func failure(_ error: UnsafeMutablePointer<zip_error_t>?, _ name: String) -> ArchiveError {
        guard let error else { return .damaged("for no stated reason") }
        switch zip_error_code_zip(error) {
        case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: return .encrypted(name: name)
        case ZIP_ER_COMPNOTSUPP: return .unknownPacking(name: name)
        default: return .damaged("'\(name)': \(String(cString: zip_error_strerror(error)))")
        }
    }
}

/// Whether a name is a path inside the archive on every system.
private func isSafe(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Substring.init)
    let folders = parts.last == "" ? parts.dropLast() : parts[...]
    return !folders.isEmpty && folders.allSatisfy { !["", ".", ".."].contains($0) }
        && !name.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }
}

/// Frees the error's words.
private func words(_ error: inout zip_error_t) -> String {
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
}
