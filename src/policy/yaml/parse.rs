//! From events to the tree, with everything bounded and every problem placed.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::node::{Entry, Name, Node, Value};
use super::scalar;
use crate::policy::problem::{Code, Place, Problem, codes};

/// Bytes of one file: a policy of thousands of rules is a tenth of it.
const MAX_BYTES: usize = 1 << 20;

/// Nesting of one file: the deepest form of ours has twelve; test inputs may nest more.
const MAX_DEPTH: usize = 64;

/// Reads one file. The tree is missing only where the text is no YAML at all; problems may come with a tree.
pub(crate) fn parse(file: &str, text: &str) -> (Option<Node>, Vec<Problem>) {
    let mut builder = Builder { file, frames: Vec::new(), root: None, documents: 0, problems: Vec::new() };
    if text.len() > MAX_BYTES {
        builder.report(
            &codes::TOO_LARGE,
            (1, 1),
            format!("the file has more than {MAX_BYTES} bytes"),
            "split it: rules files share rules, several datasets have several files",
        );
        return (None, builder.problems);
    }
    let whole = builder.read(text.strip_prefix('\u{feff}').unwrap_or(text));
    let root = builder.root.take().unwrap_or(Node { value: Value::Null, line: 1, column: 1, span: 0..0 });
    (whole.then_some(root), builder.problems)
}

struct Builder<'a> {
    file: &'a str,
    frames: Vec<Frame>,
    root: Option<Node>,
    documents: usize,
    problems: Vec<Problem>,
}

/// A collection that is still open.
enum Frame {
    List { items: Vec<Node>, start: Start },
    Map { entries: Vec<Entry>, name: Option<Name>, start: Start },
}

#[derive(Clone, Copy)]
struct Start {
    line: u32,
    column: u32,
    index: usize,
}

impl Start {
    fn of(span: &Span) -> Self {
        let small = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Self { line: small(span.start.line()), column: small(span.start.col() + 1), index: span.start.index() }
    }

    fn node(self, value: Value, end: usize) -> Node {
        Node { value, line: self.line, column: self.column, span: self.index..end.max(self.index) }
    }
}

impl Builder<'_> {
    /// Reads to the end, or to the first thing after which a tree would be a guess: then `false`.
    fn read(&mut self, text: &str) -> bool {
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) => {
                    let mark = *error.marker();
                    let start = Start::of(&Span::empty(mark));
                    let hint = "quote texts that hold `: `, ` #`, or begin with one of `{}[]&*!|>'\"%@,`";
                    let message = format!("not valid YAML: {}", error.info());
                    self.report(&codes::YAML_SYNTAX, (start.line, start.column), message, hint);
                    return false;
                }
            };
            if !self.take(event, &span) {
                return false;
            }
        }
        true
    }

    fn take(&mut self, event: Event<'_>, span: &Span) -> bool {
        let start = Start::of(span);
        let end = span.end.index();
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => true,
            Event::DocumentStart(_) => {
                self.documents += 1;
                let first = self.documents == 1;
                if !first {
                    self.refuse(
                        &codes::SEVERAL_DOCUMENTS,
                        start,
                        "a second document begins here",
                        "one file, one form",
                    );
                }
                first
            }
            Event::Alias(_) => {
                self.refuse(
                    &codes::YAML_ALIAS,
                    start,
                    "aliases are not read",
                    "use a tag of the dataset's schema or a rules file",
                );
                false
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_of(anchor, start) && {
                    let value = self.scalar(&text, style, tag.as_ref(), start);
                    value.is_some_and(|value| self.put(start.node(value, end), Some(&text)))
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain_of(anchor, start) && self.untagged(tag.as_ref(), start) && {
                    self.open(Frame::List { items: Vec::new(), start }, start)
                }
            }
            Event::MappingStart(anchor, tag) => {
                self.plain_of(anchor, start) && self.untagged(tag.as_ref(), start) && {
                    self.open(Frame::Map { entries: Vec::new(), name: None, start }, start)
                }
            }
            Event::SequenceEnd | Event::MappingEnd => self.close((!span.is_empty()).then_some(start.index + 1)),
        }
    }

    fn open(&mut self, frame: Frame, start: Start) -> bool {
        if self.frames.len() >= MAX_DEPTH {
            self.report(
                &codes::TOO_LARGE,
                (start.line, start.column),
                format!("nested more than {MAX_DEPTH} deep"),
                "no form nests so deep; put a test's input into a file of its own (`in_file`)",
            );
            return false;
        }
        if let Some(Frame::Map { name: None, .. }) = self.frames.last() {
            self.refuse(&codes::YAML_SYNTAX, start, "a key must be a text", "write `key: value`");
            return false;
        }
        self.frames.push(frame);
        true
    }

    /// Ends the innermost collection. A block has no bracket to end it: it ends where its last value does.
    fn close(&mut self, bracket: Option<usize>) -> bool {
        match self.frames.pop() {
            Some(Frame::List { items, start }) => {
                let end = bracket.or_else(|| Some(items.last()?.span.end)).unwrap_or(start.index);
                self.put(start.node(Value::List(items), end), None)
            }
            Some(Frame::Map { entries, start, .. }) => {
                let end = bracket.or_else(|| Some(entries.last()?.node.span.end)).unwrap_or(start.index);
                self.put(start.node(Value::Map(entries), end), None)
            }
            None => false,
        }
    }

    /// Puts a finished node where it belongs; `spelling` is there for a scalar, which may be a key.
    fn put(&mut self, node: Node, spelling: Option<&str>) -> bool {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return true;
        };
        match frame {
            Frame::List { items, .. } => items.push(node),
            Frame::Map { entries, name, .. } => match name.take() {
                None => {
                    *name = Some(Name { text: spelling.unwrap_or("").to_owned(), line: node.line, column: node.column })
                }
                Some(name) => match entries.iter().find(|entry| entry.name.text == name.text) {
                    None => entries.push(Entry { name, node }),
                    Some(first) => {
                        let message =
                            format!("`{}` stands here again; it stands first on line {}", name.text, first.name.line);
                        let place = (name.line, name.column);
                        self.report(&codes::DUPLICATE_KEY, place, message, "keep one of the two");
                    }
                },
            },
        }
        true
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, tag: Option<&Cow<'_, Tag>>, start: Start) -> Option<Value> {
        match tag {
            None if style == ScalarStyle::Plain => Some(scalar::plain(text)),
            None => Some(Value::Text(text.to_owned())),
            Some(tag) if tag.is_yaml_core_schema() && tag.suffix == "str" => Some(Value::Text(text.to_owned())),
            Some(_) => self.untagged(tag, start).then_some(Value::Null),
        }
    }

    fn plain_of(&mut self, anchor: usize, start: Start) -> bool {
        if anchor != 0 {
            self.refuse(
                &codes::YAML_ALIAS,
                start,
                "anchors are not read",
                "use a tag of the dataset's schema or a rules file",
            );
        }
        anchor == 0
    }

    fn untagged(&mut self, tag: Option<&Cow<'_, Tag>>, start: Start) -> bool {
        if tag.is_some() {
            self.refuse(&codes::YAML_ALIAS, start, "tags other than `!!str` are not read", "leave the tag out");
        }
        tag.is_none()
    }

    fn refuse(&mut self, code: &'static Code, start: Start, message: &str, hint: &str) {
        self.report(code, (start.line, start.column), message.to_owned(), hint);
    }

    fn report(&mut self, code: &'static Code, (line, column): (u32, u32), message: String, hint: &str) {
        let place = Place { file: self.file.into(), line, column };
        self.problems.push(Problem::new(code, &place, message, hint));
    }
}
