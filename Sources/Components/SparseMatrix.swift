/// Rows of sparse numbers in compressed form: row `r` has the columns `columns[starts[r] ..< starts[r + 1]]`, ascending, and their values.
package struct SparseMatrix: Sendable, Hashable {
    package var starts: [Int]
    package var columns: [UInt32]
    package var values: [Float]
    /// How many columns there are.
    package var width: Int

    package init(width: Int, starts: [Int] = [0], columns: [UInt32] = [], values: [Float] = []) {
        self.width = width
        self.starts = starts
        self.columns = columns
        self.values = values
    }

    package var height: Int { starts.count - 1 }
}
