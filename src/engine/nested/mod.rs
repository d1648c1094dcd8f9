//! What is written inside a text: JSON, addresses and forms, base64, quoted-printable. It is opened, scanned and written
//! again in kind.
//!
//! Each text is a *layer*. Its *parts* are what it holds in another writing; what a part holds, decoded, is a layer of its own,
//! down to [`DEPTH`] of them. The detectors run over every layer, over the outer one as it stands too, so that opening can only
//! add findings. What is found in both goes by one finding of one of the two (`claims`).
//!
//! Of these files `coding`, `base64`, `quoted`, `address`, `tokens` and `parts` know writings and no findings, `claims` knows
//! findings and no writings, `open` and `write` are the minimiser's way down through the layers and back.

mod address;
mod base64;
mod claims;
mod coding;
mod open;
mod parts;
mod quoted;
mod tokens;
mod write;

pub(super) use open::Nest;
