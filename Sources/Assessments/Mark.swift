/// How sure a statement is: who else says so.
package enum Mark: String, CaseIterable, Sendable {
    /// Two or more independent sources agree.
    case verifiedTwice = "verified-twice"
    /// One independent source says so.
    case verified
    /// General knowledge that nobody looked up.
    case unverified
    /// The course proposes it; others may see it otherwise.
    case proposal
}
