import YAMLTrees

extension Day {
    /// "2 Dec 2027", in one piece.
    var words: String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (year, month, day) = parts
        return "\(day)\u{A0}\(names[month - 1])\u{A0}\(year)"
    }
}
