import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

@Test("What is wrong with a catalogue is shown at its place", arguments: ["shape", "names", "calendars", "reach"])
func reportsCatalogue(name: String) throws {
    let names = PredicateNames(controls: ["review", "audit-log"])
    try checkMessages(of: name, in: "catalogues/", besides: #filePath) { source, log in
        #expect(!readCatalogue(source, names: names, reporting: &log).isSound)
    }
}

@Test("What is wrong with uses is shown at its place, and a catalogue that is not there only once", arguments: ["uses", "nowhere"])
func reportsUses(name: String) throws {
    let law = SourceFile(
        path: "content/catalogues/law.yml",
        text: """
            title: A law
            roles: { provider: Provider, deployer: Deployer }
            questions: { infers: { asks: Does it infer?, values: flag }, purpose: { asks: What for?, values: [sorting, hiring] } }
            """)
    var log: [Diagnostic] = []
    let catalogue = readCatalogue(law, reporting: &log)
    #expect(log.isEmpty && catalogue.isSound)
    try checkMessages(of: name, in: "uses/", besides: #filePath) { source, log in
        #expect(!readUseCases(source, catalogues: [catalogue], reporting: &log).isSound)
    }
}
