import Components
import Diagnostics
import Testing

@Suite("Recordings")
struct RecordingTests {
    static let head = Recordings.Head(
        model: "smollm2", title: "SmolLM2", quantisation: "Q4_1", server: "llama.cpp", machine: "two cores", date: "2026-11-23")
    static let reply = LanguageReply(
        text: "In \"Paris\"\n/ [1] é\u{2028}", inputTokens: 30, outputTokens: 5, finish: .stop, firstToken: 0.1234, seconds: 1.5,
        attempts: 2)
    static let cutOff = LanguageReply(
        text: "", inputTokens: 0, outputTokens: 0, isCounted: false, finish: .length, firstToken: nil, seconds: 2)

    @Test("What is written is read again, sorted by key, the same whatever the order in which it was kept")
    func roundTrip() throws {
        var (one, other) = (Recordings(Self.head), Recordings(Self.head))
        one.keep(Self.reply, for: "bb")
        one.keep(Self.cutOff, for: "aa")
        other.keep(Self.cutOff, for: "aa")
        other.keep(Self.reply, for: "bb")
        #expect(text(of: one) == text(of: other))
        #expect(
            text(of: one) == #"""
                {"date":"2026-11-23","format":1,"machine":"two cores","model":"smollm2","quantisation":"Q4_1","server":"llama.cpp","title":"SmolLM2"}
                {"attempts":1,"finish":"length","inputTokens":0,"isCounted":false,"key":"aa","outputTokens":0,"seconds":2,"text":""}
                {"attempts":2,"finish":"stop","firstToken":0.1234,"inputTokens":30,"key":"bb","outputTokens":5,"seconds":1.5,"text":"In \"Paris\"\n/ [1] é\#u{2028}"}

                """#)
        let (read, messages) = read(text(of: one))
        #expect(messages == "")
        #expect(read?.head == Self.head && read?.keys == ["aa", "bb"])
        #expect(read?.reply(for: "bb") == Self.reply && read?.reply(for: "aa") == Self.cutOff && read?.reply(for: "cc") == nil)
        #expect(one.count == 2)
    }

    @Test("A damaged line and a second reply to a request are reported and left out")
    func damage() {
        let line = #"{"attempts":1,"finish":"stop","inputTokens":0,"key":"aa","outputTokens":0,"seconds":2,"text":"one"}"#
        let lines = [
            #"{"date":"d","format":1,"machine":"m","model":"m","server":"s","title":"t"}"#, line, #"{"attempts":1,"finish":"#, "",
            line.replacing("one", with: "two"), line.replacing("stop", with: "halt").replacing("aa", with: "bb"), "",
        ]
        let (recordings, messages) = read(lines.joined(separator: "\n"))
        #expect(recordings?.keys == ["aa"] && recordings?.reply(for: "aa")?.text == "one")
        #expect(
            messages == #"""
                content/recordings/smollm2.jsonl:3:1: error: this recording cannot be read
                  3 | {"attempts":1,"finish":
                    | ^^^^^^^^^^^^^^^^^^^^^^^
                note: take the line out; 'make record' asks again
                content/recordings/smollm2.jsonl:5:1: error: this request is recorded twice
                  5 | {"attempts":1,"finish":"stop","inputTokens":0,"key":"aa","outputTokens":0,"seconds":2,"text":"two"}
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                note: take one of the lines with its key out
                content/recordings/smollm2.jsonl:6:1: error: this recording cannot be read
                  6 | {"attempts":1,"finish":"halt","inputTokens":0,"key":"bb","outputTokens":0,"seconds":2,"text":"one"}
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                note: take the line out; 'make record' asks again
                """#)
    }

    @Test(
        "A file without its head, or of another format, is none",
        arguments: [
            ("", "this is not a file of recordings"), ("{\"key\":\"aa\"}\n", "this is not a file of recordings"),
            (
                #"{"date":"d","format":2,"machine":"m","model":"m","server":"s","title":"t"}"#,
                "these recordings have the format 2, and this program reads 1"
            ),
        ])
    func heads(text: String, message: String) {
        let (recordings, messages) = read(text)
        #expect(recordings == nil)
        #expect(messages.hasPrefix("content/recordings/smollm2.jsonl:1:1: error: \(message)\n"))
    }

    private func read(_ text: String) -> (Recordings?, String) {
        var log: [Diagnostic] = []
        let recordings = readRecordings(SourceFile(path: "content/recordings/smollm2.jsonl", text: text), reporting: &log)
        return (recordings, log.sorted().map { render($0) }.joined(separator: "\n"))
    }
}

@Suite("Requests")
struct LanguageRequestTests {
    static let messages = [Message(role: .system, text: "Be brief."), Message(role: .user, text: "Why?")]

    @Test("The parts that decide a reply have one form")
    func canonical() {
        let request = LanguageRequest(model: "m", messages: Self.messages, maximumTokens: 64, temperature: 0.5, seed: 7, schema: "{}")
        #expect(request.canonical == ["language request 1", "m", "64", "0.5", "7", "{}", "system", "Be brief.", "user", "Why?"])
        let free = LanguageRequest(model: "m", messages: [], maximumTokens: 64)
        #expect(free.canonical == ["language request 1", "m", "64", "0.0", "-", "-"])
    }

    @Test(
        "What may be tried again",
        arguments: [
            (.timedOut(after: 30), true), (.rateLimited(retryAfter: nil), true), (.refused(status: 500, message: ""), true),
            (.refused(status: 503, message: ""), true), (.brokenStream(received: 3), true), (.unreachable("x"), true),
            (.refused(status: 400, message: ""), false), (.refused(status: 401, message: ""), false),
            (.refused(status: 302, message: ""), false), (.badReply("x"), false), (.noKey(variable: "K"), false),
            (.noRecording(model: "m"), false), (.cancelled, false),
        ] as [(LanguageError, Bool)])
    func passing(error: LanguageError, isPassing: Bool) { #expect(error.isPassing == isPassing) }

    @Test(
        "Errors say what to do",
        arguments: [
            (.noRecording(model: "smollm2"), "no reply of 'smollm2' to this prompt is recorded; 'make record' asks the model itself"),
            (
                .timedOut(after: 30),
                "the language model said nothing for 30 s; a longer 'timeout' in its definition waits longer"
            ),
            (
                .refused(status: 401, message: "Wrong key"),
                "the language model's server refused the request with status 401: Wrong key; "
                    + "look whether the environment variable that 'key' names holds a valid key"
            ),
            (.refused(status: 500, message: ""), "the language model's server refused the request with status 500"),
            (
                .noKey(variable: "SOME_KEY"),
                "the environment variable 'SOME_KEY' does not hold a key; set it to the key of the language model's provider"
            ),
        ] as [(LanguageError, String)])
    func sentences(error: LanguageError, sentence: String) { #expect("\(error)" == sentence) }
}
