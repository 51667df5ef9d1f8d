import Foundation
import Statistics

/// The light that comes back from a printed page, pixel by pixel; each step makes it worse.
struct Sheet {
    private let width: Int
    private let height: Int
    private let quality: ScanQuality
    private(set) var random: SeededRandom
    /// From 0 to 1, row by row.
    private var light: [Float]

    /// The ink of a printer whose toner is uneven, on paper that is not quite white.
    init(_ page: InkedPage, quality: ScanQuality, random: SeededRandom) {
        var random = random
        (width, height) = (page.width, page.height)
        self.quality = quality
        let paper = Float(0.97 - 0.06 * random.uniform())
        let depth = min(Float(quality.contrast * (0.92 + 0.16 * random.uniform())), paper)
        let toner = Unevenness(width: width, height: height, cell: quality.resolution / 2, random: &random)
        light = Array(repeating: paper, count: page.ink.count)
        for y in 0..<height {
            for x in 0..<width where page.ink[y * width + x] > 0 {
                let grain = Float(random.next() & 0xFF) / 255
                let cover = Float(page.ink[y * width + x]) / 255 * (1 - 0.3 * toner.at(x, y)) * (1 - 0.25 * grain * grain)
                light[y * width + x] = paper - depth * cover
            }
        }
        self.random = random
    }

    /// Whether something happens to this page that happens to such a share of pages.
    mutating func happens(_ share: Double) -> Bool { random.uniform() < share }

    /// The optics: a Gaussian in both directions.
    mutating func blur() {
        guard quality.blur > 0 else { return }
        let reach = Int((2.5 * quality.blur).rounded(.up))
        let weights = (-reach...reach).map { exp(-Double($0 * $0) / (2 * quality.blur * quality.blur)) }
        let kernel = weights.map { Float($0 / weights.reduce(0, +)) }
        light = smoothed(light, count: width, of: height, step: 1, stride: width, kernel)
        light = smoothed(light, count: height, of: width, step: width, stride: 1, kernel)
    }

    /// The lamp, which is weaker towards one side, and the shadow of a lid that does not close.
    mutating func shade() {
        let (fall, direction) = (0.07 * random.uniform(), 2 * Double.pi * random.uniform())
        let slope = (x: Float(fall * cos(direction) / Double(width)), y: Float(fall * sin(direction) / Double(height)))
        let lid = random.uniform() < 0.35 ? Float(0.15 + 0.2 * random.uniform()) : 0
        let isLeft = random.uniform() < 0.5
        let reach = Float(quality.resolution * 0.08)
        let shadow = (0..<width).map { x in lid * exp(-Float(isLeft ? x : width - 1 - x) / reach) }
        for y in 0..<height {
            for x in 0..<width {
                let lamp = slope.x * Float(x - width / 2) + slope.y * Float(y - height / 2)
                light[y * width + x] *= 1 + lamp - shadow[x]
            }
        }
    }

    /// A fold across the page: a dark line, and one half a little darker near it.
    mutating func fold() {
        let place = Double(height) * [1.0 / 3, 0.5, 2.0 / 3][random.index(below: 3)] + 6 * random.bellShaped()
        let tilt = Float(0.01 * random.bellShaped())
        let (depth, step) = (Float(0.06 + 0.12 * random.uniform()), Float(0.03 + 0.05 * random.uniform()))
        let (line, reach) = (Float(quality.resolution * 0.012), Float(quality.resolution * 0.3))
        for y in 0..<height {
            for x in 0..<width {
                let distance = Float(y) - Float(place) - tilt * Float(x - width / 2)
                guard abs(distance) < 4 * reach else { continue }
                let crease = depth * exp(-distance * distance / (2 * line * line))
                light[y * width + x] *= 1 - crease - (distance > 0 ? step * exp(-distance / reach) : 0)
            }
        }
    }

    /// The ring that a cup of coffee left.
    mutating func stain() {
        let scale = quality.resolution
        let centre = (x: Double(width) * random.uniform(), y: Double(height) * random.uniform())
        let radius = scale * (0.9 + 0.4 * random.uniform())
        let (edge, depth, gap) = (scale * 0.03, 0.1 + 0.12 * random.uniform(), 2 * Double.pi * random.uniform())
        for y in max(0, Int(centre.y - radius * 1.2))..<max(0, min(height, Int(centre.y + radius * 1.2))) {
            for x in max(0, Int(centre.x - radius * 1.2))..<max(0, min(width, Int(centre.x + radius * 1.2))) {
                let (dx, dy) = (Double(x) - centre.x, Double(y) - centre.y)
                let angle = atan2(dy, dx)
                let distance = (dx * dx + dy * dy).squareRoot() - radius * (1 + 0.015 * sin(3 * angle + gap))
                let rim = exp(-distance * distance / (2 * edge * edge)) * (0.6 + 0.4 * sin(angle + gap))
                light[y * width + x] *= Float(1 - depth * rim - (distance < 0 ? 0.15 * depth : 0))
            }
        }
    }

    /// Dirt on the glass and holes in the print.
    mutating func speckle() {
        let area = Double(width * height) / (quality.resolution * quality.resolution)
        for _ in 0..<Int(quality.specks * area * (0.5 + random.uniform())) {
            let (x, y) = (random.index(below: width), random.index(below: height))
            let radius = quality.resolution / 170 * (0.4 + 1.1 * random.uniform() * random.uniform())
            let tone: Float = random.uniform() < 0.7 ? 0.15 : 0.95
            let reach = Int(radius.rounded(.up))
            for v in max(0, y - reach)...min(height - 1, y + reach) {
                for u in max(0, x - reach)...min(width - 1, x + reach) {
                    let distance = Double((u - x) * (u - x) + (v - y) * (v - y)).squareRoot()
                    let cover = Float(max(0, min(1, radius + 0.5 - distance))) * 0.8
                    light[v * width + u] += (tone - light[v * width + u]) * cover
                }
            }
        }
    }

    /// What the sensor makes of it: noise, of which neighbours share some, and 256 shades.
    mutating func sensed() -> PageImage {
        let noise = Float(quality.noise) * 0.79
        var above = [Float](repeating: 0, count: width)
        var pixels = [UInt8](repeating: 0, count: light.count)
        for y in 0..<height {
            var left: Float = 0
            for x in 0..<width {
                left = Float(random.bellShaped()) + 0.4 * (left + above[x])
                above[x] = left
                let level = (light[y * width + x] + noise * left) * 255
                pixels[y * width + x] = UInt8(max(0, min(255, level.rounded())))
            }
        }
        return PageImage(width: width, height: height, resolution: Int(quality.resolution.rounded()), pixels: pixels)
    }
}

/// Numbers from 0 to 1 that change slowly over a page: chance on a grid, and between its points what lies between.
private struct Unevenness {
    private let cell: Float
    private let columns: Int
    private let values: [Float]

    init(width: Int, height: Int, cell: Double, random: inout SeededRandom) {
        self.cell = Float(cell)
        columns = Int(Double(width) / cell) + 2
        values = (0..<columns * (Int(Double(height) / cell) + 2)).map { _ in Float(random.uniform()) }
    }

    func at(_ x: Int, _ y: Int) -> Float {
        let (u, v) = (Float(x) / cell, Float(y) / cell)
        let (column, row) = (Int(u), Int(v))
        let (right, down) = (u - Float(column), v - Float(row))
        let corner = row * columns + column
        let top = values[corner] * (1 - right) + values[corner + 1] * right
        let bottom = values[corner + columns] * (1 - right) + values[corner + columns + 1] * right
        return top * (1 - down) + bottom * down
    }
}

/// Every one of `lines` rows or columns of `count` pixels, each pixel the weighted mean of its neighbours; the edge goes on outwards.
private func smoothed(_ light: [Float], count: Int, of lines: Int, step: Int, stride: Int, _ kernel: [Float]) -> [Float] {
    let reach = kernel.count / 2
    return [Float](unsafeUninitializedCapacity: light.count) { target, made in
        var padded = [Float](repeating: 0, count: count + 2 * reach)
        for line in 0..<lines {
            let start = line * stride
            for index in padded.indices { padded[index] = light[start + max(0, min(count - 1, index - reach)) * step] }
            for index in 0..<count {
                var sum: Float = 0
                for (offset, weight) in kernel.enumerated() { sum += weight * padded[index + offset] }
                target[start + index * step] = sum
            }
        }
        made = light.count
    }
}
