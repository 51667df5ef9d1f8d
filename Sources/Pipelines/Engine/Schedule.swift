import Statistics

/// Which documents teach which model, and which models answer for which document.
struct Schedule: Sendable {
    /// Documents by their month and by their place in a seeded order of all.
    struct Selection: Sendable {
        var months: Set<Int>?
        /// A part of 0 ..< 1.
        var share: Range<Double>?

        func contains(_ position: Double, month: Int) -> Bool {
            (months?.contains(month) ?? true) && (share?.contains(position) ?? true)
        }
    }

    struct Model: Sendable {
        let train: Selection
        let examine: Selection?
        let serve: Selection?

        /// Whether it answers for a document because the plan says so.
        func serves(_ position: Double, month: Int) -> Bool {
            let isSeen = train.contains(position, month: month) || (examine?.contains(position, month: month) ?? false)
            guard let serve else { return !isSeen }
            return serve.contains(position, month: month) && !(train.share != nil && isSeen)
        }
    }

    let models: [Model]
    let reference: Int?
    /// Without a model: the months that go through.
    let months: Set<Int>?
    let seed: UInt64

    init(_ run: RunDefinition) {
        models = run.models.map(Model.init)
        reference = run.reference
        months = run.months.map(Set.init)
        seed = run.seed
    }

    /// Where a document stands between 0 and 1: its number alone decides, not how many documents there are.
    func position(of document: Int) -> Double {
        var random = SeededRandom(seed: seed ^ 0x5348_4152_4553, stream: UInt64(document))
        return random.uniform()
    }

    /// The models, by number, that answer for a document; nil when the run has no outcome for it.
    ///
    /// The first model also answers for the documents that it is examined on and for the reference month: later months are compared
    /// with what it said then.
    func servers(of document: Int, month: Int?) -> [Int]? {
        let month = month ?? 1
        guard let first = models.first else { return months?.contains(month) ?? true ? [] : nil }
        let position = position(of: document)
        var servers = models.indices.filter { models[$0].serves(position, month: month) }
        let isLookedAt = month == reference || (first.examine?.contains(position, month: month) ?? false)
        if isLookedAt, servers.first != 0, !first.train.contains(position, month: month) { servers.insert(0, at: 0) }
        return servers.isEmpty ? nil : servers
    }
}

extension Schedule.Model {
    fileprivate init(_ model: RunDefinition.Model) {
        var taught = 0.0
        switch model.train {
        case .months(let months): train = .init(months: Set(months))
        case .share(let share):
            taught = share
            train = .init(share: 0..<share)
        }
        switch model.examine {
        case .months(let months): examine = .init(months: Set(months))
        case .share(let share): examine = .init(share: taught..<min(1, taught + share))
        case nil: examine = nil
        }
        serve = model.serve.map { .init(months: Set($0)) }
    }
}
