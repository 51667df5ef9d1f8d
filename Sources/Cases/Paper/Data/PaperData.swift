import Models

/// The tables of a paper's data, those without rows left out.
///
/// - Parameter page: the paper without its appendix, for its derivations.
func paperData(of subjects: PaperSubjects, _ page: EvaluatedPage, _ book: Book, _ values: EvaluatedModel) -> [DataTable] {
    let maker = PaperDataMaker(subjects: subjects, page: page, book: book, values: values)
    let all = [
        maker.quantities, maker.prices, maker.derivations, maker.derivationInputs, maker.stages, maker.runs, maker.metrics,
        maker.sensitivity,
    ]
    return all.filter { !$0.rows.isEmpty }
}

struct PaperDataMaker {
    let subjects: PaperSubjects
    let page: EvaluatedPage
    let book: Book
    let values: EvaluatedModel
}
