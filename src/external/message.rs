//! The lines on the wire.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::engine::{Outage, Span};

/// Longest answer, in bytes, but for [`PER_BYTE`]: what surrounds the spans, and whatever else a recogniser says of a text.
const LEAST: usize = 64 << 10;
/// Bytes of an answer for each byte of its text: a span is some eighty bytes, and a name is seldom shorter than four.
const PER_BYTE: usize = 64;
/// Longest answer of any.
const MOST: usize = 16 << 20;

#[derive(Serialize)]
struct Question<'t> {
    id: u64,
    text: &'t str,
}

/// What else stands in an answer is passed over.
#[derive(Deserialize)]
struct Answer {
    id: u64,
    spans: Vec<Said>,
}

#[derive(Deserialize)]
struct Said {
    #[serde(rename = "type")]
    kind: String,
    start: usize,
    end: usize,
    score: f32,
}

/// Writes a question and the end of its line.
pub(super) fn ask(id: u64, text: &str, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut out, &Question { id, text })?;
    out.write_all(b"\n")
}

/// The most bytes that the answer about a text may have, its line end not counted.
pub(super) fn longest(text: &str) -> usize {
    LEAST.saturating_add(PER_BYTE.saturating_mul(text.len())).min(MOST)
}

/// Reads the answer to the question `id` about a text. Why it is none is not said: the reason would quote it.
pub(super) fn read(line: &[u8], id: u64, text: &str) -> Result<Vec<Span>, Outage> {
    let answer: Answer = serde_json::from_slice(line).map_err(|_| Outage::Wrong)?;
    if answer.id != id || answer.spans.len() > text.len() {
        return Err(Outage::Wrong);
    }
    let span = |Said { kind, start, end, score }| Span { entity: kind, start, end, score };
    Ok(answer.spans.into_iter().map(span).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_one_line() {
        let mut line = Vec::new();
        ask(7, "a \"b\"\n\u{1F388}", &mut line).expect("in memory");
        assert_eq!(line, "{\"id\":7,\"text\":\"a \\\"b\\\"\\n\u{1F388}\"}\n".as_bytes());
    }

    #[track_caller]
    fn check(line: &str, expected: Result<usize, Outage>) {
        assert_eq!(read(line.as_bytes(), 7, "Ana").map(|spans| spans.len()), expected, "{line}");
    }

    #[test]
    fn an_answer_is_what_it_should_be_or_none() {
        let span = r#"{"type":"PERSON","start":0,"end":3,"score":1}"#;
        check(r#"{"id":7,"spans":[]}"#, Ok(0));
        check(&format!(r#"{{"model":"x","spans":[{span}],"id":7}}"#), Ok(1));
        check(r#"{"spans":[{"type":"P","start":0,"end":1,"score":0.5,"reason":"seen"}],"id":7}"#, Ok(1));
        for wrong in [
            "",
            "[]",
            r#"{"id":8,"spans":[]}"#,
            r#"{"id":"7","spans":[]}"#,
            r#"{"id":7}"#,
            r#"{"id":7,"spans":[{"type":"P","start":0,"end":1}]}"#,
            r#"{"id":7,"spans":[{"type":"P","start":-1,"end":1,"score":1}]}"#,
            r#"{"id":7,"spans":[{"type":"P","start":0.5,"end":1,"score":1}]}"#,
            r#"{"id":7,"spans":[]} {}"#,
            r#"{"id":7,"error":"no"}"#,
        ] {
            check(wrong, Err(Outage::Wrong));
        }
        check(&format!(r#"{{"id":7,"spans":[{span},{span},{span},{span}]}}"#), Err(Outage::Wrong));
    }
}
