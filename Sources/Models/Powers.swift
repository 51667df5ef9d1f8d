#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Diagnostics

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

func apply(_ mapping: Computation.Mapping, to x: Double, _ range: SourceRange) throws(Failure) -> Double {
    switch mapping {
    case .abs: return Swift.abs(x)
    case .sqrt:
        guard x >= 0 else { throw Failure("the square root of a negative number", range) }
        return x.squareRoot()
    case .log:
        guard x > 0 else { throw Failure("the logarithm of \(x == 0 ? "zero" : "a negative number")", range) }
        return log(x)
    case .exp: return exp(x)
    }
}
