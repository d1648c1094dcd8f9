//! Says what is wrong with a selector's text, and where, in our own words.
//!
//! The parser's error can only be printed, and its pretty form is laid out for a terminal (and slices some texts apart
//! inside a character). Its `Debug` form names the kind and the place; that is read here, and when it ever changes
//! shape the message falls back to a general one.

use rsonpath_syntax::error::ParseError;

use super::SelectorError;

/// What the parser's kinds of error mean to the person who wrote the selector: kind, message, hint.
const KINDS: &[(&str, &str, &str)] = &[
    ("MissingRootIdentifier", "a selector begins with `$`, the record", "write `$.name`"),
    (
        "InvalidUnescapedCharacter",
        "a control character or quote inside a name must be escaped",
        "use `\\u` and four hex digits",
    ),
    (
        "InvalidEscapeSequence",
        "unknown escape in a name",
        "the escapes are \\b \\f \\n \\r \\t \\/ \\\\, \\u with four hex digits, and before a quote only that which encloses the name",
    ),
    (
        "UnpairedHighSurrogate",
        "a high surrogate escape without a low one after it",
        "write both halves, or the character itself",
    ),
    (
        "UnpairedLowSurrogate",
        "a low surrogate escape without a high one before it",
        "write both halves, or the character itself",
    ),
    ("InvalidHexDigitInUnicodeEscape", "`\\u` needs four hex digits", "write all four, such as `\\u00e9`"),
    ("MissingClosingSingleQuote", "the name's closing `'` is missing", "write `['name']`"),
    ("MissingClosingDoubleQuote", "the name's closing `\"` is missing", "write `[\"name\"]`"),
    (
        "InvalidSegmentStart",
        "expected `.name`, `..name` or `[…]` here",
        "a name with other characters goes in brackets: `['first name']`",
    ),
    (
        "InvalidSegmentAfterTwoPeriods",
        "expected a name, `*` or `[…]` after `..`",
        "write `$..name` or `$..['first name']`",
    ),
    ("EmptySelector", "nothing is selected here", "write `.name`, `['name']`, or `[*]` for every child"),
    (
        "InvalidSelector",
        "expected a quoted name, an index, a slice or `*` in the brackets",
        "names in brackets are quoted: `['name']`",
    ),
    ("MissingSelectorSeparator", "expected `,` between the parts of a union", "write `['a', 'b']`"),
    ("MissingClosingBracket", "the closing `]` is missing", "write `['name']`"),
    (
        "InvalidNameShorthandAfterOnePeriod",
        "expected a name or `*` after `.`",
        "a name that begins with a digit or holds other characters goes in brackets: `['2nd name']`",
    ),
    ("NegativeZeroInteger", "`-0` is not an index", "write `0`"),
    ("LeadingZeros", "a number does not begin with 0", "write it without the zeros"),
    ("IndexParseError", "the index is out of range", "the largest is 9007199254740991"),
    ("SliceStartParseError", "the slice's start is out of range", "the largest is 9007199254740991"),
    ("SliceEndParseError", "the slice's end is out of range", "the largest is 9007199254740991"),
    ("SliceStepParseError", "the slice's step is out of range", "the largest is 9007199254740991"),
];

/// Kinds that only arise inside `[?…]`.
const FILTER: &[&str] = &[
    "MissingClosingParenthesis",
    "InvalidNegation",
    "MissingComparisonOperator",
    "InvalidComparisonOperator",
    "InvalidComparable",
    "NonSingularQueryInComparison",
    "InvalidFilter",
    "NumberParseError",
];

/// The parser's error in our words. `text` is what was parsed.
pub(super) fn syntax(text: &str, error: &ParseError) -> SelectorError {
    let (kind, at) = first(text, error).unwrap_or_default();
    if FILTER.contains(&kind.as_str()) {
        let message = "this filter is not valid, and filters cannot be decided in a stream";
        return SelectorError { message: message.to_owned(), hint: "select every element with `[*]`".to_owned(), at };
    }
    let known = KINDS.iter().find(|(name, ..)| *name == kind);
    let other = ("not a JSONPath selector (RFC 9535)", "write `$.name`, `$['first name']` or `$.list[*].name`");
    let (message, hint) = known.map_or(other, |(_, message, hint)| (*message, *hint));
    SelectorError { message: message.to_owned(), hint: hint.to_owned(), at }
}

/// The first error's kind and its place in characters, read from the `Debug` form
/// `ParseError { input: "…", inner: Syntax([SyntaxError { kind: K, rev_idx: N, len: L }, …]) }`.
fn first(text: &str, error: &ParseError) -> Option<(String, usize)> {
    let debug = format!("{error:?}");
    let rest = debug.strip_prefix(&format!("ParseError {{ input: {text:?}, inner: Syntax([SyntaxError {{ kind: "))?;
    let kind = rest.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    // Places count bytes from the end of the text.
    let (_, back) = rest.split_once("rev_idx: ")?;
    let back: usize = back.split(',').next()?.parse().ok()?;
    let head = text.get(..text.len().checked_sub(back)?)?;
    Some((kind.to_owned(), head.chars().count()))
}

/// Where the `part`-th alternative of the `segment`-th segment begins, in characters. `text` has been parsed before, so
/// quotes and brackets are known to balance.
pub(super) fn place(text: &str, segment: usize, part: usize) -> usize {
    let (mut quote, mut escaped, mut depth) = (None, false, 0_usize);
    let (mut seen, mut commas) = (0_usize, 0_usize);
    let mut dots = false;
    for (at, c) in text.chars().enumerate() {
        if let Some(open) = quote {
            (quote, escaped) = (if c == open && !escaped { None } else { quote }, c == '\\' && !escaped);
            continue;
        }
        match c {
            '\'' | '"' if depth > 0 => quote = Some(c),
            '[' | '(' => {
                if depth == 0 {
                    // `.` or `..` before the bracket has opened the segment already.
                    seen += usize::from(!dots);
                    commas = 0;
                    if seen == segment + 1 && part == 0 {
                        return at + 1;
                    }
                }
                (depth, dots) = (depth + 1, false);
            }
            ']' | ')' => depth = depth.saturating_sub(1),
            ',' if depth == 1 => {
                commas += 1;
                if seen == segment + 1 && commas == part {
                    return at + 1;
                }
            }
            '.' if depth == 0 => {
                seen += usize::from(!dots);
                dots = true;
            }
            _ if depth == 0 && !c.is_whitespace() => dots = false,
            _ => {}
        }
    }
    0
}
