//! Writing: a text with what was found in it, and in what is written in it, replaced in kind.

use crate::base::Kind;
use crate::detect::Place;
use crate::engine::held::Refusal;
use crate::engine::leaf::redact_node;
use crate::engine::minimiser::Minimiser;
use crate::engine::spot::Effective;
use crate::json::text::{Decoded, escape_into};
use crate::json::{Edit, Fate};
use crate::policy::{FindingAct, Plan};
use crate::transform::Redact;

use super::coding::{Coding, Pen, Walk};
use super::open::{Form, Found, Piece};

/// What stands in a text instead of a span of it.
struct Patch {
    start: usize,
    end: usize,
    with: String,
}

impl Minimiser {
    /// Scans a string and all that is written in it. `raw` is its JSON text, with the quotes.
    pub(in crate::engine) fn scan_nested(
        &mut self,
        raw: &str,
        text: &str,
        effective: Effective,
        edit: &mut Edit,
    ) -> Result<Fate, Refusal> {
        let found = self.look_into(text, Place::Text, Some(self.opening.limits.token), Some(effective));
        let fate = found.map(|found| self.decide_found(&found, text, &raw[1..raw.len() - 1], &mut edit.value));
        self.nest.end();
        fate
    }

    /// Scans a member's name and all that is written in it. True: nothing is, and nothing was found.
    pub(in crate::engine) fn scan_nested_name(&mut self, inside: &str, text: &str, edit: &mut Edit) -> bool {
        let clean = match self.look_into(text, Place::Name, None, None) {
            Ok(found) if found.is_empty() => !self.nest.opened,
            Ok(found) => {
                let plan = std::sync::Arc::clone(&self.plan);
                self.count_found(&plan, &found);
                if found.removes {
                    self.patch(&plan, &found, (Place::Name, text), inside, &mut edit.name);
                }
                false
            }
            // It could not be told, and so it goes.
            Err(_) => {
                redact_node(&Redact::default(), Kind::String, &mut self.text, &mut edit.name);
                false
            }
        };
        self.trail.words(&mut self.words);
        clean
    }

    /// Whether something is found in a text that is a name, or written in it. What is found is counted.
    pub(in crate::engine) fn found_nested(&mut self, text: &str) -> bool {
        let found = self.look_into(text, Place::Name, Some(self.opening.limits.token), None);
        self.nest.end();
        let Ok(found) = found else { return true };
        let plan = std::sync::Arc::clone(&self.plan);
        self.count_found(&plan, &found);
        !found.is_empty()
    }

    fn decide_found(&mut self, found: &Found, text: &str, inside: &str, out: &mut Vec<u8>) -> Fate {
        let plan = std::sync::Arc::clone(&self.plan);
        self.count_found(&plan, found);
        let mut drops = false;
        found.each(&mut |finding| drops |= plan.finding(finding.entity).drops_field);
        if drops {
            return Fate::Removed;
        }
        if !found.removes {
            return Fate::Same;
        }
        self.patch(&plan, found, (Place::Text, text), inside, out);
        Fate::Replaced
    }

    /// Writes a JSON string with what was found in it replaced; what lies between keeps its spelling.
    fn patch(&mut self, plan: &Plan, found: &Found, (place, text): (Place, &str), inside: &str, out: &mut Vec<u8>) {
        let patches = self.patches(plan, place, text, found);
        let mut decoded = Decoded::default();
        // Without an escape the two are the same.
        if inside.len() != text.len() {
            decoded.decode(inside);
        }
        out.push(b'"');
        let mut rest = 0;
        for Patch { start, end, with } in patches {
            out.extend_from_slice(&inside.as_bytes()[rest..decoded.raw_offset(start)]);
            escape_into(&with, out);
            rest = decoded.raw_offset(end);
        }
        out.extend_from_slice(&inside.as_bytes()[rest..]);
        out.push(b'"');
    }

    /// What stands instead of what, in order. It goes no deeper than texts are opened.
    fn patches(&mut self, plan: &Plan, place: Place, text: &str, found: &Found) -> Vec<Patch> {
        // Its parts were scanned since.
        let mut view = None;
        let mut patches = Vec::new();
        let mut pieces = found.pieces.iter().filter(|piece| piece.found.removes).peekable();
        let removed = |one: &&crate::detect::Finding| !matches!(plan.finding(one.entity).act, FindingAct::Keep);
        for finding in found.findings.iter().filter(removed) {
            while let Some(piece) = pieces.next_if(|piece| piece.start < finding.start) {
                self.patches_of(plan, text, piece, &mut patches);
            }
            let seen = plan.scanner().map(|scanner| view.get_or_insert_with(|| scanner.view(place, text)));
            self.replace(plan, finding, seen.map_or("", |view| view.seen(finding.start, finding.end)));
            patches.push(Patch { start: finding.start, end: finding.end, with: self.text.clone() });
        }
        for piece in pieces {
            self.patches_of(plan, text, piece, &mut patches);
        }
        patches
    }

    /// The same of a part, in the bytes of the text around it.
    fn patches_of(&mut self, plan: &Plan, text: &str, piece: &Piece, out: &mut Vec<Patch>) {
        let Piece { start, end, found, place, text: inside, .. } = piece;
        let raw = &text[*start..*end];
        match piece.form {
            Form::Coded(Coding::Number) => {
                let mut number = Vec::new();
                self.whole_number(plan, &found.findings, inside, &mut number);
                let with = String::from_utf8(number).unwrap_or_default();
                out.push(Patch { start: *start, end: *end, with });
            }
            Form::Coded(coding) => {
                let (pen, mut walk) = (Pen::new(coding, raw), Walk::new(coding, raw));
                out.extend(self.patches(plan, *place, inside, found).into_iter().map(|patch| {
                    let (from, to) = walk.written(patch.start, patch.end);
                    let mut with = String::with_capacity(patch.with.len());
                    pen.write(&patch.with, &mut with);
                    Patch { start: start + from, end: start + to, with }
                }));
            }
            Form::Base64(form) => {
                let mut whole = String::with_capacity(inside.len());
                let mut rest = 0;
                for Patch { start, end, with } in self.patches(plan, *place, inside, found) {
                    whole.push_str(&inside[rest..start]);
                    whole.push_str(&with);
                    rest = end;
                }
                whole.push_str(&inside[rest..]);
                out.push(Patch { start: *start, end: *end, with: form.write(&whole) });
            }
        }
    }
}
