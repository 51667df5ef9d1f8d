import ArgumentParser

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Computes the case and writes the site, the paper, or the package of teaching materials.",
        discussion: """
            Example: casebook build --output public

            Without a name it writes the site.
            """,
        subcommands: [BuildSite.self, BuildPaper.self, BuildMaterials.self], defaultSubcommand: BuildSite.self)
}

/// Where each output lies in the folder of an edition when nobody says otherwise.
enum OutputPlace {
    static let student = "public"
    static let instructor = "private"
    static let paper = "paper"
    static let materials = "materials"
    static let report = "report"
}
