//! Strings too long to be held: what is found in them does not depend on that.

use std::fmt::Write as _;

use tamis::base::Budget;
use tamis::engine::{Error, Framing, Opening, Session, Tally};
use tamis::policy::{Action, Unlisted};

use super::build::{keep, opening, plan, policy, run};

pub(crate) type Output = Result<(Vec<u8>, Tally), Error>;

/// Runs an input whole, byte by byte, and cut in two at every byte; all must come to the same.
pub(crate) fn all_cuts(input: &[u8], run: impl Fn(&[&[u8]]) -> Output) -> Output {
    let whole = run(&[input]);
    let bytes: Vec<&[u8]> = input.chunks(1).collect();
    let said = |output: &Output| output.as_ref().map(|(out, _)| out.clone()).map_err(|error| error.kind());
    assert_eq!(said(&run(&bytes)), said(&whole), "byte by byte");
    for cut in 0..input.len() {
        assert_eq!(said(&run(&[&input[..cut], &input[cut..]])), said(&whole), "cut at {cut}");
    }
    whole
}

/// A long text with something personal now and then, in odd spellings.
fn text(bytes: usize) -> String {
    let mut text = String::new();
    let mut turn = 0;
    while text.len() < bytes {
        turn += 1;
        let _ = match turn % 5 {
            0 => write!(text, r"write to ana{turn}\u0040example.org\n"),
            1 => write!(text, "card 4111 1111 1111 1111, "),
            2 => write!(text, r"\ud83d\ude00 nothing to see \u00e9, or cy&#64;exam\u200bple\uff0eorg "),
            3 => write!(text, "écrire à bo.{turn}@example.org or 192.0.2.{} ", turn % 250),
            _ => write!(text, "many plain words that hold no person {} ", "and more ".repeat(turn % 40)),
        };
    }
    text
}

#[test]
fn a_long_string_is_scanned_as_a_whole_one_is() {
    let plan = plan(&policy([(Action::Scan, "$.text"), (keep(), "$.id")], Unlisted::Drop));
    let input = format!(r#"{{"id":1,"text":"{}","x":2}}"#, text(400 << 10));
    let with = |limit: usize, chunk: usize| {
        let mut opening = opening(Framing::Document);
        opening.limits.token = limit;
        run(&plan, opening, input.as_bytes().chunks(chunk)).expect("it is valid")
    };
    // A limit above the text's length would have it whole, if it were not for the engine's own measure.
    let (out, tally) = with(1 << 20, 1 << 20);
    for (limit, chunk) in [(1, 1 << 20), (1 << 20, 1), (100, 977), (50_000, 65_536), (1 << 20, 8191)] {
        let (other, counted) = with(limit, chunk);
        assert!(other == out && counted.findings == tally.findings, "limit {limit}, chunks of {chunk}");
    }
    // The same in texts short enough to be held.
    let mut expected = Vec::new();
    let pieces = text(400 << 10);
    let sentence = |piece: &str| format!(r#"{{"text":"{piece}"}}"#);
    for piece in pieces.split_inclusive(r"\n") {
        let (out, _) = run(&plan, opening(Framing::Document), [sentence(piece).as_bytes()]).expect("it is valid");
        expected.extend_from_slice(&out[r#"{"text":""#.len()..out.len() - 2]);
    }
    let whole = &out[r#"{"id":1,"text":""#.len()..out.len() - 2];
    assert_eq!(String::from_utf8_lossy(whole), String::from_utf8_lossy(&expected));
}

#[test]
fn a_long_string_needs_little_memory() {
    let plan = plan(&policy([(Action::Scan, "$.text"), (keep(), "$.kept")], Unlisted::Drop));
    let budget = Budget::new(4 << 20);
    let opening = Opening { budget: budget.clone(), ..opening(Framing::Document) };
    let (mut session, mut out) = (Session::new(plan, opening), Vec::new());
    let piece = text(1 << 20);
    for part in [r#"{"kept":""#, "KEPT", r#"","text":""#, "TEXT", r#""}"#] {
        let (part, times) = if part.chars().all(char::is_uppercase) { (piece.as_str(), 12) } else { (part, 1) };
        for _ in 0..times {
            for chunk in part.as_bytes().chunks(64 << 10) {
                out.clear();
                session.push(chunk, &mut out).expect("it is valid");
            }
        }
    }
    session.finish(&mut out).expect("it is whole");
    assert!(session.tally().findings.iter().sum::<u64>() > 1000);
}

#[test]
fn names_once_found_are_found_in_the_rest_of_a_long_string_and_behind_it() {
    let plan = plan(&policy([(Action::Scan, "$.text"), (Action::Scan, "$.more")], Unlisted::Drop));
    let words = "many plain words and Muster too, ".repeat(9000);
    let input = format!(
        r#"{{"text":"Muster? {words} my name is Ana Muster. {words} so Beispiel, {words} my name is Max Beispiel","more":"of Beispiel"}}"#
    );
    let with = |chunk: usize| {
        let (out, _) = run(&plan, opening(Framing::Document), input.as_bytes().chunks(chunk)).expect("it is valid");
        String::from_utf8(out).expect("UTF-8")
    };
    let out = with(1 << 22);
    assert_eq!((out.matches("Muster").count(), out.matches("[PERSON]").count()), (1 + 9000, 1 + 18_000 + 1 + 1));
    assert!(out.contains("so Beispiel") && out.ends_with(r#"my name is [PERSON]","more":"of [PERSON]"}"#));
    for chunk in [1, 977, 65_536, 100_001] {
        assert!(with(chunk) == out, "chunks of {chunk}");
    }
}
