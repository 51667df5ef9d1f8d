package import Corpora

/// Executes a plan over the documents of a corpus, or over one shard of them.
package func run(
    _ plan: RunPlan, over corpus: Corpus, shard: RunRecord.Shard? = nil, in surroundings: Surroundings
) async throws(RunError) -> RunRecord {
    throw .corpus("not yet")
}
