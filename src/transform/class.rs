//! Classes of identifier: what a pseudonym stands for, how its values are compared, how often its key turns.

use super::canonical::Canonical;
use super::moment::{DateUnit, Extent, utc_day};
use crate::base::{ClassId, UnixSeconds};

/// One class of identifier, as `config/classes.yaml` declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its name; a label of the key derivation, so values of two classes never share a pseudonym.
    pub id: ClassId,
    /// How its values are brought to one spelling before they are pseudonymised.
    pub canonical: Canonical,
    /// How often its key turns. `None`: never; its pseudonyms stay as long as the root key does.
    pub epoch: Option<Epoch>,
}

/// How long one key of a class lasts, by the calendar in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Epoch {
    /// `2026`
    Year,
    /// `2026-Q3`
    Quarter,
    /// `2026-09`
    Month,
    /// `2026-W38`, the ISO 8601 week
    Week,
    /// `2026-09-14`
    Day,
}

impl Epoch {
    /// Reads `year`, `quarter`, `month`, `week` or `day`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "year" => Self::Year,
            "quarter" => Self::Quarter,
            "month" => Self::Month,
            "week" => Self::Week,
            "day" => Self::Day,
            _ => return None,
        })
    }

    /// The label of the epoch in which `now` lies, such as `2026-09` for [`Epoch::Month`]. It enters the key derivation.
    pub fn label(self, now: UnixSeconds) -> String {
        let unit = match self {
            Self::Year => DateUnit::Year,
            Self::Quarter => DateUnit::Quarter,
            Self::Month => DateUnit::Month,
            Self::Week => DateUnit::Week,
            Self::Day => DateUnit::Day,
        };
        let day = Extent::Day(utc_day(now));
        let mut label = String::new();
        day.shorten(unit).unwrap_or(day).write(&mut label);
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epochs_follow_the_calendar_in_utc() {
        let now = UnixSeconds(1_789_373_472); // 2026-09-14T08:11:12Z
        for (word, label) in [
            ("year", "2026"),
            ("quarter", "2026-Q3"),
            ("month", "2026-09"),
            ("week", "2026-W38"),
            ("day", "2026-09-14"),
        ] {
            assert_eq!(Epoch::parse(word).map(|epoch| epoch.label(now)).as_deref(), Some(label));
        }
        assert_eq!(Epoch::parse("decade"), None);
        assert_eq!(Epoch::Month.label(UnixSeconds(-1)), "1969-12");
        assert!(!Epoch::Year.label(UnixSeconds(i64::MAX)).is_empty());
        assert!(!Epoch::Week.label(UnixSeconds(i64::MIN)).is_empty());
    }
}
