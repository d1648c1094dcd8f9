//! Leaf actions on one captured scalar.

use crate::base::{Kind, Scalar};
use crate::json::text::quote_into;
use crate::json::{Edit, Fate};
use crate::policy::{Act, Names, Otherwise, ScopeFrom};
use crate::transform::{Output, Redact, scope_day, scope_month};

use super::held::Refusal;
use super::minimiser::Minimiser;
use super::spot::Effective;

impl Minimiser {
    /// Applies the effective action to the scalar whose JSON text is `raw`.
    pub(super) fn leaf(
        &mut self,
        raw: &[u8],
        kind: Kind,
        effective: Effective,
        names: Names,
        edit: &mut Edit,
    ) -> Result<Fate, Refusal> {
        // The rewriter has checked the input's UTF-8; an empty text can match and leak nothing.
        let raw = std::str::from_utf8(raw).unwrap_or_default();
        let mut decoded = std::mem::take(&mut self.decoded);
        let value = match kind {
            Kind::Null => Scalar::Null,
            Kind::Bool => Scalar::Bool(raw == "true"),
            Kind::String => {
                let inside = raw.get(1..raw.len() - 1).unwrap_or_default();
                if memchr::memchr(b'\\', inside.as_bytes()).is_some() {
                    decoded.decode(inside);
                    Scalar::String(decoded.text())
                } else {
                    Scalar::String(inside)
                }
            }
            Kind::Number | Kind::Array | Kind::Object => Scalar::Number(raw),
        };
        let fate = self.act(raw, value, effective, names, edit);
        self.decoded = decoded;
        fate
    }

    fn act(
        &mut self,
        raw: &str,
        value: Scalar<'_>,
        effective: Effective,
        names: Names,
        edit: &mut Edit,
    ) -> Result<Fate, Refusal> {
        let plan = std::sync::Arc::clone(&self.plan);
        let Effective::Rule(number) = effective else {
            return self.scan(raw, value, effective, edit);
        };
        let rule = plan.rule(number);
        let done = match &rule.act {
            Act::Scan => Some(self.scan(raw, value, effective, edit)?),
            Act::Parse { root, unlisted } => self.parse(raw, value, (*root, *unlisted, names), &mut edit.value)?,
            _ => None,
        };
        if let Some(fate) = done {
            self.tally.fields[rule.series] += 1;
            if let Act::Parse { .. } = rule.act {
                self.tell(value.kind(), effective, rule.act.name());
            }
            return Ok(fate);
        }
        let output = self.output(&rule.act, value);
        let fate = match output {
            Output::Same => Fate::Same,
            Output::Text => {
                quote_into(&self.text, &mut edit.value);
                Fate::Replaced
            }
            Output::Number => {
                edit.value.extend_from_slice(self.text.as_bytes());
                Fate::Replaced
            }
            Output::Null => {
                edit.value.extend_from_slice(b"null");
                Fate::Replaced
            }
            Output::Unfit => {
                self.tally.unfit += 1;
                self.tally.fields[rule.otherwise_series] += 1;
                self.tell(value.kind(), effective, "unfit");
                return self.otherwise(raw, value, rule.otherwise, effective, edit);
            }
        };
        self.tally.fields[rule.series] += 1;
        self.tell(value.kind(), effective, rule.act.name());
        Ok(fate)
    }

    /// What an action makes of a value; its text is in `self.text`.
    fn output(&mut self, act: &Act, value: Scalar<'_>) -> Output {
        self.text.clear();
        match act {
            Act::Keep(Some(guard)) if !guard.admits(value) => Output::Unfit,
            Act::Mask(mask) => mask.apply(value, &mut self.text),
            Act::Generalise(generalise) => generalise.apply(value, &mut self.text),
            Act::Pseudonymise(pseudonymiser, from) if self.scope_of(*from) => {
                pseudonymiser.apply(value, &self.scope, self.opening.now, &mut self.text)
            }
            // Nothing names the scope; nothing was parsed.
            Act::Pseudonymise(..) | Act::Parse { .. } => Output::Unfit,
            Act::Keep(_) | Act::Drop | Act::Null | Act::Redact(_) | Act::Scan => Output::Same,
        }
    }

    fn otherwise(
        &mut self,
        raw: &str,
        value: Scalar<'_>,
        otherwise: Otherwise,
        effective: Effective,
        edit: &mut Edit,
    ) -> Result<Fate, Refusal> {
        Ok(match otherwise {
            Otherwise::Drop => Fate::Removed,
            Otherwise::Null => {
                edit.value.extend_from_slice(b"null");
                Fate::Replaced
            }
            Otherwise::Redact => {
                redact_node(&Redact::default(), value.kind(), &mut self.text, &mut edit.value);
                Fate::Replaced
            }
            Otherwise::Scan => self.scan(raw, value, effective, edit)?,
        })
    }

    /// Puts into `scope` what names the instance of a pseudonym's scope. False: the record does not say.
    pub(super) fn scope_of(&mut self, from: ScopeFrom) -> bool {
        self.scope.clear();
        match from {
            ScopeFrom::Fixed => {}
            ScopeFrom::SessionDay => self.scope = scope_day(self.now()),
            ScopeFrom::SessionMonth => self.scope = scope_month(self.now()),
            ScopeFrom::Ordinal => {
                self.scope.push_str(&self.opening.stream);
                self.scope.push('\n');
                self.scope.push_str(&self.record().to_string());
            }
            ScopeFrom::Node(read) | ScopeFrom::DayOf(read) | ScopeFrom::MonthOf(read) => {
                return self.scope_of_node(read, from);
            }
        }
        true
    }
}

/// Appends what stands for a redacted node: its text, or `null` where a number or boolean has to stay one.
pub(super) fn redact_node(redact: &Redact, kind: Kind, text: &mut String, out: &mut Vec<u8>) {
    text.clear();
    let output = match kind {
        Kind::Number => redact.apply(Scalar::Number("0"), text),
        Kind::Bool => redact.apply(Scalar::Bool(true), text),
        Kind::Null => redact.apply(Scalar::Null, text),
        Kind::String | Kind::Array | Kind::Object => redact.apply(Scalar::String(""), text),
    };
    match output {
        Output::Text => quote_into(text, out),
        Output::Number => out.extend_from_slice(text.as_bytes()),
        Output::Null | Output::Same | Output::Unfit => out.extend_from_slice(b"null"),
    }
}
