import Diagnostics
import Testing
import YAMLTrees

@testable import Assessments

@Suite("What a migration costs")
struct CostTests {
    private func costed(_ text: String) throws -> (plan: MigrationPlan, schedule: Schedule, numbers: PlanNumbers) {
        let (plan, messages) = migrationPlan(text)
        #expect(messages == "")
        let given = try #require(plainNumbers(of: plan))
        return (plan, try #require(plan.schedule(by: given)), given)
    }

    private func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }

    @Test("Months are cut where phases begin and end")
    func months() throws {
        let (plan, schedule, numbers) = try costed(move)
        let costs = plan.costs(on: schedule, with: numbers)
        #expect(costs.count == 12)
        #expect(costs.prefix(3).map(\.firstDay.text) == ["2027-01-01", "2027-02-01", "2027-03-03"])
        // A month has 365/12 days. The work lasts 73 days: two months and 0.4 of the third.
        #expect(costs.prefix(4).map { rounded($0.staff) } == [500, 500, 200, 0])
        #expect(costs.prefix(2).map(\.once) == [100, 0])
        // The canary begins on day 87 and all follows on day 97; the old system is switched off on day 117.
        let third = costs[2]
        #expect(rounded(third.old) == rounded(1000 - 40 * (91.25 - 87) / (365 / 12)))
        #expect(rounded(third.new) == rounded((300 + 20) * (91.25 - 87) / (365 / 12)))
        #expect(rounded(third.share) == rounded(0.1 * (91.25 - 87) / (365 / 12)))
        let fourth = costs[3]
        #expect(rounded(fourth.old) == rounded((960 * (97 - 91.25) + 600 * (117 - 97)) / (365 / 12)))
        #expect(rounded(fourth.new) == rounded((320 * (97 - 91.25) + 500 * (365.0 / 3 - 97)) / (365 / 12)))
        #expect(rounded(fourth.benefit) == rounded(50 * (365.0 / 3 - 117) / (365 / 12)))
        #expect(costs[4...].allSatisfy { [$0.total, $0.benefit, $0.share, $0.staying].map(rounded) == [500, 50, 1, 1000] })
        #expect(rounded(costs[11].cumulatedStaying) == 12000)
        #expect(rounded(costs[11].cumulatedTotal) == rounded(costs.map(\.total).reduce(0, +)))
        #expect(rounded(costs[11].cumulatedNet) == rounded(costs.map(\.net).reduce(0, +)))
    }

    @Test("Both systems are up from the canary to the end of the switch")
    func overlaps() throws {
        let (plan, schedule, numbers) = try costed(move)
        let both = try #require(plan.overlap(on: schedule, with: numbers))
        #expect(both == Overlap(start: Day(year: 2027, month: 3, day: 29), end: Day(year: 2027, month: 4, day: 28), days: 30))
        // An old system that stays is up to the horizon: 365 days, the first 87 alone.
        let (hybrid, days, its) = try costed(move.replacing(", until: whole", with: ""))
        #expect(hybrid.overlap(on: days, with: its)?.days == 278)
        #expect(hybrid.overlap(on: days, with: its)?.end == nil)
    }

    @Test(
        "The lines cross where they stay crossed",
        arguments: [
            ([900.0, 900, 900], 1), ([1100, 1100, 900], nil), ([1100, 900, 900], 2), ([900, 1300, 700], 3), ([900, 900, 1300], nil),
            ([], nil),
            ([1000, 1000], 1),
        ] as [([Double], Int?)])
    func crosses(months: [Double], month: Int?) {
        var (sum, costs) = (0.0, [MonthCost]())
        for (index, cost) in months.enumerated() {
            sum += cost
            costs.append(
                MonthCost(
                    month: index + 1, firstDay: Day(number: 0), old: cost, new: 0, staff: 0, once: 0, benefit: 0, staying: 1000,
                    cumulatedTotal: sum, cumulatedNet: sum, cumulatedStaying: 1000 * Double(index + 1), share: 0))
        }
        #expect(crossing(of: costs)?.month == month)
    }

    @Test("A stop tells what was spent and what goes on")
    func stopping() throws {
        let (plan, schedule, numbers) = try costed(move)
        let stops = plan.stops(on: schedule, with: numbers)
        #expect(stops.map(\.phase) == ["build", "train", "canary", "whole"])
        // After the build nothing has changed; after the canary both systems stay up; after the whole the old one is off.
        #expect(stops.map { rounded($0.running) } == [1000, 1000, 600 + 360 + 300 + 20, 500])
        #expect(stops.map { rounded($0.spent) } == [1300, 1300, 1300, 1300])
        #expect(stops.map(\.share) == [0, 0, 0.1, 1])
        #expect(stops.map { rounded($0.difference) } == [0, 0, 280, -550])
        #expect(stops.map { $0.payback.map { rounded($0) } } == [nil, nil, nil, rounded(1300 / 550)])
    }

    @Test("A shadow run costs the new system's share and saves nothing of the old")
    func shadows() throws {
        let shadow = move.replacing(
            "title: Train people, duration: \"10\", after: build", with: "title: Shadow, duration: \"10\", after: build, shadow: \"0.5\""
        )
        .replacing("since: canary", with: "since: build")
        let (plan, schedule, numbers) = try costed(shadow)
        let first = plan.costs(on: schedule, with: numbers)[0]
        #expect(rounded(first.new) == 300)
        let third = plan.costs(on: schedule, with: numbers)[2]
        // From day 73 to 83 it runs, and on day 87 the canary begins.
        #expect(rounded(third.new) == rounded(300 + (0.5 * 200 * 10 + 0.1 * 200 * 4.25) / (365 / 12)))
        #expect(rounded(third.old) == rounded(1000 - 40 * 4.25 / (365 / 12)))
        let (cheaper, days, its) = try costed(shadow.replacing("since: build", with: "since: build, copy: \"50\""))
        #expect(rounded(cheaper.costs(on: days, with: its)[2].new) == rounded(300 + (0.5 * 50 * 10 + 0.1 * 200 * 4.25) / (365 / 12)))
    }

    @Test("Rates may differ from month to month, and the last one goes on")
    func rates() throws {
        let rate = Rate(monthly: [1, 2, 3])
        #expect([0, 1, 2, 3, 4].map { rate.value(in: $0) } == [1, 1, 2, 3, 3])
        let (plan, schedule, given) = try costed(move)
        var numbers = given
        numbers.staying = Rate(monthly: [1000, 1100])
        #expect(plan.costs(on: schedule, with: numbers).prefix(3).map { rounded($0.staying) } == [1000, 1100, 1100])
    }

    @Test("Effort is held against people and time")
    func capacity() throws {
        let text = move.replacing("staff: \"500\"", with: "engineers: \"2\", packages: [\"12\", \"10\"]")
        let (plan, schedule, numbers) = try costed(text)
        let capacity = try #require(plan.capacities(on: schedule, with: numbers).first)
        #expect((capacity.phase, capacity.needed, capacity.available, capacity.missing) == ("build", 154, 146, 8))
        #expect(plan.capacities(on: schedule, with: numbers).count == 1)
    }

    @Test(
        "Numbers that cannot be are told",
        arguments: [
            (("share: \"0.1\"", "share: \"1.5\""), "'share' of phase 'canary' is a share from 0 to 1, not 1.5"),
            (("share: \"0.1\"", "shadow: \"-1\""), "'shadow' of phase 'canary' is a share from 0 to 1, not -1"),
            (("duration: \"73\"", "duration: \"0\""), "phase 'build' takes no time that a calendar has"),
            (("duration: \"73\"", "duration: \"nan\""), "phase 'build' takes no time that a calendar has"),
            (("horizon: \"12\"", "horizon: \"0\""), "the horizon of a plan is at least a month and less than a century"),
            (("since: canary", "since: whole"), "phase 'canary' sends traffic to the new system before it is up"),
            (
                ("until: whole", "until: train"),
                "the old system is switched off while the new one has a share of 0 of the traffic"
            ),
            (
                ("share: \"0.1\"", "share: \"0.1\", shadow: \"0.95\""),
                "phase 'canary' and its shadow send more than all the traffic to the new system"
            ),
            (("horizon: \"12\"", "horizon: \"3\""), "phase 'canary' ends after the horizon, so not all of its costs are counted"),
        ] as [((String, String), String)])
    func broken(change: (String, String), message: String) throws {
        let (plan, schedule, numbers) = try costed(move.replacing(change.0, with: change.1))
        let messages = check(numbers, of: plan, on: schedule).sorted()
        #expect(messages.first?.message == message)
        #expect(messages.allSatisfy { $0.place != nil })
    }

    @Test("Sound numbers have no messages")
    func sound() throws {
        let (plan, schedule, numbers) = try costed(move)
        #expect(check(numbers, of: plan, on: schedule).isEmpty)
    }
}
