package import Diagnostics
package import YAMLTrees

/// What an audit event has to tell, as an author of a case defined it: field by field, with the reason.
package struct AuditSchema: Sendable {
    package struct Field: Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            case text, integer, number, flag
            /// A moment in UTC, or only its day: `2026-11-23T14:05:09Z`, `2026-11-23`.
            case time
            /// Texts.
            case list
        }

        package enum Basis: Sendable {
            /// Provisions that ask for it, as keys of sources with the place in them: `ai-act, Art. 12`.
            case law([Mention])
            /// Why it is good practice, where no law asks for it.
            case practice(String)
        }

        package let name: String
        package let says: String
        package let kind: Kind
        /// Nil where none is stated, which was reported.
        package let basis: Basis?
        /// How long it is kept, in words.
        package let retention: String?
        /// Whether it says something about a person.
        package let isPersonal: Bool
        /// Whether each event has it.
        package let isRequired: Bool
        /// The stages that write it.
        package let stages: [Mention]
        package let place: Place
    }

    /// The file's name without extension: `answer`.
    package let id: String
    package let title: String
    package let says: String?
    /// Where the list comes from, as a key of a source.
    package let source: Mention?
    /// In the author's order.
    package let fields: [Field]
    package let file: SourceFile
    /// Whether nothing is wrong with the definition; else it was reported, and what is made of it says nothing more.
    package let isSound: Bool
}

extension AuditSchema {
    package func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// Fields that each event has to have and that no stage writes.
    package var unwritten: [Field] { fields.filter { $0.isRequired && $0.stages.isEmpty } }

    /// Stages that fields name and the pipeline does not have.
    package func check(against pipeline: Pipeline) -> [Diagnostic] {
        fields.flatMap(\.stages).filter { pipeline.stage($0.name) == nil }.map { mention in
            .error(
                "'\(pipeline.id)' has no stage '\(mention.name)'", at: mention.place,
                notes: didYouMean(mention.name, among: pipeline.stages.map(\.id)))
        }
    }

    /// Names of required fields that an event lacks; the one that ties it to another comes with the trail.
    package func missing(in event: AuditEvent) -> [String] {
        fields.filter { $0.isRequired && $0.name != auditChainField && event[$0.name] == nil }.map(\.name)
    }

    /// Names of fields that an event has and nobody has described, or of which it has something of another kind.
    package func surprising(in event: AuditEvent) -> [String] {
        event.fields.filter { given in !(field(given.name)?.kind.holds(given.value) ?? false) }.map(\.name)
    }
}

extension AuditSchema.Field.Kind {
    package func holds(_ value: AuditEvent.Value) -> Bool {
        switch (self, value) {
        case (.text, .text), (.integer, .integer), (.number, .number), (.number, .integer), (.flag, .flag), (.list, .list): true
        case (.time, .text(let text)): text.isTime
        case (.text, _), (.integer, _), (.number, _), (.flag, _), (.list, _), (.time, _): false
        }
    }
}

extension String {
    /// Whether it is a day, or a moment in UTC to the second or finer, as RFC 3339 writes them.
    fileprivate var isTime: Bool {
        guard Day(String(prefix(10))) != nil else { return false }
        let rest = dropFirst(10)
        guard !rest.isEmpty else { return true }
        let parts = rest.dropFirst().dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard rest.first == "T", rest.last == "Z", (1...2).contains(parts.count) else { return false }
        let clock = parts[0].split(separator: ":", omittingEmptySubsequences: false)
        let isClock = clock.count == 3 && zip(clock, [23, 59, 60]).allSatisfy { $0.count == 2 && $0.isDigits && Int($0) ?? 99 <= $1 }
        return isClock && parts.dropFirst().allSatisfy { !$0.isEmpty && $0.isDigits }
    }
}

extension Substring {
    fileprivate var isDigits: Bool { utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
}
