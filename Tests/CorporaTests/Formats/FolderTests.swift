import Corpora
import Diagnostics
import Testing

@Suite("Plain folders")
struct FolderTests {
    @Test("A file in the folder of its category is a document")
    func documents() {
        let opened = open(folder: [
            "invoice/b.txt": "\u{FEFF}one\r\ntwo\u{C}three\rfour\n\u{C}", "invoice/2026/a.TXT": "é", "credit-note/a.txt": "x",
            ".git/config.txt": "no", "invoice/.DS_Store": "no",
        ])
        #expect(opened.messages == "")
        #expect(
            opened.documents == [
                CorpusDocument(id: "credit-note/a.txt", pages: ["x"], category: "credit-note"),
                CorpusDocument(id: "invoice/2026/a.TXT", pages: ["é"], category: "invoice"),
                CorpusDocument(id: "invoice/b.txt", pages: ["one\ntwo", "three\nfour\n"], category: "invoice"),
            ])
    }

    @Test("A folder without folders has documents without category")
    func flat() {
        let opened = open(folder: ["b.txt": "x", "a.txt": "y"])
        #expect(opened.messages == "")
        #expect(opened.documents == [CorpusDocument(id: "a.txt", pages: ["y"]), CorpusDocument(id: "b.txt", pages: ["x"])])
    }

    @Test("What cannot be a document is reported and left out")
    func broken() {
        let opened = open(folder: [
            "README.txt": Array("read me".utf8), "invoice/a.txt": Array("a".utf8), "invoice/latin.txt": Array("one\ncaf".utf8) + [0xE9],
            "invoice/wide.txt": [0xFE, 0xFF, 0x00, 0x41], "invoice/locked.txt": Array("locked".utf8), "invoice/empty.txt": [],
            "invoce/b.txt": Array("b".utf8), "invoice/a.pdf": [1], "invoice/b.docx": [1],
        ])
        #expect(opened.documents.map(\.id) == ["invoice/a.txt", "invoice/empty.txt"])
        #expect(opened.corpus?.rejectedCount == 5)
        #expect(
            opened.messages == """
                shop:1:1: warning: 5 of 7 records are wrong and left out
                shop/README.txt:1:1: warning: the file lies in no category
                note: move it into the folder of its category
                shop/invoce/b.txt:1:1: warning: the corpus has no category 'invoce'
                note: did you mean 'invoice'?
                note: content/corpora/shop.yml declares invoice, credit-note
                shop/invoice/a.pdf:1:1: warning: 2 files are left out: a document is a .txt file
                shop/invoice/empty.txt:1:1: warning: the document is empty
                shop/invoice/latin.txt:2:4: warning: this is not UTF-8
                  2 | caf\u{FFFD}
                    |    ^
                note: save the file as UTF-8; 'iconv -f latin1 -t utf-8' converts the usual old encoding
                shop/invoice/locked.txt:1:1: warning: the file cannot be read: permission denied
                shop/invoice/wide.txt:1:1: warning: the file is UTF-16, not UTF-8
                note: save it as UTF-8; 'iconv -f utf-16 -t utf-8' converts it
                """)
    }

    static let empty: [([String: String], String)] = [
        ([:], "a document lies at category/file.txt"),
        (["data/shop.jsonl": "{}", "x.png": ""], "'from' can name a file, too: shop/data/shop.jsonl"),
    ]

    @Test("A folder without a document is an error", arguments: empty)
    func nothing(files: [String: String], note: String) {
        let opened = open(folder: files)
        #expect(opened.corpus == nil)
        #expect(opened.log.last?.message == "the folder has no document")
        #expect(opened.log.last?.notes.first?.message == note)
    }
}
