import Corpora
import Foundation
import Testing

@Suite("Digests")
struct DigestTests {
    /// FIPS 180-4's examples, and a length beside a block's edge.
    static let examples = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]

    @Test("SHA-256 is the standard's", arguments: examples)
    func known(text: String, digest: String) {
        #expect(sha256(text) == digest)
        var parts = Digest()
        for byte in text.utf8 { parts.add([byte]) }
        #expect(parts.hexadecimal() == digest)
    }

    @Test("A folder's digest tells paths from contents, and does not depend on the order")
    func folders() throws {
        func digest(_ files: [(String, String)]) throws -> String {
            let folder = CorpusFiles.folder(paths: files.map(\.0)) { path in Data((files.first { $0.0 == path }?.1 ?? "").utf8) }
            return try folder.digest()
        }
        let one = try digest([("a/b.txt", "c"), ("d.txt", "ef")])
        #expect(try one == digest([("d.txt", "ef"), ("a/b.txt", "c")]))
        #expect(try one != digest([("d.txt", "e"), ("a/b.txt", "cf")]))
        #expect(try one != digest([("a/b.txtc", ""), ("d.txt", "ef")]))
        #expect(try CorpusFiles.file(Data("abc".utf8)).digest() == sha256("abc"))
    }
}
