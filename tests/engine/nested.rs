//! What is written inside texts: a law over all writings, one inside the other, and the bounds.

use std::sync::{Arc, LazyLock};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use proptest::prelude::*;
use tamis::base::{Budget, Limits};
use tamis::detect::Outcome;
use tamis::engine::{Event, Framing, Opening, Session};
use tamis::policy::{Action, Encoding, FindingAction, Nested, Plan, ScopeNode, Unlisted};
use tamis::transform::Scope;

use super::build;

const ALL: [Encoding; 4] = [Encoding::Json, Encoding::Url, Encoding::Base64, Encoding::QuotedPrintable];

fn plan(nested: &[Encoding]) -> Arc<Plan> {
    let mut policy = build::policy([(Action::Scan, "$.t")], Unlisted::Drop);
    policy.detect.nested = Nested::of(nested);
    build::plan(&policy)
}

/// Opens nothing, and opens all.
static PLAIN: LazyLock<Arc<Plan>> = LazyLock::new(|| plan(&[]));
static OPENED: LazyLock<Arc<Plan>> = LazyLock::new(|| plan(&ALL));

/// What becomes of a text.
fn text(plan: &Arc<Plan>, text: &str) -> String {
    let input = serde_json::json!({ "t": text }).to_string();
    let out = build::minimise(plan, Framing::Ndjson, &input).expect("it is sound");
    let value: serde_json::Value = serde_json::from_str(&out).expect("and stays JSON");
    value["t"].as_str().expect("a string").to_owned()
}

/// One way to write a text inside another.
#[derive(Clone, Copy, Debug)]
enum Wrap {
    Json,
    JsonAscii,
    Query,
    Segment,
    Form,
    Quoted,
    Base64,
    Base64Bare,
    Base64Safe,
    Base64Lines,
}

impl Wrap {
    fn write(self, text: &str) -> String {
        match self {
            Self::Json => serde_json::json!({ "k": [1, text] }).to_string(),
            Self::JsonAscii => {
                let plain = serde_json::json!([text]).to_string();
                let mut units = [0; 2];
                let escape = |c: char| match c.is_ascii() {
                    true => c.to_string(),
                    false => c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
                };
                plain.chars().map(escape).collect()
            }
            Self::Query => format!("https://example.org/?a=1&q={}#x", percent(text)),
            Self::Segment => format!("see ftp://example.org/a/{}/b", percent(text)),
            Self::Form => format!("a=%20&q={}", percent(text)),
            Self::Quoted => quoted(text),
            Self::Base64 => format!("so: {}, yes", STANDARD.encode(text)),
            Self::Base64Bare => STANDARD_NO_PAD.encode(text),
            Self::Base64Safe => URL_SAFE_NO_PAD.encode(text),
            Self::Base64Lines => {
                let whole = STANDARD.encode(text);
                let lines: Vec<_> = whole.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line)).collect();
                lines.join("\r\n")
            }
        }
    }

    /// Whether a text written so shows the form that it is in.
    fn shows(self, written: &str) -> bool {
        match self {
            Self::Base64Bare => !written.len().is_multiple_of(4),
            Self::Base64Safe => written.contains(['-', '_']),
            Self::Base64Lines => written.len() > 80,
            // Without an escape it is the text itself.
            Self::Quoted => written.contains('='),
            _ => true,
        }
    }
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn quoted(text: &str) -> String {
    let plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r') && byte != b'=';
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("={byte:02X}") }).collect()
}

fn wraps() -> impl Strategy<Value = Vec<Wrap>> {
    use Wrap::*;
    let one = prop::sample::select(vec![
        Json,
        JsonAscii,
        Query,
        Segment,
        Form,
        Quoted,
        Base64,
        Base64Bare,
        Base64Safe,
        Base64Lines,
    ]);
    prop::collection::vec(one, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// A text with something to be found in it, written in any way inside others, three deep: what comes out is what would be
    /// written had it been replaced before.
    #[test]
    fn opening_and_replacing_change_places(
        before in "[a-zéà😀 ,.!?=&%+/\"\\\\\n]{0,40}",
        after in "[a-zéà😀 ,.!?=&%+/\"\\\\\n]{0,60}",
        wraps in wraps(),
    ) {
        let write = |what: &str| {
            let inside = format!("??? {before} {what} {after} .");
            wraps.iter().try_fold(inside, |text, wrap| {
                let written = wrap.write(&text);
                wrap.shows(&written).then_some(written)
            })
        };
        let (Some(planted), Some(replaced)) = (write("ana.m@example.org"), write("[EMAIL_ADDRESS]")) else {
            return Err(TestCaseError::reject("its form cannot be told"));
        };
        let out = text(&OPENED, &planted);
        prop_assert_eq!(&out, &replaced, "{:?}", wraps);
        prop_assert!(!out.contains("ana.m"));
    }

    /// Opening only adds: what a scan of the text as it stands takes out of it is never in what comes out.
    #[test]
    fn opening_only_adds(text_in in "[a-z=%&?/:+\"{}\\[\\]\\\\\n 0-9]{0,20}(ana@example\\.org|%61na@example\\.org|=61na@example\\.org|\"ana@example\\.org\"|YW5hQGV4YW1wbGUub3Jn)[a-z=%&?/:+\"{}\\[\\]\\\\\n 0-9]{0,20}") {
        prop_assume!(!text(&PLAIN, &text_in).contains("@example.org"));
        let out = text(&OPENED, &text_in);
        prop_assert!(!out.contains("@example.org"), "{text_in:?} {out:?}");
    }

    /// Nothing that is not found changes.
    #[test]
    fn what_holds_nothing_stays(text_in in "[a-f=%&?/:+\"{}\\[\\],\\\\\n\r éE0-3]{0,60}", wraps in wraps()) {
        prop_assume!(text(&OPENED, &text_in) == text_in);
        let mut written = text_in;
        for wrap in wraps {
            written = wrap.write(&written);
            prop_assume!(text(&PLAIN, &written) == written);
        }
        prop_assert_eq!(text(&OPENED, &written), written);
    }
}

#[test]
fn what_is_decoded_is_bounded() {
    let plan = plan(&ALL);
    // Three layers of nearly the text's size each.
    let inner = STANDARD.encode(STANDARD.encode(STANDARD.encode("words ".repeat(1000))));
    let input = serde_json::json!({ "t": inner }).to_string();
    let run = |limits: Limits, budget: usize| {
        let opening = Opening { limits, budget: Budget::new(budget), ..build::opening(Framing::Ndjson) };
        build::run(&plan, opening, [input.as_bytes()]).map(|_| ()).map_err(|error| error.label())
    };
    let token = |token| Limits { token, ..Limits::default() };
    assert_eq!(run(token(40_000), 64 << 20), Ok(()));
    assert_eq!(run(token(input.len() + 100), 64 << 20), Err("limit_token"));
    assert_eq!(run(Limits::default(), 48 << 10), Err("limit_memory"));
}

#[test]
fn budget_is_given_back() {
    let budget = Budget::new(64 << 20);
    let opening = Opening { budget: budget.clone(), ..build::opening(Framing::Ndjson) };
    let mut session = Session::new(plan(&ALL), opening);
    let input = serde_json::json!({ "t": STANDARD.encode("to ana@example.org ".repeat(1000)) }).to_string();
    let mut out = Vec::new();
    session.push(format!("{input}\n").as_bytes(), &mut out).expect("sound");
    session.finish(&mut out).expect("sound");
    drop(session);
    assert_eq!(budget.used(), 0);
}

#[test]
fn explanations_say_where() {
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let into = Arc::clone(&seen);
    let trace = Box::new(move |event: Event| {
        let found = event.seen.map_or(0, |seen| {
            seen.candidates.iter().filter(|candidate| candidate.outcome == Outcome::Accepted).count()
        });
        into.lock().expect("one thread").push((event.path, event.action, found));
    });
    let mut session = Session::traced(plan(&ALL), build::opening(Framing::Ndjson), trace);
    let json = serde_json::json!({ "list": [1, { "words": "to ana@example.org" }] }).to_string();
    let written = format!("https://example.org/?payload={}", percent(&STANDARD.encode(json)));
    let input = serde_json::json!({ "t": written }).to_string();
    session.push(input.as_bytes(), &mut Vec::new()).expect("sound");
    session.finish(&mut Vec::new()).expect("sound");
    let seen = seen.lock().expect("one thread");
    let inner: Vec<_> = seen.iter().filter(|(path, _, found)| path.contains('(') && *found > 0).cloned().collect();
    assert_eq!(
        inner,
        [
            ("$.t (url).payload (base64)".to_owned(), "scan", 1),
            ("$.t (url).payload (base64) (json).list[1].words".to_owned(), "scan", 1),
        ]
    );
}

/// What is found in a layer is acted on as it is read there: a pseudonym does not depend on how a value is written.
#[test]
fn a_pseudonym_is_of_what_is_read() {
    let mut policy = build::policy([(Action::Scan, "$.t")], Unlisted::Drop);
    policy.detect.nested = Nested::of(&ALL);
    policy.detect.types.insert(
        "EMAIL_ADDRESS".to_owned(),
        FindingAction::Pseudonymise(build::pseudonymise(Scope::Purpose), ScopeNode::Session),
    );
    let plan = build::plan(&policy);
    let plain = text(&plan, r#"["ana@example.org"]"#);
    assert!(!plain.contains("ana"));
    for written in ["ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ana&#64;example.org", "ana%40example.org"] {
        assert_eq!(text(&plan, &format!("[\"{written}\"]")), plain, "{written}");
        let inside = STANDARD.encode(format!("to {written}, and [\"ana@example.org\"]"));
        let out = text(&plan, &format!("see {inside}"));
        let out = STANDARD.decode(out.trim_start_matches("see ")).expect("base64 still");
        let out = String::from_utf8(out).expect("UTF-8");
        let word = plain.trim_matches(['[', ']', '"']);
        assert_eq!(out, format!("to {word}, and [\"{word}\"]"), "{written}");
    }
}
