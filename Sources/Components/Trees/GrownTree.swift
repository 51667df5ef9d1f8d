/// One tree of a trained model, as XGBoost keeps it: node 0 is the root.
struct GrownTree {
    /// The children of each node; -1 for a leaf.
    let left: [Int]
    let right: [Int]
    /// The column that a node asks for.
    let columns: [Int]
    /// A row goes left when its value is below this; at a leaf, the leaf's value.
    let conditions: [Float]
    /// Whether a row without the column goes left.
    let defaultsLeft: [Bool]
    /// The category whose score the tree adds to.
    let category: Int
}

/// What a model has learned, read from its bytes.
struct GrownTrees {
    let categories: Int
    let width: Int
    /// What each category's score starts with.
    let base: Float
    let trees: [GrownTree]

    init(model: [UInt8]) throws(XGBoostError) {
        guard let learner = BinaryJSON(model)?["learner"] else { throw XGBoostError("the bytes are no model in universal binary JSON") }
        guard learner["objective", "name"]?.string == "multi:softprob", learner["gradient_booster", "name"]?.string == "gbtree" else {
            throw XGBoostError("the model is not one of trees that give the probabilities of categories")
        }
        let parameters = learner["learner_model_param"]
        guard let categories = parameters?["num_class"]?.string.flatMap(Int.init), 1..<65_536 ~= categories,
            let width = parameters?["num_feature"]?.string.flatMap(Int.init), 0...16_777_216 ~= width,
            let base = parameters?["base_score"]?.string.flatMap(Float.init),
            let grown = learner["gradient_booster", "model", "trees"]?.elements,
            let info = learner["gradient_booster", "model", "tree_info"]?.integers, info.count == grown.count
        else { throw XGBoostError("the model lacks parts, or is too large") }
        (self.categories, self.width, self.base) = (categories, width, base)
        var trees: [GrownTree] = []
        for (tree, category) in zip(grown, info) {
            guard let tree = GrownTree(tree, category), tree.isWhole(categories: categories, width: width) else {
                throw XGBoostError("tree \(trees.count) of the model is broken")
            }
            trees.append(tree)
        }
        self.trees = trees
    }
}

extension GrownTree {
    fileprivate init?(_ tree: BinaryJSON, _ category: Int) {
        guard let left = tree["left_children"]?.integers, let right = tree["right_children"]?.integers,
            let columns = tree["split_indices"]?.integers, let conditions = tree["split_conditions"]?.floats,
            let defaults = tree["default_left"]?.integers, let kinds = tree["split_type"]?.integers, kinds.allSatisfy({ $0 == 0 })
        else { return nil }
        self.init(
            left: left, right: right, columns: columns, conditions: conditions, defaultsLeft: defaults.map { $0 != 0 }, category: category)
    }

    /// Whether all parts are there, and each child has one parent, which comes before it: then every way ends at a leaf.
    fileprivate func isWhole(categories: Int, width: Int) -> Bool {
        let count = left.count
        guard count > 0, (0..<categories).contains(category),
            [right.count, columns.count, conditions.count, defaultsLeft.count].allSatisfy({ $0 == count })
        else { return false }
        var hasParent = [Bool](repeating: false, count: count)
        return (0..<count).allSatisfy { node in
            if left[node] == -1 { return right[node] == -1 }
            guard (0..<width).contains(columns[node]) else { return false }
            return [left[node], right[node]].allSatisfy { child in
                guard child > node, child < count, !hasParent[child] else { return false }
                hasParent[child] = true
                return true
            }
        }
    }
}
