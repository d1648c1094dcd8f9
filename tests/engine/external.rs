//! Recognisers outside: what they say is acted on like a finding, what they do not say is refused, and nobody is asked twice.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tamis::detect::Score;
use tamis::engine::{Error, ErrorKind, Framing, Opening, Outage, Recogniser, Session, Span, Tally};
use tamis::policy::{
    Action, Address, Encoding, External, FindingAction, Nested, OnError, Parse, Plan, Policy, Records, Unlisted,
};
use tamis::transform::Redact;

use super::build::{keep, opening, plan, policy, rule};
use super::long::all_cuts;

/// Names that it knows, and their types.
const KNOWN: &[(&str, &str)] =
    &[("PERSON", "Zoë Ünal"), ("PERSON", "Bo Lind"), ("LOCATION", "Ogdenville"), ("ORGANIZATION", "Example SAS")];

/// What a fake was asked, call by call.
type Heard = Arc<Mutex<Vec<Vec<String>>>>;

/// Finds the names that it knows, or fails as it is told.
struct Fake {
    score: f32,
    outage: Option<Outage>,
    heard: Heard,
}

impl Recogniser for Fake {
    fn recognise(&mut self, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
        self.heard.lock().expect("one thread").push(texts.iter().map(|&text| text.to_owned()).collect());
        if let Some(outage) = self.outage {
            return Err(outage);
        }
        let spans = |text: &str| {
            let found = KNOWN.iter().flat_map(|(kind, name)| text.match_indices(name).map(move |hit| (kind, hit)));
            let span = |(kind, (at, name)): (&&str, (usize, &str))| {
                let start = text[..at].chars().count();
                Span { entity: (*kind).to_owned(), start, end: start + name.chars().count(), score: self.score }
            };
            found.map(span).collect()
        };
        Ok(texts.iter().map(|text| spans(text)).collect())
    }
}

fn external(name: &str, types: &[&str], min_score: Option<u8>) -> External {
    External {
        name: name.to_owned(),
        address: Address::Tcp("127.0.0.1:9".to_owned()),
        types: types.iter().map(|&kind| kind.to_owned()).collect(),
        min_score: min_score.map(Score::percent),
        timeout: Duration::from_secs(1),
    }
}

/// The same policy, asking one recogniser for these types.
fn asking(mut policy: Policy, types: &[&str]) -> Policy {
    policy.detect.external = vec![external("ner", types, None)];
    policy.detect.scanner.external = types.iter().map(|&kind| kind.to_owned()).collect();
    policy
}

fn base() -> Policy {
    asking(policy([(Action::Scan, "$.text"), (keep(), "$.id")], Unlisted::Drop), &["PERSON", "LOCATION"])
}

/// One run; what was asked goes into `heard`.
fn run(plan: &Arc<Plan>, opening: Opening, chunks: &[&[u8]], heard: &Heard) -> Result<(Vec<u8>, Tally), Error> {
    let fake = |_| -> Box<dyn Recogniser> { Box::new(Fake { score: 0.6, outage: None, heard: Arc::clone(heard) }) };
    let mut session = Session::new(Arc::clone(plan), opening).asking(plan.externals().iter().map(fake).collect());
    let mut out = Vec::new();
    for chunk in chunks {
        session.push(chunk, &mut out)?;
    }
    session.finish(&mut out)?;
    Ok((out, session.tally().clone()))
}

/// What comes out, however the input is cut.
#[track_caller]
fn check(policy: &Policy, framing: Framing, input: &str, expected: &str) {
    let plan = plan(policy);
    let (out, _) = all_cuts(input.as_bytes(), |chunks| run(&plan, opening(framing), chunks, &Heard::default()))
        .expect("it is accepted");
    assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
}

#[test]
fn findings_from_outside_are_acted_on() {
    check(
        &base(),
        Framing::Ndjson,
        "{\"id\":1,\"text\":\"met Zo\\u00eb Ünal in Ogdenville, by Example SAS\"}\n{\"id\":2,\"text\":\"nobody\"}\n",
        "{\"id\":1,\"text\":\"met [PERSON] in [LOCATION], by Example SAS\"}\n{\"id\":2,\"text\":\"nobody\"}\n",
    );
}

#[test]
fn they_overlap_by_the_same_rules() {
    let mut policy = base();
    policy.detect.scanner.terms =
        vec![tamis::detect::Terms { name: "STAFF".to_owned(), words: vec!["Bo Lind".to_owned()] }];
    let input = r#"{"text":"Bo Lind, Zoë Ünal <zoë@example.org>"}"#;
    // The operator's own term is narrower than what is found outside.
    check(&policy, Framing::Document, input, r#"{"text":"[STAFF], [PERSON] <[EMAIL_ADDRESS]>"}"#);
    policy.detect.types.insert("PERSON".to_owned(), FindingAction::Keep);
    check(&policy, Framing::Document, input, r#"{"text":"[STAFF], Zoë Ünal <[EMAIL_ADDRESS]>"}"#);
    policy.detect.scanner.allow = vec!["bo lind".to_owned(), "ogdenville".to_owned()];
    check(&policy, Framing::Document, r#"{"text":"Bo Lind of Ogdenville"}"#, r#"{"text":"Bo Lind of Ogdenville"}"#);
}

#[test]
fn scores_have_to_reach_the_line() {
    let with = |line: Option<u8>, general: u8| {
        let mut policy = base();
        policy.detect.external[0].min_score = line.map(Score::percent);
        policy.detect.scanner.min_score = Score::percent(general);
        policy
    };
    let (input, redacted) = (r#"{"text":"in Ogdenville"}"#, r#"{"text":"in [LOCATION]"}"#);
    check(&with(Some(60), 90), Framing::Document, input, redacted);
    check(&with(Some(61), 10), Framing::Document, input, input);
    check(&with(None, 60), Framing::Document, input, redacted);
    check(&with(None, 61), Framing::Document, input, input);
}

#[test]
fn names_of_members_values_in_strings_and_fallbacks_are_asked_about() {
    let inner = Parse { rules: vec![rule(Action::Scan, "$.note")], unlisted: Unlisted::Drop };
    let rules = [(Action::Parse(inner), "$.json"), (keep(), "$.free")];
    let policy = asking(policy(rules, Unlisted::Drop), &["PERSON"]);
    check(
        &policy,
        Framing::Document,
        r#"{"json":"{\"note\":\"Bo Lind\"}","free":{"Bo Lind":1,"other":2}}"#,
        r#"{"json":"{\"note\":\"[PERSON]\"}","free":{"[PERSON]":1,"other":2}}"#,
    );
}

#[test]
fn whatever_is_held_back_is_asked_about_too() {
    let mut policy = base();
    policy.on_error = OnError::DropRecord;
    let lines = "{\"id\":1,\"text\":\"Bo Lind\"}\n{\"id\":2,\"text\":nope}\n{\"id\":3,\"text\":\"Ogdenville\"}\n";
    let left = "{\"id\":1,\"text\":\"[PERSON]\"}\n{\"id\":3,\"text\":\"[LOCATION]\"}\n";
    check(&policy, Framing::Ndjson, lines, left);
    check(&policy, Framing::Events, "event: Bo Lind\ndata: {\"id\":7}\n\n", "data: {\"id\":7}\n\n");
    policy.records = Records::Value;
    check(&policy, Framing::Document, r#"{"id":1,"text":"Bo Lind"}"#, r#"{"id":1,"text":"[PERSON]"}"#);
}

#[test]
fn names_heard_are_looked_for_in_the_rest_of_their_record() {
    let rules = [(Action::Scan, "$.early"), (Action::Scan, "$.text"), (Action::Scan, "$.late"), (keep(), "$.free")];
    let mut policy = asking(policy(rules, Unlisted::Drop), &["PERSON"]);
    let input = "{\"early\":\"ask Ünal\",\"text\":\"Zoë Ünal\",\"late\":\"ask Ünal\",\"free\":{\"Ünal\":1}}\n\
                 {\"late\":\"ask Ünal\"}\n";
    let rest = "\"text\":\"[PERSON]\",\"late\":\"ask [PERSON]\",\"free\":{\"Ünal\":1}}\n{\"late\":\"ask Ünal\"}\n";
    check(&policy, Framing::Ndjson, input, &format!("{{\"early\":\"ask Ünal\",{rest}"));
    // A record that is held is gone through once more; nobody is asked again.
    policy.on_error = OnError::DropRecord;
    check(&policy, Framing::Ndjson, input, &format!("{{\"early\":\"ask [PERSON]\",{rest}"));
    let heard = Heard::default();
    run(&plan(&policy), opening(Framing::Ndjson), &[input.as_bytes()], &heard).expect("it is accepted");
    assert_eq!(*heard.lock().expect("one thread"), [["ask Ünal", "Zoë Ünal", "Ünal"]]);
}

#[test]
fn what_is_swept_is_asked_about_too() {
    let rules = [(Action::Scan, "$.text"), (keep(), "$.free"), (Action::Drop, "$.who")];
    let mut policy = asking(policy(rules, Unlisted::Drop), &["PERSON", "LOCATION"]);
    policy.sweep = vec![tamis::path::Selector::parse("$.who").expect("a selector")];
    check(
        &policy,
        Framing::Ndjson,
        "{\"text\":\"ANA met Bo Lind in Ogdenville; Lind left\",\"free\":{\"ana\":1,\"Lind\":2,\"Ogdenville\":3},\"who\":\"Ana Lima\"}\n\
         {\"text\":\"ANA met Lind\",\"free\":{\"Bo Lind\":1,\"Ogdenville\":2},\"who\":\"Bo\"}\n",
        "{\"text\":\"[PERSON] met [PERSON] in [LOCATION]; [PERSON] left\",\"free\":{\"[PERSON]\":1,\"[PERSON]\":2,\"[LOCATION]\":3}}\n\
         {\"text\":\"ANA met [PERSON]\",\"free\":{\"[PERSON]\":1,\"[LOCATION]\":2}}\n",
    );
}

/// A policy that opens what is written in texts, and asks.
fn opening_texts() -> Policy {
    let mut policy = asking(policy([(Action::Scan, "$.text"), (keep(), "$.free")], Unlisted::Drop), &["PERSON"]);
    policy.detect.nested = Nested::of(&[Encoding::Json, Encoding::Url, Encoding::Base64]);
    policy
}

#[test]
fn every_layer_of_a_text_is_asked_about() {
    // In the first record's base64 stands `to Bo Lind, 12`, in the second's address `{"who":"Bo Lind"}`, in the last name `Bo Lind`.
    let input = "{\"text\":\"see dG8gQm8gTGluZCwgMTI= or {\"}\n\
                 {\"text\":\"https://example.org/?q=%7B%22who%22%3A%22Bo%20Lind%22%7D\"}\n\
                 {\"text\":\"{\\\"Bo Lind\\\": [\\\"Bo Lind\\\", 7]}\",\"free\":{\"?who=Bo%20Lind\":1}}\n";
    let output = "{\"text\":\"see dG8gW1BFUlNPTl0sIDEy or {\"}\n\
                  {\"text\":\"https://example.org/?q=%7B%22who%22%3A%22%5BPERSON%5D%22%7D\"}\n\
                  {\"text\":\"{\\\"[PERSON]\\\": [\\\"[PERSON]\\\", 7]}\",\"free\":{\"?who=%5BPERSON%5D\":1}}\n";
    check(&opening_texts(), Framing::Ndjson, input, output);
}

#[test]
fn what_a_finding_keeps_closed_is_asked_about_and_nothing_is_missed() {
    let mut policy = opening_texts();
    policy.detect.scanner.terms =
        vec![tamis::detect::Terms { name: "STAFF".to_owned(), words: vec!["see dG8gQm8gTGluZCwgMTI".to_owned()] }];
    check(&policy, Framing::Document, r#"{"text":"see dG8gQm8gTGluZCwgMTI= or"}"#, r#"{"text":"[STAFF] or"}"#);
}

#[test]
fn who_goes_ahead_does_not_stop_where_the_budget_of_decoding_does() {
    let once = STANDARD.encode("a dozen words and ".repeat(3));
    let twice = STANDARD.encode(STANDARD.encode("some other words, ".repeat(3)));
    let mut policy = Policy { on_error: OnError::DropRecord, ..opening_texts() };
    let input = format!("{{\"text\":\"{once} {twice}\"}}\n{{\"text\":\"Bo Lind\"}}\n");
    let go = |policy: &Policy| {
        // Decoded, the two have 54, 72 and 54 bytes.
        let mut opening = opening(Framing::Ndjson);
        opening.limits.token = 175;
        let (out, _) = run(&plan(policy), opening, &[input.as_bytes()], &Heard::default()).expect("it is accepted");
        String::from_utf8(out).expect("UTF-8")
    };
    assert_eq!(go(&policy), "{\"text\":\"[PERSON]\"}\n");
    // What is found in one of them leaves it closed.
    policy.detect.scanner.terms = vec![tamis::detect::Terms { name: "STAFF".to_owned(), words: vec![once.clone()] }];
    assert_eq!(go(&policy), format!("{{\"text\":\"[STAFF] {twice}\"}}\n{{\"text\":\"[PERSON]\"}}\n"));
}

#[test]
fn a_piece_is_one_question_and_no_text_is_asked_about_twice() {
    let plan = plan(&base());
    let line = |n: usize| {
        format!("{{\"id\":{n},\"text\":\"a long text number {n} that is not remembered, with Bo Lind\",\"n{n}\":7}}\n")
    };
    let whole: String = (0..200).map(|n| line(n % 100)).collect();
    let heard = Heard::default();
    let (out, tally) = run(&plan, opening(Framing::Ndjson), &[whole.as_bytes()], &heard).expect("it is accepted");
    assert_eq!((out.iter().filter(|byte| **byte == b'\n').count(), tally.records_passed), (200, 200));
    let calls = heard.lock().expect("one thread");
    assert_eq!((calls.len(), calls[0].len()), (1, 100), "unlisted names go, so nobody is asked about them");
    let person = plan.finding_series().iter().position(|series| series.entity == "PERSON").expect("a series");
    assert_eq!(tally.findings[person], 200);
}

#[test]
fn names_are_asked_about_once() {
    let plan = plan(&asking(policy([(keep(), "$.free")], Unlisted::Drop), &["PERSON"]));
    let heard = Heard::default();
    let lines: Vec<&[u8]> = vec![b"{\"free\":{\"city\":1,\"12\":2}}\n"; 50];
    run(&plan, opening(Framing::Ndjson), &lines, &heard).expect("it is accepted");
    assert_eq!(*heard.lock().expect("one thread"), [vec!["city".to_owned()]]);
}

#[test]
fn a_long_text_is_asked_about_whole() {
    let plan = plan(&base());
    let text = format!("{}Bo Lind", "words and words ".repeat(20_000));
    let heard = Heard::default();
    let input = format!("{{\"text\":\"{text}\"}}");
    let chunks: Vec<&[u8]> = input.as_bytes().chunks(4096).collect();
    let (out, _) = run(&plan, opening(Framing::Document), &chunks, &heard).expect("it is accepted");
    assert!(out.ends_with(b" words [PERSON]\"}") || out.ends_with(b"words [PERSON]\"}"));
    assert_eq!(*heard.lock().expect("one thread"), [vec![text]]);
}

#[track_caller]
fn refused(recognisers: Vec<Box<dyn Recogniser>>, outage: Outage) {
    let mut policy = base();
    policy.on_error = OnError::DropRecord;
    let mut session = Session::new(plan(&policy), opening(Framing::Ndjson)).asking(recognisers);
    let mut out = b"before".to_vec();
    let error = session.push(b"{\"id\":1,\"text\":\"Bo Lind\"}\n", &mut out).expect_err("nobody answers");
    assert_eq!((error.kind(), out.as_slice()), (ErrorKind::External(outage), &b"before"[..]));
    assert_eq!((error.label(), error.place().offset), ("external", 0));
    assert!(!error.to_string().contains("Lind"), "{error}");
    assert_eq!(session.push(b"{}\n", &mut out).map_err(|error| error.kind()), Err(ErrorKind::Poisoned));
    assert_eq!(session.tally().records_refused, 1);
}

#[test]
fn without_an_answer_nothing_is_written() {
    refused(Vec::new(), Outage::Missing);
    for outage in Outage::ALL {
        refused(vec![Box::new(Fake { score: 1.0, outage: Some(outage), heard: Heard::default() })], outage);
    }
    refused(vec![Box::new(Fake { score: 1.5, outage: None, heard: Heard::default() })], Outage::Wrong);
    struct Silent;
    impl Recogniser for Silent {
        fn recognise(&mut self, _: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
            Ok(Vec::new())
        }
    }
    refused(vec![Box::new(Silent)], Outage::Wrong);
}

#[test]
fn several_are_asked_each_for_its_own() {
    let mut policy = base();
    policy.detect.external = vec![external("people", &["PERSON"], None), external("places", &["LOCATION"], Some(99))];
    policy.detect.action = FindingAction::Redact(Redact { with: Some("-".to_owned()), ..Redact::default() });
    check(&policy, Framing::Document, r#"{"text":"Bo Lind, Ogdenville"}"#, r#"{"text":"-, Ogdenville"}"#);
}

#[test]
fn malformed_input_is_said_to_be_just_that() {
    let plan = plan(&base());
    let input = b"{\"id\":1,\"text\":\"Bo Lind\"}\n{\"id\":2,]\n";
    let with = run(&plan, opening(Framing::Ndjson), &[input], &Heard::default()).expect_err("malformed");
    let without =
        super::build::plan(&super::build::policy([(Action::Scan, "$.text"), (keep(), "$.id")], Unlisted::Drop));
    let without = super::build::run(&without, opening(Framing::Ndjson), [&input[..]]).expect_err("malformed");
    assert_eq!(with, without);
}
