// The only file that imports CXGBoost: no handle of the library leaves it.
import CXGBoost

/// What XGBoost refused, in its words.
package struct XGBoostError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// The library's version: "1.7.4".
package var versionOfXGBoost: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    XGBoostVersion(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
}

/// Trees that tell the category of a row (objective `multi:softprob`, method `hist`), as XGBoost's model in universal binary JSON.
///
/// The same rows, labels and parameters give the same bytes. A column that a row does not have counts as missing, not as zero.
///
/// - Parameters:
///   - labels: the category of each row, from 0 and below `categories`.
///   - categories: at least 2.
///   - afterRound: is told how many rounds are done; false ends the training there.
package func trainTrees(
    on rows: consuming SparseMatrix, labels: [Int], categories: Int, parameters: BoostingParameters = BoostingParameters(),
    afterRound: (Int) -> Bool = { _ in true }
) throws(XGBoostError) -> [UInt8] {
    guard labels.count == rows.height else { throw XGBoostError("\(rows.height) rows, but \(labels.count) labels") }
    let data = try LibraryRows(rows, bins: parameters.bins, threads: parameters.threads)
    rows = SparseMatrix(width: 0)
    try data.add(labels: labels.map(Float.init))
    let booster = try Booster(over: data)
    for (name, value) in settings(parameters, categories: categories) { try booster.set(name, value) }
    for round in 0..<parameters.rounds {
        try booster.grow(round: round, on: data)
        guard afterRound(round + 1) else { break }
    }
    return try booster.model()
}

/// The probability of each category for each row, as XGBoost itself computes it: row by row, the categories side by side.
///
/// `Forest` gives the same numbers faster; this is its witness.
package func probabilities(of rows: SparseMatrix, byModel model: [UInt8], threads: Int = 1) throws(XGBoostError) -> [Float] {
    let data = try LibraryRows(rows, threads: threads)
    let booster = try Booster(model: model)
    try booster.set("nthread", "\(threads)")
    return try booster.probabilities(of: data)
}

private func settings(_ parameters: BoostingParameters, categories: Int) -> [(String, String)] {
    [
        ("verbosity", "0"), ("booster", "gbtree"), ("objective", "multi:softprob"), ("tree_method", "hist"),
        ("num_class", "\(categories)"), ("max_depth", "\(parameters.depth)"), ("eta", "\(parameters.learningRate)"),
        ("subsample", "\(parameters.rowShare)"), ("colsample_bytree", "\(parameters.columnShare)"),
        ("min_child_weight", "\(parameters.minimumChildWeight)"), ("lambda", "\(parameters.lambda)"), ("max_bin", "\(parameters.bins)"),
        ("seed", "\(parameters.seed)"), ("nthread", "\(parameters.threads)"),
    ]
}

/// Rows in the library's own form.
private final class LibraryRows {
    let handle: DMatrixHandle

    /// Rows to be asked about.
    init(_ rows: borrowing SparseMatrix, threads: Int) throws(XGBoostError) {
        handle = try rows.lent { lent, made in
            XGDMatrixCreateFromCSR(
                lent.starts, lent.columns, lent.values, lent.width, #"{"missing": NaN, "nthread": \#(threads)}"#, &made)
        }
    }

    /// Rows to learn from, of whose values only the bins are kept. The trees are those that grow on the values themselves, and the memory
    /// is eight bytes less for each value.
    init(_ rows: borrowing SparseMatrix, bins: Int, threads: Int) throws(XGBoostError) {
        let settings = #"{"missing": NaN, "nthread": \#(threads), "max_bin": \#(bins)}"#
        handle = try rows.lent { lent, made in
            var proxy: DMatrixHandle?
            guard XGProxyDMatrixCreate(&proxy) == 0 else { return -1 }
            defer { XGDMatrixFree(proxy) }
            var feed = Feed(rows: lent, proxy: proxy)
            let status = withUnsafeMutablePointer(to: &feed) { feed in
                XGQuantileDMatrixCreateFromCallback(
                    feed, proxy, nil, { $0?.assumingMemoryBound(to: Feed.self).pointee.restart() },
                    { $0?.assumingMemoryBound(to: Feed.self).pointee.give() ?? 0 }, settings, &made)
            }
            return feed.status == 0 ? status : feed.status
        }
    }

    deinit { XGDMatrixFree(handle) }

    func add(labels: [Float]) throws(XGBoostError) {
        try check(XGDMatrixSetFloatInfo(handle, "label", labels, UInt64(labels.count)))
    }
}

/// A matrix as the library takes it: arrays as NumPy's array interface describes them.
private struct LentRows {
    let starts: String
    let columns: String
    let values: String
    let width: UInt64
}

/// Gives the library all rows at once, as often as it wants to see them.
private struct Feed {
    let rows: LentRows
    let proxy: DMatrixHandle?
    var isGiven = false
    /// Of the last giving.
    var status: Int32 = 0

    mutating func restart() { isGiven = false }

    /// 0 when there are no more rows.
    mutating func give() -> Int32 {
        guard !isGiven else { return 0 }
        isGiven = true
        status = XGProxyDMatrixSetDataCSR(proxy, rows.starts, rows.columns, rows.values, rows.width)
        return status == 0 ? 1 : 0
    }
}

extension SparseMatrix {
    /// What `make` makes of the matrix, which lies still in memory as long as it works.
    fileprivate borrowing func lent(_ make: (LentRows, inout DMatrixHandle?) -> Int32) throws(XGBoostError) -> DMatrixHandle {
        // The library tells what it does on standard error unless this thread has told it not to.
        try check(XGBSetGlobalConfig(#"{"verbosity": 0}"#))
        var made: DMatrixHandle?
        let status = starts.withUnsafeBufferPointer { starts in
            columns.withUnsafeBufferPointer { columns in
                values.withUnsafeBufferPointer { values in
                    let rows = LentRows(
                        starts: described(starts, as: "<u8"), columns: described(columns, as: "<u4"), values: described(values, as: "<f4"),
                        width: UInt64(width))
                    return make(rows, &made)
                }
            }
        }
        try check(status)
        guard let made else { throw XGBoostError("no matrix was made") }
        return made
    }
}

private final class Booster {
    private let handle: BoosterHandle

    init(over rows: LibraryRows) throws(XGBoostError) {
        handle = try made { XGBoosterCreate([rows.handle], 1, &$0) }
    }

    init(model: [UInt8]) throws(XGBoostError) {
        try check(XGBSetGlobalConfig(#"{"verbosity": 0}"#))
        handle = try made { XGBoosterCreate(nil, 0, &$0) }
        try check(XGBoosterLoadModelFromBuffer(handle, model, UInt64(model.count)))
    }

    deinit { XGBoosterFree(handle) }

    func set(_ name: String, _ value: String) throws(XGBoostError) { try check(XGBoosterSetParam(handle, name, value)) }

    func grow(round: Int, on rows: LibraryRows) throws(XGBoostError) {
        try check(XGBoosterUpdateOneIter(handle, Int32(round), rows.handle))
    }

    func model() throws(XGBoostError) -> [UInt8] {
        var length: bst_ulong = 0
        var bytes: UnsafePointer<CChar>?
        try check(XGBoosterSaveModelToBuffer(handle, #"{"format": "ubj"}"#, &length, &bytes))
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
    }

    func probabilities(of rows: LibraryRows) throws(XGBoostError) -> [Float] {
        let request = #"{"type": 0, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": true}"#
        var (shape, result): (UnsafePointer<bst_ulong>?, UnsafePointer<Float>?)
        var dimensions: bst_ulong = 0
        try check(XGBoosterPredictFromDMatrix(handle, rows.handle, request, &shape, &dimensions, &result))
        let count = UnsafeBufferPointer(start: shape, count: Int(dimensions)).reduce(1) { $0 * Int($1) }
        return Array(UnsafeBufferPointer(start: result, count: count))
    }
}

private func made(_ make: (inout BoosterHandle?) -> Int32) throws(XGBoostError) -> BoosterHandle {
    var handle: BoosterHandle?
    try check(make(&handle))
    guard let handle else { throw XGBoostError("no booster was made") }
    return handle
}

private func check(_ status: Int32) throws(XGBoostError) {
    guard status != 0 else { return }
    // Time and source line come before what is wrong, "[16:24:19] ./src/learner.cc:1017: Check failed", and a list of addresses after it.
    let words = String(cString: XGBGetLastError()).split(separator: "\n").first ?? "no reason given"
    let told = words.hasPrefix("[") ? words.split(separator: " ", maxSplits: 2).last ?? words : words
    throw XGBoostError(String(told))
}

private func described<Element>(_ array: UnsafeBufferPointer<Element>, as type: String) -> String {
    let address = UInt(bitPattern: array.baseAddress)
    return #"{"data": [\#(address), true], "shape": [\#(array.count)], "typestr": "\#(type)", "version": 3}"#
}
