//! Every case of `tests/cases/`, whole, split in two at every byte, and byte by byte.

use tamis::engine::Framing;

use super::build;
use super::cases::{Case, all};

fn framing(case: &Case) -> Framing {
    match case.framing.as_str() {
        "document" => Framing::Document,
        "ndjson" => Framing::Ndjson,
        "seq" => Framing::Sequence,
        "sse" => Framing::Events,
        "auto" => Framing::Concatenated,
        other => panic!("{}: framing {other}", case.name),
    }
}

type Outcome = Result<String, (&'static str, u64, u64)>;

fn outcome<'a>(
    plan: &std::sync::Arc<tamis::policy::Plan>,
    case: &Case,
    chunks: impl IntoIterator<Item = &'a [u8]>,
) -> Outcome {
    build::run(plan, build::opening(framing(case)), chunks)
        .map(|(out, _)| String::from_utf8(out).expect("output is UTF-8"))
        .map_err(|error| (error.label(), error.place().record, error.place().offset))
}

#[test]
fn cases_hold_however_the_input_is_cut() {
    let (mut cases, mut runs) = (0, 0);
    for case in all() {
        let plan = build::plan(&case.policy());
        let bytes = case.input.as_bytes();
        let whole = outcome(&plan, &case, [bytes]);
        match &case.error {
            Some(label) => {
                assert_eq!(
                    whole,
                    Err((whole.as_ref().expect_err(&case.name).0, case.record, case.offset)),
                    "{}",
                    case.name
                );
                assert_eq!(whole.as_ref().expect_err("seen above").0, label, "{}", case.name);
            }
            None => assert_eq!(whole.as_deref(), Ok(case.out.as_str()), "{}", case.name),
        }
        for split in 0..bytes.len() {
            let (head, tail) = bytes.split_at(split);
            assert_eq!(outcome(&plan, &case, [head, tail]), whole, "{} split at {split}", case.name);
        }
        for size in [1, 3, 7] {
            assert_eq!(outcome(&plan, &case, bytes.chunks(size)), whole, "{} in chunks of {size}", case.name);
        }
        cases += 1;
        runs += bytes.len() + 4;
    }
    println!("{cases} cases, {runs} runs");
    assert!(cases > 70);
}
