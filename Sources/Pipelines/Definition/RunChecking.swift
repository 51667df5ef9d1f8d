import Diagnostics

/// What one run's parts say about each other that cannot be: documents that a model both learns from and is measured on.
func check(_ run: RunDefinition) -> [Diagnostic] {
    var log: [Diagnostic] = []
    for model in run.models { log += check(model) }
    log += mixed(run.models)
    if let months = run.months, let place = run.modelsPlace {
        let note = "the models' 'serve' says which months go through"
        log.append(.error("a run with 'models' has no 'months' (\(listed(months)))", at: place, notes: [.init(note)]))
    }
    if let reference = run.reference, let first = run.models.first, case .months(let taught) = first.train, taught.contains(reference) {
        let note = "drift is measured against documents that the model has not seen; take the month it is examined on"
        log.append(
            .error("month \(reference) is the reference, and '\(first.name)' learns from it", at: run.referencePlace, notes: [.init(note)]))
    }
    return log
}

private func check(_ model: RunDefinition.Model) -> [Diagnostic] {
    var log: [Diagnostic] = []
    let note = Diagnostic.Note("a model is measured only on documents that it has not seen")
    if case .months(let taught) = model.train {
        if case .months(let examined) = model.examine, let both = taught.first(where: examined.contains) {
            log.append(.error("'\(model.name)' learns from month \(both) and is examined on it", at: model.place, notes: [note]))
        }
        if let both = taught.first(where: (model.serve ?? []).contains) {
            log.append(.error("'\(model.name)' learns from month \(both) and serves it", at: model.place, notes: [note]))
        }
    }
    switch (model.train, model.examine) {
    case (.months, .share), (.share, .months):
        log.append(.error("'train' and 'examine' of '\(model.name)' are both months or both shares", at: model.place))
    case (.share(let train), .share(let examine)) where train + examine >= 1:
        log.append(.error("'train' and 'examine' of '\(model.name)' leave nothing to serve", at: model.place))
    default: break
    }
    return log
}

/// Models that learn from months beside models that learn from a share could not be compared.
private func mixed(_ models: [RunDefinition.Model]) -> [Diagnostic] {
    guard let first = models.first else { return [] }
    return models.dropFirst().filter { $0.train.isShare != first.train.isShare }.map {
        .error(
            "'\($0.name)' and '\(first.name)' learn one from months, the other from a share", at: $0.place,
            notes: [.init("the other one is here", at: first.place)])
    }
}

private func listed(_ months: [Int]) -> String { months.map(String.init).joined(separator: ", ") }

extension RunDefinition.Choice {
    fileprivate var isShare: Bool {
        switch self {
        case .months: false
        case .share: true
        }
    }
}
