extension RunPlan {
    /// The record with the titles that its definitions have now, and its figures worded with them. Titles are no part of the digest, so a
    /// record may be of the present state and still be worded as before.
    package func retitled(_ record: RunRecord) -> RunRecord {
        var titled = record
        titled.title = definition.title
        retitle(&titled.categories, by: corpus.categories.map { ($0.id, $0.title) })
        retitle(&titled.fields, by: corpus.fields.map { ($0.id, $0.title) })
        retitle(&titled.rules, by: rules.titles.map { ($0.id, $0.title) })
        for index in titled.models.indices {
            titled.models[index].title =
                definition.models.first { $0.name == titled.models[index].name }?.title ?? titled.models[index].title
        }
        for index in titled.periods.indices {
            titled.periods[index].title =
                definition.periods.first { $0.name == titled.periods[index].name }?.title ?? titled.periods[index].title
        }
        for index in titled.stages.indices {
            titled.stages[index].title = pipeline.stage(titled.stages[index].stage)?.title ?? titled.stages[index].title
        }
        for index in titled.clock?.stages.indices ?? 0..<0 {
            guard let stage = titled.clock?.stages[index].stage, let title = pipeline.stage(stage)?.title else { continue }
            titled.clock?.stages[index].title = title
        }
        return titled == record ? record : titled.measuredWhole
    }
}

private func retitle(_ titles: inout [RunRecord.Title], by now: [(id: String, title: String)]) {
    for index in titles.indices { titles[index].title = now.first { $0.id == titles[index].id }?.title ?? titles[index].title }
}
