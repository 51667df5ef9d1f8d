import Diagnostics
import YAMLTrees

extension Pipeline {
    /// The pipeline as a run tries it out: with other settings, and without the stages that it leaves out; they then let everything through.
    ///
    /// Stages that the pipeline does not have are reported.
    func changed(for run: RunDefinition, reporting log: inout [Diagnostic]) -> Pipeline {
        for mention in run.without + run.changes.map(\.stage) where stage(mention.name) == nil {
            let notes = didYouMean(mention.name, among: stages.map(\.id))
            log.append(.error("the pipeline '\(id)' has no stage '\(mention.name)'", at: mention.place, notes: notes))
        }
        var idle = Set(run.without.map(\.name))
        for change in run.changes where stage(change.stage.name) != nil {
            if idle.contains(change.stage.name) {
                log.append(.error("the run leaves out '\(change.stage.name)', so it has no settings", at: change.stage.place))
            } else if stage(change.stage.name)?.does == nil {
                let note = "name a component under 'does' in the pipeline"
                log.append(.error("'\(change.stage.name)' has settings for no component", at: change.stage.place, notes: [.init(note)]))
                idle.insert(change.stage.name)
            }
        }
        return changingStages { stage in
            if idle.contains(stage.id) { return stage.doing(nil, with: nil) }
            let changes = run.changes.filter { $0.stage.name == stage.id }
            return changes.reduce(stage) { $0.doing($0.does, with: $0.settings?.replacing($1.settings) ?? $1.settings) }
        }
    }
}

extension YAMLTree {
    /// The same mapping with the entries of another one in the place of its own.
    fileprivate func replacing(_ other: YAMLTree) -> YAMLTree {
        guard let entries, let changes = other.entries else { return self }
        let kept = entries.filter { entry in !changes.contains { $0.key == entry.key } }
        return YAMLTree(content: .mapping(kept + changes), place: place, excerpt: excerpt)
    }
}
