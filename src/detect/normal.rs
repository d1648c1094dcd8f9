//! The normal form of a text: what detectors read, with the way back to the bytes that were written.
//!
//! A reader sees `ana@example.org` whether it is written in full-width letters, with soft hyphens, with a Cyrillic `а`, as
//! `ana&#64;example.org` or as `ana%40example.org`. The normal form writes all of these in one way, so that detectors know
//! one spelling only:
//!
//! - *Characters* (`fold`): NFKC (UAX #15), but for what it would glue to its neighbours (`78²` is not `782`) or pull apart
//!   (`½`, `…`); no zero-width and other ignorable characters, no soft hyphens; decimal digits of every script as ASCII
//!   digits; every space as a space, the hyphens, en dash and minus sign as `-`.
//! - *Twins* (`twins`): Greek and Cyrillic letters that look like Latin ones, as those, in a token that mixes them (UTS #39).
//!   The letters `O`, `o`, `l` and `I` stay letters among digits: read as `0` and `1` they would make numbers of half the
//!   identifiers of this world.
//! - *Escapes* (`escapes`): percent escapes (RFC 3986) and character references of HTML, one step. What `%20`, `%2F` and
//!   other marks of an address stand for stays as it is written: an address stays one.
//! - *Line breaks* (`breaks`): one inside a number whose groups go on after it is a space.
//! - *Markup* (`markup`), where the policy says that a text has it: what a reader does not see between two letters is gone.
//!
//! Everything else stays, and a text that needs nothing is read where it stands: `class` tells that as fast as memory is
//! read. Where the two differ, `map` leads back: a finding covers all bytes of its characters and whatever is between them.
//!
//! A text may come in pieces. What its normal form is depends on no cut: whatever the end of a piece leaves open (an escape,
//! a character that a combining one may follow, a token with twins, a tag) waits for the next, some hundred bytes, with
//! markup [`markup::TAG`].

mod breaks;
mod class;
mod entities;
mod escapes;
mod flow;
mod fold;
mod form;
mod map;
mod markup;
mod twins;

use std::borrow::Cow;

pub use markup::{Code, Markup};

pub(in crate::detect) use class::is_normal;
pub(in crate::detect) use form::{Aside, Form};

#[cfg(test)]
mod tests;

/// A text's normal form by itself, for what is compared with normal text: terms, allowed texts, and values that are swept.
pub(in crate::detect) fn normal(text: &str) -> Cow<'_, str> {
    if is_normal(text, Markup::Plain) {
        return Cow::Borrowed(text);
    }
    let mut form = Form::default();
    form.whole(text, Markup::Plain, Code::Scan);
    Cow::Owned(form.text().to_owned())
}
