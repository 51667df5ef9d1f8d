import Cases
import Documents

/// What each anchor of the manuscript is called in LaTeX, and which file it stands in.
struct LaTeXAnchors {
    private struct Anchor {
        let part: LaTeXWriter.Part
        let word: String
        let label: String
    }

    private var anchors: [String: Anchor] = [:]

    init(_ manuscript: Manuscript) {
        for block in manuscript.body { collect(block, .body) }
        for block in manuscript.abstract ?? [] { collect(block, .body) }
        for block in manuscript.appendix { collect(block, .appendix) }
    }

    /// The words as a link to an anchor of the page; only the words when nothing there can be led to.
    func link(_ words: String, to anchor: String, from part: LaTeXWriter.Part) -> String {
        guard let found = anchors[anchor] else { return words }
        return "\\\(found.part == part ? "hyperref[\(found.label)]" : "casebooklink{\(found.label)}"){\(words)}"
    }

    /// "Table 5", with the number that LaTeX gives it.
    ///
    /// - Parameter words: what stands instead where the other file is missing.
    func reference(to anchor: String, words: String, from part: LaTeXWriter.Part) -> String {
        guard let found = anchors[anchor] else { return words }
        // Blanks have names, and no numbers in LaTeX.
        if found.word == Label.Counter.field.word { return link(words, to: anchor, from: part) }
        if found.part == part { return "\(found.word)~\\ref{\(found.label)}" }
        return "\\casebookref{\(found.word)}{\(found.label)}{\(words)}"
    }

    /// Anchors without a prefix come from a heading's words; others' documents may have the same.
    func name(of anchor: String) -> String {
        let prefixes = Label.Counter.allCases.map { $0.rawValue + "-" }
        return prefixes.contains { anchor.hasPrefix($0) } ? anchor : "sec-" + anchor
    }

    private mutating func collect(_ block: Block<Evaluated>, _ part: LaTeXWriter.Part) {
        switch block {
        case .heading(let heading): enter(heading.anchor, part == .body ? "Section" : "Appendix", part)
        case .slot(let exhibit): enter(exhibit.label.anchor, exhibit.label.counter.word, part)
        case .quote(let blocks), .callout(_, let blocks): for block in blocks { collect(block, part) }
        case .list(let list): for block in list.items.flatMap(\.blocks) { collect(block, part) }
        case .paragraph, .code, .math, .html, .table, .rule: break
        }
    }

    private mutating func enter(_ anchor: String, _ word: String, _ part: LaTeXWriter.Part) {
        anchors[anchor] = Anchor(part: part, word: word, label: latexLabel(name(of: anchor)))
    }
}

extension LaTeXWriter {
    mutating func reference(_ text: String, to target: String) -> String {
        let words = settable(text, as: .prose)
        guard target.hasPrefix("#") else { return linked(words, to: target) }
        return anchors.reference(to: String(target.dropFirst()), words: words, from: part)
    }

    /// To a page of the site or elsewhere; only the words where a page has no address.
    func linked(_ words: String, to target: String) -> String {
        guard let address = manuscript.address(of: target), address.contains(":") else { return words }
        return "\\href{\(latexAddress(address))}{\(words)}"
    }

    /// In the paper itself several works with places of their own stand in one pair of brackets; others' documents may know only `\cite`.
    mutating func citation(of works: [CitedWork]) -> String {
        previous = ")"
        if works.allSatisfy(\.locator.isEmpty) { return "\\casebookcite{\(works.map { latexLabel($0.key) }.joined(separator: ","))}" }
        let single = works.map { work in
            let place = settable(work.locator, as: .prose)
            return (place.isEmpty ? "" : "[{\(place)}]") + "{\(latexLabel(work.key))}"
        }
        if works.count == 1 || layout == .fragment || part == .appendix {
            return single.map { "\\casebookcite\($0)" }.joined(separator: " ")
        }
        return "\\autocites\(single.joined())"
    }
}
