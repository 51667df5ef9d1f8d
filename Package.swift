// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Casebook",
    platforms: [.macOS(.v15)],
    dependencies: [
        // The commands, their help and their messages.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // YAML with the position of every node.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // The page templates, compiled once.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        // The web server of `casebook serve`: small, and without dependencies of its own.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .target(name: "Diagnostics"),
        .target(name: "YAMLTrees", dependencies: ["Diagnostics", "Yams"]),
        .systemLibrary(
            name: "CCMark",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .target(name: "Documents", dependencies: ["Diagnostics", "YAMLTrees", "CCMark"]),
        .target(name: "Models", dependencies: ["Diagnostics", "YAMLTrees"]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .target(name: "Archives", dependencies: ["CZip"]),
        .target(name: "Reports", dependencies: ["Archives"]),
        .systemLibrary(
            name: "CRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"]), .brew(["librsvg"])]),
        .target(name: "Figures", dependencies: ["Diagnostics", "CRSVG"]),
        .target(name: "Statistics"),
        .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"]), .brew(["glib"])]),
        .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
        .target(name: "Corpora", dependencies: ["Diagnostics", "YAMLTrees", "Statistics", "CGLib", "CCairo"]),
        .systemLibrary(
            name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev", "tesseract-ocr-eng"]), .brew(["tesseract"])]),
        .systemLibrary(name: "CXGBoost", providers: [.apt(["libxgboost-dev"]), .brew(["xgboost"])]),
        .systemLibrary(name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"]), .brew(["lapack"])]),
        .target(name: "Components", dependencies: ["Diagnostics", "YAMLTrees", "Statistics", "CTesseract", "CXGBoost", "CLAPACK"]),
        .target(name: "Pipelines", dependencies: ["Diagnostics", "YAMLTrees", "Statistics", "Corpora", "Components"]),
        .target(name: "Assessments", dependencies: ["Diagnostics", "YAMLTrees"]),
        .target(
            name: "Cases",
            dependencies: [
                "Diagnostics", "YAMLTrees", "Documents", "Models", "Figures", "Statistics", "Corpora", "Pipelines", "Assessments",
            ]),
        .target(
            name: "Writers",
            dependencies: [
                "Diagnostics", "Documents", "Models", "Figures", "Cases", "Archives", "Reports",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .executableTarget(
            name: "casebook",
            dependencies: [
                "Diagnostics", "Documents", "Models", "Figures", "Statistics", "Corpora", "Components", "Pipelines", "Cases", "Writers",
                "Reports",
                "FlyingFox",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // What `make bench` times beside NumPy; no part of the program.
        .executableTarget(name: "time-search", dependencies: ["Components"], path: "Tests/Benchmarks/TimeSearch"),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "YAMLTrees"]),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "Diagnostics", "YAMLTrees"], exclude: ["Bibliography/Broken"]),
        .testTarget(
            name: "ModelsTests", dependencies: ["Models", "Diagnostics", "YAMLTrees"], exclude: ["Fixtures", "witness_pint.py"]),
        .testTarget(
            name: "FiguresTests", dependencies: ["Figures", "Diagnostics"],
            exclude: ["Text/tables.py", "Charts/Fixtures", "Layout/Fixtures", "SVG/Fixtures"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["witness_statistics.py"]),
        .testTarget(
            name: "CorporaTests", dependencies: ["Corpora", "Diagnostics", "Statistics", "YAMLTrees"],
            exclude: ["Broken", "Formats/Broken", "Generator/Fixtures"]),
        .testTarget(
            name: "PipelinesTests", dependencies: ["Pipelines", "Diagnostics", "YAMLTrees", "Statistics", "Corpora", "Components"],
            exclude: ["Measures/witness_measures.py", "Measures/witness_answers.py"]),
        .testTarget(
            name: "AssessmentsTests", dependencies: ["Assessments", "Diagnostics", "YAMLTrees"],
            exclude: ["Governance/Broken", "Maturity/Broken", "Migration/Broken", "Predicates/Broken"]),
        .testTarget(
            name: "CasesTests",
            dependencies: [
                "Cases", "Writers", "Diagnostics", "Documents", "Models", "Figures", "Pipelines", "Statistics", "Corpora", "Archives",
                "Reports",
            ],
            exclude: ["Assessments/Shown", "Broken", "Pictures"]),
        .testTarget(
            name: "ComponentsTests", dependencies: ["Components", "Diagnostics", "YAMLTrees", "Statistics"],
            exclude: [
                "Recognition/Fixtures", "Text/witness_tfidf.py", "Trees/witness_xgboost.py", "Extraction/Broken", "Compliance/Broken",
                "Retrieval/witness_retrieval.py",
                "Language/Broken",
                "Guardrails/Broken",
            ]),
        .testTarget(name: "CommandTests", dependencies: ["casebook", "Archives", "Components", "Diagnostics", "Pipelines"]),
        .testTarget(name: "ArchivesTests", dependencies: ["Archives"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Archives"]),
        .testTarget(
            name: "WritersTests", dependencies: ["Writers", "Archives", "Reports", "Cases", "Documents", "Diagnostics", "Figures"],
            exclude: ["Markdown/Fixtures", "Site/Fixtures", "Word/Fixtures", "Word/witness_word.py"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type == .regular || target.type == .executable || target.type == .test {
    target.swiftSettings = (target.swiftSettings ?? []) + strict
}

// What computes for seconds is optimised in debug builds too: their tests run it for real.
let computing = ["Statistics", "Corpora", "Components", "Pipelines"]
for target in package.targets where computing.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
