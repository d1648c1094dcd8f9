//! Laws of steps and bands. The cases are in `docs/actions.md`.

use proptest::prelude::*;

use super::*;

fn number(text: &str) -> Decimal {
    Decimal::parse(text).expect("a number")
}

fn apply(spec: &NumberSpec, value: Scalar<'_>) -> (Output, String) {
    let mut out = String::new();
    (spec.apply(value, &mut out), out)
}

#[test]
fn cuts_are_checked() {
    let reason = |cut: Result<NumberCut, BadSpec>| cut.err().map(|bad| bad.message);
    assert_eq!(reason(NumberCut::step(number("0"))).as_deref(), Some("`step` must be above 0"));
    assert_eq!(reason(NumberCut::step(number("-1"))).as_deref(), Some("`step` must be above 0"));
    assert_eq!(reason(NumberCut::step(number("1e-9"))), None);
    assert_eq!(reason(NumberCut::bands(vec![])).as_deref(), Some("`bands` needs at least one edge"));
    let falling = vec![number("1"), number("1.0")];
    assert_eq!(reason(NumberCut::bands(falling)).as_deref(), Some("the edges of `bands` must ascend"));
    assert_eq!(reason(NumberCut::bands(vec![number("-1"), number("0.5"), number("1")])), None);
}

#[test]
fn what_was_not_checked_does_not_fit() {
    for cut in [NumberCut::Step(number("0")), NumberCut::Step(number("-5")), NumberCut::Bands(vec![])] {
        for as_label in [false, true] {
            let spec = NumberSpec { cut: cut.clone(), as_label };
            assert_eq!(apply(&spec, Scalar::Number("7")).0, Output::Unfit);
            assert_eq!(apply(&spec, Scalar::String("7")).0, Output::Unfit);
        }
    }
}

proptest! {
    #[test]
    fn steps_are_multiples_at_or_below(value in "-?(0|[1-9][0-9]{0,6})(\\.[0-9]{1,4})?", step in "[1-9][0-9]{0,2}|0\\.[0-9]{0,2}[1-9]") {
        let spec = NumberSpec { cut: NumberCut::step(number(&step)).expect("above zero"), as_label: false };
        let (output, once) = apply(&spec, Scalar::Number(&value));
        prop_assert_eq!(output, Output::Number);
        // In units of 10^-4 all are whole.
        let units = |text: &str| number(text).at(4).expect("at most four places");
        prop_assert_eq!(units(&once), units(&value).div_euclid(units(&step)) * units(&step));
        prop_assert_eq!(apply(&spec, Scalar::Number(&once)).1, once.clone());
        prop_assert_eq!(apply(&spec, Scalar::String(&value)), (Output::Text, once));
    }

    #[test]
    fn order_is_kept(a in -1e9f64..1e9, b in -1e9f64..1e9, step in 1u32..1000) {
        let spec = NumberSpec { cut: NumberCut::step(number(&step.to_string())).expect("above zero"), as_label: false };
        let edge = |value: f64| number(&apply(&spec, Scalar::Number(&value.to_string())).1);
        prop_assert!(edge(a.min(b)) <= edge(a.max(b)));
    }

    #[test]
    fn labels_stay(value in "-?(0|[1-9][0-9]{0,2})(\\.[0-9]{1,2})?", edges in proptest::collection::btree_set(-50i32..150, 1..6), tenths: bool, steps: bool) {
        let spelled = |edge: &i32| if tenths { format!("{edge}e-1") } else { edge.to_string() };
        let bands = edges.iter().map(|edge| number(&spelled(edge))).collect();
        let step = edges.first().map(|edge| number(&spelled(&edge.abs().max(1))));
        let cut = if steps { NumberCut::step(step.expect("an edge")) } else { NumberCut::bands(bands) };
        let spec = NumberSpec { cut: cut.expect("ascending"), as_label: true };
        let (output, label) = apply(&spec, Scalar::Number(&value));
        prop_assert_eq!(output, Output::Text);
        // A label of one whole number is a number in the same piece.
        let (again, same) = apply(&spec, Scalar::String(&label));
        prop_assert!(again == Output::Same || same == label, "{} became {:?} {}", label, again, same);
    }

    #[test]
    fn nothing_panics(text: String, near in "[<+0-9. -]{0,12}", as_label: bool) {
        for cut in [NumberCut::Step(number("0.25")), NumberCut::Bands(vec![number("-1"), number("7.5")])] {
            let spec = NumberSpec { cut, as_label };
            for text in [&text, &near] {
                let _ = (apply(&spec, Scalar::String(text)), apply(&spec, Scalar::Number(text)));
            }
        }
    }
}
