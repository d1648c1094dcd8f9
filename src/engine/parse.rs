//! `parse`: JSON inside a string, minimised by rules of its own and written as a string again.

use crate::base::{LimitName, Scalar};
use crate::json::Fate;
use crate::json::restyle::Style;
use crate::path::State;
use crate::policy::{Names, Unlisted};

use super::ErrorKind;
use super::held::{Alone, Refusal};
use super::minimiser::Minimiser;
use super::spot::{Realm, Spot};

impl Minimiser {
    /// Minimises what a string holds. `None`: the value is no string, or does not hold one JSON value.
    pub(super) fn parse(
        &mut self,
        raw: &str,
        value: Scalar<'_>,
        (root, unlisted, names): (State, Unlisted, Names),
        out: &mut Vec<u8>,
    ) -> Result<Option<Fate>, Refusal> {
        let Scalar::String(text) = value else { return Ok(None) };
        if !self.holds_json(text.as_bytes())? {
            return Ok(None);
        }
        let spot = Spot::root(Realm::Record, root, unlisted, names);
        let (around, trail) = (std::mem::take(&mut self.facts), self.trail.len());
        let mut inside = std::mem::take(&mut self.parsed);
        inside.clear();
        // What is wrong inside has no place in the stream but its string's.
        let here = |refusal: Refusal| Refusal { within: 0, ..refusal };
        let result = self
            .read(text.as_bytes(), spot, false)
            .and_then(|()| self.rewrite(text.as_bytes(), spot, &mut inside))
            .map_err(here);
        self.facts = around;
        self.trail.truncate(trail);
        let fate = result.map(|()| match inside.trim_ascii() {
            [] => Fate::Removed,
            same if same == text.trim_ascii().as_bytes() => Fate::Same,
            _ => {
                // The rewriter passes on runs of a text and replacements that are texts.
                let inside = std::str::from_utf8(&inside).unwrap_or_default();
                Style::of(raw.get(1..raw.len() - 1).unwrap_or_default()).quote_into(inside, out);
                Fate::Replaced
            }
        });
        self.parsed = inside;
        fate.map(Some)
    }

    /// Whether a text is one JSON value. An error only where our own memory is spent.
    pub(super) fn holds_json(&mut self, text: &[u8]) -> Result<bool, Refusal> {
        match self.judge(&mut Alone::default(), text) {
            Err(Refusal { kind: ErrorKind::Limit(LimitName::Memory), .. }) => {
                Err(Refusal { kind: ErrorKind::Limit(LimitName::Memory), within: 0 })
            }
            judged => Ok(judged.is_ok()),
        }
    }
}
