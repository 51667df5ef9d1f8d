import CCMark

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Memory for one tree of cmark-gfm at a time on each thread.
///
/// Taking a piece is an addition, and all pieces are given back at once. A tree is some thousand pieces, over which the system's
/// allocator would take longer than cmark-gfm over the text.
enum TreeMemory {
    /// A parser whose tree lies in the calling thread's memory until that is given back.
    static func makeParser(options: Int32) -> OpaquePointer? { cmark_parser_new_with_mem(options, allocator) }

    /// Gives back all that the calling thread has taken.
    static func giveBack() { blocks.pointee.giveBack() }

    nonisolated(unsafe) private static let allocator: UnsafeMutablePointer<cmark_mem> = {
        let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        allocator.initialize(
            to: cmark_mem(
                calloc: { count, size in
                    let piece = TreeMemory.blocks.pointee.take(count * size)
                    memset(piece, 0, count * size)
                    return piece
                },
                realloc: { piece, size in piece.map { TreeMemory.blocks.pointee.grow($0, to: size) } ?? TreeMemory.blocks.pointee.take(size)
                },
                free: { _ in }))
        return allocator
    }()

    /// The calling thread's.
    private static var blocks: UnsafeMutablePointer<Blocks> {
        if let own = pthread_getspecific(key) { return own.assumingMemoryBound(to: Blocks.self) }
        let own = UnsafeMutablePointer<Blocks>.allocate(capacity: 1)
        own.initialize(to: Blocks())
        pthread_setspecific(key, own)
        return own
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key) { own in
            guard let own = own?.assumingMemoryBound(to: Blocks.self) else { return }
            own.pointee.free()
            own.deallocate()
        }
        return key
    }()
}

/// Blocks of memory, each larger than the one before, of which the newest is being handed out.
private struct Blocks {
    private var newest: UnsafeMutableRawPointer?
    private var size = 0
    private var used = 0
    private var older: [UnsafeMutableRawPointer] = []

    /// Pieces begin at its multiples; in front of each stands its size.
    private static let step = 16
    private static let firstSize = 1 << 18
    /// A larger block is not kept for the next tree.
    private static let largestKept = 1 << 22

    mutating func take(_ count: Int) -> UnsafeMutableRawPointer {
        let whole = Self.step + (count + Self.step - 1) / Self.step * Self.step
        if size - used < whole { addBlock(atLeast: whole) }
        guard let newest else { preconditionFailure("a block was just added") }
        let piece = newest + used
        used += whole
        piece.storeBytes(of: count, as: Int.self)
        return piece + Self.step
    }

    mutating func grow(_ piece: UnsafeMutableRawPointer, to count: Int) -> UnsafeMutableRawPointer {
        let old = (piece - Self.step).load(as: Int.self)
        guard count > old else { return piece }
        let grown = take(count)
        grown.copyMemory(from: piece, byteCount: old)
        return grown
    }

    mutating func giveBack() {
        older.forEach { $0.deallocate() }
        older = []
        used = 0
        if size > Self.largestKept { free() }
    }

    mutating func free() {
        older.forEach { $0.deallocate() }
        newest?.deallocate()
        self = Blocks()
    }

    private mutating func addBlock(atLeast count: Int) {
        if let newest { older.append(newest) }
        size = max(Self.firstSize, 2 * size, count)
        newest = .allocate(byteCount: size, alignment: Self.step)
        used = 0
    }
}
