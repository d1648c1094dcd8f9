//! A value that a word announces: `word = value`, `"word": "value"`, `<word>value</word>`, `word is value`.
//!
//! For secrets that have no shape of their own. The word is what triggers; here stands how far its value goes.

use crate::detect::boundary;

/// Longest value in bytes.
pub(super) const LONGEST: usize = 256;
/// Most white space around the sign.
const SPACES: usize = 8;
/// Longest remark before the sign, in bytes.
const REMARK: usize = 40;

/// What stands between the word and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// `=` or `:` without space, a tag's end, or an option's space (`--word value`).
    Tight,
    /// `=`, `:`, an arrow, with space or a line's end around it.
    Spaced,
    /// A verb: "the password is".
    Said,
}

/// A value and what is known of how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value<'t> {
    /// First byte in the text.
    pub(super) start: usize,
    /// The value, without quotes.
    pub(super) text: &'t str,
    pub(super) sign: Sign,
    /// It stands in quotes, or between tags.
    pub(super) quoted: bool,
    /// Nothing but a mark follows it in its line.
    pub(super) last: bool,
}

impl Value<'_> {
    /// First byte after it.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Quotes that open, and what closes them.
const QUOTES: [(&str, &str); 8] =
    [("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ("**", "**")];

/// Verbs that announce a value, in the languages whose words trigger.
const VERBS: [&str; 12] = ["is:", "is", "est:", "est :", "est", "ist:", "ist", "lautet", "es", "è", "é", "to"];

/// The value of the word that ends at `at` and begins at `word`; `None` where no sign follows, or nothing after it.
pub(super) fn value(text: &str, word: usize, at: usize) -> Option<Value<'_>> {
    let option = text.get(..word).is_some_and(|before| before.ends_with("--"));
    let (sign, mut from) = sign(text, at, option)?;
    let rest = text.get(from..boundary::floor(text, from.saturating_add(LONGEST + SPACES)))?;
    if text.as_bytes().get(at) == Some(&b'>') {
        let inside = rest.split(['<', '\n']).next().filter(|inside| inside.len() < rest.len())?;
        return filled(Value { start: from, text: inside, sign, quoted: true, last: true });
    }
    let slashes = rest.bytes().take(3).take_while(|&byte| byte == b'\\').count();
    for (open, close) in QUOTES {
        let Some(inside) = rest.get(slashes..).and_then(|rest| rest.strip_prefix(open)) else { continue };
        let space = if open == "«" { inside.len() - inside.trim_start().len() } else { 0 };
        let inside = &inside[space..];
        if let Some(length) = closing(inside, close, slashes) {
            let inside = if open == "«" { inside[..length].trim_end() } else { &inside[..length] };
            from += slashes + open.len() + space;
            return filled(Value { start: from, text: inside, sign, quoted: true, last: true });
        }
    }
    let run = rest.find(|c: char| c.is_whitespace() || c.is_control()).unwrap_or(rest.len());
    let bare = unquoted(rest, run.min(boundary::floor(rest, LONGEST)));
    let after = text.get(from + bare.len()..)?.trim_start_matches(['.', ',', ';', ')', '"', '\'', '»', ' ', '\t', '&']);
    let last = after.is_empty() || after.starts_with(['\n', '\r']) || bare.len() < run;
    filled(Value { start: from, text: bare, sign, quoted: false, last })
}

fn filled(value: Value<'_>) -> Option<Value<'_>> {
    (!value.text.is_empty()).then_some(value)
}

/// The sign after a word, and where what it announces begins.
fn sign(text: &str, at: usize, option: bool) -> Option<(Sign, usize)> {
    let rest = text.get(at..)?;
    if let Some(tag) = rest.strip_prefix('>') {
        return tag.starts_with(|c: char| !c.is_whitespace()).then_some((Sign::Tight, at + 1));
    }
    if option && rest.starts_with(' ') {
        return Some((Sign::Tight, at + spaces(rest)));
    }
    // The word's own quote, bracket or emphasis: `"word"`, `["word"]`, `**word**`.
    let closed = rest.bytes().take(4).take_while(|byte| b"\\\"'`]*".contains(byte)).count();
    let gap = spaces(&rest[closed..]);
    let gap = gap + remark(&rest[closed + gap..]);
    let tail = &rest[closed + gap..];
    let marks = ["=>", ":=", "->", "=", ":", "→", "："];
    if let Some(mark) = marks.iter().find(|mark| tail.starts_with(**mark)) {
        let after = &tail[mark.len()..];
        let bold = if closed == 0 && after.starts_with("**") { 2 } else { 0 };
        let space = spaces(&after[bold..]);
        let line = line(&after[bold + space..]);
        let next = if line == 0 { 0 } else { spaces(&after[bold + space + line..]) };
        let tight = gap + space + line == 0 || closed > 0 && line == 0;
        let sign = if tight { Sign::Tight } else { Sign::Spaced };
        return Some((sign, at + closed + gap + mark.len() + bold + space + line + next));
    }
    if let Some(attribute) = tail.strip_prefix("value=").filter(|_| closed > 0) {
        return Some((Sign::Tight, text.len() - attribute.len()));
    }
    let verb = VERBS.iter().find(|verb| gap > 0 && tail.strip_prefix(**verb).is_some_and(|after| spaces(after) > 0))?;
    let space = spaces(&tail[verb.len()..]);
    Some((Sign::Said, at + closed + gap + verb.len() + space))
}

/// Bytes of a remark in brackets before the sign: `Password (temporary): x`.
fn remark(text: &str) -> usize {
    let length = text.starts_with('(').then(|| text.bytes().take(REMARK).position(|byte| byte == b')')).flatten();
    length.map_or(0, |length| length + 1 + spaces(&text[length + 1..]))
}

/// Bytes of white space within a line, at most so many.
fn spaces(text: &str) -> usize {
    let inside = |c: &char| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{3000}');
    text.chars().take(SPACES).take_while(inside).map(char::len_utf8).sum()
}

/// Bytes of one line's end.
fn line(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with('\n')) }
}

/// Length of what a quote holds: to its closing one behind as many backslashes, in the same line.
fn closing(inside: &str, close: &str, slashes: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = inside.get(at..)?;
        let next = rest.find([close.chars().next()?, '\\', '\n'])?;
        let found = &rest[next..];
        let escapes = found.bytes().take_while(|&byte| byte == b'\\').count();
        let closes = found.get(escapes..).is_some_and(|tail| tail.starts_with(close));
        match (closes && escapes == slashes, escapes) {
            (true, _) => return (at + next <= LONGEST).then_some(at + next),
            (false, 0) if found.starts_with('\n') => return None,
            // What a backslash stands before belongs to it.
            (false, _) => at += next + escapes + found.get(escapes..)?.chars().next()?.len_utf8(),
        }
    }
}

/// A value without quotes: marks after it belong to the sentence, and the next member of a list to itself. `run` is how far
/// it goes without white space.
fn unquoted(rest: &str, run: usize) -> &str {
    let joins = |&(at, c): &(usize, char)| matches!(c, '&' | ';' | ',' | '<') && next(&rest[at + 1..], c);
    let joined = rest[..run].char_indices().find(joins).map_or(run, |(at, _)| at);
    rest[..joined].trim_end_matches(['.', ',', ';', ')', ']', '}', '"', '\'', '`', '»', '”'])
}

/// Whether another member goes on after a mark: a name and a sign, a tag's end, or nothing. Names of connection strings, which
/// `;` parts, have spaces.
fn next(text: &str, mark: char) -> bool {
    let inside = |&byte: &u8| byte.is_ascii_alphanumeric() || b"_-.\"'".contains(&byte) || byte == b' ' && mark == ';';
    let name = text.bytes().take(32).take_while(inside).count();
    match mark {
        '<' => text.starts_with('/'),
        _ => text.is_empty() || name > 0 && matches!(text.as_bytes().get(name), Some(b'=' | b':')),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sign, value};

    /// The text marks the word with `[]`, and the value it expects with `{}`.
    #[track_caller]
    fn check(text: &str, sign: Sign, quoted: bool) {
        let word = text.find('[').expect("the text marks its word");
        let at = text.find(']').expect("the text marks its word") - 1;
        let plain = text.replace(['[', ']', '{', '}'], "");
        let start = text.find('{').map(|at| at - 2).expect("the text marks its value");
        let end = text.find('}').map(|at| at - 3).expect("the text marks its value");
        let found = value(&plain, word, at).expect("a value");
        assert_eq!((found.start, found.end(), found.sign, found.quoted), (start, end, sign, quoted), "{text}");
    }

    #[test]
    fn values_end_where_their_writing_says() {
        check("[pw]={a1}", Sign::Tight, false);
        check("[pw]={a1}&x=2", Sign::Tight, false);
        check("[pw]={a&1};User Id=3", Sign::Tight, false);
        check("[pw]: {a1}.", Sign::Spaced, false);
        check("[pw] = {a1};", Sign::Spaced, false);
        check("\"[pw]\": \"{a b\\\"c}\", x", Sign::Tight, true);
        check("\\\"[pw]\\\":\\\"{a b}\\\"", Sign::Tight, true);
        check("'[pw]' => '{a1}'", Sign::Tight, true);
        check("<[pw]>{a1}</pw>", Sign::Tight, true);
        check("name=\"[pw]\" value=\"{a1}\"", Sign::Tight, true);
        check("--[pw] {a1} x", Sign::Tight, false);
        check("the [pw] is {a1}, x", Sign::Said, false);
        check("[pw] : « {a1} »", Sign::Spaced, true);
        check("[pw]:\n{a1}\n", Sign::Spaced, false);
        check("**[pw]:** {a1}", Sign::Spaced, false);
        check("[pw]：{a1}", Sign::Tight, false);
        check("[pw]: „{é!}“", Sign::Spaced, true);
        check("[pw]=\"{a1}\"", Sign::Tight, true);
        check("[pw] (new): {a1}", Sign::Spaced, false);
        check("[pw]={\"a1} x", Sign::Tight, false);
    }

    #[test]
    fn a_word_alone_announces_nothing() {
        for text in
            ["pw", "pw:", "pw =", "pw a1", "pws: a1", "pw=\"\"", "pw: ,", "pw isolated", "<pw>a1", "<pw> a1</pw>"]
        {
            let at = text.find("pw").expect("the text holds the word");
            assert_eq!(value(text, at, at + 2), None, "{text}");
        }
    }
}
