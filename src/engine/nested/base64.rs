//! Base64 (RFC 4648 §4 and §5): runs of it in a text that hold text themselves, and writing it again in the same form.
//!
//! Nothing in a text says that it is base64, but hardly anything else decodes to readable text: of runs of sixteen letters and
//! digits one in some ten thousand does, and that does no harm unless something is found in it.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Fewest characters of a run, padding included: what hides an address needs as many.
const FEWEST: usize = 16;

/// Padding is counted here; bits that are left over are nobody's.
const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_encode_padding(false)
    .with_decode_allow_trailing_bits(true)
    .with_decode_padding_mode(DecodePaddingMode::Indifferent);
const PLAIN: GeneralPurpose = GeneralPurpose::new(&STANDARD, CONFIG);
const SAFE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

/// The form of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Base64 {
    /// Of the alphabet for addresses and file names.
    safe: bool,
    padded: bool,
    lines: Option<Lines>,
}

/// In lines (RFC 2045 §6.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lines {
    width: usize,
    /// Their end.
    end: &'static str,
}

/// A run that holds text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: Base64,
    pub(super) text: String,
}

/// The first run that begins at `from` or later and before `to`; it may end behind that. A run has no character of base64
/// before it.
pub(super) fn find(text: &str, from: usize, to: usize) -> Option<Run> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        let start = at + bytes[at..to].iter().position(|byte| is_digit(*byte))?;
        let end = start + run(&bytes[start..]);
        if end - start + 2 >= FEWEST
            && let Some(run) = lines(text, start, end).or_else(|| line(text, start, end))
        {
            return Some(run);
        }
        at = end;
    }
    None
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

fn run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_digit(**byte)).count()
}

/// The end of a run with its padding, which nothing of base64 follows.
fn padded(bytes: &[u8], start: usize, end: usize, digits: usize) -> usize {
    let padding = (4 - digits % 4) % 4;
    let rest = &bytes[end..];
    let fits = digits % 4 > 1 && rest.len() >= padding && rest[..padding].iter().all(|byte| *byte == b'=');
    let more = rest.get(padding).is_some_and(|byte| is_digit(*byte) || *byte == b'=');
    if fits && !more && end > start { end + padding } else { end }
}

/// A run that goes on from line to line, each as long as the first, the last perhaps shorter.
fn lines(text: &str, start: usize, first: usize) -> Option<Run> {
    let (bytes, width) = (text.as_bytes(), first - start);
    let break_at = |at: usize| match &bytes[at..] {
        [b'\r', b'\n', ..] => Some("\r\n"),
        [b'\n', ..] => Some("\n"),
        _ => None,
    };
    let end = break_at(first).filter(|_| width % 4 == 0 && width >= FEWEST)?;
    // Without the last line, and with it.
    let (mut full, mut last) = (first, first);
    while break_at(last) == Some(end) {
        let next = last + end.len();
        let length = run(&bytes[next..]);
        if length == 0 || length > width {
            break;
        }
        (full, last) = (last, next + length);
        if length < width {
            break;
        }
    }
    let whole = |upto: usize| {
        let digits: String = text[start..upto].split(end).collect();
        let end_of = padded(bytes, start, upto, digits.len());
        let (safe, text) = read(&digits)?;
        let form = Base64 { safe, padded: pads(safe, digits.len(), end_of > upto), lines: Some(Lines { width, end }) };
        Some(Run { start, end: end_of, form, text })
    };
    let (with, without) = ((last > first).then(|| whole(last)), full > first && full < last);
    with.flatten().or_else(|| without.then(|| whole(full)).flatten())
}

/// A run in one line: all of it, or what of it does not begin with a mark, or a part between marks.
fn line(text: &str, start: usize, end: usize) -> Option<Run> {
    let whole = |start: usize, end: usize| {
        let close = padded(text.as_bytes(), start, end, end - start);
        if close - start < FEWEST {
            return None;
        }
        let (safe, inside) = read(&text[start..end])?;
        let form = Base64 { safe, padded: pads(safe, end - start, close > end), lines: None };
        Some(Run { start, end: close, form, text: inside })
    };
    let run = &text[start..end];
    let marks = |c: char| !c.is_ascii_alphanumeric();
    let late = start + run.len() - run.trim_start_matches(marks).len();
    let between = || {
        let mut at = start;
        run.split(marks).find_map(|part| {
            let from = at;
            at += part.len() + 1;
            whole(from, from + part.len())
        })
    };
    whole(start, end).or_else(|| (late > start).then(|| whole(late, end)).flatten()).or_else(between)
}

/// Whether a run of so many characters is of a form that pads: one that needs no padding does not show it.
fn pads(safe: bool, digits: usize, padding: bool) -> bool {
    padding || (digits.is_multiple_of(4) && !safe)
}

/// What a run's characters say, if it is text, and whether they are of the alphabet for addresses.
fn read(digits: &str) -> Option<(bool, String)> {
    let safe = digits.contains(['-', '_']);
    let decoded = if safe { SAFE.decode(digits) } else { PLAIN.decode(digits) };
    let text = String::from_utf8(decoded.ok()?).ok()?;
    // Readable for the most part: what is not text has a control character in nine.
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')).count();
    (controls * 16 <= text.chars().count()).then_some((safe, text))
}

impl Base64 {
    /// A text in this form.
    pub(super) fn write(&self, text: &str) -> String {
        let mut digits = if self.safe { SAFE.encode(text) } else { PLAIN.encode(text) };
        while self.padded && digits.len() % 4 != 0 {
            digits.push('=');
        }
        let Some(Lines { width, end }) = self.lines else { return digits };
        let mut out = String::with_capacity(digits.len() + digits.len() / width * end.len());
        let mut rest = digits.as_str();
        while rest.len() > width {
            let (line, more) = rest.split_at(width);
            out.push_str(line);
            out.push_str(end);
            rest = more;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let run = find(text, 0, text.len());
        let found = run.as_ref().map(|run| (&text[run.start..run.end], run.text.as_str()));
        assert_eq!(found, expected, "{text}");
        if let Some(run) = run {
            assert_eq!(run.form.write(&run.text), text[run.start..run.end], "{text}");
        }
    }

    #[test]
    fn vectors_of_rfc_4648_are_written() {
        // §10. They are too short to be found, so their form is given.
        let form = Base64 { safe: false, padded: true, lines: None };
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(form.write(text), expected);
            assert_eq!(read(expected.trim_end_matches('=')), Some((false, text.to_owned())));
        }
    }

    #[test]
    fn runs_that_hold_text_are_found() {
        let long = "YW5hQGV4YW1wbGUub3Jn";
        check(long, Some((long, "ana@example.org")));
        check(&format!("see {long}, or"), Some((long, "ana@example.org")));
        check(&format!("key={long}&x"), Some((long, "ana@example.org")));
        check("x=YW5hLm1AZXhhbXBsZS5vcmc=.", Some(("YW5hLm1AZXhhbXBsZS5vcmc=", "ana.m@example.org")));
        check("YW5hLm1AZXhhbXBsZS5vcmc", Some(("YW5hLm1AZXhhbXBsZS5vcmc", "ana.m@example.org")));
        check("/YW5hQGV4YW1wbGUub3Jn", Some((long, "ana@example.org")));
        check("a/YW5hQGV4YW1wbGUub3Jn/b", Some((long, "ana@example.org")));
        check("Pz8/Pz8/Pj4+Pj4+YQ==", Some(("Pz8/Pz8/Pj4+Pj4+YQ==", "??????>>>>>>a")));
        check("Pz8_Pz8_Pj4-Pj4-YQ", Some(("Pz8_Pz8_Pj4-Pj4-YQ", "??????>>>>>>a")));
        check("plain words of a text, internationalisation", None);
        check("Zm9vYmFy", None);
        check("0123456789abcdef0123456789abcdef", None);
        check("/8D/wP/A/8D/wP/A/8D/wA==", None);
    }

    #[test]
    fn lines_are_joined_and_parted_again() {
        let text = "Many hands make light work, write to ana@example.org.";
        for (width, end) in [(16, "\n"), (20, "\r\n"), (64, "\n"), (72, "\n")] {
            let written = Base64 { safe: false, padded: true, lines: Some(Lines { width, end }) }.write(text);
            check(&written, Some((&written, text)));
            check(&format!("so:{end}{written}{end}{end}bye"), Some((&written, text)));
        }
        // Words in the next line are none of it.
        let line = "YW5hQGV4YW1wbGUub3JnLCBib2I=".trim_end_matches("I=");
        check(&format!("{line}YiBj\nwords!"), None.or(Some((&*format!("{line}YiBj"), "ana@example.org, bobb c"))));
    }

    #[test]
    fn bits_left_over_do_not_hide_a_run() {
        let run = find("YW5hLm1AZXhhbXBsZS5vcmd=", 0, 24).expect("a run");
        assert_eq!(run.text, "ana.m@example.org");
    }
}
