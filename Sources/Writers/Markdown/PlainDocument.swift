import Documents

/// A document in which nothing is left but GitHub-flavoured Markdown: what any viewer can show.
package enum Plain: Phase {
    package typealias Block = Never
    package typealias Inline = Never
}
