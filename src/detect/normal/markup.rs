//! Markup: what is written between the letters that a reader sees.
//!
//! Where a policy says that texts are Markdown or HTML, markers that a reader does not see vanish from the normal text, so
//! that `ana**@**example.org` is an address. Nothing that would be written out goes unread: a tag that is taken out is
//! scanned by itself if it has attributes, comments, scripts and styles stay in the text as they are, and so does whatever is
//! longer than a marker may be. Code stays as it is and may be treated by a rule of its own.
//!
//! A finding's span goes whole, the markers inside it too, be they half of a pair: `ana<b>@example.org</b>` leaves a lone
//! `</b>`. To keep the tag would be to keep what somebody wrote into it.

mod html;
mod markdown;

use super::flow::{Flow, Wait};

/// How a text is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Markup {
    /// It is not.
    #[default]
    Plain,
    /// Markdown (CommonMark 0.31, and `~~`), with the HTML in it.
    Markdown,
    /// HTML.
    Html,
}

/// What is looked for in code: fenced, indented and inline in Markdown, `<code>` and `<pre>` in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Code {
    /// Everything, as elsewhere.
    #[default]
    Scan,
    /// Secrets: passwords, keys, tokens.
    Secrets,
    /// Nothing; what begins or ends outside is found all the same.
    Keep,
}

/// Longest tag, in bytes; a longer one is text.
pub(super) const TAG: usize = 4096;

/// What is remembered of a text's markup.
#[derive(Default)]
pub(super) struct State {
    html: html::State,
    markdown: markdown::State,
    /// Up to where the text is no markup.
    verbatim: usize,
}

impl State {
    /// A line has ended, and another begins.
    pub(super) fn line_begins(&mut self) {
        self.markdown.line_begins();
    }
}

impl Flow<'_> {
    /// Takes the marker at `at`, if there is one; returns where it ends.
    pub(super) fn marked_up(&mut self, at: usize) -> Result<Option<usize>, Wait> {
        if self.markup == Markup::Plain || self.origin + at < self.state.markup.verbatim {
            return Ok(None);
        }
        match (self.input.as_bytes()[at], self.markup) {
            (b'<', _) => self.tag(at),
            (b'*' | b'~', Markup::Markdown) => self.emphasis(at),
            (b'`', Markup::Markdown) => self.inline_code(at),
            (b'\\', Markup::Markdown) => self.backslash(at),
            _ => Ok(None),
        }
    }

    /// What begins at `at` is no markup up to `end`.
    fn verbatim(&mut self, end: usize) {
        self.state.markup.verbatim = end.saturating_add(self.origin);
    }

    /// Code begins at `at`, if none is open.
    fn open_code(&mut self, at: usize) {
        if self.code != Code::Scan && self.made.open.is_none() {
            self.made.open = Some(self.origin + at);
        }
    }

    /// The open code ends at `at`.
    fn close_code(&mut self, at: usize) {
        if let Some(open) = self.made.open.take() {
            self.made.code.push((open, self.origin + at));
        }
    }
}
