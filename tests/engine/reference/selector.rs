//! Selectors as RFC 9535 writes them, matched over the path of a node.

use std::fmt;

/// One step of a node's path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// One selector of a segment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Name(String),
    Any,
    Index(usize),
    Slice { start: usize, end: Option<usize>, step: usize },
}

/// One segment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Segment {
    /// `..`: the children of the node and of all its descendants.
    pub(crate) descend: bool,
    /// The union.
    pub(crate) parts: Vec<Part>,
}

/// A query: the segments after `$`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Selector(pub(crate) Vec<Segment>);

/// How names are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Spelling {
    Exact,
    /// Ignoring case, `_`, `-` and spaces.
    Folded,
}

impl Spelling {
    pub(crate) fn same(self, one: &str, other: &str) -> bool {
        let fold = |name: &str| -> String {
            name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
        };
        match self {
            Self::Exact => one == other,
            Self::Folded => fold(one) == fold(other),
        }
    }
}

impl Part {
    fn selects(&self, step: &Step, spelling: Spelling) -> bool {
        match (self, step) {
            (Self::Any, _) => true,
            (Self::Name(name), Step::Name(step)) => spelling.same(name, step),
            (Self::Index(index), Step::Index(step)) => index == step,
            (Self::Slice { start, end, step: by }, Step::Index(at)) => {
                at >= start && end.is_none_or(|end| *at < end) && (at - start) % by == 0
            }
            _ => false,
        }
    }
}

impl Segment {
    fn selects(&self, step: &Step, spelling: Spelling) -> bool {
        self.parts.iter().any(|part| part.selects(step, spelling))
    }
}

impl Selector {
    /// Whether it selects the node at this path.
    pub(crate) fn selects(&self, path: &[Step], spelling: Spelling) -> bool {
        fn go(segments: &[Segment], path: &[Step], spelling: Spelling) -> bool {
            match (segments, path) {
                ([], []) => true,
                ([segment, rest @ ..], [step, after @ ..]) => {
                    (segment.selects(step, spelling) && go(rest, after, spelling))
                        || (segment.descend && go(segments, after, spelling))
                }
                _ => false,
            }
        }
        go(&self.0, path, spelling)
    }

    /// Whether it could select something below the node at this path.
    pub(crate) fn leads_past(&self, path: &[Step], spelling: Spelling) -> bool {
        fn go(segments: &[Segment], path: &[Step], spelling: Spelling) -> bool {
            match (segments, path) {
                ([], _) => false,
                (_, []) => true,
                ([segment, rest @ ..], [step, after @ ..]) => {
                    (segment.selects(step, spelling) && go(rest, after, spelling))
                        || (segment.descend && go(segments, after, spelling))
                }
            }
        }
        go(&self.0, path, spelling)
    }

    /// Whether it spells the last name of this path on its way.
    pub(crate) fn spells(&self, path: &[Step], spelling: Spelling) -> bool {
        fn go(segments: &[Segment], path: &[Step], spelling: Spelling) -> bool {
            let ([segment, rest @ ..], [step, after @ ..]) = (segments, path) else { return false };
            let literal = |part: &Part| matches!(part, Part::Name(_)) && part.selects(step, spelling);
            (after.is_empty() && segment.parts.iter().any(literal))
                || (segment.selects(step, spelling) && go(rest, after, spelling))
                || (segment.descend && go(segments, after, spelling))
        }
        go(&self.0, path, spelling)
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        for segment in &self.0 {
            let parts: Vec<String> = segment.parts.iter().map(ToString::to_string).collect();
            write!(f, "{}[{}]", if segment.descend { ".." } else { "" }, parts.join(","))?;
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "'{name}'"),
            Self::Any => f.write_str("*"),
            Self::Index(index) => write!(f, "{index}"),
            Self::Slice { start, end: Some(end), step } => write!(f, "{start}:{end}:{step}"),
            Self::Slice { start, end: None, step } => write!(f, "{start}::{step}"),
        }
    }
}
