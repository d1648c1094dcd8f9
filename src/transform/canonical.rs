//! Canonical forms: one spelling for all spellings of one identifier, so that they get one pseudonym.
//!
//! A value that is not of its class's form falls back to [`Canonical::Text`]: it still gets a pseudonym, which joins
//! only with its own spelling. No form refuses a value, and none is ever shown.

mod email;
mod integer;
mod name;
mod phone;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::moment::{Extent, Moment, utc_extent};
use crate::base::Scalar;

/// How the values of a class are brought to one spelling. The forms are written down in `docs/pseudonyms.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Canonical {
    /// Trimmed, in lower case, the domain in its ASCII form (IDNA, UTS #46).
    Email,
    /// E.164 (`+33612345678`); without a country code the digits alone.
    Phone,
    /// NFKC, case and accents folded, single spaces.
    Name,
    /// A whole number's digits: `7`, `7.0`, `7e0` and `"7"` are equal; `"007"` is a text.
    Integer,
    /// A calendar day, `2026-09-14`, in the value's own offset; of an epoch number in UTC.
    Date,
    /// NFC, trimmed.
    #[default]
    Text,
    /// Byte for byte.
    Exact,
}

impl Canonical {
    /// Reads `email`, `phone`, `name`, `integer`, `date`, `text` or `exact`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "email" => Self::Email,
            "phone" => Self::Phone,
            "name" => Self::Name,
            "integer" => Self::Integer,
            "date" => Self::Date,
            "text" => Self::Text,
            "exact" => Self::Exact,
            _ => return None,
        })
    }

    /// The canonical text of a string or number (of a number, its spelling's), in `room` if it differs from the
    /// value's own; what was in `room` is lost. `null` and booleans have none and give an empty text.
    pub fn of<'a>(self, value: Scalar<'a>, room: &'a mut String) -> &'a str {
        room.clear();
        let text = match value {
            Scalar::Null | Scalar::Bool(_) => return "",
            Scalar::Number(text) | Scalar::String(text) => text,
        };
        let trimmed = text.trim();
        match self {
            Self::Exact => return text,
            Self::Text => {}
            Self::Email if email::is_plain(trimmed) => return trimmed,
            Self::Integer if integer::is_plain(trimmed) => return trimmed,
            Self::Email if email::write(trimmed, room) => return room,
            Self::Integer if integer::write(trimmed, room) => return room,
            Self::Phone if phone::write(trimmed, room) => return room,
            Self::Name if name::write(trimmed, room) => return room,
            Self::Date => {
                if let Some(day) = day(value, trimmed) {
                    day.write(room);
                    return room;
                }
            }
            Self::Email | Self::Integer | Self::Phone | Self::Name => {}
        }
        room.clear();
        if trimmed.is_ascii() || is_nfc_quick(trimmed.chars()) == IsNormalized::Yes {
            return trimmed;
        }
        room.extend(trimmed.nfc());
        room
    }
}

/// Appends `text` in lower case and NFC.
fn lower_nfc(text: &str, room: &mut String) {
    if text.is_ascii() {
        room.extend(text.chars().map(|scalar| scalar.to_ascii_lowercase()));
    } else {
        room.extend(text.chars().flat_map(char::to_lowercase).nfc());
    }
}

fn day(value: Scalar<'_>, trimmed: &str) -> Option<Extent> {
    let extent = match value {
        Scalar::String(_) => Moment::parse(trimmed)?.extent,
        value => utc_extent(value)?,
    };
    matches!(extent, Extent::Day(_)).then_some(extent)
}

#[cfg(test)]
mod tests;
