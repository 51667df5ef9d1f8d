package import Diagnostics
package import YAMLTrees

/// A law, a standard or a list of risks as it is read from `content/catalogues`: rules that classify a use by the answers to
/// questions, and duties with the conditions under which they arise.
///
/// Lists without rules (the ten risks of OWASP, say) are catalogues whose duties always arise.
package struct Catalogue: Sendable {
    /// `eu-ai-act`, the name of its file.
    package let id: String
    package let title: String
    package let says: String?
    package let sources: [SourceMention]
    /// How sure its statements are that say nothing of their own.
    package let mark: Mark?
    /// What a reader has to know before relying on it: that it is no legal advice, for one.
    package let notice: String?
    /// The last is the one in force; empty where nothing depends on a day.
    package let calendars: [Calendar]
    package let roles: [Role]
    /// What is asked about a use.
    package let questions: Vocabulary
    package let classes: [UseClass]
    /// In the order in which they are asked.
    package let rules: [Rule]
    package let duties: [Duty]
    package let file: SourceFile
    /// Whether everything in it could be read; if not, it cannot classify.
    package let isSound: Bool

    /// One state of the law, with its days.
    package struct Calendar: Sendable {
        package let id: String
        package let title: String
        package let sources: [SourceMention]
        /// The day from which it has been the one in force; nil for the first.
        package let since: Day?
        package let place: Place
    }

    /// What a party can be to a use, such as its provider.
    package struct Role: Sendable {
        package let id: String
        package let title: String
        package let place: Place
    }

    /// What a use can be found to be, such as high-risk.
    package struct UseClass: Sendable {
        package let id: String
        package let title: String
        package let says: String?
        package let place: Place
    }

    /// If the answers are like this, the use is in that class.
    package struct Rule: Sendable {
        package let id: String
        package let says: String
        /// Over answers, and classes that earlier rules gave.
        package let when: Predicate
        package let useClass: Mention
        /// Whether no later rule is asked once this one holds.
        package let ends: Bool
        /// The role that falls to whoever changed the use.
        package let role: Mention?
        package let applies: Applicability
        package let sources: [SourceMention]
        package let mark: Mark
        package let place: Place
    }

    /// What somebody has to do, or a risk that somebody has to answer.
    package struct Duty: Sendable {
        package let id: String
        package let title: String
        package let says: String
        /// Who has it; empty where it is everybody's.
        package let roles: [Mention]
        /// Over answers and classes; nil for a duty that always arises.
        package let when: Predicate?
        /// Undated duties follow the day of the class that calls for them.
        package let applies: Applicability
        /// What in a pipeline answers it; nil where the catalogue names nothing that would.
        package let met: Predicate?
        /// What answers a part of it.
        package let partly: Predicate?
        package let sources: [SourceMention]
        package let mark: Mark
        package let place: Place
    }
}

extension Catalogue {
    package func role(_ id: String) -> Role? { roles.first { $0.id == id } }
    package func useClass(_ id: String) -> UseClass? { classes.first { $0.id == id } }
    package func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
    package func duty(_ id: String) -> Duty? { duties.first { $0.id == id } }

    /// The position of a calendar, by which days are asked for.
    package func calendar(_ id: String) -> Int? { calendars.firstIndex { $0.id == id } }

    /// The position of the one in force on a day: the last that has begun by then. Nil without calendars.
    package func calendarInForce(on day: Day) -> Int? {
        calendars.lastIndex { $0.since.map { $0 <= day } ?? true }
    }
}

extension Catalogue.Duty {
    /// How far a pipeline answers it; nil where the catalogue does not say what would.
    ///
    /// A pipeline can answer the technical part of a duty only. That part is the catalogue's proposal and no finding of law.
    package func coverage(by evidence: Evidence) -> Judgement? {
        met.map { evidence.judgement(met: $0, partly: partly) }
    }
}

extension Catalogue {
    /// Whatever it names as read somewhere.
    package var allSources: [SourceMention] {
        sources + calendars.flatMap(\.sources) + questions.entries.flatMap(\.sources) + rules.flatMap(\.sources) + duties.flatMap(\.sources)
    }
}
