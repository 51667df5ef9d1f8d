import Components
import Diagnostics

extension GuardrailRules {
    /// The rules by which replies are measured in a pipeline without guardrails: nothing but how claims are supported, with its usual settings.
    static let usual: GuardrailRules = {
        var ignored: [Diagnostic] = []
        return readGuardrails(SourceFile(path: "usual guardrails", text: "title: Usual guardrails\n"), reporting: &ignored)
    }()
}
