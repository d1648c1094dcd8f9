//! The sweep: what one record holds in its personal fields, or was found to be a name in one of its texts, is hunted
//! through its other texts, where nothing but the record itself tells that `Muster` is somebody.
//!
//! *Given* are the values of the fields that a policy sweeps. A value with letters alone is a name, and each of its words is
//! hunted: alone from three letters on, in any order, as initials beside another part, joined into handles, without
//! accents, inflected. An e-mail address is hunted whole, and so is what stands before its `@`; telephone numbers by their
//! digits; all else whole, whatever marks stand between its letters and digits. *Learnt* are the surnames of names that the
//! detectors found: from where they end on, they are found alone; the first names beside a cue.
//!
//! A sweep reads a text from left to right in runs of words that belong together. What it decides about a run depends on the
//! bytes near it and on the names learnt before it begins, so a text can be swept as it arrives (see `windows`).

mod class;
mod give;
mod learn;
mod parts;
mod run;
mod wholes;

use parts::Parts;
use wholes::Wholes;

use super::catalogue::Introductions;
use super::{Entity, Finding, Reason, Scanner};

/// Values that one record may give, at most; see [`Sweep::forgotten`].
const VALUES: usize = 1024;

/// Longest value that is hunted, in bytes: no name, address or number is longer.
const VALUE: usize = 256;

/// Names that are learnt in one record, at most.
const NAMES: usize = 64;

/// What one record gave to be hunted, and the names found in it. Reuse it from record to record: [`Sweep::clear`].
///
/// It holds personal data and prints none of it.
#[derive(Clone)]
pub struct Sweep {
    person: Option<Entity>,
    email: Option<Entity>,
    phone: Option<Entity>,
    memory: Memory,
    parts: Parts,
    wholes: Wholes,
    /// Values given.
    values: usize,
    /// Names learnt.
    names: usize,
    /// Values that are not hunted, and names that were not learnt.
    left: u64,
    forgotten: u64,
    room: Room,
}

/// What it works with.
#[derive(Clone, Default)]
struct Room {
    /// The folded word at hand.
    word: String,
    /// What is compared with what is allowed.
    folded: String,
    near: Introductions,
}

/// Whether names that the detectors find are looked for in the rest of their record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// They are.
    Names,
    /// They are not: nothing would be done about them.
    Nothing,
}

impl std::fmt::Debug for Sweep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sweep").field("values", &self.values).field("names", &self.names).finish_non_exhaustive()
    }
}

impl Sweep {
    /// With nothing to hunt, for the texts that this scanner scans.
    pub fn new(scanner: &Scanner, memory: Memory) -> Self {
        Self {
            person: scanner.entity("PERSON"),
            email: scanner.entity("EMAIL_ADDRESS"),
            phone: scanner.entity("PHONE_NUMBER"),
            memory,
            parts: Parts::default(),
            wholes: Wholes::default(),
            values: 0,
            names: 0,
            left: 0,
            forgotten: 0,
            room: Room::default(),
        }
    }

    /// For another record: all is forgotten.
    pub fn clear(&mut self) {
        if !self.is_idle() || self.forgotten() > 0 {
            self.parts.clear();
            self.wholes.clear();
            (self.values, self.names, self.left, self.forgotten) = (0, 0, 0, 0);
        }
    }

    /// Before the same record is gone through once more: what was learnt stays.
    pub fn again(&mut self) {
        self.forgotten = 0;
    }

    /// Whether nothing is hunted.
    pub fn is_idle(&self) -> bool {
        self.parts.is_empty() && self.wholes.is_empty()
    }

    /// Whether a text has to be shown to it: something is hunted, or may be learnt from these findings.
    pub(in crate::detect) fn listens(&self, findings: &[Finding]) -> bool {
        !self.is_idle() || findings.iter().any(|finding| self.teaches(finding))
    }

    /// Names learnt in this record.
    pub fn learnt(&self) -> usize {
        self.names
    }

    /// Values and names of this record that are not hunted: values beyond 1024 or longer than 256 bytes, names beyond 64.
    pub fn forgotten(&self) -> u64 {
        self.left + self.forgotten
    }

    /// Memory in use, in bytes.
    pub fn bytes(&self) -> usize {
        self.parts.bytes() + self.wholes.bytes() + self.room.word.capacity()
    }

    /// At a text's beginning: what was learnt in others holds throughout.
    pub fn begin(&mut self) {
        self.parts.settle();
    }

    /// Sweeps one text that is there whole and in normal form (see [`Scanner::scan_at`]). `findings` are the scanner's, ordered by start; names among them are learnt, and
    /// what is found beside is added, at the end.
    pub fn add(&mut self, scanner: &Scanner, text: &str, findings: &mut Vec<Finding>) {
        self.begin();
        for finding in &*findings {
            if self.teaches(finding) {
                self.learn(text.get(finding.start..finding.end).unwrap_or_default(), finding.end);
            }
        }
        if !self.is_idle() {
            self.run(scanner, text, 0, (0, text.len()), findings);
        }
    }

    /// Whether a name can be learnt from a finding.
    pub(in crate::detect) fn teaches(&self, finding: &Finding) -> bool {
        self.memory == Memory::Names
            && Some(finding.entity) == self.person
            && !matches!(finding.reason, Reason::Sweep | Reason::NamedElsewhere)
    }
}

#[cfg(test)]
mod tests;
