//! Tags of HTML (WHATWG HTML §13.2.5), read as far as a marker needs it.
//!
//! A tag for a stretch inside a line vanishes; any other parts its surroundings like a line end. What is no tag of HTML stays
//! text: `<ana@example.org>`, `a < b`.

use super::super::flow::{Flow, Wait};
use super::TAG;

/// What is remembered of a text's tags.
#[derive(Default)]
pub(super) struct State {
    /// The script or style that the text is in: nothing there is a tag but its end.
    raw: Option<&'static str>,
    /// How many `<code>` and `<pre>` are open.
    code: usize,
}

/// Stretches inside a line. Not `sub` and `sup`: a footnote's mark would be glued to a number.
const INLINE: [&str; 41] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "o", "output", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "time", "tt", "u", "var", "wbr", "x", "z",
];

/// What parts a text.
const PARTING: [&str; 97] = [
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "col",
    "colgroup",
    "datalist",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "menu",
    "meta",
    "meter",
    "nav",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "search",
    "section",
    "select",
    "slot",
    "source",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
    "video",
    "applet",
    "basefont",
    "bgsound",
    "image",
    "isindex",
    "keygen",
    "listing",
    "marquee",
    "plaintext",
    "xmp",
];

/// A tag, without a look at what it is.
struct Tag<'t> {
    name: &'t [u8],
    length: usize,
    closes: bool,
    /// It says more than its name.
    says_more: bool,
}

enum Read<'t> {
    Tag(Tag<'t>),
    /// A comment of so many bytes.
    Comment(usize),
    Nothing,
}

impl Flow<'_> {
    /// Takes the tag at `at`, if it is one that vanishes or parts.
    pub(super) fn tag(&mut self, at: usize) -> Result<Option<usize>, Wait> {
        let rest = &self.input.as_bytes()[at..];
        if let Some(name) = self.state.markup.html.raw {
            let end = rest.len().min(2 + name.len());
            let ends = rest.starts_with(b"</") && rest[2..end].eq_ignore_ascii_case(name.as_bytes());
            if !ends {
                let begins = b"</"[..end.min(2)] == rest[..end.min(2)];
                let cut = end < 2 + name.len()
                    && begins
                    && name.as_bytes()[..end.saturating_sub(2)].eq_ignore_ascii_case(&rest[end.min(2)..end]);
                return if cut { self.ends(None) } else { Ok(None) };
            }
            self.state.markup.html.raw = None;
            return Ok(None);
        }
        match read(rest, self.last)? {
            Read::Tag(tag) => {
                let (length, says_more) = (tag.length, tag.says_more);
                let name = tag.name.to_ascii_lowercase();
                let closes = tag.closes;
                Ok(self.named(at, length, &name, closes).inspect(|_| {
                    if says_more {
                        let text = self.input[at..at + length].to_owned();
                        let normal = self.made.base + self.made.text.len();
                        self.made.asides.push(super::super::Aside { at: self.origin + at, normal, text });
                    }
                }))
            }
            Read::Comment(length) => {
                self.verbatim(at + length);
                Ok(None)
            }
            Read::Nothing => Ok(None),
        }
    }

    /// Takes a tag by its name; `None` if it stays text.
    fn named(&mut self, at: usize, length: usize, name: &[u8], closes: bool) -> Option<usize> {
        if !closes && let Some(raw) = ["script", "style"].into_iter().find(|raw| raw.as_bytes() == name) {
            self.state.markup.html.raw = Some(raw);
            return None;
        }
        let is = |list: &[&str]| list.iter().any(|known| known.as_bytes() == name);
        let inline = is(&INLINE);
        if !inline && !is(&PARTING) {
            return None;
        }
        if matches!(name, b"code" | b"pre") {
            self.count_code(at, length, closes);
        }
        if !inline {
            self.unit_of("\n", at, length);
        }
        Some(at + length)
    }

    fn count_code(&mut self, at: usize, length: usize, closes: bool) {
        let open = &mut self.state.markup.html.code;
        *open = if closes { open.saturating_sub(1) } else { *open + 1 };
        match (closes, *open) {
            (false, 1) => self.open_code(at + length),
            (true, 0) => self.close_code(at),
            _ => {}
        }
    }
}

/// Reads what begins with a `<`, up to [`TAG`] bytes.
fn read(rest: &[u8], last: bool) -> Result<Read<'_>, Wait> {
    let text = &rest[..rest.len().min(TAG)];
    // Where the text at hand ends before that, more may come.
    let cut = || if last || rest.len() >= TAG { Ok(Read::Nothing) } else { Err(Wait) };
    const OPEN: &[u8] = b"<!--";
    if text.starts_with(OPEN) {
        let end = memchr::memmem::find(&text[OPEN.len()..], b"-->");
        return end.map_or_else(cut, |end| Ok(Read::Comment(OPEN.len() + end + 3)));
    }
    if text.len() < OPEN.len() && OPEN.starts_with(text) {
        return cut();
    }
    let closes = text.get(1) == Some(&b'/');
    let from = 1 + usize::from(closes);
    let Some(first) = text.get(from) else { return cut() };
    if !first.is_ascii_alphabetic() {
        return Ok(Read::Nothing);
    }
    let named = text[from..].iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
    let Some(named) = named.map(|at| from + at) else { return cut() };
    if !matches!(text[named], b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') {
        return Ok(Read::Nothing);
    }
    let Some(end) = end(text, named) else { return cut() };
    let more = text[named..end].iter().any(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    Ok(Read::Tag(Tag { name: &text[from..named], length: end + 1, closes, says_more: more }))
}

/// Where a tag's `>` is: not inside the quotes of a value.
fn end(text: &[u8], from: usize) -> Option<usize> {
    // Many tags that never end are told from ends that are quoted.
    memchr::memchr(b'>', &text[from..])?;
    let (mut at, mut value) = (from, false);
    loop {
        match *text.get(at)? {
            b'>' => return Some(at),
            quote @ (b'"' | b'\'') if value => {
                at += 1 + memchr::memchr(quote, text.get(at + 1..)?)?;
                value = false;
            }
            b'=' => value = true,
            byte if !byte.is_ascii_whitespace() => value = false,
            _ => {}
        }
        at += 1;
    }
}
