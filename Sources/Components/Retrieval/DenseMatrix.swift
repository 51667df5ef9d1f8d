/// Rows of numbers in double precision, one behind the other.
///
/// Its products add in an order that is written here, and fuse no multiplication with an addition: they have the same bits on every
/// machine, which those of a BLAS have not.
struct DenseMatrix: Sendable {
    let height: Int
    /// A multiple of four.
    let width: Int
    /// Zeros in rows behind the last one, up to a multiple of four rows.
    var values: [Double]

    init(height: Int, width: Int) {
        precondition(width % 4 == 0, "rows are taken four numbers at a time")
        self.height = height
        self.width = width
        values = [Double](repeating: 0, count: (height + 3) / 4 * 4 * width)
    }

    /// The product of this matrix, transposed, with another one of the same size, of which only the part on and above the diagonal is
    /// right; the rest is that mirrored.
    func crossProduct(with other: DenseMatrix) -> [Double] {
        var result = [Double](repeating: 0, count: width * width)
        let rows = values.count / width
        values.withUnsafeBufferPointer { left in
            other.values.withUnsafeBufferPointer { right in
                result.withUnsafeMutableBufferPointer { result in
                    guard let left = left.baseAddress, let right = right.baseAddress, let result = result.baseAddress else { return }
                    // So many rows that they stay near the processor.
                    for start in stride(from: 0, to: rows, by: 128) {
                        let count = min(128, rows - start)
                        for i in stride(from: 0, to: width, by: 4) {
                            for j in stride(from: i, to: width, by: 4) {
                                addOuter(left + start * width + i, right + start * width + j, count, width, to: result + i * width + j)
                            }
                        }
                    }
                }
            }
        }
        for i in 0..<width { for j in 0..<i { result[i * width + j] = result[j * width + i] } }
        return result
    }

    /// The product with a matrix of as many rows as this one has columns.
    ///
    /// - Parameter isUpper: the other has zeros below its diagonal.
    func product(with other: [Double], width otherWidth: Int, isUpper: Bool = false) -> DenseMatrix {
        var result = DenseMatrix(height: height, width: otherWidth)
        // Four columns of the other matrix, row by row, then the next four.
        var panels = [Double](repeating: 0, count: other.count)
        for row in 0..<width {
            for column in 0..<otherWidth {
                panels[column / 4 * 4 * width + row * 4 + column % 4] = other[row * otherWidth + column]
            }
        }
        values.withUnsafeBufferPointer { left in
            panels.withUnsafeBufferPointer { panels in
                result.values.withUnsafeMutableBufferPointer { result in
                    guard let left = left.baseAddress, let panels = panels.baseAddress, let result = result.baseAddress else { return }
                    let rows = values.count / width
                    for start in stride(from: 0, to: rows, by: 64) {
                        for column in stride(from: 0, to: otherWidth, by: 4) {
                            for row in stride(from: start, to: min(start + 64, rows), by: 4) {
                                let depth = isUpper ? min(column + 4, width) : width
                                let target = result + row * otherWidth + column
                                multiply(left + row * width, width, panels + column * width, depth, to: target, otherWidth)
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}

/// Adds the products of four columns with four columns, summed over some rows.
@inline(__always)
private func addOuter(
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ rows: Int, _ width: Int, to result: UnsafeMutablePointer<Double>
) {
    var (a, b, c, d) = (SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>())
    var (left, right) = (left, right)
    for _ in 0..<rows {
        let four = four(at: right)
        a += left[0] * four
        b += left[1] * four
        c += left[2] * four
        d += left[3] * four
        left += width
        right += width
    }
    add(a, to: result)
    add(b, to: result + width)
    add(c, to: result + 2 * width)
    add(d, to: result + 3 * width)
}

/// Four rows times four columns.
@inline(__always)
private func multiply(
    _ left: UnsafePointer<Double>, _ width: Int, _ panel: UnsafePointer<Double>, _ depth: Int, to result: UnsafeMutablePointer<Double>,
    _ resultWidth: Int
) {
    var (a, b, c, d) = (SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>())
    for place in 0..<depth {
        let four = four(at: panel + 4 * place)
        a += left[place] * four
        b += left[width + place] * four
        c += left[2 * width + place] * four
        d += left[3 * width + place] * four
    }
    add(a, to: result)
    add(b, to: result + resultWidth)
    add(c, to: result + 2 * resultWidth)
    add(d, to: result + 3 * resultWidth)
}

@inline(__always)
private func four(at address: UnsafePointer<Double>) -> SIMD4<Double> { UnsafeRawPointer(address).loadUnaligned(as: SIMD4<Double>.self) }

@inline(__always)
private func add(_ four: SIMD4<Double>, to address: UnsafeMutablePointer<Double>) {
    for lane in 0..<4 { address[lane] += four[lane] }
}
