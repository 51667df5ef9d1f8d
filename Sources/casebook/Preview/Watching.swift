import Foundation

/// What a change in a folder changes: every file's path, size and time.
func fingerprint(of folders: [String]) -> [String] {
    folders.flatMap { folder -> [String] in
        guard let paths = FileManager.default.enumerator(atPath: folder) else { return [] }
        return paths.compactMap { $0 as? String }.compactMap { path in
            var status = stat()
            guard stat("\(folder)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            return "\(folder)/\(path) \(status.st_size) \(status.modified)"
        }
    }.sorted()
}

extension stat {
    fileprivate var modified: String {
        #if canImport(Darwin)
            "\(st_mtimespec.tv_sec).\(st_mtimespec.tv_nsec)"
        #else
            "\(st_mtim.tv_sec).\(st_mtim.tv_nsec)"
        #endif
    }
}
