import Diagnostics
import Documents
import Testing

@Suite("A list of references")
struct ReferenceWriting {
    @Test(
        "prints each kind of work as the APA does",
        arguments: [
            (
                "@article{k, author={Kreuzberger, Dominik and Kühl, N.}, title={MLOps: Overview}, journal={IEEE Access}, year=2023, volume=11, pages={31866--31879}, doi={10.1/A}, eprint={2205.02302}}",
                "Kreuzberger, D., & Kühl, N. (2023). MLOps: Overview. *IEEE Access*, *11*, 31866–31879. <https://doi.org/10.1/A> <arXiv:2205.02302=https://arxiv.org/abs/2205.02302>"
            ),
            (
                "@article{k, author={Knuth, Donald Ervin}, title={What is this?}, journal={J}, year=1984, volume=27, number=2}",
                "Knuth, D. E. (1984). What is this? *J*, *27*(2)."
            ),
            (
                "@inproceedings{k, author={A, B and C, D and E, F}, editor={Smith, John and Roe, Jane}, title={T}, booktitle={ICDAR 2021}, series={LNCS}, volume=12821, pages={564--579}, year=2021, publisher={Springer}}",
                "A, B., C, D., & E, F. (2021). T. In J. Smith & J. Roe (Eds.), *ICDAR 2021* (LNCS, Vol. 12821, pp. 564–579). Springer."
            ),
            (
                "@inproceedings{k, author={Lewis, P. and Perez, E. and others}, title={RAG}, booktitle={NeurIPS 33}, year=2020}",
                "Lewis, P., Perez, E., et al. (2020). RAG. In *NeurIPS 33*."
            ),
            (
                "@book{k, author={van den Berg, Jean-Fran{\\c{c}}ois}, title={Book}, edition=2, year=2001, publisher={Wiley \\& Co.}}",
                "van den Berg, J.-F. (2001). *Book* (2nd ed.). Wiley & Co."
            ),
            ("@book{k, editor={A, B}, title={Book}, year=2001}", "A, B. (Ed.). (2001). *Book*."),
            (
                "@techreport{k, author={{NIST}}, title={Profile}, number={NIST AI 600-1}, institution={NIST}, year=2024, month=jul, doi={10.6028/X}}",
                "NIST. (2024, July). *Profile* (NIST AI 600-1). <https://doi.org/10.6028/X>"
            ),
            (
                "@online{k, author={{Google Cloud}}, title={MLOps}, publisher={Cloud Architecture Center}, url={https://g.co/a b}, note={Read in a copy.}}",
                "Google Cloud. (n.d.). *MLOps*. Cloud Architecture Center. Read in a copy. <https://g.co/ab>"
            ),
            (
                "@legislation{k, title={Regulation (EU) 2024/1689}, journal={Official Journal}, year=2024, note={OJ L}, url={http://e.eu/oj}}",
                "*Regulation (EU) 2024/1689*. (2024). *Official Journal*. OJ L. <http://e.eu/oj>"
            ),
            ("@misc{k, author={Wilson, Jr., Greg}, title={Stop.}, year=2014}", "Wilson, G., Jr. (2014). *Stop.*"),
            (
                "@misc{k, title={A ``quoted.''}, doi={10.1/a<b>}}",
                "*A “quoted.”* (n.d.). <https://doi.org/10.1/a<b>=https://doi.org/10.1/a%3Cb%3E>"
            ),
        ])
    func prints(bibTeX: String, text: String) throws {
        let entry = try #require(entries(bibTeX).first)
        #expect(plain(referenceText(entry)) == text)
    }

    @Test("of more than twenty authors prints the first nineteen and the last")
    func manyAuthors() throws {
        let names = (1...25).map { "N\($0), A." }.joined(separator: " and ")
        let entry = try #require(entries("@misc{k, author={\(names)}, title={T}, year=2000}").first)
        let text = plain(referenceText(entry))
        #expect(text.hasSuffix("N18, A., N19, A., … N25, A. (2000). *T*."))
    }

    @Test(
        "is cited by name and year",
        arguments: [
            ("@misc{k, author={Smith, R.}, title={T}, year=2007}", "Smith, 2007"),
            ("@misc{k, author={Chen, T. and Guestrin, C.}, title={T}, year=2016}", "Chen & Guestrin, 2016"),
            ("@misc{k, author={A, B and C, D and E, F}, title={T}, year=2015}", "A et al., 2015"),
            ("@misc{k, author={Lewis, P. and others}, title={T}, year=2020}", "Lewis et al., 2020"),
            ("@misc{k, author={{European Commission}}, title={T}}", "European Commission, n.d."),
            ("@misc{k, editor={A, B}, title={T}, year=1999}", "A, 1999"),
            ("@misc{k, title={Long Title}, shorttitle={AI Act}, year=2024}", "AI Act, 2024"),
            ("@misc{k, title={Long Title}, year=2024}", "Long Title, 2024"),
        ])
    func cites(bibTeX: String, label: String) throws {
        #expect(try citationLabel(#require(entries(bibTeX).first)) == label)
    }

    @Test("stands by author, year and title, with letters where labels collide")
    func sorts() {
        let list = references(
            to: entries(
                """
                @misc{z1, author={Zaharia, M.}, title={T}, year=2018}
                @misc{b2, author={Chen, L. and Zou, J. and Xu, A.}, title={Frugal}, year=2023}
                @misc{b1, author={Chen, L. and Zou, J. and Ng, B.}, title={How}, year=2023}
                @misc{c, author={Chen, L.}, title={Alone}, year=2024}
                @misc{l, author={{\\L}ukasz, A.}, title={T}, year=2000}
                @misc{m, author={Lunn, A.}, title={T}, year=2000}
                @misc{k, author={Luk, A.}, title={T}, year=2000}
                @misc{e, author={{\\'E}mile, A.}, title={B}}
                @misc{f, author={{\\'E}mile, A.}, title={A}}
                @misc{t, title={Act}, year=1999}
                @misc{z1, author={Zaharia, M.}, title={T}, year=2018}
                """))
        #expect(list.map(\.entry.key) == ["t", "c", "b1", "b2", "f", "e", "k", "l", "m", "z1"])
        #expect(
            list.map(\.label) == [
                "Act, 1999", "Chen, 2024", "Chen et al., 2023a", "Chen et al., 2023b", "Émile, n.d.-a", "Émile, n.d.-b", "Luk, 2000",
                "Łukasz, 2000", "Lunn, 2000", "Zaharia, 2018",
            ])
        #expect(plain(list[3].text) == "Chen, L., Zou, J., & Xu, A. (2023b). *Frugal*.")
    }

    @Test("is the same in whatever order the works are cited")
    func isDeterministic() {
        let works = entries((0..<30).map { "@misc{k\($0), author={A\($0 % 7), B.}, title={T\($0 % 3)}, year=\(2000 + $0 % 2)}\n" }.joined())
        let expected = references(to: works).map(\.label)
        #expect(references(to: works.reversed()).map(\.label) == expected)
        #expect(Set(expected).count == 30)
    }

    private func entries(_ bibTeX: String) -> [BibliographyEntry] {
        var log: [Diagnostic] = []
        return readBibliography(SourceFile(path: "a.bib", text: bibTeX), reporting: &log).entries
    }

    private func plain(_ runs: [ReferenceRun]) -> String {
        runs.map { run in
            switch run {
            case .text(let text): text
            case .emphasis(let text): "*\(text)*"
            case .link(let text, let target): text == target ? "<\(text)>" : "<\(text)=\(target)>"
            }
        }.joined()
    }
}
