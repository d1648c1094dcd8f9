//! One checked selector: parsed by a kept parser, then narrowed to what a stream can decide as it passes.
//!
//! Filters look at members that may come later, and negative indices need the array's length; both are refused with the
//! reason, the place and what to write instead.

use std::fmt;

use rsonpath_syntax::{Index, JsonPathQuery, Selector as Syntax, Slice, Step};

use super::complaint;

/// A checked selector: the streamable subset of RFC 9535 JSONPath. `$` is the record's root.
///
/// Two selectors are equal when their trimmed texts are; `Display` gives that text back.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Selector {
    text: String,
    segments: Vec<Segment>,
}

/// One step of the path, or any number of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Segment {
    /// `..`: the parts apply to the node and to all its descendants (RFC 9535 §2.5.2).
    pub(super) descend: bool,
    /// The union; never empty.
    pub(super) parts: Vec<Part>,
}

/// One alternative of a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// The member of this name, escapes decoded.
    Name(String),
    /// Any member, any element.
    Any,
    /// The element at this index.
    Index(u64),
    /// The elements `start`, `start + step`, … below `end`.
    Slice { start: u64, end: Option<u64>, step: u64 },
}

/// Why a text is not a selector that can be followed, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SelectorError {
    /// What is wrong, in lower case, without a full stop.
    pub message: String,
    /// What to write instead.
    pub hint: String,
    /// Where it begins: characters from the start of the text as given.
    pub at: usize,
}

impl Selector {
    /// Reads a selector. White space around it is ignored.
    ///
    /// # Errors
    /// The text is not JSONPath, or asks for what a stream cannot decide: a filter, a negative index or slice bound, a
    /// step below 1.
    pub fn parse(text: &str) -> Result<Self, SelectorError> {
        let trimmed = text.trim();
        let lead = text[..text.len() - text.trim_start().len()].chars().count();
        let shift = |error: SelectorError| SelectorError { at: error.at + lead, ..error };
        let query = rsonpath_syntax::parse(trimmed).map_err(|error| shift(complaint::syntax(trimmed, &error)))?;
        let segments = narrow(&query).map_err(|(refusal, segment, part)| {
            shift(SelectorError {
                message: refusal.message().to_owned(),
                hint: refusal.hint().to_owned(),
                at: complaint::place(trimmed, segment, part),
            })
        })?;
        Ok(Self { text: trimmed.to_owned(), segments })
    }

    /// The selector of the record's member of this name, whatever characters it holds.
    pub fn member(name: &str) -> Self {
        let part = Part::Name(name.to_owned());
        Self { text: format!("$[{}]", quoted(name)), segments: vec![Segment { descend: false, parts: vec![part] }] }
    }

    /// The text as given, trimmed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether this is `$`: the record itself and nothing else.
    pub fn is_root(&self) -> bool {
        self.segments.is_empty()
    }

    /// The names that are spelled literally on the path, outermost first, all of a union; wildcards and indices are
    /// skipped. Used as context for detection: `$.card['number']` says "card", "number".
    pub fn literal_names(&self) -> Vec<String> {
        let parts = self.segments.iter().flat_map(|segment| &segment.parts);
        parts.filter_map(|part| if let Part::Name(name) = part { Some(name.clone()) } else { None }).collect()
    }

    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The name in double quotes, escaped as RFC 9535 §2.3.1.1 asks.
fn quoted(name: &str) -> String {
    let mut text = String::from("\"");
    for c in name.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\0'..='\u{1f}' => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text + "\""
}

/// JSONPath that a stream cannot decide.
#[derive(Clone, Copy)]
enum Refusal {
    Filter,
    NegativeIndex,
    NegativeBound,
    NegativeStep,
    ZeroStep,
}

impl Refusal {
    fn message(self) -> &'static str {
        match self {
            Self::Filter => "filters cannot be decided in a stream: the member they test may come later",
            Self::NegativeIndex => {
                "a negative index cannot be decided in a stream: the array's length is not known yet"
            }
            Self::NegativeBound => {
                "a negative slice bound cannot be decided in a stream: the array's length is not known yet"
            }
            Self::NegativeStep => "a negative slice step cannot be decided in a stream: elements pass first to last",
            Self::ZeroStep => "a slice step of 0 selects nothing",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Filter => {
                "select every element with `[*]` and say which with `when` on the rule; `drop_elements` removes those that \
                 match"
            }
            Self::NegativeIndex => "count from the start, such as `[0]`, or select every element with `[*]`",
            Self::NegativeBound => "count from the start, such as `[2:]` or `[:5]`",
            Self::NegativeStep | Self::ZeroStep => "write a step of 1 or more, such as `[::2]`",
        }
    }
}

/// The query as our own segments, or what is refused with the ordinals of its segment and of its part in the union.
fn narrow(query: &JsonPathQuery) -> Result<Vec<Segment>, (Refusal, usize, usize)> {
    let segment = |(at, segment): (usize, &rsonpath_syntax::Segment)| {
        let parts = segment.selectors().as_slice().iter().enumerate();
        let parts = parts.map(|(nth, syntax)| part(syntax).map_err(|refusal| (refusal, at, nth)));
        Ok(Segment { descend: segment.is_descendant(), parts: parts.collect::<Result<_, _>>()? })
    };
    query.segments().iter().enumerate().map(segment).collect()
}

fn part(syntax: &Syntax) -> Result<Part, Refusal> {
    match syntax {
        Syntax::Name(name) => Ok(Part::Name(name.unquoted().to_owned())),
        Syntax::Wildcard => Ok(Part::Any),
        Syntax::Index(Index::FromStart(index)) => Ok(Part::Index(index.as_u64())),
        Syntax::Index(Index::FromEnd(_)) => Err(Refusal::NegativeIndex),
        Syntax::Slice(slice) => bounds(slice),
        Syntax::Filter(_) => Err(Refusal::Filter),
    }
}

fn bounds(slice: &Slice) -> Result<Part, Refusal> {
    // The step first: a negative one moves the default start to the array's end.
    let step = match slice.step() {
        Step::Forward(step) if step.as_u64() > 0 => step.as_u64(),
        Step::Forward(_) => return Err(Refusal::ZeroStep),
        Step::Backward(_) => return Err(Refusal::NegativeStep),
    };
    let bound = |index| match index {
        Index::FromStart(index) => Ok(index.as_u64()),
        Index::FromEnd(_) => Err(Refusal::NegativeBound),
    };
    Ok(Part::Slice { start: bound(slice.start())?, end: slice.end().map(bound).transpose()?, step })
}
