import Archives
import Reports
import Testing

@Suite("What stands in a report's fields")
struct FieldTests {
    @Test(
        "The text of each field, whoever saved the file",
        arguments: [
            (control("ex-a", run("42")), "ex-a = 42"),
            (control("ex-a", run("1") + run(",5") + "<w:r><w:tab/><w:t>USD</w:t><w:br/></w:r>" + run("more")), "ex-a = 1,5\tUSD\nmore"),
            (control("ex-a", "", "<w:showingPlcHdr/>", body: run("Click here")), "ex-a ="),
            (control("ex-a", "", "<w:showingPlcHdr w:val=\"0\"/>", body: run("7")), "ex-a = 7"),
            (control("ex-a", run("‹Write a number.›")), "ex-a ="),
            (control("ex-a", run("‹Write a number.› 42 ")), "ex-a = 42"),
            (control("ex-a", run("a ‹b›")), "ex-a = a ‹b›"),
            (bookmark("ex_a", label("Your answer: ") + run("42") + label(" USD")), "ex-a = 42"),
            (bookmark("ex_a", label("Answer: ") + control("ex-a", run("42", style: "FieldLabel"))), "ex-a = 42"),
            (bookmark("ex_a", control("ex-a", run("one")) + "</w:p><w:p>" + run("two")), "ex-a = one\ntwo"),
            (control("ex-a", run("1")) + control("ex-a", run("2")), "ex-a = 1\nex-a contradicts itself"),
            (control("ex-a", "") + control("ex-a", run("2")), "ex-a = 2"),
            (control("ex-a", control("ex-b", run("inner")) + run("outer")), "ex-a = innerouter\nex-b = inner"),
            (control("ex-a", "<w:del w:id=\"1\"><w:r><w:delText>old</w:delText></w:r></w:del>" + run("new")), "ex-a = new"),
            (control("ex-a", "<w:ins w:id=\"1\">\(run("new"))</w:ins>"), "ex-a = new"),
            (control("ex-a", "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>" + run("3")), "ex-a = 3"),
            (control("ex-a", run("&lt;&amp;&#x41;&gt;")), "ex-a = <&A>"),
            (run("no field"), ""),
            (bookmark("other", run("x")).replacing("field_", with: "mark_"), ""),
        ])
    func fields(paragraph: String, found: String) throws { #expect(try read("<w:p>\(paragraph)</w:p>") == found) }

    @Test("A table's cells by their places, where tags are lost")
    func table() throws {
        let head = row(cell(run("Stage")), cell(run("Cost")), head: true)
        let body = row(cell(run("OCR")), cell(untagged(run("75"))))
        let last = row(cell(untagged(run("‹…›"))), cell(untagged(run("1")) + run("2")))
        let around = bookmark("tbl_costs", "<w:tbl>\(head)\(body)\(last)</w:tbl>")
        #expect(try read(around) == "tbl-costs.r1.c2 = 75\ntbl-costs.r2.c1 =\ntbl-costs.r2.c2 = 12")
        #expect(
            try read("<w:tbl>\(row(cell(around + untagged(run("x")))))</w:tbl>")
                == "tbl-costs.r1.c2 = 75\ntbl-costs.r2.c1 =\ntbl-costs.r2.c2 = 12")
        // As LibreOffice moves the bookmark into the first and the last cell, under two numbers.
        let first = row(cell("<w:bookmarkStart w:id=\"5\" w:name=\"field_tbl_costs\"/>" + run("Stage")), cell(run("Cost")), head: true)
        let end = row(
            cell(run("OCR")),
            cell("<w:bookmarkStart w:id=\"6\" w:name=\"field_tbl_costs\"/>" + untagged(run("75")) + "<w:bookmarkEnd w:id=\"6\"/>"))
        #expect(try read("<w:tbl>\(first)\(end)</w:tbl>") == "tbl-costs.r1.c2 = 75")
        #expect(try read("<w:tbl>\(head)\(row(cell(run("OCR")), cell(control("tbl-x.r1.c2", run("9")))))</w:tbl>") == "tbl-x.r1.c2 = 9")
    }
}

/// The fields of a document with this text, a line for each.
private func read(_ body: String) throws -> String {
    let report = try readWordReport(try document(body))
    let fields = report.fields.map { field in "\(field.id) =" + (field.text.map { " " + $0 } ?? "") }
    return (fields + report.contradictory.map { "\($0) contradicts itself" }).joined(separator: "\n")
}

private func run(_ text: String, style: String? = nil) -> String {
    "<w:r>\(style.map { "<w:rPr><w:rStyle w:val=\"\($0)\"/></w:rPr>" } ?? "")<w:t>\(text)</w:t></w:r>"
}

private func label(_ text: String) -> String { run(text, style: "FieldLabel") }

private func control(_ tag: String, _ content: String, _ properties: String = "", body: String = "") -> String {
    "<w:sdt><w:sdtPr><w:tag w:val=\"\(tag)\"/>\(properties)</w:sdtPr><w:sdtContent>\(content)\(body)</w:sdtContent></w:sdt>"
}

private func untagged(_ content: String) -> String { "<w:sdt><w:sdtPr/><w:sdtContent>\(content)</w:sdtContent></w:sdt>" }

private func bookmark(_ name: String, _ content: String) -> String {
    "<w:bookmarkStart w:id=\"1\" w:name=\"field_\(name)\"/>\(content)<w:bookmarkEnd w:id=\"1\"/>"
}

private func row(_ cells: String..., head: Bool = false) -> String {
    "<w:tr>\(head ? "<w:trPr><w:tblHeader/></w:trPr>" : "")\(cells.joined())</w:tr>"
}

private func cell(_ content: String) -> String { "<w:tc>\(content.contains("<w:tbl>") ? content : "<w:p>\(content)</w:p>")</w:tc>" }
