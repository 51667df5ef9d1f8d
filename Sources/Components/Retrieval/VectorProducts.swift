/// How many vectors are multiplied with all questions before the next ones are: so many stay near the processor.
let vectorsAtOnce = 256
/// How many questions are multiplied with a vector while it is at hand.
let questionsAtOnce = 4

/// The sums of products of each vector with each question, in the order of the vectors; those of the next question `vectorsAtOnce` later.
///
/// - Parameters:
///   - vectors: at most `vectorsAtOnce`, each of a multiple of eight integers, one behind the other.
///   - number: how many questions; at most `questionsAtOnce`.
///   - sums: has room for all of them.
func multiply(
    _ vectors: UnsafeBufferPointer<Int16>, by questions: UnsafeBufferPointer<Int16>, _ number: Int, to sums: inout [Int32]
) {
    guard let vector = vectors.baseAddress, let question = questions.baseAddress, !questions.isEmpty else { return }
    let width = questions.count / number
    sums.withUnsafeMutableBufferPointer { sums in
        for index in 0..<vectors.count / width {
            if number == questionsAtOnce {
                let (one, two, three, four) = products(vector + index * width, question, width)
                sums[index] = one
                sums[vectorsAtOnce + index] = two
                sums[2 * vectorsAtOnce + index] = three
                sums[3 * vectorsAtOnce + index] = four
            } else {
                for place in 0..<number {
                    sums[place * vectorsAtOnce + index] = product(vector + index * width, question + place * width, width)
                }
            }
        }
    }
}

@inline(__always)
private func product(_ vector: UnsafePointer<Int16>, _ question: UnsafePointer<Int16>, _ width: Int) -> Int32 {
    var (even, odd) = (SIMD4<Int32>(), SIMD4<Int32>())
    var place = 0
    while place + 16 <= width {
        even &+= pairSums(vector, question, place)
        odd &+= pairSums(vector, question, place + 8)
        place += 16
    }
    if place < width { even &+= pairSums(vector, question, place) }
    return (even &+ odd).wrappedSum()
}

/// Of a vector with four questions.
@inline(__always)
private func products(
    _ vector: UnsafePointer<Int16>, _ questions: UnsafePointer<Int16>, _ width: Int
) -> (Int32, Int32, Int32, Int32) {
    let (second, third, fourth) = (questions + width, questions + 2 * width, questions + 3 * width)
    var (a, b, c, d) = (SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>())
    for place in stride(from: 0, to: width, by: 8) {
        a &+= pairSums(vector, questions, place)
        b &+= pairSums(vector, second, place)
        c &+= pairSums(vector, third, place)
        d &+= pairSums(vector, fourth, place)
    }
    return (a.wrappedSum(), b.wrappedSum(), c.wrappedSum(), d.wrappedSum())
}

/// Eight products, each added to its neighbour: one instruction of the processor (`pmaddwd`), when it is written like this.
@inline(__always)
private func pairSums(_ vector: UnsafePointer<Int16>, _ question: UnsafePointer<Int16>, _ place: Int) -> SIMD4<Int32> {
    let one = UnsafeRawPointer(vector + place).loadUnaligned(as: SIMD8<Int16>.self)
    let other = UnsafeRawPointer(question + place).loadUnaligned(as: SIMD8<Int16>.self)
    let products = SIMD8<Int32>(truncatingIfNeeded: one) &* SIMD8<Int32>(truncatingIfNeeded: other)
    return products.evenHalf &+ products.oddHalf
}
