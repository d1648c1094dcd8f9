//! Base64 (RFC 4648 §4 and §5): runs of it in a text that hold text themselves, and writing it again in the same form.
//!
//! Nothing in a text says that it is base64, but hardly anything else decodes to readable text: of runs of sixteen letters and
//! digits one in some ten thousand does, and that does no harm unless something is found in it.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Fewest characters of a run, padding included: what hides an address needs as many.
const FEWEST: usize = 16;
/// Most padding of a run.
const PADDING: usize = 2;

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

/// Whether a text has so many characters of base64 in a row that a run may be among them. It looks at one byte in some ten of
/// most texts.
pub(super) fn may_be_in(text: &str) -> bool {
    let (bytes, least) = (text.as_bytes(), FEWEST - PADDING);
    let mut last = least - 1;
    while last < bytes.len() {
        let row = bytes[..=last].iter().rev().take(least).take_while(|byte| is_digit(**byte)).count();
        if row == least {
            return true;
        }
        last += least - row;
    }
    false
}

/// The first run that begins at `from` or later and before `to`; it may end behind that. To be called again from a run's end
/// on: all calls together read a text a few times and no more.
pub(super) fn find(text: &str, from: usize, to: usize) -> Option<Run> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to {
        let start = at + bytes[at..to].iter().position(|byte| is_digit(*byte))?;
        // Inside a row of characters that was no run as a whole.
        if start > 0 && is_digit(bytes[start - 1]) {
            let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if let Some(run) = run(text, start, start + length) {
                return Some(run);
            }
            at = start + length.max(1);
            continue;
        }
        let end = start + row(&bytes[start..]);
        if end - start + PADDING < FEWEST {
            at = end;
            continue;
        }
        let (joined, tried) = lines(text, start, end);
        // A mark in front may be another's: a path's.
        let marks = row_of_marks(&bytes[start..end]);
        let one = || run(text, start, end).or_else(|| (marks > 0).then(|| run(text, start + marks, end)).flatten());
        if let Some(run) = joined.or_else(one) {
            return Some(run);
        }
        let between = bytes[start..end].iter().position(|byte| !byte.is_ascii_alphanumeric());
        at = match between {
            None => tried.max(end),
            Some(0) => start + marks,
            Some(length) => {
                if let Some(run) = run(text, start, start + length) {
                    return Some(run);
                }
                start + length
            }
        };
    }
    None
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

fn row(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_digit(**byte)).count()
}

fn row_of_marks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count()
}

/// The end of a run with its padding, which nothing of base64 follows.
fn padded(bytes: &[u8], end: usize, digits: usize) -> usize {
    let padding = (4 - digits % 4) % 4;
    let rest = &bytes[end..];
    let fits = digits % 4 > 1 && rest.len() >= padding && rest[..padding].iter().all(|byte| *byte == b'=');
    let more = rest.get(padding).is_some_and(|byte| is_digit(*byte) || *byte == b'=');
    if fits && !more { end + padding } else { end }
}

/// A run that goes on from line to line, each as long as the first, the last perhaps shorter: as far as the lines hold text. And
/// where the lines end that were read.
fn lines(text: &str, start: usize, first: usize) -> (Option<Run>, usize) {
    let (bytes, width) = (text.as_bytes(), first - start);
    let line_end = match &bytes[first..] {
        [b'\r', b'\n', ..] => "\r\n",
        [b'\n', ..] => "\n",
        _ => return (None, first),
    };
    if width % 4 != 0 || width < FEWEST {
        return (None, first);
    }
    let (mut inside, mut digits, mut last, mut safe) = (Vec::new(), 0, first, None);
    // Where the last line ends behind which the text does not stop inside a character.
    let mut whole = None;
    let mut next = start;
    loop {
        let length = row(&bytes[next..]).min(width + 1);
        let line = &text[next..next + length];
        if length == 0 || length > width || !add(line, &mut safe, &mut inside) {
            break;
        }
        (digits, last) = (digits + length, next + length);
        if unfinished(&inside) == 0 {
            whole = Some((last, digits, inside.len()));
        }
        if length < width || !bytes[last..].starts_with(line_end.as_bytes()) {
            break;
        }
        next = last + line_end.len();
    }
    let run = whole.filter(|(end, ..)| *end > first).and_then(|(end, digits, length)| {
        inside.truncate(length);
        let close = padded(bytes, end, digits);
        let safe = safe.unwrap_or(false);
        let lines = Some(Lines { width, end: line_end });
        let form = Base64 { safe, padded: pads(safe, digits, close > end), lines };
        Some(Run { start, end: close, form, text: String::from_utf8(inside).ok()? })
    });
    (run, last)
}

/// Adds what a line holds, if it is text as far as it goes and of the alphabet of the lines before.
fn add(line: &str, safe: &mut Option<bool>, inside: &mut Vec<u8>) -> bool {
    let (own, other) = (line.contains(['-', '_']), line.contains(['+', '/']));
    let clashes = match *safe {
        None => own && other,
        Some(true) => other,
        Some(false) => own,
    };
    if clashes {
        return false;
    }
    let engine = if own { &SAFE } else { &PLAIN };
    let (before, open) = (inside.len(), inside.len() - unfinished(inside));
    if engine.decode_vec(line, inside).is_err() {
        inside.truncate(before);
        return false;
    }
    // A character may go on in the next line.
    let added = match std::str::from_utf8(&inside[open..]) {
        Ok(added) => added,
        Err(cut) if cut.error_len().is_none() => {
            std::str::from_utf8(&inside[open..open + cut.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => {
            inside.truncate(before);
            return false;
        }
    };
    if !is_readable(added) {
        inside.truncate(before);
        return false;
    }
    *safe = match (own, other) {
        (false, false) => *safe,
        (own, _) => Some(own),
    };
    true
}

/// Bytes at the end of a text, UTF-8 so far, of a character that is not complete.
fn unfinished(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(3)..];
    let lead = tail.iter().rposition(|byte| *byte & 0xc0 != 0x80);
    let Some(lead) = lead else { return 0 };
    let needed = match tail[lead] {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0.. => 4,
        _ => 1,
    };
    if tail.len() - lead < needed { tail.len() - lead } else { 0 }
}

/// A run in one line.
fn run(text: &str, start: usize, end: usize) -> Option<Run> {
    let close = padded(text.as_bytes(), end, end - start);
    if close - start < FEWEST {
        return None;
    }
    let (safe, inside) = read(&text[start..end])?;
    let form = Base64 { safe, padded: pads(safe, end - start, close > end), lines: None };
    Some(Run { start, end: close, form, text: inside })
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
    is_readable(&text).then_some((safe, text))
}

/// Whether a text is readable for the most part: one character in sixteen may be a control. Of what is no text one in nine is.
fn is_readable(text: &str) -> bool {
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')).count();
    controls * 16 <= text.chars().count()
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
    fn short_rows_show_that_nothing_is_there() {
        for length in 0..20 {
            for (before, after) in [("", ""), ("words, ", ""), ("", " more words"), ("a b c d ", "! e")] {
                let text = format!("{before}{}{after}", "x".repeat(length));
                assert_eq!(may_be_in(&text), length >= FEWEST - PADDING, "{text}");
            }
        }
    }

    #[test]
    fn lines_are_joined_and_parted_again() {
        let text = "Many hands make light work, write to ana@example.org.";
        for (width, end) in [(16, "\n"), (20, "\r\n"), (64, "\n"), (72, "\n")] {
            let written = Base64 { safe: false, padded: true, lines: Some(Lines { width, end }) }.write(text);
            check(&written, Some((&written, text)));
            check(&format!("so:{end}{written}{end}{end}bye"), Some((&written, text)));
        }
        // Words in the next line are none of it, nor are lines that hold no text.
        let line = "YW5hQGV4YW1wbGUub3JnLCBibw==".trim_end_matches("Lg==");
        let line = &line[..24];
        check(&format!("{line}\nwords!"), Some((line, "ana@example.org, b")));
        check(&format!("{line}\n{}", "/8D/wP/A/8D/wP/A/8D/wP/A"), Some((line, "ana@example.org, b")));
    }

    #[test]
    fn characters_may_go_on_in_the_next_line() {
        let text = "é".repeat(40) + "ààà" + &"😀".repeat(20);
        for width in [16, 20, 24, 28] {
            let written = Base64 { safe: false, padded: true, lines: Some(Lines { width, end: "\n" }) }.write(&text);
            check(&written, Some((&written, &text)));
        }
    }

    #[test]
    fn runs_follow_each_other() {
        let text = "a/YW5hQGV4YW1wbGUub3Jn/Ym9iQGV4YW1wbGUub3Jn/b-c";
        let first = find(text, 0, text.len()).expect("one");
        let second = find(text, first.end, text.len()).expect("another");
        assert_eq!((first.text.as_str(), second.text.as_str()), ("ana@example.org", "bob@example.org"));
        assert_eq!(find(text, second.end, text.len()), None);
    }

    #[test]
    fn bits_left_over_do_not_hide_a_run() {
        let run = find("YW5hLm1AZXhhbXBsZS5vcmd=", 0, 24).expect("a run");
        assert_eq!(run.text, "ana.m@example.org");
    }
}
