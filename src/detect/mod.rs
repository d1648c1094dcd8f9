//! Finds personal data in text: the catalogue of entity types, the scanner over them, and what overlapping findings mean.
//!
//! Text comes decoded, offsets are bytes of it. Nothing here knows a policy or JSON; a number is scanned as the text of its
//! spelling, and the words of a value's path come beside it as context. What detectors read is a text's normal form
//! (`normal`), whatever escapes, look-alikes and markup it is written with; a finding's offsets are those of the text as it
//! came. A [`Scanner`] is built once for a policy and shared;
//! what a scan needs for itself is in the caller's [`Scratch`], so that the quiet path allocates nothing.
//!
//! A scan goes from left to right, and how far it looks is bounded: `reach` names every distance, and [`Scanner::reach`] is
//! their sum, 256 KiB at most but for longer terms of the operator's. So a text of any length can be scanned as it arrives:
//! [`Windows`] holds back what is not certain yet, 66 KiB or so, and finds what a scan of the whole text does.

mod alone;
mod birth;
mod boundary;
mod calendar;
mod capitals;
mod catalogue;
mod checksum;
mod config;
mod context;
mod countries;
mod cues;
mod detector;
mod explain;
mod figures;
mod finding;
mod fold;
mod hot;
mod label;
mod language;
mod normal;
mod outside;
mod own;
mod page;
mod phone;
mod progress;
mod reach;
mod reserved;
mod resolve;
mod row;
mod scan;
mod scanner;
mod score;
mod shapes;
mod sweep;
mod terms;
mod view;
mod windows;
mod words;

pub use catalogue::catalogue;
pub use config::{Config, ConfigError, Ignore, PATTERN_LIMIT, Pattern, Terms};
pub use detector::{Detector, Special, Specificity};
pub use finding::{Candidate, Entity, Fault, Finding, Outcome, Reason};
pub use language::{Language, Languages};
pub use normal::{Code, Markup};
pub use outside::{Hints, Report};
pub use page::page;
pub use resolve::resolve;
pub use scan::Scratch;
pub use scanner::{EntityInfo, Scanner};
pub use score::Score;
pub use sweep::{Memory, Sweep};
pub use view::{Place, View};
pub use windows::Windows;
