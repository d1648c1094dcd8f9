//! Whether one selector's nodes are all selected by others: what makes a later rule unreachable.
//!
//! Decided on the automaton of all of them: each of its states stands for at least one path that some document has, so
//! the answer is exact but where the automaton would be too large, and then it is "no".

use super::{Automaton, Selector, Spelling};

/// Whether every node that `a` selects is selected by `b` too, in whatever document. `false` when unsure.
pub fn covers(b: &Selector, a: &Selector, spelling: Spelling) -> bool {
    covered(a, std::slice::from_ref(b), spelling)
}

/// Whether every node that `a` selects is selected by one of `by`, in whatever document. `false` when unsure.
pub fn covered(a: &Selector, by: &[Selector], spelling: Spelling) -> bool {
    let all: Vec<Selector> = std::iter::once(a).chain(by).cloned().collect();
    // `a` has id 0, so it comes first where it matches at all.
    Automaton::compile(&all, spelling).is_ok_and(|automaton| automaton.each_match().all(|ids| ids != [0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(b: &str, a: &str, expected: bool) {
        let parse = |text| Selector::parse(text).expect("a selector");
        assert_eq!(covers(&parse(b), &parse(a), Spelling::Exact), expected, "{b} covers {a}");
    }

    #[test]
    fn covering_is_inclusion_of_paths() {
        check("$.a", "$.a", true);
        check("$['a']", "$.a", true);
        check("$.*", "$.a", true);
        check("$.a", "$.*", false);
        check("$..a", "$.x.a", true);
        check("$..a", "$..b.a", true);
        check("$..*", "$.a[3].b", true);
        check("$..*", "$", false);
        check("$", "$.a", false);
        check("$[*]", "$[0:10]", true);
        check("$[0:10]", "$[9]", true);
        check("$[0:10]", "$[10]", false);
        check("$[::2]", "$[4::6]", true);
        check("$[::2]", "$[4::3]", false);
        check("$['a','b'].c", "$.b.c", true);
        check("$.A_b", "$.ab", false);
        // Nothing is selected by an empty slice, and so nothing is left uncovered.
        check("$.a", "$[4:4]", true);
    }

    #[test]
    fn covering_follows_the_spelling() {
        let (b, a) =
            (Selector::parse("$.e_mail").expect("a selector"), Selector::parse("$.EMail").expect("a selector"));
        assert!(covers(&b, &a, Spelling::Folded));
        assert!(!covers(&b, &a, Spelling::Exact));
    }

    #[test]
    fn several_cover_together() {
        let parse = |text| Selector::parse(text).expect("a selector");
        let halves = [parse("$[::2]"), parse("$[1::2]")];
        assert!(covered(&parse("$[5:9]"), &halves, Spelling::Exact));
        assert!(!covered(&parse("$[5:9]"), &halves[..1], Spelling::Exact));
        assert!(!covered(&parse("$.a"), &halves, Spelling::Exact));
    }
}
