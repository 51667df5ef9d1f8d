// The only file that imports CGLib: no pointer of glib leaves it.
import CGLib
package import Foundation

/// A SHA-256 digest under way (FIPS 180-4): the fingerprint by which definitions, corpora and cached work are told apart.
package struct Digest: ~Copyable {
    private let state: OpaquePointer?

    package init() { state = g_checksum_new(G_CHECKSUM_SHA256) }

    deinit { g_checksum_free(state) }

    /// Takes in the next bytes.
    package mutating func add(_ bytes: some ContiguousBytes) {
        bytes.withUnsafeBytes { bytes in
            g_checksum_update(state, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
        }
    }

    /// Takes in a text as UTF-8.
    package mutating func add(_ text: String) { add(Array(text.utf8)) }

    /// 64 hexadecimal digits in small letters.
    package consuming func hexadecimal() -> String { String(cString: g_checksum_get_string(state)) }
}

/// The SHA-256 digest of bytes: 64 hexadecimal digits in small letters.
package func sha256(_ bytes: some ContiguousBytes) -> String {
    var digest = Digest()
    digest.add(bytes)
    return digest.hexadecimal()
}

/// The SHA-256 digest of a text as UTF-8.
package func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }
