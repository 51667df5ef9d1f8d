import Foundation

/// What durations were measured on: "AMD EPYC 7763 64-Core Processor, 2 cores". No name of the machine or its owner.
let machine: String = {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":", maxSplits: 1).last
    let processor = model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "an unnamed processor"
    return "\(processor), \(cores == 1 ? "1 core" : "\(cores) cores")"
}()

/// The day of a run: `SOURCE_DATE_EPOCH` where it is set, else today.
var runDate: String {
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    return (epoch.map { Date(timeIntervalSince1970: $0) } ?? Date()).formatted(.iso8601.year().month().day())
}

/// Runs `body` as a task that Ctrl-C cancels; a second Ctrl-C ends the program at once.
func untilInterrupted<Result: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () async throws(Failure) -> Result
) async throws(Failure) -> Result {
    let task = Task { () async -> Swift.Result<Result, Failure> in
        do throws(Failure) { return .success(try await body()) } catch { return .failure(error) }
    }
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT)
    source.setEventHandler {
        if task.isCancelled { exit(130) }
        task.cancel()
    }
    source.resume()
    defer {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
    return try await task.value.get()
}
