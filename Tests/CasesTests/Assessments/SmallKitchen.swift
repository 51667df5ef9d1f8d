import Testing

/// A case of another field, all of it YAML: a canteen's kitchen, its hygiene rubric, its law and its plan.
enum SmallKitchen {
    static let pipeline = """
        title: Kitchen
        total: cost.kitchen.total
        lanes: { service: Service }
        stages:
          delivery: { title: Delivery, lane: service, kind: store, controls: [cold-chain] }
          cooking: { title: Cooking, lane: service, after: [delivery], cost: cost.kitchen.total }
        controls: { cold-chain: { title: Cold chain }, tasting: Tasting }
        practices: { cleaning: { schedule: daily, log: false }, staff: { trained: true } }
        evidence:
          K1: { area: Cleaning, says: The floor is mopped each day., shows: [cleaning.schedule, cleaning.log] }
          K2: { area: Staff, says: "All `= kitchen.cooks` have a certificate.", shows: [staff.trained] }
        """

    static let practices = """
        cleaning:
          schedule: { asks: How often is the kitchen cleaned?, values: [never, weekly, daily] }
          log: { asks: Is it written down?, values: flag }
        staff:
          trained: { asks: Are the cooks trained?, values: flag }
          tested: { asks: Is their knowledge tested?, values: flag }
        """

    static let rubric = """
        title: Hygiene
        says: How clean a kitchen is.
        source: handbook
        mark: proposal
        scoring: levels
        threshold: 0.75
        levels: { dirty: { title: Dirty }, clean: { title: Clean }, proven: { title: Proven } }
        dimensions:
          rooms:
            title: Rooms
            criteria:
              mopped: { level: clean, says: Cleaned each day, met: { practice: cleaning.schedule, is: daily } }
              logged: { level: proven, says: Written down, effort: small, met: { practice: cleaning.log } }
          people:
            title: People
            criteria:
              trained: { level: clean, says: Cooks are trained, met: { practice: staff.trained } }
              tested: { level: proven, says: Knowledge is tested, met: { practice: staff.tested } }
          food:
            title: Food
            criteria:
              cold: { level: clean, says: Cold from the van to the pan, met: { control: cold-chain } }
              tasted: { level: proven, says: Somebody tastes, met: { control: tasting } }
        """

    static let catalogue = """
        title: Canteen act
        source: handbook
        mark: verified
        notice: No legal advice.
        calendars:
          old: { title: As of 2020 }
          new: { title: As amended, since: 2026-01-01 }
        roles: { cook: Cook, owner: Owner }
        questions:
          children: { asks: Do children eat there?, values: flag }
          raw: { asks: Is anything served raw?, values: flag }
        classes: { strict: { title: Strict canteen }, usual: { title: Usual canteen } }
        rules:
          R1: { says: Children eat there., when: { answer: children }, class: strict, ends: true, applies: { old: 2020-01-01, new: 2027-01-01 }, source: "handbook, p. 3" }
          R2: { says: Nothing else fired., when: { not: { classified: strict } }, class: usual }
        duties:
          cold: { title: Keep it cold, says: From the van to the pan., role: [cook], when: { classified: strict }, met: { control: cold-chain }, source: "handbook, p. 4" }
          proof: { title: Prove it, says: By a log., role: [owner], applies: { old: 2021-01-01, new: 2026-06-01 }, met: { practice: cleaning.log } }
        """

    static let uses = """
        title: Two canteens
        catalogue: canteen
        roles: { Anna: [cook], City: [owner] }
        uses:
          school: { title: School, why: Children., answers: { children: true, raw: false } }
          office: { title: Office, answers: { raw: true } }
        """

    static let plan = """
        title: A new kitchen
        start: 2027-01-01
        horizon: 6 month
        from: kitchen
        to: kitchen
        staying: 1000 USD/month
        phases:
          build: { title: Build, says: A second stove., duration: 31 day, share: 0 %, once: 500 USD, delivers: A stove, owner: Anna, gate: { heat: { says: It gets hot, holds: kitchen.heat >= 200, sample: one evening, decides: Anna } } }
          move: { title: Move, duration: 31 day, after: [build], share: 100 %, switches: true, rollback: { trigger: smoke, decides: Anna, takes: an hour, meantime: cold food, test: each Friday } }
        freezes: { feast: { title: Feast, from: 2027-02-01, to: 2027-02-05, source: scenario } }
        old: { fixed: 800 USD/month, variable: 200 USD/month, until: move }
        new: { fixed: 100 USD/month, variable: 100 USD/month, since: build }
        scales: { likelihood: { 1: rare, 2: likely }, impact: { 1: small, 2: large } }
        risks:
          fire: { title: Fire, cause: A pan, sign: Smoke, likelihood: 1, impact: 2, owner: Anna, mitigation: A lid, residual: { likelihood: 1, impact: 1 } }
          cold: { title: Cold food, cause: A queue, sign: Complaints, likelihood: 2, impact: 2, owner: City, mitigation: A second stove, residual: { likelihood: 1, impact: 2 } }
        """

    static let model = """
        units: { cook: { plural: cooks } }
        kitchen:
          cooks: { says: Cooks, value: 3 cook, source: scenario }
          heat: { says: Heat, value: 180, source: assumption }
        cost: { kitchen: { total: { says: All, value: 1000 USD/month, source: scenario } } }
        """

    static var texts: [String: String] {
        [
            "model/kitchen.yml": model, "pipelines/kitchen.yml": pipeline, "practices.yml": practices, "rubrics/hygiene.yml": rubric,
            "catalogues/canteen.yml": catalogue, "uses/canteens.yml": uses, "migrations/stove.yml": plan,
            "sources.yml": "handbook: { title: Handbook, url: https://example.org/handbook }\n",
        ]
    }

    /// The outline of a page that holds one block; any message fails the test.
    static func outlined(_ name: String, _ settings: String, prefix: String = "tbl", sourceLocation: SourceLocation = #_sourceLocation)
        async throws -> String
    {
        let text = "```yaml \(name) #\(prefix)-a\ncaption: Shown\n\(settings)\n```"
        let (book, messages) = await SmallBook(texts.merging(["index.md": page(text)]) { $1 }).evaluated()
        #expect(messages == "", sourceLocation: sourceLocation)
        return outline(try #require(book.page("index.html"), sourceLocation: sourceLocation))
    }
}
