//! No value in an error or a tally, wherever it stands and however the input is broken.

use tamis::engine::Framing;
use tamis::path::Selector;
use tamis::policy::{Action, OnError, Unlisted};

use super::build::{keep, opening, plan, policy, run};

/// Planted in every position; none is a word that a message could hold by chance.
const CANARIES: [&str; 5] = ["zqxname", "zqxtext", "zqxdeep", "770077007", "zqxelement"];

const SAMPLE: &str = concat!(
    r#"{"zqxname":"zqxtext","a":{"zqxname":[770077007,"zqxelement",{"b":"zqxdeep"}]},"k":true}"#,
    "\n",
    r#"{"k":"zqxtext","zqxname":770077007}"#,
    "\n"
);

#[test]
fn errors_and_tallies_hold_no_value() {
    let mut errors = 0;
    for on_error in [OnError::Reject, OnError::DropRecord] {
        for unlisted in [Unlisted::Drop, Unlisted::Keep, Unlisted::Scan] {
            let mut policy = policy([(keep(), "$.k"), (Action::Scan, "$.a")], unlisted);
            policy.on_error = on_error;
            if unlisted == Unlisted::Scan {
                policy.sweep = vec![Selector::parse("$.k").expect("legal"), Selector::parse("$..b").expect("legal")];
            }
            let plan = plan(&policy);
            for at in 0..SAMPLE.len() {
                for byte in [b'"', b'{', b'}', b'[', b',', b':', b'\\', b'x', b'\n', 0x01, 0xff] {
                    let mut broken = SAMPLE.as_bytes().to_vec();
                    broken[at] = byte;
                    for input in [&broken[..], &broken[..at]] {
                        let said = match run(&plan, opening(Framing::Ndjson), [input]) {
                            Ok((_, tally)) => format!("{tally:?}"),
                            Err(error) => {
                                errors += 1;
                                format!("{error} {error:?} {}", error.label())
                            }
                        };
                        for canary in CANARIES {
                            assert!(!said.contains(canary), "{said} holds {canary}");
                        }
                    }
                }
            }
        }
    }
    println!("{errors} errors looked at");
    assert!(errors > 5_000);
}

#[test]
fn planted_personal_data_does_not_survive_a_scan_in_any_position() {
    let planted = ["ana.planted@example.org", "4111111111111111", "192.0.2.77"];
    let plan = plan(&policy([], Unlisted::Scan));
    let mut runs = 0;
    for secret in planted {
        let spelled: String = secret.chars().map(|c| format!("\\u{:04x}", c as u32)).collect();
        for text in [secret.to_owned(), spelled] {
            for shape in [
                format!("{{\"a\":\"x {text} y\"}}\n"),
                format!("{{\"{text}\":1}}\n"),
                format!("{{\"a\":[[\"{text}\"],{{\"b\":\"{text}\"}}]}}\n"),
                format!("[\"{text}\"]\n"),
                format!("\"{text}\"\n"),
            ] {
                for size in [1, 2, 16, 4096] {
                    let (out, tally) =
                        run(&plan, opening(Framing::Ndjson), shape.as_bytes().chunks(size)).expect("valid");
                    let out = String::from_utf8(out).expect("output is UTF-8");
                    let read = out.replace("\\u00", "");
                    assert!(!out.contains(secret) && !read.contains(&text), "{shape} gave {out}");
                    assert!(tally.findings.iter().sum::<u64>() > 0);
                    runs += 1;
                }
            }
        }
    }
    println!("{runs} runs");
}
