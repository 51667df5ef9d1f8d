import Diagnostics
import Documents

/// Pages and pictures that the package names and that are nowhere, and files that its texts promise and that it does not hold.
func checkMaterials(of book: Book) -> [Diagnostic] {
    guard let materials = book.materials else { return [] }
    return unknownPages(materials, book) + mixedPapers(materials.settings, book) + unknownPictures(materials.settings, book)
        + materials.texts.flatMap { brokenPromises(of: $0, materials.settings.paths) }
}

private func unknownPages(_ materials: Book.Materials, _ book: Book) -> [Diagnostic] {
    let known = (book.pages + materials.texts).map(\.path) + [book.paper?.page.path].compactMap(\.self)
    return materials.settings.files.flatMap(\.pages).filter { !known.contains($0.name) }.map { page in
        if book.drafts.contains(page.name) {
            return .error("'\(page.name)' is a draft", at: page.place, notes: [.init("take 'draft: true' out of it, or leave it out here")])
        }
        return .error("there is no page '\(page.name)'", at: page.place, notes: didYouMean(page.name, among: known))
    }
}

/// The paper counts its exhibits for itself, and so it stands alone.
private func mixedPapers(_ settings: MaterialSettings, _ book: Book) -> [Diagnostic] {
    guard let paper = book.paper?.page.path else { return [] }
    return settings.files.filter { $0.pages.count > 1 }.flatMap(\.pages).filter { $0.name == paper }.map { page in
        .error("the paper cannot share a file with other pages", at: page.place)
    }
}

private func unknownPictures(_ settings: MaterialSettings, _ book: Book) -> [Diagnostic] {
    var names: [String] = []
    for page in book.pages {
        page.document.forEachAnalysis { block in
            guard Analysis.named(block.name) == .diagram, let name = block.settings["name"]?.text else { return }
            names.append(name)
        }
    }
    return settings.pictures.filter { !names.contains($0.name) }.map { picture in
        var notes = didYouMean(picture.name, among: names)
        if notes.isEmpty { notes = [.init("a diagram on a page of the site has its name from 'name: \(picture.name)'")] }
        return .error("no diagram is called '\(picture.name)'", at: picture.place, notes: notes)
    }
}

/// Names of files in a text's code, in a line or in a tree of folders, that the package will not hold. Links are looked after as links.
private func brokenPromises(of text: Book.Page, _ paths: [String]) -> [Diagnostic] {
    let names = Set(paths.flatMap { [$0, $0.split(separator: "/").last.map(String.init) ?? $0] })
    let promised = Set(text.document.code.flatMap(fileNames).map(withoutDot)).subtracting(names)
    guard !promised.isEmpty else { return [] }
    return words(of: text.source.text).filter { promised.contains(withoutDot(String($0))) }.map { word in
        let start = text.source.text.utf8.distance(from: text.source.text.startIndex, to: word.startIndex)
        let name = withoutDot(String(word))
        return .error(
            "the package has no file '\(name)'", at: text.source.place(SourceRange(start, start + word.utf8.count)),
            notes: didYouMean(name, among: paths))
    }
}

private func fileNames(_ code: String) -> [String] {
    words(of: code).map(String.init).filter { word in
        (["md"] + pictureForms).contains { word.hasSuffix(".\($0)") && word.count > $0.count + 1 }
    }
}

private func words(of text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || "._-/".contains($0)) }
}

private func withoutDot(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

extension Document<Authored> {
    /// What stands as code in its blocks and lines.
    fileprivate var code: [String] {
        var found: [String] = []
        forEachBlock { block in
            switch block {
            case .code(let code): found.append(code.text)
            case .paragraph(let inlines): found += inlines.flatMap(\.code)
            case .heading(let heading): found += heading.inlines.flatMap(\.code)
            case .table(let table): found += (table.header + table.rows.flatMap(\.self)).flatMap(\.self).flatMap(\.code)
            case .quote, .callout, .list, .math, .html, .rule, .slot: break
            }
        }
        return found
    }
}

extension Inline<Authored> {
    fileprivate var code: [String] {
        switch self {
        case .code(let code): [code]
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.flatMap(\.code)
        case .link(let link): link.inlines.flatMap(\.code)
        case .image, .text, .softBreak, .lineBreak, .html, .footnote, .math, .slot: []
        }
    }
}
