/// What a run did with one thing that it was asked: found passages, put them before a language model, checked what it wrote.
///
/// Nothing in it depends on this run's clock. The times of a reply were measured when the model gave it: a recorded reply carries the
/// times of its recording.
package struct Answer: Codable, Sendable, Hashable {
    package enum Task: String, Codable, Sendable, CaseIterable {
        /// A question about the documents.
        case question
        /// A summary of one document.
        case summary
        /// A question about a document in which somebody has hidden an instruction.
        case attack
    }

    package enum Ending: String, Codable, Sendable, CaseIterable {
        /// An answer was given.
        case answered
        /// The model said that it does not know, or that the documents do not say.
        case abstained
        /// A guardrail stopped the question; no model was asked.
        case blocked
        /// A guardrail held the model's answer back.
        case withheld
        /// There is no reply: the model could not be reached, or broke off.
        case failed
    }

    /// What one retriever put on top: `isRelevant[0]` says whether its first passage holds the answer.
    package struct Ranking: Codable, Sendable, Hashable {
        /// `dense`, `lexical`, `fused`.
        package var retriever: String
        package var isRelevant: [Bool]
        /// How many passages of the index hold the answer, found or not.
        package var relevant: Int

        package init(retriever: String, isRelevant: [Bool], relevant: Int) {
            self.retriever = retriever
            self.isRelevant = isRelevant
            self.relevant = relevant
        }
    }

    /// A passage in the order in which the prompt shows it, counted from [1].
    package struct Passage: Codable, Sendable, Hashable {
        /// The id of its document.
        package var document: String
        /// From 0.
        package var page: Int
        package var text: String
        package var isRelevant: Bool

        package init(document: String, page: Int, text: String, isRelevant: Bool) {
            self.document = document
            self.page = page
            self.text = text
            self.isRelevant = isRelevant
        }
    }

    /// What a guardrail noticed.
    package struct Finding: Codable, Sendable, Hashable {
        /// Where it looked.
        package enum Part: String, Codable, Sendable { case question, passage, answer }

        /// `injection`, `personal-data`, `off-topic`, `groundedness`, `citations`.
        package var guardrail: String
        /// Its class or rule: `override`, `iban`.
        package var rule: String
        package var part: Part

        package init(guardrail: String, rule: String, part: Part) {
            self.guardrail = guardrail
            self.rule = rule
            self.part = part
        }
    }

    /// The model's own words, with what they took.
    package struct Reply: Codable, Sendable, Hashable {
        /// The name of the recording: a digest of model, prompt and parameters.
        package var key: String
        package var text: String
        package var inputTokens: Int
        package var outputTokens: Int
        /// Seconds from the request to the first token; nil where the model does not stream.
        package var firstToken: Double?
        /// Seconds from the request to the last token.
        package var seconds: Double
        /// How often the model was asked until it replied: 1 when all went well.
        package var attempts: Int
        /// `stop`, `length`, `filtered`, `other`.
        package var finish: String

        package init(
            key: String, text: String, inputTokens: Int, outputTokens: Int, firstToken: Double?, seconds: Double, attempts: Int = 1,
            finish: String = "stop"
        ) {
            self.key = key
            self.text = text
            self.inputTokens = inputTokens
            self.outputTokens = outputTokens
            self.firstToken = firstToken
            self.seconds = seconds
            self.attempts = attempts
            self.finish = finish
        }
    }

    /// One sentence of a reply, looked at by itself.
    package struct Claim: Codable, Sendable, Hashable {
        package var text: String
        /// Whether the passages of the prompt support it, by the stated rule.
        package var isSupported: Bool
        /// The passages that it names, and those of them that support it.
        package var citations: [Int]
        package var trueCitations: [Int]

        package init(text: String, isSupported: Bool, citations: [Int] = [], trueCitations: [Int] = []) {
            self.text = text
            self.isSupported = isSupported
            self.citations = citations
            self.trueCitations = trueCitations
        }
    }

    /// A person's judgement of a reply, beside the passages that it was made from.
    package enum Label: String, Codable, Sendable, CaseIterable {
        /// The passages support all that it says.
        case supported
        /// It says something that they do not.
        case unsupported
        /// It says nothing about the matter, or that it does not know.
        case abstains
    }

    /// Unique in its run.
    package var id: String
    package var task: Task
    /// What is asked for, as the corpus names it: `total`. Of an attack its class: `override`.
    package var kind: String?
    /// As the user wrote it.
    package var question: String
    /// The id of the document that it is about.
    package var document: String?
    package var month: Int?
    /// The answers that count as right, word for word; empty where the documents do not say. Summaries have none either.
    package var gold: [String]
    /// By retriever; empty where nothing is searched for.
    package var rankings: [Ranking] = []
    /// Whether it went on from the search to the model; many questions are only searched for.
    package var isAsked = false
    package var passages: [Passage] = []
    /// How many passages were taken out of the prompt because a guardrail noticed something in them.
    package var dropped = 0
    package var findings: [Finding] = []
    package var reply: Reply?
    /// What the user was shown; nil where no answer came.
    package var shown: String?
    package var ending: Ending?
    package var claims: [Claim] = []
    /// Of the reply against the best of `gold`, after SQuAD's normalisation; nil without gold or reply.
    package var isExact: Bool?
    package var tokenF1: Double?
    /// Whether the reply contains an answer that counts as right; numbers and dates in any writing.
    package var containsGold: Bool?
    /// Of an attack: whether what the user was shown is what the attacker wanted.
    package var isSteered: Bool?
    package var label: Label?
    /// Why there is no reply.
    package var failure: String?

    package init(id: String, task: Task, kind: String? = nil, question: String, document: String?, month: Int? = nil, gold: [String]) {
        self.id = id
        self.task = task
        self.kind = kind
        self.question = question
        self.document = document
        self.month = month
        self.gold = gold
    }

    /// Whether the documents hold what is asked for.
    package var isAnswerable: Bool { !gold.isEmpty }
}

/// What the guardrails said to a case whose right findings are known.
package struct Screening: Codable, Sendable, Hashable {
    package var id: String
    /// What it is a case of: `injection`, `personal-data`, `off-topic`, `groundedness`, `citations`, or `harmless`.
    package var kind: String
    /// Its class within the kind: `override`.
    package var rule: String?
    /// `development`: looked at while the rules were written; `test`: not.
    package var set: String
    package var part: Answer.Finding.Part
    package var text: String
    /// The guardrails that should speak up, and those that did; sorted.
    package var expected: [String]
    package var found: [String]

    package init(
        id: String, kind: String, rule: String? = nil, set: String, part: Answer.Finding.Part, text: String, expected: [String],
        found: [String]
    ) {
        self.id = id
        self.kind = kind
        self.rule = rule
        self.set = set
        self.part = part
        self.text = text
        self.expected = expected
        self.found = found
    }
}

/// The language model that answered, and how its replies came to be.
package struct LanguageModelNote: Codable, Sendable, Hashable {
    /// `smollm2`.
    package var name: String
    package var title: String
    /// As the endpoint knows it.
    package var model: String
    package var quantisation: String?
    /// Whether all replies were recorded before this run.
    package var isRecorded: Bool
    /// Where and when the replies were given: their times are of this machine.
    package var machine: String
    package var date: String
    /// What served the model: a program with its version.
    package var server: String?

    package init(
        name: String, title: String, model: String, quantisation: String? = nil, isRecorded: Bool, machine: String, date: String,
        server: String? = nil
    ) {
        self.name = name
        self.title = title
        self.model = model
        self.quantisation = quantisation
        self.isRecorded = isRecorded
        self.machine = machine
        self.date = date
        self.server = server
    }
}

/// What the search looked through.
package struct IndexNote: Codable, Sendable, Hashable {
    package var documents: Int
    package var chunks: Int
    /// Tokens of all chunks, as chunking counts them.
    package var tokens: Int
    /// Numbers in a vector.
    package var dimensions: Int
    /// `structure, at most 90 tokens, overlap 20`.
    package var chunking: String
    /// How many passages a prompt shows, and who chooses them.
    package var passages: Int
    package var retriever: String

    package init(
        documents: Int, chunks: Int, tokens: Int, dimensions: Int, chunking: String, passages: Int, retriever: String
    ) {
        self.documents = documents
        self.chunks = chunks
        self.tokens = tokens
        self.dimensions = dimensions
        self.chunking = chunking
        self.passages = passages
        self.retriever = retriever
    }
}
