/// Trained trees, laid out to be asked quickly about sparse rows. Gives what the library gives for the same model.
///
/// The method is QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression
/// trees", SIGIR 2015), turned to sparse rows: the leaves of a tree stand in such an order that a row without any column ends at
/// the first. Each value of a row then rules out leaves, one step for each node that it turns away from the node's default; the row
/// ends at the first leaf that is left. Nodes whose columns a row does not have cost nothing, and these are nearly all.
package struct Forest: Sendable {
    /// Counted up when the same rows get other answers: runs are then made anew.
    package static let version = 1

    package let categories: Int
    /// How many columns it knows; it takes no notice of others.
    package let width: Int
    let base: Float
    /// The leaves' values, tree by tree, the trees of a category one behind the other in the order of their growth.
    let leaves: [Float]
    /// A tree's leaves are counted in words of 64: where the values of each word start.
    let wordLeaves: [Int]
    /// The words of tree t are those from t up to t + 1.
    let treeWords: [Int]
    /// The trees of category c are those from c up to c + 1.
    let categoryTrees: [Int]
    let turns: [Turn]
    /// Of the nodes for column c, those that go left by default have the turns from 2c, ascending by condition, and those that go right
    /// by default the turns from 2c + 1, descending.
    let columnTurns: [Int]

    /// A node that a value can turn away from its default.
    struct Turn {
        var condition: Float
        var word: UInt32
        /// Zero bits for the leaves that this rules out.
        var mask: UInt64
    }

    /// - Parameter model: from `trainTrees`.
    package init(model: [UInt8]) throws(XGBoostError) {
        let grown = try GrownTrees(model: model)
        (categories, width, base) = (grown.categories, grown.width, grown.base)
        var layout = Layout(width: width)
        var categoryTrees = [0]
        for category in 0..<categories {
            for tree in grown.trees where tree.category == category { layout.add(tree) }
            categoryTrees.append(layout.treeWords.count - 1)
        }
        self.categoryTrees = categoryTrees
        (leaves, wordLeaves, treeWords) = (layout.leaves, layout.wordLeaves, layout.treeWords)
        (turns, columnTurns) = layout.sortedTurns()
    }
}

/// Puts trees into a forest, one after the other. The parts are called as in `Forest`.
private struct Layout {
    private(set) var leaves: [Float] = []
    private(set) var wordLeaves: [Int] = []
    private(set) var treeWords = [0]
    /// Two for each column.
    private var turns: [[Forest.Turn]]

    init(width: Int) { turns = Array(repeating: [], count: 2 * width) }

    mutating func add(_ tree: GrownTree) {
        let nodes = tree.left.indices
        // Children come after their parents.
        var size = [Int](repeating: 1, count: nodes.count)
        for node in nodes.reversed() where tree.left[node] >= 0 { size[node] = size[tree.left[node]] + size[tree.right[node]] }
        var first = [Int](repeating: 0, count: nodes.count)
        var values = [Float](repeating: 0, count: size[0])
        var isReached = [Bool](repeating: false, count: nodes.count)
        isReached[0] = true
        for node in nodes where isReached[node] {
            guard tree.left[node] >= 0 else {
                values[first[node]] = tree.conditions[node]
                continue
            }
            let isLeft = tree.defaultsLeft[node]
            let (usual, other) = isLeft ? (tree.left[node], tree.right[node]) : (tree.right[node], tree.left[node])
            (first[usual], first[other]) = (first[node], first[node] + size[usual])
            (isReached[usual], isReached[other]) = (true, true)
            let column = 2 * tree.columns[node] + (isLeft ? 0 : 1)
            add(tree.conditions[node], excluding: first[usual]..<first[other], to: column)
        }
        wordLeaves += stride(from: 0, to: values.count, by: 64).map { leaves.count + $0 }
        treeWords.append(wordLeaves.count)
        leaves += values
    }

    private mutating func add(_ condition: Float, excluding excluded: Range<Int>, to column: Int) {
        for word in excluded.lowerBound / 64...(excluded.upperBound - 1) / 64 {
            let bits = excluded.clamped(to: word * 64..<word * 64 + 64)
            let ones = (UInt64.max >> UInt64(64 - bits.count)) << UInt64(bits.lowerBound - word * 64)
            turns[column].append(Forest.Turn(condition: condition, word: UInt32(wordLeaves.count + word), mask: ~ones))
        }
    }

    func sortedTurns() -> ([Forest.Turn], starts: [Int]) {
        var (all, starts): ([Forest.Turn], [Int]) = ([], [0])
        for (column, turns) in turns.enumerated() {
            let isAscending = column.isMultiple(of: 2)
            all += turns.sorted { isAscending ? $0.condition < $1.condition : $0.condition > $1.condition }
            starts.append(all.count)
        }
        return (all, starts)
    }
}
