//! Opening: the layers of a text, scanned one inside the other, and what is found in each.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::{Kind, Lease, LimitName};
use crate::detect::{Entity, Finding, Place, resolve};
use crate::engine::ErrorKind;
use crate::engine::held::Refusal;
use crate::engine::minimiser::Minimiser;
use crate::engine::spot::Effective;
use crate::policy::{Encoding, FindingAct, Plan};

use super::base64::Base64;
use super::claims::Claims;
use super::coding::{Coding, Walk};
use super::parts::{Part, Parts, Way, Writing};

/// Layers opened one inside the other: JSON in base64 in an address. What is deeper is scanned as it stands. Three, since hiding
/// takes a purpose from there on, and each costs a scan of all of a text.
pub(super) const DEPTH: usize = 3;

/// Bytes by which the lease grows.
const STEP: usize = 64 << 10;

/// Bytes of a parameter's name that say what its value is.
const NAME: usize = 64;

/// What opening keeps from text to text.
#[derive(Default)]
pub(in crate::engine) struct Nest {
    /// Bytes that may still be decoded of the text at hand, and those that were; `None`: a name, which has its own limit.
    left: Option<usize>,
    spent: usize,
    lease: Option<Lease>,
    /// The text at hand had a part.
    pub(super) opened: bool,
    /// The writings around the layer at hand, by where on the trail they begin.
    pub(in crate::engine) marks: Vec<(usize, &'static str)>,
    /// What rule the text at hand is under.
    effective: Option<Effective>,
}

impl Nest {
    /// Another text.
    fn begin(&mut self, limit: Option<usize>, effective: Option<Effective>) {
        (self.left, self.spent, self.opened, self.effective) = (limit, 0, false, effective);
        self.marks.clear();
    }

    /// The text at hand is done with.
    pub(super) fn end(&mut self) {
        if let Some(lease) = &mut self.lease {
            // Shrinking never fails.
            let _ = lease.resize(0);
        }
    }
}

/// What was found in a layer: disjoint findings, in order, and the parts in which something was, which no finding overlaps.
pub(super) struct Found {
    pub(super) findings: Vec<Finding>,
    pub(super) pieces: Vec<Piece>,
    /// Something of it is removed.
    pub(super) removes: bool,
}

/// A part in which something was found.
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: Form,
    /// What it holds, and what that is.
    pub(super) text: String,
    pub(super) place: Place,
    pub(super) found: Found,
}

/// How a piece is written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Coded(Coding),
    Base64(Base64),
}

impl Found {
    pub(super) fn is_empty(&self) -> bool {
        self.findings.is_empty() && self.pieces.is_empty()
    }

    /// Calls with each finding. It goes no deeper than texts are opened.
    pub(super) fn each(&self, call: &mut dyn FnMut(&Finding)) {
        self.findings.iter().for_each(&mut *call);
        self.pieces.iter().for_each(|piece| piece.found.each(call));
    }
}

/// A finding of the text around a layer, in the layer's own bytes.
struct Handed {
    /// Over every character that it touches.
    finding: Finding,
    /// The characters that it holds whole.
    inner: (usize, usize),
    /// Something in it is written otherwise in the text around.
    coded: bool,
}

impl Minimiser {
    /// What is found in a text and in all that is written in it. `limit`: the most bytes that are decoded of it, `None` of a
    /// member's name, which has its own limit. `effective`: what rule it is under, of a value.
    pub(super) fn look_into(
        &mut self,
        text: &str,
        place: Place,
        limit: Option<usize>,
        effective: Option<Effective>,
    ) -> Result<Found, Refusal> {
        // Who only goes ahead asks about every layer: where the budget ends depends on what is found, and the one behind says so.
        let limit = limit.filter(|_| !self.outside.is_ahead());
        self.nest.begin(limit, effective);
        self.layer(text, place, Vec::new(), 0)
    }

    /// What is found in a layer, so many layers down.
    fn layer(&mut self, text: &str, place: Place, handed: Vec<Handed>, depth: usize) -> Result<Found, Refusal> {
        let plan = Arc::clone(&self.plan);
        let removes = |entity: Entity| !matches!(plan.finding(entity).act, FindingAct::Keep);
        if depth > 0 && self.traces() {
            self.tell_layer(text, place);
        }
        self.accepted(text, place);
        let mut findings = std::mem::take(&mut self.findings);
        findings.sort_by_key(|one| (one.start, one.end));
        add(&mut findings, handed, removes);
        let mut parts = if depth < DEPTH && place != Place::Number { self.parts(text)? } else { Parts::None };
        let marks = parts.only_marks_between();
        let mut claims = Claims::new(&findings, removes);
        let mut pieces: Vec<Piece> = Vec::new();
        let above = self.trail.len();
        while let Some(part) = parts.next() {
            self.nest.opened = true;
            self.stand(above, &part);
            self.nest.marks.push((above, parts.label(&part)));
            let named = matches!(part.way, Way::Name(_)).then_some((part.start, part.end));
            let piece = self.part(text, part, &mut claims, marks, depth);
            self.nest.marks.pop();
            pieces.extend(piece?);
            if let Some((start, end)) = named {
                self.trail.member(&text.as_bytes()[start..end], false);
            }
        }
        self.trail.truncate(above);
        let mut rest = claims.rest(marks);
        if let Some(scanner) = plan.scanner() {
            resolve(scanner, &mut rest, |entity| !removes(entity));
        }
        let gone = |one: &Finding| {
            let first = pieces.partition_point(|piece| piece.end <= one.start);
            pieces[first..].iter().take_while(|piece| piece.start < one.end).any(|piece| piece.found.removes)
        };
        rest.retain(|one| removes(one.entity) || !gone(one));
        let removes = rest.iter().any(|one| removes(one.entity)) || pieces.iter().any(|piece| piece.found.removes);
        Ok(Found { findings: rest, pieces, removes })
    }

    /// The parts of a text.
    fn parts<'a>(&mut self, text: &'a str) -> Result<Parts<'a>, Refusal> {
        let nested = self.plan.nested();
        let json = nested.has(Encoding::Json) && text.trim_ascii_start().starts_with(['{', '[']);
        Ok(if json && self.holds_json(text.as_bytes())? { Parts::json(text) } else { Parts::of(text, nested) })
    }

    /// Leads the trail to a part.
    fn stand(&mut self, above: usize, part: &Part<'_>) {
        match part.way {
            Way::Here => self.trail.truncate(above),
            Way::Parameter(name) => {
                self.trail.truncate(above);
                self.trail.member(&name.as_bytes()[..name.floor_char_boundary(NAME)], false);
            }
            // Each container around it is one step of the trail but the text's root.
            Way::Name(level) => self.trail.truncate(above + level - 1),
            Way::Element(level, index) => {
                self.trail.truncate(above + level - 1);
                self.trail.element(index);
            }
            Way::Member => {}
        }
    }

    /// What is found in a part. `None`: nothing, or it is another's.
    fn part<R: Fn(Entity) -> bool>(
        &mut self,
        text: &str,
        part: Part<'_>,
        claims: &mut Claims<'_, R>,
        marks: bool,
        depth: usize,
    ) -> Result<Option<Piece>, Refusal> {
        let Part { start, end, .. } = part;
        let (form, inside, handed, place) = match part.writing {
            Writing::Opening => return Ok(None),
            Writing::Base64(form, inside) => {
                if !claims.frees(start, end) {
                    return Ok(None);
                }
                (Form::Base64(form), Cow::Owned(inside), Vec::new(), Place::Text)
            }
            Writing::Coded(coding) => {
                let Some(taken) = claims.take(start, end, marks) else { return Ok(None) };
                let raw = &text[start..end];
                let place = match part.way {
                    _ if coding == Coding::Number => Place::Number,
                    Way::Name(_) => Place::Name,
                    _ => Place::Text,
                };
                (Form::Coded(coding), coding.decode(raw), hand_down(coding, raw, start, taken), place)
            }
        };
        if let Cow::Owned(inside) = &inside {
            self.spend(inside.len())?;
        }
        self.trail.words(&mut self.words);
        let found = self.layer(&inside, place, handed, depth + 1)?;
        Ok((!found.is_empty()).then(|| Piece { start, end, form, text: inside.into_owned(), place, found }))
    }

    /// Takes so many bytes that were decoded of the budget.
    fn spend(&mut self, bytes: usize) -> Result<(), Refusal> {
        let over = |limit| Refusal { kind: ErrorKind::Limit(limit), within: 0 };
        let Some(left) = &mut self.nest.left else { return Ok(()) };
        *left = left.checked_sub(bytes).ok_or(over(LimitName::Token))?;
        self.nest.spent += bytes;
        let lease = self.nest.lease.get_or_insert_with(|| self.opening.budget.lease());
        if self.nest.spent > lease.bytes() {
            lease.resize(self.nest.spent.next_multiple_of(STEP)).map_err(|_| over(LimitName::Memory))?;
        }
        Ok(())
    }

    /// Tells the trace of a layer in which the detectors saw something.
    fn tell_layer(&mut self, text: &str, place: Place) {
        let Some(effective) = self.nest.effective else { return };
        let action = if place == Place::Name { "names" } else { "scan" };
        self.text.clear();
        self.text.push_str(text);
        if self.candidates(place).is_some_and(|candidates| !candidates.is_empty()) {
            let kind = if place == Place::Number { Kind::Number } else { Kind::String };
            self.tell(kind, effective, action);
        }
    }

    /// Counts what was found.
    pub(super) fn count_found(&mut self, plan: &Plan, found: &Found) {
        found.each(&mut |finding| self.tally.findings[plan.finding(finding.entity).series] += 1);
    }
}

/// The findings that a part takes, in the bytes of what it holds.
fn hand_down(coding: Coding, raw: &str, base: usize, taken: Vec<Finding>) -> Vec<Handed> {
    if taken.is_empty() {
        return Vec::new();
    }
    let mut places: Vec<usize> = taken.iter().flat_map(|one| [one.start - base, one.end - base]).collect();
    places.sort_unstable();
    places.dedup();
    let mut walk = Walk::new(coding, raw);
    let read: Vec<(usize, usize)> = places.iter().map(|place| walk.read(*place)).collect();
    let at = |place: usize| places.binary_search(&(place - base)).map_or((0, 0), |at| read[at]);
    let handed = taken.into_iter().map(|finding| {
        let ((start, after), (before, end)) = (at(finding.start), at(finding.end));
        let coded = end.saturating_sub(start) < finding.len();
        Handed { finding: Finding { start, end, ..finding }, inner: (after, before), coded }
    });
    handed.filter(|handed| handed.finding.start < handed.finding.end).collect()
}

/// Findings looked at before one that is handed down.
const NEAR: usize = 8;

/// Adds what was handed down to what was found in a layer itself. The text around it may have taken a letter of an escape for a
/// letter of the word: what of one type was seen in both is what was seen here. So it is where the text around reads an escape as
/// what it stands for, but not the `+` before it: where one begins or ends with the other, this one is right.
fn add(own: &mut Vec<Finding>, handed: Vec<Handed>, removes: impl Fn(Entity) -> bool) {
    if handed.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for Handed { finding, inner, coded } in handed {
        let upto = own.partition_point(|one| one.start <= inner.0);
        let same = |one: &Finding| one.entity == finding.entity && one.start <= inner.0 && inner.1 <= one.end;
        let known = inner.0 < inner.1 && own[upto.saturating_sub(NEAR)..upto].iter().any(same);
        let from = own.partition_point(|one| one.start < finding.start);
        let part = |one: &Finding| {
            let (begins, ends) = (one.start == finding.start, one.end == finding.end);
            one.entity == finding.entity && one.end <= finding.end && (begins || ends)
        };
        let known = known || (coded && own[from..].iter().take(NEAR).any(part));
        if !known || !removes(finding.entity) {
            added.push(finding);
        }
    }
    own.append(&mut added);
    own.sort_by_key(|one| (one.start, one.end));
}
