//! Markers of Markdown (CommonMark 0.31), read as far as the normal form needs it: emphasis, backslashes, code.

use super::super::flow::{Flow, Wait};
use super::Code;

/// Bytes after a marker within which its partner is sought.
const EMPHASIS: usize = 512;
/// The same for inline code.
const INLINE: usize = 2048;
/// Longest run of one mark that is a marker.
const RUN: usize = 16;
/// Longest line that can open or close a fence, in bytes.
const FENCE: usize = 256;
/// A line with so many spaces before it may be code.
const INDENT: usize = 4;

/// What is remembered of a text's lines and markers.
#[derive(Default)]
pub(super) struct State {
    /// The line's beginning was looked at.
    within: bool,
    /// The open fence: its mark and its length.
    fence: Option<(u8, usize)>,
    /// The line is indented code.
    indented: bool,
    /// The line before was neither blank nor indented code.
    text_before: bool,
    /// A list is open: what is indented belongs to it.
    list: bool,
    /// Where markers stand whose partners opened, as written.
    partners: Vec<usize>,
}

impl State {
    pub(super) fn line_begins(&mut self) {
        self.within = false;
    }
}

impl Flow<'_> {
    /// Looks at a line's beginning, if one is at `at`: whether the line is code, or opens or closes a fence.
    pub(in super::super) fn begin_line(&mut self, at: usize) -> Result<(), Wait> {
        if self.state.markup.markdown.within {
            return Ok(());
        }
        let rest = &self.input.as_bytes()[at..];
        let head = &rest[..rest.len().min(FENCE)];
        let (line, ends) = match memchr::memchr(b'\n', head) {
            Some(end) => (&head[..end], true),
            None if rest.len() >= FENCE => (head, false),
            None => (head, self.ends(true)?),
        };
        let body = line.iter().position(|byte| *byte != b' ').unwrap_or(line.len());
        let indent = if line.get(body) == Some(&b'\t') { INDENT } else { body };
        let text = line[body..].trim_ascii();
        let mark = text.first().copied().unwrap_or_default();
        let run = text.iter().take_while(|byte| **byte == mark).count();
        let fence = (indent < INDENT && ends && run >= 3 && matches!(mark, b'`' | b'~')).then_some((mark, run));
        if std::mem::take(&mut self.state.markup.markdown.indented) {
            self.state.markup.markdown.text_before = false;
            self.close_code(at);
            self.verbatim(at);
        }
        let info = text.get(run..).unwrap_or_default();
        match (self.state.markup.markdown.fence, fence) {
            (Some((open, length)), closing) => {
                if closing.is_some_and(|(mark, run)| mark == open && run >= length && info.is_empty()) {
                    self.state.markup.markdown.fence = None;
                    self.close_code(at);
                    self.verbatim(at + line.len());
                }
            }
            (None, Some((mark, run))) if mark == b'~' || !info.contains(&b'`') => {
                self.state.markup.markdown.fence = Some((mark, run));
                self.verbatim(usize::MAX);
                self.open_code(at + line.len());
            }
            _ => self.begin_text(at, indent, text),
        }
        self.state.markup.markdown.within = true;
        Ok(())
    }

    /// Looks at the beginning of a line outside of fences.
    fn begin_text(&mut self, at: usize, indent: usize, text: &[u8]) {
        let state = &mut self.state.markup.markdown;
        if text.is_empty() {
            state.text_before = false;
        } else if indent >= INDENT && !state.text_before && !state.list {
            state.indented = true;
            self.open_code(at);
            self.verbatim(usize::MAX);
        } else {
            let number = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let item = match text.get(number) {
                Some(b'.' | b')') => number > 0,
                Some(b'-' | b'*' | b'+') => number == 0,
                _ => false,
            } && text.get(number + 1).is_none_or(u8::is_ascii_whitespace);
            state.list = item || state.list && (indent > 0 || state.text_before);
            state.text_before = true;
        }
    }

    /// Takes emphasis: a marker that has a partner vanishes.
    pub(super) fn emphasis(&mut self, at: usize) -> Result<Option<usize>, Wait> {
        let (mark, run) = self.run_at(at)?;
        let place = self.origin + at;
        let partners = &mut self.state.markup.markdown.partners;
        if let Some(found) = partners.iter().position(|partner| *partner == place) {
            partners.swap_remove(found);
            return Ok(Some(at + run));
        }
        let after = at + run;
        let opens = (mark == b'*' && run <= 3 || run == 2) && {
            let next = self.input.as_bytes().get(after);
            if next.is_none() {
                self.ends(())?;
            }
            next.is_some_and(|next| !next.is_ascii_whitespace())
        };
        let partner = if opens { self.partner(after, mark, run, EMPHASIS, true)? } else { None };
        match partner {
            Some(partner) => {
                let partners = &mut self.state.markup.markdown.partners;
                partners.retain(|old| *old > place);
                partners.push(self.origin + partner);
            }
            None => self.same(at, after),
        }
        Ok(Some(after))
    }

    /// Takes the opening of inline code, whose text is no markup.
    pub(super) fn inline_code(&mut self, at: usize) -> Result<Option<usize>, Wait> {
        let (mark, run) = self.run_at(at)?;
        if let Some(end) = self.partner(at + run, mark, run, INLINE, false)? {
            if self.code != Code::Scan && self.made.open.is_none() {
                self.made.code.push((self.origin + at + run, self.origin + end));
            }
            self.verbatim(end + run);
        }
        self.same(at, at + run);
        Ok(Some(at + run))
    }

    /// Takes a backslash: before a mark it vanishes, and the mark is none.
    pub(super) fn backslash(&mut self, at: usize) -> Result<Option<usize>, Wait> {
        match self.input.as_bytes().get(at + 1) {
            None => self.ends(None),
            Some(next) if next.is_ascii_punctuation() => {
                self.same(at + 1, at + 2);
                Ok(Some(at + 2))
            }
            Some(_) => Ok(None),
        }
    }

    /// The mark at `at` and how often it stands there, [`RUN`] times at most.
    fn run_at(&self, at: usize) -> Result<(u8, usize), Wait> {
        let rest = &self.input.as_bytes()[at..];
        let run = rest.iter().take(RUN).take_while(|byte| **byte == rest[0]).count();
        if run == rest.len() && run < RUN { self.ends((rest[0], run)) } else { Ok((rest[0], run)) }
    }

    /// The next run of just so many marks in the same paragraph, for emphasis one that ends a word.
    fn partner(&self, from: usize, mark: u8, run: usize, most: usize, closes: bool) -> Result<Option<usize>, Wait> {
        let rest = &self.input.as_bytes()[from..];
        let text = &rest[..rest.len().min(most)];
        let mut at = 0;
        while at < text.len() {
            if text[at] == b'\n' && text.get(at + 1) == Some(&b'\n') {
                return Ok(None);
            }
            let length = text[at..].iter().take_while(|byte| **byte == mark).count();
            // A run at the end may go on.
            if length == run && at + length < most {
                if at + length == text.len() {
                    self.ends(())?;
                }
                if !closes || at > 0 && !text[at - 1].is_ascii_whitespace() {
                    return Ok(Some(from + at));
                }
            }
            at += length.max(1);
        }
        if text.len() < most { self.ends(None) } else { Ok(None) }
    }
}
