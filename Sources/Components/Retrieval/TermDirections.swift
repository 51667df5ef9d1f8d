import Statistics

extension SparseMatrix {
    /// The directions in which the rows of a matrix differ most, its first right singular vectors: for each column of the matrix its part
    /// in each direction. There are fewer directions than asked for where the matrix has no more.
    ///
    /// By subspace iteration from a random start (Halko, Martinsson and Tropp, "Finding structure with randomness", SIAM Review 53 (2011),
    /// algorithm 4.4, here on the side of the columns): P ← orthonormal(AᵀA P), and at last the eigenvectors of PᵀAᵀA P. The last of the
    /// directions come out less exactly than the first ones, which makes little difference to the distances of rows.
    ///
    /// Everything but the eigenvectors of that last, small matrix has the same bits on every machine. These are rounded to multiples of
    /// 2⁻²⁰, which takes away the last bits in which builds of LAPACK differ.
    func directions(_ count: Int, iterations: Int, seed: UInt64) throws(AlgebraError) -> (count: Int, parts: [Float]) {
        // Some more columns than asked for, because the last ones are the slowest to come right.
        let columns = (count + max(8, count / 8) + 7) / 8 * 8
        var basis = orthonormal(gaussian(height: width, width: columns, seed: seed))
        for _ in 0..<iterations { basis = orthonormal(squared(times: basis)) }
        basis = orthonormal(basis)
        let (values, vectors) = try eigenvectors(of: basis.crossProduct(with: squared(times: basis)), size: columns)
        let found = values.prefix(count).prefix { $0 > 1e-10 * values[0] }.count
        let turned = basis.product(with: vectors.map { ($0 * 0x1p20).rounded() * 0x1p-20 }, width: columns)
        return (found, (0..<width).flatMap { row in turned.values[row * columns..<row * columns + found].map { Float($0) } })
    }

    /// AᵀA P, without AᵀA and without A P: one row of A after the other.
    private func squared(times matrix: DenseMatrix) -> DenseMatrix {
        var result = DenseMatrix(height: width, width: matrix.width)
        var image = [Double](repeating: 0, count: matrix.width)
        let size = image.count
        matrix.values.withUnsafeBufferPointer { matrix in
            result.values.withUnsafeMutableBufferPointer { result in
                image.withUnsafeMutableBufferPointer { image in
                    guard let matrix = matrix.baseAddress, let result = result.baseAddress, let image = image.baseAddress else { return }
                    for row in 0..<height {
                        image.update(repeating: 0, count: size)
                        for place in starts[row]..<starts[row + 1] {
                            add(Double(values[place]), times: matrix + Int(columns[place]) * size, to: image, size)
                        }
                        for place in starts[row]..<starts[row + 1] {
                            add(Double(values[place]), times: image, to: result + Int(columns[place]) * size, size)
                        }
                    }
                }
            }
        }
        return result
    }
}

@inline(__always)
private func add(_ factor: Double, times source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, _ count: Int) {
    for place in 0..<count { target[place] += factor * source[place] }
}

private func gaussian(height: Int, width: Int, seed: UInt64) -> DenseMatrix {
    var matrix = DenseMatrix(height: height, width: width)
    var random = SeededRandom(seed: seed, stream: "latent space")
    for place in 0..<height * width { matrix.values[place] = random.normal() }
    return matrix
}

/// Columns at right angles and of length one that span what the matrix' columns span; a column that the ones before it make up becomes
/// zeros.
///
/// By the Cholesky factor of the columns' products, QᵀQ = RᵀR, Q R⁻¹. That is as exact as the columns are independent, and exact to some
/// last bits when it is done again (Yamamoto and others, "Roundoff error analysis of the CholeskyQR2 algorithm", ETNA 44 (2015)).
private func orthonormal(_ matrix: DenseMatrix) -> DenseMatrix {
    let width = matrix.width
    var products = matrix.crossProduct(with: matrix)
    let lengths = (0..<width).map { products[$0 * width + $0].squareRoot() }
    for i in 0..<width {
        for j in 0..<width where products[i * width + j] != 0 { products[i * width + j] /= lengths[i] * lengths[j] }
    }
    var inverse = inverseOfCholeskyFactor(of: products, width)
    for i in 0..<width where lengths[i] > 0 {
        for j in i..<width { inverse[i * width + j] /= lengths[i] }
    }
    return matrix.product(with: inverse, width: width, isUpper: true)
}

/// R⁻¹ for RᵀR = matrix, upper triangular. Where the matrix' columns depend on each other, R⁻¹ has columns of zeros.
private func inverseOfCholeskyFactor(of matrix: [Double], _ size: Int) -> [Double] {
    var factor = matrix
    var inverse = [Double](repeating: 0, count: size * size)
    factor.withUnsafeMutableBufferPointer { factor in
        inverse.withUnsafeMutableBufferPointer { inverse in
            for row in 0..<size {
                // What of this column is not made up by the ones before it; 1 when it is at right angles to them.
                let pivot = factor[row * size + row]
                let scale = pivot > 1e-12 ? 1 / pivot.squareRoot() : 0
                for column in row..<size { factor[row * size + column] *= scale }
                for below in row + 1..<max(row + 1, size) where factor[row * size + below] != 0 {
                    let share = factor[row * size + below]
                    for column in below..<size { factor[below * size + column] -= share * factor[row * size + column] }
                }
                // The columns of the inverse, from those before it.
                inverse[row * size + row] = scale
            }
            for column in 0..<size where inverse[column * size + column] != 0 {
                let last = inverse[column * size + column]
                for row in (0..<column).reversed() where inverse[row * size + row] != 0 {
                    var sum = factor[row * size + column] * last
                    for between in row + 1..<column { sum += factor[row * size + between] * inverse[between * size + column] }
                    inverse[row * size + column] = -sum * inverse[row * size + row]
                }
            }
        }
    }
    return inverse
}
