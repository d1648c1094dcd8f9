//! Conditions (`when`), compiled: each different one once, and all answered in one pass over a node's members.
//!
//! A condition is a set of *tests*: a name and the values one of which that member must have. While the members of a node
//! pass, each name says which tests it feeds ([`Conditions::feeds`]), each value answers them ([`Conditions::hear`]), and
//! at the end there is one bit a condition ([`Conditions::met`]). Nothing of that allocates.

use crate::base::Scalar;
use crate::path::{Automaton, Selector, SelectorError, Spelling};
use crate::policy::model::{Anchor, When};
use crate::transform::Listed;

/// Most different conditions of one policy: their answers are the bits of one word, copied with every open container.
pub const MOST_CONDITIONS: usize = 64;

/// Most different tests (a name and its values) of one policy's conditions.
pub const MOST_TESTS: usize = 128;

/// A policy has more than [`MOST_CONDITIONS`] different conditions, or more than [`MOST_TESTS`] tests in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rules have more than {MOST_CONDITIONS} different conditions, or more than {MOST_TESTS} tests in them")]
pub struct TooManyConditions;

/// Conditions being gathered: equal ones are one.
#[derive(Default)]
pub(crate) struct Gathered {
    conditions: Vec<(Anchor, Vec<usize>)>,
    /// The tests of each anchor, in the order of [`group`].
    tests: [Vec<(String, Vec<Listed>)>; 2],
}

/// The group of an anchor in the automaton of names.
fn group(anchor: Anchor) -> usize {
    match anchor {
        Anchor::Around => 0,
        Anchor::Selected => 1,
    }
}

impl Gathered {
    /// The condition's number. Numbers count from 0.
    pub(crate) fn add(&mut self, when: &When) -> Result<u32, TooManyConditions> {
        let mut needs = Vec::with_capacity(when.tests.len());
        for test in &when.tests {
            let tests = &mut self.tests[group(when.anchor)];
            let known = tests.iter().position(|known| known == test);
            needs.push(known.unwrap_or_else(|| {
                tests.push(test.clone());
                tests.len() - 1
            }));
        }
        needs.sort_unstable();
        needs.dedup();
        let condition = (when.anchor, needs);
        let known = self.conditions.iter().position(|known| *known == condition);
        let number = known.unwrap_or_else(|| {
            self.conditions.push(condition);
            self.conditions.len() - 1
        });
        let tests: usize = self.tests.iter().map(Vec::len).sum();
        let fits = self.conditions.len() <= MOST_CONDITIONS && tests <= MOST_TESTS;
        u32::try_from(number).ok().filter(|_| fits).ok_or(TooManyConditions)
    }

    /// The conditions, their names compared in this spelling.
    pub(crate) fn compile(self, spelling: Spelling) -> Result<Conditions, SelectorError> {
        let names = self.tests.iter().map(|tests| tests.iter().map(|(name, _)| Selector::member(name)).collect());
        let names = Automaton::compile_roots(&names.collect::<Vec<_>>(), spelling)?;
        let before = [0, self.tests[0].len()];
        let mask = |(anchor, needs): (Anchor, Vec<usize>)| {
            needs.iter().fold(0_u128, |mask, test| mask | 1 << (before[group(anchor)] + test))
        };
        let selected = |(number, (anchor, _)): (usize, &(Anchor, Vec<usize>))| match anchor {
            Anchor::Around => 0,
            Anchor::Selected => 1 << number,
        };
        Ok(Conditions {
            selected: self.conditions.iter().enumerate().map(selected).fold(0, |all, one: u64| all | one),
            needs: self.conditions.into_iter().map(mask).collect(),
            tests: self.tests.into_iter().flatten().map(|(_, values)| values).collect(),
            names,
        })
    }
}

/// All conditions of a plan.
#[derive(Debug)]
pub struct Conditions {
    /// Names of members, a group for each anchor; ids are numbers of tests.
    names: Automaton,
    /// The values of each test.
    tests: Vec<Vec<Listed>>,
    /// The tests of each condition, as bits.
    needs: Vec<u128>,
    /// The conditions that read the members of the selected node itself, as bits by their numbers.
    selected: u64,
}

/// What the members of one node have answered so far. Begins empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    passed: u128,
    failed: u128,
    /// Fed more than once.
    again: u128,
}

/// Whether a test was fed before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Not before.
    First,
    /// By an earlier member of the same name (as names are compared): under `duplicates: refuse` the record is refused.
    Again,
}

impl Conditions {
    /// How many different conditions there are, at most [`MOST_CONDITIONS`].
    pub fn len(&self) -> usize {
        self.needs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty()
    }

    /// The tests that a member of this name feeds where its object is such an anchor; escapes decoded.
    pub fn feeds(&self, anchor: Anchor, name: &str) -> &[u32] {
        self.names.matches(self.names.member(self.names.root_of(group(anchor)), name).state)
    }

    /// Whether a value passes a test. A container passes none.
    pub fn passes(&self, test: u32, value: Scalar<'_>) -> bool {
        self.tests[test as usize].iter().any(|listed| listed.is(value))
    }

    /// Notes what a member's value answers to a test; `None` for a container.
    pub fn hear(&self, test: u32, value: Option<Scalar<'_>>, answers: &mut Answers) -> Heard {
        let bit = 1_u128 << test;
        let again = (answers.passed | answers.failed) & bit != 0;
        let passes = value.is_some_and(|value| self.passes(test, value));
        *(if passes { &mut answers.passed } else { &mut answers.failed }) |= bit;
        answers.again |= if again { bit } else { 0 };
        if again { Heard::Again } else { Heard::First }
    }

    /// The conditions with [`Anchor::Selected`], as bits by their numbers.
    pub fn of_selected(&self) -> u64 {
        self.selected
    }

    /// The conditions that cannot be told, as bits by their numbers: a test of theirs was fed more than once, and the
    /// occurrences do not agree about it where `all` asks for that.
    pub fn doubtful(&self, answers: &Answers, all: bool) -> u64 {
        let tests = if all { answers.passed & answers.failed } else { answers.again };
        if tests == 0 {
            return 0;
        }
        self.needs.iter().rev().fold(0, |bits, needs| bits << 1 | u64::from(tests & needs != 0))
    }

    /// The conditions that hold, as bits by their numbers: all of their tests were fed, and every value passed.
    pub fn met(&self, answers: &Answers) -> u64 {
        let passed = answers.passed & !answers.failed;
        self.needs.iter().rev().fold(0, |bits, needs| bits << 1 | u64::from(passed & needs == *needs))
    }
}

impl Answers {
    /// Whether members of one name agreed wherever there were several: each test was passed by all or by none.
    pub fn agree(&self) -> bool {
        self.passed & self.failed == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::Decimal;

    fn when(anchor: Anchor, tests: &[(&str, &[Listed])]) -> When {
        When { anchor, tests: tests.iter().map(|(name, values)| ((*name).to_owned(), values.to_vec())).collect() }
    }

    fn number(text: &str) -> Listed {
        Listed::Number(Decimal::parse(text).expect("a number"))
    }

    fn text(text: &str) -> Listed {
        Listed::Text(text.to_owned())
    }

    fn compile(whens: &[When], spelling: Spelling) -> Conditions {
        let mut gathered = Gathered::default();
        for when in whens {
            gathered.add(when).expect("few");
        }
        gathered.compile(spelling).expect("a small automaton")
    }

    fn met(conditions: &Conditions, anchor: Anchor, members: &[(&str, Option<Scalar<'_>>)]) -> u64 {
        let mut answers = Answers::default();
        for (name, value) in members {
            for test in conditions.feeds(anchor, name) {
                conditions.hear(*test, *value, &mut answers);
            }
        }
        conditions.met(&answers)
    }

    #[test]
    fn equal_conditions_are_one_and_anchors_are_apart() {
        let mut gathered = Gathered::default();
        let seven = when(Anchor::Around, &[("id", &[number("7")])]);
        assert_eq!(gathered.add(&seven), Ok(0));
        assert_eq!(gathered.add(&when(Anchor::Selected, &[("id", &[number("7")])])), Ok(1));
        assert_eq!(gathered.add(&when(Anchor::Around, &[("id", &[number("7.0")])])), Ok(0), "equal by value");
        assert_eq!(gathered.add(&when(Anchor::Around, &[("id", &[text("7")])])), Ok(2));
        let conditions = gathered.compile(Spelling::Exact).expect("a small automaton");
        assert_eq!((conditions.len(), conditions.is_empty()), (3, false));
        assert_eq!(met(&conditions, Anchor::Around, &[("id", Some(Scalar::Number("70e-1")))]), 0b001);
        assert_eq!(met(&conditions, Anchor::Selected, &[("id", Some(Scalar::Number("7")))]), 0b010);
        assert_eq!(met(&conditions, Anchor::Around, &[("id", Some(Scalar::String("7")))]), 0b100);
    }

    #[test]
    fn all_tests_must_pass_and_what_is_missing_does_not() {
        let both = when(Anchor::Around, &[("a", &[Listed::Bool(true)]), ("b", &[text("x"), Listed::Null])]);
        let conditions = compile(&[both], Spelling::Exact);
        let (yes, x) = (("a", Some(Scalar::Bool(true))), ("b", Some(Scalar::String("x"))));
        assert_eq!(met(&conditions, Anchor::Around, &[yes, ("z", None), x]), 1);
        assert_eq!(met(&conditions, Anchor::Around, &[("b", Some(Scalar::Null)), yes]), 1);
        for members in [vec![], vec![yes], vec![x], vec![yes, ("b", None)], vec![("a", Some(Scalar::Null)), x]] {
            assert_eq!(met(&conditions, Anchor::Around, &members), 0);
        }
        assert_eq!(met(&conditions, Anchor::Around, &[yes, x, ("a", None)]), 0, "every occurrence must pass");
    }

    #[test]
    fn what_is_fed_twice_is_told() {
        let conditions = compile(&[when(Anchor::Around, &[("a_b", &[number("1")])])], Spelling::Folded);
        let mut answers = Answers::default();
        let [test] = *conditions.feeds(Anchor::Around, "A-B") else { panic!("one test") };
        assert_eq!(conditions.hear(test, Some(Scalar::Number("1")), &mut answers), Heard::First);
        assert!(answers.agree());
        assert_eq!(conditions.feeds(Anchor::Around, "ab"), [test]);
        assert_eq!((conditions.doubtful(&answers, false), conditions.doubtful(&answers, true)), (0, 0));
        assert_eq!(conditions.hear(test, Some(Scalar::Number("1.0")), &mut answers), Heard::Again);
        assert_eq!((conditions.doubtful(&answers, false), conditions.doubtful(&answers, true)), (1, 0));
        assert_eq!(conditions.hear(test, Some(Scalar::Number("2")), &mut answers), Heard::Again);
        assert_eq!((conditions.doubtful(&answers, false), conditions.doubtful(&answers, true)), (1, 1));
        assert!(!answers.agree() && conditions.met(&answers) == 0);
        let exact = compile(&[when(Anchor::Around, &[("a_b", &[number("1")])])], Spelling::Exact);
        assert_eq!(exact.feeds(Anchor::Around, "ab"), [] as [u32; 0]);
    }

    #[test]
    fn conditions_are_bounded() {
        let one = |n: usize| when(Anchor::Around, &[("id", &[number(&n.to_string())])]);
        let mut gathered = Gathered::default();
        assert!((0..MOST_CONDITIONS).all(|n| gathered.add(&one(n)).is_ok()));
        assert_eq!(gathered.add(&one(MOST_CONDITIONS)), Err(TooManyConditions));
        let all: Vec<When> = (0..MOST_CONDITIONS).map(one).collect();
        let conditions = compile(&all, Spelling::Exact);
        assert_eq!(met(&conditions, Anchor::Around, &[("id", Some(Scalar::Number("63")))]), 1 << 63);
        let wide: Vec<(String, Vec<Listed>)> =
            (0..=MOST_TESTS).map(|n| (format!("n{n}"), vec![Listed::Null])).collect();
        let mut gathered = Gathered::default();
        assert!(gathered.add(&When { anchor: Anchor::Around, tests: wide[1..].to_vec() }).is_ok());
        assert_eq!(gathered.add(&When { anchor: Anchor::Around, tests: wide }), Err(TooManyConditions));
    }

    #[test]
    fn no_conditions_hear_nothing() {
        let none = compile(&[], Spelling::Exact);
        assert!(none.is_empty() && none.feeds(Anchor::Selected, "a").is_empty() && none.met(&Answers::default()) == 0);
    }
}
