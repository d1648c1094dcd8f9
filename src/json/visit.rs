//! The conversation between the rewriter and whoever decides: a question at each live node, a verdict back.

use crate::base::Kind;

use super::name::{Name, Roll};

/// How the node was reached from its parent.
#[derive(Clone, Copy)]
pub enum Step<'a> {
    /// A member of an object: the name's bytes between the quotes, escapes as written.
    Member(&'a [u8]),
    /// An element of an array, counted from 0 in the input.
    Element(u64),
    /// The root of a record.
    Record,
}

/// The answer to the quick question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glance {
    /// The node and its name pass as they are.
    Copy,
    /// The node goes.
    Remove,
    /// It is a container, and entered: as [`Verdict::Enter`] says.
    Enter,
    /// It is a container, and entered: as [`Verdict::EnterForNames`] says.
    EnterForNames,
    /// It is a container, and entered: as [`Verdict::EnterLazily`] says.
    EnterLazily,
    /// It has to be asked about by [`Visitor::visit`].
    Ask,
}

/// What becomes of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The node and all below it pass as they are; nothing below is asked about.
    Copy,
    /// The node goes, with its name and one comma.
    Remove,
    /// [`Edit::value`] stands instead; nothing below is asked about.
    Replace,
    /// The node's bytes are held until it is complete, then [`Visitor::captured`] is asked.
    Capture(Wait),
    /// Its members or elements are asked about one by one. Written in any case.
    Enter,
    /// Like `Enter`, but all in it passes as it is if each name in it, at any depth, does ([`Visitor::pass`]); then nothing
    /// else is asked. What is asked about in it all the same must be copied where it is a scalar.
    EnterForNames,
    /// Like `Enter`, but written only once something in it survives.
    EnterLazily,
}

/// Which limit bounds a capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// One scalar: `limits.token`.
    Token,
    /// A string that, once it is long, is decided in parts ([`Visitor::part`]): none.
    Parts,
    /// A record or element: `limits.held`.
    Held,
}

/// What becomes of a captured node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It passes as it is.
    Same,
    /// [`Edit::value`] stands instead.
    Replaced,
    /// It goes.
    Removed,
}

/// What a visitor writes its replacements into. `name` and `value` are empty when the visitor is asked.
#[derive(Default)]
pub struct Edit {
    /// Where the node begins in the rewriter's input.
    pub at: usize,
    /// Whether the node is the root of a record; set where the framing says so. A visitor that knows better says it here.
    pub record: bool,
    /// If not empty: the name, with its quotes, that stands instead of the original.
    pub name: Vec<u8>,
    /// The JSON text that stands instead of the value, where the verdict says so.
    pub value: Vec<u8>,
}

/// Whether the stream may go on behind a record that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// The stream is refused.
    Stop,
    /// The record is dropped and the stream goes on where the next one begins, if the framing shows where that is.
    NextRecord,
}

/// Decides what becomes of each live node. One question a node, in document order.
pub trait Visitor {
    /// Why the visitor itself stops the stream.
    type Refusal;

    /// A member of the innermost container that was entered: may it pass, go or be entered with no more ado? An answer other
    /// than [`Glance::Ask`] is final, and `visit` is not called; a record must be asked about. Members that do not lie whole
    /// in a piece go to `visit` alone, which must come to the same.
    #[inline(always)]
    fn glance(&mut self, _name: Name<'_>, _kind: Kind) -> Glance {
        Glance::Ask
    }

    /// The same for an element, counted from 0.
    #[inline(always)]
    fn glance_at(&mut self, _index: u64, _kind: Kind) -> Glance {
        Glance::Ask
    }

    /// Whether members of these names, somewhere in the container that was last entered for names, pass as they are with
    /// their names, whatever their values are. If not, the roll is left at the first that does not.
    #[inline(always)]
    fn pass(&mut self, names: &mut Roll<'_, '_>) -> bool {
        !names.advance()
    }

    /// A node begins. Its `kind` is known from its first byte.
    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict;

    /// A captured node is complete: `raw` is its JSON text.
    fn captured(&mut self, raw: &[u8], kind: Kind, edit: &mut Edit) -> Result<Fate, Self::Refusal>;

    /// The next part of a string that was captured with [`Wait::Parts`] and is long: `raw` follows on what was taken before,
    /// cut anywhere; `last` says that the closing quote stands behind it. Appends to `out` what stands for the part; returns
    /// how many bytes were taken, of the last part all. The string is then written, whatever comes.
    fn part(&mut self, _raw: &[u8], _last: bool, _out: &mut Vec<u8>) -> Result<usize, Self::Refusal> {
        Ok(0)
    }

    /// A container that was entered closes.
    fn leave(&mut self);

    /// A record is complete. `kept`: something of it was written.
    fn record_end(&mut self, kept: bool);

    /// A record failed with the whole of it still held back. Anything entered is left without [`Visitor::leave`].
    fn record_failed(&mut self) -> Recovery {
        Recovery::Stop
    }
}

impl<V: Visitor> Visitor for &mut V {
    type Refusal = V::Refusal;

    #[inline(always)]
    fn glance(&mut self, name: Name<'_>, kind: Kind) -> Glance {
        (**self).glance(name, kind)
    }

    #[inline(always)]
    fn glance_at(&mut self, index: u64, kind: Kind) -> Glance {
        (**self).glance_at(index, kind)
    }

    #[inline(always)]
    fn pass(&mut self, names: &mut Roll<'_, '_>) -> bool {
        (**self).pass(names)
    }

    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        (**self).visit(step, kind, edit)
    }

    fn captured(&mut self, raw: &[u8], kind: Kind, edit: &mut Edit) -> Result<Fate, Self::Refusal> {
        (**self).captured(raw, kind, edit)
    }

    fn part(&mut self, raw: &[u8], last: bool, out: &mut Vec<u8>) -> Result<usize, Self::Refusal> {
        (**self).part(raw, last, out)
    }

    fn leave(&mut self) {
        (**self).leave();
    }

    fn record_end(&mut self, kept: bool) {
        (**self).record_end(kept);
    }

    fn record_failed(&mut self) -> Recovery {
        (**self).record_failed()
    }
}
