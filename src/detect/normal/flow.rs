//! One pass over written text that makes its normal form.
//!
//! What needs nothing is taken over in stretches; each step in between reads one character with those that combine with it.
//! A step looks at what comes next, no further than its rule says, and at the normal text that came before. If the text at
//! hand ends sooner it waits, and is taken again from its beginning when there is more: so no cut changes what is made.

use unicode_normalization::UnicodeNormalization;

use super::escapes::{Read, percent, reference};
use super::fold::{fold_into, is_gone, joins, ornate};
use super::form::Made;
use super::markup::{self, Code, Markup};
use super::twins::{SPAN, decides, in_token, is_twin_script, twin};
use super::{breaks, class};

/// Most characters that are put together (UAX #15 §13 lets a text have 30 combining ones in a row).
const SEGMENT: usize = 32;
/// Most ornate digits that are read as one number, the unseen between them counted.
const ORNATE: usize = 32;

/// The text at hand ends before a decision.
pub(super) struct Wait;

/// What a pass remembers from one piece of a text to the next.
#[derive(Default)]
pub(super) struct State {
    /// The last byte taken.
    before: Option<u8>,
    /// Up to where a token was judged, and whether its twins are Latin.
    token: (usize, bool),
    pub(super) markup: markup::State,
}

/// One character as a reader sees it, and its length as written.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    c: char,
    length: usize,
}

pub(super) struct Flow<'a> {
    pub(super) input: &'a str,
    /// The text ends where `input` does.
    pub(super) last: bool,
    /// Where `input` begins in the written text.
    pub(super) origin: usize,
    pub(super) made: &'a mut Made,
    pub(super) state: &'a mut State,
    pub(super) markup: Markup,
    pub(super) code: Code,
}

impl Flow<'_> {
    /// Goes as far as the text at hand allows; returns how much of it was taken.
    pub(super) fn run(mut self) -> usize {
        let taken = self.all();
        if let Some(last) = taken.checked_sub(1) {
            self.state.before = Some(self.input.as_bytes()[last]);
        }
        taken
    }

    fn all(&mut self) -> usize {
        let mut at = 0;
        while at < self.input.len() {
            if self.markup == Markup::Markdown && self.begin_line(at).is_err() {
                return at;
            }
            let before = self.before(at).unwrap_or(b' ');
            let stop = class::next(self.input, at, before, self.last, self.markup);
            // A combining character may follow the last one.
            let held = class::hold(self.input, at, stop);
            self.same(at, held);
            at = held;
            match if at < stop { self.segment(at, None) } else { self.step(at) } {
                Ok(next) => at = next,
                Err(Wait) => return at,
            }
        }
        at
    }

    /// The byte before, as written.
    fn before(&self, at: usize) -> Option<u8> {
        at.checked_sub(1).map_or(self.state.before, |last| Some(self.input.as_bytes()[last]))
    }

    /// Takes what stands at `at`, where a rule may hold; returns where it ends.
    fn step(&mut self, at: usize) -> Result<usize, Wait> {
        if let Some(next) = self.marked_up(at)? {
            return Ok(next);
        }
        let first = self.unit(at)?;
        match first.c {
            '\n' | '\r' if first.length == 1 => return self.line_break(at),
            '\u{3002}' | '\u{ff61}' if self.is_dot(at, first)? => {
                self.unit_of(".", at, first.length);
                return Ok(at + first.length);
            }
            c if ornate(c).is_some() => return self.ornate(at),
            _ => {}
        }
        let read = if is_twin_script(first.c) && self.mixes(at)? { twin(first.c) } else { None };
        self.segment(at, read)
    }

    /// The unit at `at`: a character, or an escape of one.
    fn unit(&self, at: usize) -> Result<Unit, Wait> {
        let rest = &self.input[at..];
        let read = match rest.as_bytes().first() {
            Some(b'&') => reference(rest.as_bytes(), self.last),
            Some(b'%') => percent(rest.as_bytes(), self.last),
            _ => Read::Nothing,
        };
        match (read, rest.chars().next()) {
            (Read::Escape(c, length), _) => Ok(Unit { c, length }),
            (Read::Nothing, Some(c)) => Ok(Unit { c, length: c.len_utf8() }),
            (Read::Wait, _) | (_, None) => Err(Wait),
        }
    }

    /// The unit at `at`; `None` at the text's end.
    fn unit_if(&self, at: usize) -> Result<Option<Unit>, Wait> {
        if at < self.input.len() { self.unit(at).map(Some) } else { self.ends(None) }
    }

    /// A decision at the end of the text at hand.
    pub(super) fn ends<T>(&self, decision: T) -> Result<T, Wait> {
        if self.last { Ok(decision) } else { Err(Wait) }
    }

    /// Takes a character, read as another if that is given, and those that combine with it.
    fn segment(&mut self, at: usize, read: Option<char>) -> Result<usize, Wait> {
        let first = self.unit(at)?;
        let mut buffer = std::mem::take(&mut self.made.buffer);
        buffer.clear();
        fold_into(read.unwrap_or(first.c), &mut buffer);
        let end = if is_gone(first.c) { Ok(at + first.length) } else { self.joined(at + first.length, &mut buffer) };
        if let Ok(end) = end {
            if buffer == self.input[at..end] {
                self.same(at, end);
            } else if !buffer.is_empty() {
                self.unit_of(&buffer, at, end - at);
            }
        }
        self.made.buffer = buffer;
        end
    }

    /// Adds the combining characters from `at` on, whatever unseen stands between; returns where they end.
    fn joined(&self, at: usize, buffer: &mut String) -> Result<usize, Wait> {
        let (mut end, mut next, mut joined) = (at, at, false);
        for _ in 1..SEGMENT {
            match self.input.as_bytes().get(next) {
                None if !self.last => return Err(Wait),
                None => break,
                Some(byte) if byte.is_ascii() && !matches!(byte, b'&' | b'%') => break,
                Some(_) => {}
            }
            let unit = self.unit(next)?;
            next += unit.length;
            if joins(unit.c) && !is_gone(unit.c) {
                fold_into(unit.c, buffer);
                (end, joined) = (next, true);
            } else if !is_gone(unit.c) {
                break;
            }
        }
        if joined {
            let composed: String = buffer.nfc().collect();
            buffer.clone_from(&composed);
        }
        Ok(end)
    }

    /// Takes a line break, after a digit or not.
    fn line_break(&mut self, at: usize) -> Result<usize, Wait> {
        let rest = &self.input.as_bytes()[at..];
        let length = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r'] => self.ends(1)?,
            _ => 1,
        };
        if self.before(at).is_some_and(|byte| byte.is_ascii_digit()) {
            let after = &rest[length..];
            if after.len() < breaks::AHEAD {
                self.ends(())?;
            }
            let after = &after[..after.len().min(breaks::AHEAD)];
            if breaks::inside_number(self.made.text.as_bytes(), after) {
                self.unit_of(" ", at, length);
                self.state.markup.line_begins();
                return Ok(at + length);
            }
        }
        self.same(at, at + length);
        self.state.markup.line_begins();
        Ok(at + length)
    }

    /// Whether an ideographic full stop stands between Latin letters or digits.
    fn is_dot(&self, at: usize, stop: Unit) -> Result<bool, Wait> {
        let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{ff10}'..='\u{ff5a}');
        let before = self.made.text.ends_with(latin);
        Ok(before && self.unit_if(at + stop.length)?.is_some_and(|next| latin(next.c)))
    }

    /// Takes a run of ornate digits: as digits if it is more than one and stands by itself.
    fn ornate(&mut self, at: usize) -> Result<usize, Wait> {
        let (mut end, mut count, mut from) = (at, 0, at);
        let mut next = self.unit_if(at)?;
        for _ in 0..ORNATE {
            let Some(unit) = next.filter(|unit| ornate(unit.c).is_some() || is_gone(unit.c)) else { break };
            from += unit.length;
            if !is_gone(unit.c) {
                (end, count) = (from, count + 1);
            }
            next = self.unit_if(from)?;
        }
        let word = |c: char| c.is_alphanumeric();
        let alone = !self.made.text.ends_with(word) && !next.is_some_and(|next| word(next.c));
        let mut from = at;
        while from < end {
            let unit = self.unit(from)?;
            let c = if count > 1 && alone { ornate(unit.c).unwrap_or(unit.c) } else { unit.c };
            if !is_gone(c) {
                self.char(c, from, unit.length);
            }
            from += unit.length;
        }
        Ok(end)
    }

    /// Whether the token around the letter at `at` mixes scripts, so that its twins are Latin.
    fn mixes(&mut self, at: usize) -> Result<bool, Wait> {
        let (until, mixes) = self.state.token;
        if self.origin + at < until {
            return Ok(mixes);
        }
        let (mut decided, mut alone) = (false, true);
        let mut length = 0;
        for c in self.made.text.chars().rev().take_while(|c| in_token(*c)) {
            length += c.len_utf8();
            if length > SPAN {
                break;
            }
            decided |= decides(c);
            alone &= !is_twin_script(c);
        }
        let mut end = at;
        while end < at + SPAN {
            let Some(unit) = self.unit_if(end)? else { break };
            let c = match unit.c {
                c @ '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
                c => c,
            };
            if !in_token(c) && !is_gone(c) {
                break;
            }
            decided |= decides(c);
            alone &= !is_twin_script(c) || twin(c).is_some();
            end += unit.length;
        }
        self.state.token = (self.origin + end, decided && alone);
        Ok(decided && alone)
    }

    /// Takes over a stretch of text as it is.
    pub(super) fn same(&mut self, from: usize, to: usize) {
        if from < to {
            self.made.map.unit(self.made.base + self.made.text.len(), self.origin + from, 1, 1);
            self.made.text.push_str(&self.input[from..to]);
        }
    }

    /// Puts one unit for what was written at `at`.
    pub(super) fn unit_of(&mut self, text: &str, at: usize, length: usize) {
        self.made.map.unit(self.made.base + self.made.text.len(), self.origin + at, text.len(), length);
        self.made.text.push_str(text);
    }

    /// Puts one character for what was written at `at`.
    fn char(&mut self, c: char, at: usize, length: usize) {
        let mut bytes = [0; 4];
        let text = &*c.encode_utf8(&mut bytes);
        match self.input[at..].starts_with(text) && text.len() == length {
            true => self.same(at, at + length),
            false => self.unit_of(text, at, length),
        }
    }
}
