//! How values follow one another, and which of them are records.

use std::cell::{Cell, RefCell};

use super::decide::{Place, Refused};
use super::minimise::{Record, Walk, Within};
use super::node::Node;
use super::policy::{OnError, Policy, Records};
use super::selector::Selector;

/// How values are laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Framing {
    Document,
    Ndjson,
    Concatenated,
    Sequence,
}

/// What is left of a stream that was not refused.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    /// The values of the output.
    pub(crate) values: Vec<Node>,
    /// Records of which something is left.
    pub(crate) passed: u64,
    /// All records.
    pub(crate) records: u64,
}

impl Framing {
    /// The values of a stream; one is `None` where it is malformed. All is `None` if the stream is.
    pub(crate) fn values(self, bytes: &[u8]) -> Option<Vec<Option<Node>>> {
        let blank = |text: &str| text.trim_matches([' ', '\t', '\r', '\n']).is_empty();
        let read = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned);
        let pieces = |mark: u8| bytes.split(move |byte| *byte == mark).map(read);
        match self {
            // What is left of a document may be nothing.
            Self::Document => {
                let text = read(bytes)?;
                if blank(&text) { Some(Vec::new()) } else { Some(vec![Some(Node::parse(&text)?)]) }
            }
            Self::Ndjson => {
                let lines = pieces(b'\n').filter(|line| line.as_ref().is_none_or(|line| !blank(line)));
                Some(lines.map(|line| Node::parse(&line?)).collect())
            }
            Self::Sequence => {
                let texts = pieces(0x1e).filter(|text| text.as_ref().is_none_or(|text| !blank(text)));
                Some(texts.map(|text| Node::parse(&text?)).collect())
            }
            Self::Concatenated => {
                let text = read(bytes)?;
                let values = serde_json::Deserializer::from_str(&text).into_iter::<Box<serde_json::value::RawValue>>();
                values.map(|value| Some(Some(Node::parse(value.ok()?.get())?))).collect()
            }
        }
    }
}

/// A stream being minimised.
struct Stream<'a> {
    policy: &'a Policy,
    outcome: RefCell<Outcome>,
    ordinal: Cell<u64>,
}

/// What is left of a stream; refused, if a record is and the policy does not drop it.
pub(crate) fn minimise(policy: &Policy, framing: Framing, bytes: &[u8]) -> Result<Outcome, Refused> {
    let values = framing.values(bytes).ok_or(Refused)?;
    if framing == Framing::Document && values.is_empty() {
        return Err(Refused);
    }
    let stream = Stream { policy, outcome: RefCell::default(), ordinal: Cell::new(0) };
    match &policy.records {
        Records::Pairs(_) => stream.pairs(&values)?,
        _ => {
            for value in &values {
                let kept = match value {
                    Some(value) => stream.value(value)?,
                    // What stands around records is not held back, so it cannot be dropped.
                    None if matches!(policy.records, Records::Within(..)) => return Err(Refused),
                    None => stream.record(|| Err(Refused))?,
                };
                stream.outcome.borrow_mut().values.extend(kept);
            }
        }
    }
    Ok(stream.outcome.into_inner())
}

impl Stream<'_> {
    fn value(&self, value: &Node) -> Result<Option<Node>, Refused> {
        match (&self.policy.records, value) {
            (Records::Auto, Node::Array(elements)) => {
                let mut kept = Vec::new();
                for element in elements {
                    kept.extend(self.record(|| self.root(element))?);
                }
                Ok(Some(Node::Array(kept)))
            }
            (Records::Within(selector, _), document) => self.within(selector, document),
            _ => self.record(|| self.root(value)),
        }
    }

    /// Counts a record, and drops it alone where it failed and the policy says so.
    fn record<T>(&self, minimise: impl FnOnce() -> Result<Option<T>, Refused>) -> Result<Option<T>, Refused> {
        self.ordinal.set(self.ordinal.get() + 1);
        let result = match minimise() {
            Err(Refused) if self.policy.on_error == OnError::DropRecord => Ok(None),
            result => result,
        };
        if let Ok(kept) = &result {
            let mut outcome = self.outcome.borrow_mut();
            outcome.records += 1;
            outcome.passed += u64::from(kept.is_some());
        }
        result
    }

    fn root(&self, root: &Node) -> Result<Option<Node>, Refused> {
        let record = Record::read(self.policy, &self.policy.rules, root, self.ordinal.get())?.sweeping(root)?;
        Walk::of_record(&record).minimise(root)
    }

    /// The rest of the document goes by the envelope's rules; what leads to records stays, even empty.
    fn within(&self, selector: &Selector, document: &Node) -> Result<Option<Node>, Refused> {
        let around = Record::read(self.policy, self.policy.envelope(), document, 0)?;
        let minimise = |node: &Node| self.record(|| self.root(node));
        let stays = |place: &Place<'_>| selector.leads_past(&place.path, self.policy.spelling);
        Walk::of_envelope(&around, &stays, Some(&Within { selector, minimise: &minimise })).minimise(document)
    }

    /// Two lines a record, both or none; a first line that has `delete` alone stands alone.
    fn pairs(&self, lines: &[Option<Node>]) -> Result<(), Refused> {
        let mut lines = lines.iter();
        while let Some(first) = lines.next() {
            let alone = first.as_ref().is_some_and(deletes);
            let second = if alone { None } else { lines.next() };
            let both = self.record(|| self.pair(first.as_ref(), alone, second.and_then(Option::as_ref)))?;
            self.outcome.borrow_mut().values.extend(both.into_iter().flatten());
        }
        Ok(())
    }

    fn pair(&self, first: Option<&Node>, alone: bool, second: Option<&Node>) -> Result<Option<Vec<Node>>, Refused> {
        let first = first.ok_or(Refused)?;
        let around = Record::read(self.policy, self.policy.envelope(), first, self.ordinal.get())?;
        let stays = |place: &Place<'_>| place.path.len() <= 1 && matches!(place.node(), Node::Object(_));
        // What stands before a record in a pair is an object.
        let head = match first {
            Node::Object(_) => Walk::of_envelope(&around, &stays, None).minimise(first)?,
            _ => None,
        };
        // What is left must not be taken for the other of the two.
        let head = head.filter(|head| deletes(head) == alone);
        if alone {
            return Ok(head.map(|head| vec![head]));
        }
        let second = second.ok_or(Refused)?;
        // Without its first line nothing of the second is looked at.
        let Some(head) = head else { return Ok(None) };
        Ok(self.root(second)?.map(|value| vec![head, value]))
    }
}

/// Whether a first line stands alone.
fn deletes(first: &Node) -> bool {
    matches!(first, Node::Object(members) if matches!(members.as_slice(), [(name, _)] if name.text == "delete"))
}
