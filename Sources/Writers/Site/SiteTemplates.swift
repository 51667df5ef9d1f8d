package import Diagnostics
import Mustache

/// The templates of the site, compiled once and checked: what they name exists.
package struct SiteTemplates: Sendable {
    private let library: MustacheLibrary
    private let pages: [Layout: MustacheTemplate]

    /// The templates that the writer begins with; all others are partials of these.
    package enum Layout: String, CaseIterable, Sendable {
        case page
        case missing = "404"
    }

    /// Compiles every `NAME.mustache` below `templates/`; never fails.
    ///
    /// What cannot be compiled, a partial that does not exist and a name that no page has are reported.
    package init(files: [(path: String, text: String)], reporting log: inout [Diagnostic]) {
        let sources = files.filter { $0.path.hasSuffix(templateSuffix) }.map { SourceFile(path: $0.path, text: $0.text) }
        var library = MustacheLibrary()
        var scans: [TemplateScan] = []
        for source in sources {
            let name = templateName(source.path)
            do {
                library.register(try MustacheTemplate(string: source.text), named: name)
                scans.append(TemplateScan(of: source, named: name))
            } catch {
                log.append(compilationFault(error, in: source))
            }
        }
        let compiled = Set(scans.map(\.name))
        for layout in Layout.allCases {
            if let scan = scans.first(where: { $0.name == layout.rawValue }) {
                log += scan.faults(among: scans)
            } else if !sources.contains(where: { templateName($0.path) == layout.rawValue }) {
                log.append(.error("there is no template '\(layout.rawValue)\(templateSuffix)'", at: nil))
            }
        }
        self.library = library
        pages = Dictionary(
            uniqueKeysWithValues: Layout.allCases.filter { compiled.contains($0.rawValue) }
                .compactMap { layout in library.getTemplate(named: layout.rawValue).map { (layout, $0) } })
    }

    /// Nothing when the layout could not be compiled, which was reported.
    func render(_ layout: Layout, _ scope: PageScope) -> String {
        pages[layout]?.render(PageScopeBox(scope), library: library) ?? ""
    }
}

private let templateSuffix = ".mustache"

/// `templates/partials/head.mustache` is the partial `partials/head`.
private func templateName(_ path: String) -> String {
    var name = Substring(path)
    if name.hasPrefix("templates/") { name = name.dropFirst("templates/".count) }
    return String(name.dropLast(templateSuffix.count))
}

private func compilationFault(_ error: any Error, in source: SourceFile) -> Diagnostic {
    guard let fault = error as? MustacheTemplate.ParserError else {
        return .error("cannot read the template: \(error)", at: source.place(source.whole))
    }
    let line = min(max(fault.context.lineNumber, 1), source.lineCount) - 1
    let message =
        switch fault.error {
        case MustacheTemplate.Error.sectionCloseNameIncorrect: "this closes a section that is not open here"
        case MustacheTemplate.Error.unfinishedName: "this tag is not finished"
        case MustacheTemplate.Error.expectedSectionEnd: "a section is not closed before the template ends"
        default: "cannot read the template: \(fault.error)"
        }
    return .error(message, at: source.place(source.range(ofLine: line)))
}
