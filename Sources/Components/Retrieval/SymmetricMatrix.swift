// The only file that imports CLAPACK.
import CLAPACK

/// What LAPACK could not compute.
package struct AlgebraError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// The eigenvalues of a symmetric matrix, the largest first, and the eigenvectors as the columns of a matrix, by LAPACK's `dsyevd`.
///
/// In each eigenvector the number farthest from zero is positive. The library's last bits differ from build to build; and eigenvectors
/// whose eigenvalues are nearly equal may be turned within the plane that they span.
///
/// - Parameter matrix: row by row; only the part above the diagonal is looked at.
func eigenvectors(of matrix: [Double], size: Int) throws(AlgebraError) -> (values: [Double], vectors: [Double]) {
    guard matrix.allSatisfy(\.isFinite) else { throw AlgebraError("a matrix has numbers that are not finite") }
    guard size > 0 else { return ([], []) }
    var values = [Double](repeating: 0, count: size)
    // By columns, as LAPACK has it; a row of the symmetric matrix above the diagonal is a column below it.
    var columns = matrix
    let status = LAPACKE_dsyevd(LAPACK_COL_MAJOR, 0x56 /* V */, 0x4C /* L */, Int32(size), &columns, Int32(size), &values)
    guard status == 0 else { throw AlgebraError("LAPACK found no eigenvectors: dsyevd answered \(status)") }
    var vectors = [Double](repeating: 0, count: size * size)
    for place in 0..<size {
        let column = columns[(size - 1 - place) * size..<(size - place) * size]
        let sign: Double = (column.max { abs($0) < abs($1) } ?? 0) < 0 ? -1 : 1
        for (row, value) in column.enumerated() { vectors[row * size + place] = sign * value }
    }
    return (values.reversed(), vectors)
}
