import Foundation

/// Collects what stands in the fields of a document's text, element by element.
///
/// Everything a student can have written is kept once, in order; a field is a range of it. So deeply nested or overlapping fields cost
/// no memory while they are read.
struct FieldCollector {
    private(set) var isDocument = false
    private var written: [UInt8] = []
    private var found: [Found] = []
    private var controls: [Control] = []
    /// Where each field's bookmark that is open begins.
    private var bookmarks: [String: Int] = [:]
    /// The field of each bookmark's number.
    private var bookmarkFields: [String: String] = [:]
    private var tables: [Table] = []
    /// The field whose bookmark stands in front of the next table.
    private var nextTable: String?
    private var openParagraphs = 0
    /// Elements open whose text is not the student's: a fallback for old programs, a label, guidance.
    private var silence: [String] = []
    private var run = Run()

    private struct Found {
        let id: String
        let range: Range<Int>
    }

    private struct Control {
        var tag: String?
        var isPlaceholder = false
        var start: Int?
    }

    private struct Table {
        /// The field the whole table is, by its bookmark.
        var id: String?
        var row = 0
        var column = 0
        var isHead = false
        var cellStart = 0
        var cellHasControl = false
    }

    private struct Run {
        var isOpen = false
        var isLabel = false
        var isText = false
    }

    /// The most text that fields may hold together.
    private let limit = 16 << 20
}

extension FieldCollector {
    mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let element): open(element)
        case .end(let name): close(name)
        case .text(let text): if run.isText { write(text) }
        }
    }

    private mutating func open(_ element: XMLElementStart) {
        switch element.name {
        case "document": isDocument = true
        case "Fallback", "del", "moveFrom": silence.append(element.name)
        case "sdt": controls.append(Control())
        case "tag": if let last = controls.indices.last, controls[last].start == nil { controls[last].tag = element["val"] }
        case "showingPlcHdr": if let last = controls.indices.last, element.isOn { controls[last].isPlaceholder = true }
        case "sdtContent": openContent()
        case "bookmarkStart": openBookmark(element)
        case "bookmarkEnd": if let id = element["id"] { closeBookmark(id) }
        case "tbl":
            tables.append(Table(id: nextTable))
            nextTable = nil
        case "p": openParagraphs += 1
        case "tr":
            update {
                $0.isHead = false; $0.column = 0
            }
        case "tblHeader": update { $0.isHead = element.isOn }
        case "tc": openCell()
        case "r": run = Run(isOpen: true)
        // LibreOffice spreads the label's style into the control beside it.
        case "rStyle": run.isLabel = element["val"] == fieldLabelStyle && !controls.contains { $0.start != nil }
        case "t": run.isText = !run.isLabel
        case "tab", "ptab": if run.isOpen { write("\t") }
        case "br", "cr": if run.isOpen { write("\n") }
        case "noBreakHyphen": write("-")
        default: break
        }
    }

    private mutating func close(_ name: String) {
        switch name {
        case "Fallback", "del", "moveFrom": if silence.last == name { silence.removeLast() }
        case "sdtContent": if controls.last?.isPlaceholder == true, silence.last == name { silence.removeLast() }
        case "sdt": closeControl()
        case "tr": update { $0.row += $0.isHead ? 0 : 1 }
        case "tc": closeCell()
        case "tbl": _ = tables.popLast()
        case "t": run.isText = false
        case "r": run = Run()
        case "p":
            openParagraphs -= 1
            write("\n")
        default: break
        }
    }

    private mutating func write(_ text: String) {
        if silence.isEmpty, !run.isLabel { written += text.utf8 }
    }
}

extension FieldCollector {
    private mutating func openContent() {
        guard let last = controls.indices.last else { return }
        controls[last].start = written.count
        if controls[last].isPlaceholder { silence.append("sdtContent") }
        update { $0.cellHasControl = true }
    }

    private mutating func closeControl() {
        guard let control = controls.popLast(), let tag = control.tag, let start = control.start else { return }
        found.append(Found(id: tag, range: start..<written.count))
        // A control around a whole cell opens before the cell does.
        update { $0.cellHasControl = true }
    }

    /// Word and LibreOffice may move a bookmark around a table into its first cell; in front of it, it stands outside paragraphs.
    /// LibreOffice opens a bookmark around several paragraphs or cells once more in the last of them, under another number.
    private mutating func openBookmark(_ element: XMLElementStart) {
        guard let name = element["name"], let number = element["id"], name.hasPrefix(fieldBookmarkPrefix) else { return }
        let id = String(name.dropFirst(fieldBookmarkPrefix.count).replacing("_", with: "-"))
        bookmarkFields[number] = id
        if bookmarks[id] == nil { bookmarks[id] = written.count }
        guard isTable(id) else { return }
        if openParagraphs > 0, !tables.isEmpty { update { $0.id = $0.id ?? id } } else { nextTable = id }
    }

    private mutating func closeBookmark(_ number: String) {
        guard let id = bookmarkFields.removeValue(forKey: number), let start = bookmarks.removeValue(forKey: id), !isTable(id) else {
            return
        }
        found.append(Found(id: id, range: start..<written.count))
    }

    /// A table's cells are fields, not the table.
    private func isTable(_ id: String) -> Bool { id.hasPrefix("tbl-") }

    private mutating func openCell() {
        let start = written.count
        let isInControl = controls.last?.start == start
        update {
            $0.column += 1
            $0.cellStart = start
            $0.cellHasControl = isInControl && $0.id != nil
        }
    }

    private mutating func closeCell() {
        guard let table = tables.last, let id = table.id, table.cellHasControl, !table.isHead else { return }
        found.append(Found(id: cellName(id, row: table.row + 1, column: table.column), range: table.cellStart..<written.count))
    }

    private mutating func update(_ change: (inout Table) -> Void) {
        if let last = tables.indices.last { change(&tables[last]) }
    }
}

extension FieldCollector {
    /// All fields, each once: the longest of what its control and its bookmark hold.
    func report() throws(ReportError) -> FilledReport {
        var order: [String] = []
        var texts: [String: [String]] = [:]
        var size = 0
        for item in found.sorted(by: { ($0.range.lowerBound, $1.range.count) < ($1.range.lowerBound, $0.range.count) }) {
            size += item.range.count
            guard size <= limit else { throw .tooMuchText(limit: limit) }
            if texts[item.id] == nil { order.append(item.id) }
            let text = answer(String(decoding: written[item.range], as: UTF8.self))
            texts[item.id, default: []] += text.isEmpty ? [] : [text]
        }
        let contradictory = order.filter { id in
            let all = texts[id, default: []]
            return all.contains { !$0.hasPrefix(all[0]) && !all[0].hasPrefix($0) }
        }
        let fields = order.map { id in
            let all = texts[id, default: []]
            let first = all.first ?? ""
            return FilledReport.Field(id: id, text: all.filter { $0.hasPrefix(first) }.max { $0.utf8.count < $1.utf8.count })
        }
        return FilledReport(fields: fields, contradictory: contradictory)
    }

    /// Without guidance that still stands in front, and without blank lines around.
    private func answer(_ text: String) -> String {
        var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.first == guidanceOpening, let end = text.firstIndex(of: guidanceClosing) {
            text = String(text[text.index(after: end)...]).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return text
    }
}

extension XMLElementStart {
    /// A switch without a value is on.
    fileprivate var isOn: Bool { !["0", "false", "off"].contains(self["val"] ?? "1") }
}
