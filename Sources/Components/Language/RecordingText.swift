package import Diagnostics
import Foundation

/// The text of a file like `content/recordings/smollm2.jsonl`: the head, then one reply a line, sorted by key.
///
/// Equal recordings give equal bytes.
package func text(of recordings: Recordings) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = { (value: any Encodable) in ((try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "") + "\n" }
    let replies = recordings.keys.compactMap { key in recordings.reply(for: key).map { ReplyLine($0, key) } }
    return line(HeadLine(recordings.head)) + replies.map(line).joined()
}

/// Reads recordings; nil when the head is missing. A line that is damaged or repeats a key is reported and left out.
package func readRecordings(_ source: SourceFile, reporting log: inout [Diagnostic]) -> Recordings? {
    let decoder = JSONDecoder()
    let bytes = { (line: Int) in Data(source.text[source.range(ofLine: line)].utf8) }
    guard let head = try? decoder.decode(HeadLine.self, from: bytes(0)) else {
        log.append(
            .error(
                "this is not a file of recordings", at: source.place(source.range(ofLine: 0)),
                notes: [.init("its first line says which model was recorded; remove the file, and 'make record' makes it anew")]))
        return nil
    }
    guard head.format == Recordings.format else {
        log.append(
            .error(
                "these recordings have the format \(head.format), and this program reads \(Recordings.format)",
                at: source.place(source.range(ofLine: 0)), notes: [.init("'make record' makes them anew when the file is removed")]))
        return nil
    }
    var recordings = Recordings(head.head)
    for line in stride(from: 1, to: source.lineCount, by: 1) where source.range(ofLine: line).count > 0 {
        let place = source.place(source.range(ofLine: line))
        guard let reply = try? decoder.decode(ReplyLine.self, from: bytes(line)), let finish = reply.finishCase else {
            log.append(.error("this recording cannot be read", at: place, notes: [.init("take the line out; 'make record' asks again")]))
            continue
        }
        guard recordings.reply(for: reply.key) == nil else {
            log.append(.error("this request is recorded twice", at: place, notes: [.init("take one of the lines with its key out")]))
            continue
        }
        recordings.keep(reply.reply(finish), for: reply.key)
    }
    return recordings
}

private struct HeadLine: Codable {
    let format: Int
    let model: String
    let title: String
    let quantisation: String?
    let server: String
    let machine: String
    let date: String

    init(_ head: Recordings.Head) {
        format = Recordings.format
        (model, title, quantisation) = (head.model, head.title, head.quantisation)
        (server, machine, date) = (head.server, head.machine, head.date)
    }

    var head: Recordings.Head {
        .init(model: model, title: title, quantisation: quantisation, server: server, machine: machine, date: date)
    }
}

private struct ReplyLine: Codable {
    let key: String
    let text: String
    let inputTokens: Int
    let outputTokens: Int
    /// Absent when the server counted.
    let isCounted: Bool?
    let finish: String
    let firstToken: Double?
    let seconds: Double
    let attempts: Int

    init(_ reply: LanguageReply, _ key: String) {
        self.key = key
        (text, inputTokens, outputTokens) = (reply.text, reply.inputTokens, reply.outputTokens)
        isCounted = reply.isCounted ? nil : false
        (finish, firstToken, seconds, attempts) = (reply.finish.rawValue, reply.firstToken, reply.seconds, reply.attempts)
    }

    var finishCase: LanguageReply.Finish? { LanguageReply.Finish(rawValue: finish) }

    func reply(_ finish: LanguageReply.Finish) -> LanguageReply {
        LanguageReply(
            text: text, inputTokens: inputTokens, outputTokens: outputTokens, isCounted: isCounted ?? true, finish: finish,
            firstToken: firstToken, seconds: seconds, attempts: attempts)
    }
}
