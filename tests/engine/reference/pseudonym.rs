//! Pseudonyms from the text of docs/pseudonyms.md, with the primitives of the `hmac` and `sha2` crates.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::date::day_of;
use super::node::Node;
use super::number::Exact;
use super::policy::{Class, Pseudonymise, Scope};

/// The root key, under the id `k1`.
pub(crate) const KEY: [u8; 32] = *b"the reference's key, and no real";
/// The dataset and the purpose of every policy.
pub(crate) const NAME: &str = "agrees";
/// When every session begins: 2026-09-21T13:33:20Z.
pub(crate) const NOW: i64 = 1_789_997_600;
/// The id of every stream.
pub(crate) const STREAM: &str = "stream";

fn hmac(key: &[u8], data: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(data);
    mac.finalize().into_bytes().into()
}

/// HKDF-Expand for one block (RFC 5869 §2.3).
fn expand(key: &[u8], info: &[u8]) -> [u8; 32] {
    hmac(key, &[info, &[1]].concat())
}

fn labels(labels: &[&str]) -> Vec<u8> {
    labels.iter().flat_map(|label| [&(label.len() as u64).to_be_bytes(), label.as_bytes()].concat()).collect()
}

/// The first 128 bits of a text's tag.
fn bits(class: Class, scope: &str, instance: &str, text: &str) -> u128 {
    let (class, epoch) = match class {
        Class::Value => ("value", String::new()),
        Class::Number => ("number", String::new()),
        Class::Monthly => ("monthly", day_of(NOW)[..7].to_owned()),
    };
    let dataset = if scope == "purpose" { "" } else { NAME };
    let purpose = expand(&hmac(b"tamis/1", &KEY), &labels(&["tamis/1", "purpose", NAME]));
    let info = labels(&["tamis/1", "pseudonym", NAME, dataset, class, &epoch, scope, instance]);
    let [hi @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = hmac(&expand(&purpose, &info), text.as_bytes());
    u128::from_be_bytes(hi)
}

fn spell(bits: u128, format: &str) -> String {
    let hex = |bits: u128| format!("{bits:032x}");
    match format {
        "hex" => hex(bits),
        "uuid" => {
            let text = hex(bits & !(0xf << 76) & !(0b11 << 62) | (8 << 76) | (0b10 << 62));
            format!("{}-{}-{}-{}-{}", &text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..])
        }
        "integer" => (bits >> 75).to_string(),
        "email" => format!("{}@pseudonym.invalid", spell(bits, "token")),
        _ => {
            let digit = |at: usize| b"0123456789abcdefghjkmnpqrstvwxyz"[(bits >> (5 * at)) as usize & 31];
            let digits = (0..26).rev().map(|at| char::from(digit(at)));
            format!("p1k1_{}", digits.collect::<String>())
        }
    }
}

/// The whole number that a text is, in any spelling of JSON's, without exponent; or the text.
pub(crate) fn integer_text(text: &str) -> String {
    let text = text.trim();
    Exact::parse(text).filter(Exact::is_whole).and_then(|_| whole(text)).unwrap_or_else(|| text.to_owned())
}

/// A plain spelling may have any length; one with a point or an exponent goes up to 2¹²⁷ − 1.
fn whole(text: &str) -> Option<String> {
    let spelled = Exact::parse(text)?;
    let plain = !text.contains(['.', 'e', 'E']);
    (plain || spelled.floor(0).is_some()).then(|| spelled.whole_text())?
}

/// What stands for a scalar in this scope's instance. `null` and booleans pass.
pub(crate) fn pseudonym(spec: &Pseudonymise, instance: &str, value: &Node) -> Node {
    let (text, number) = match value {
        Node::String(text) => (text.text.as_str(), false),
        Node::Number(spelling) => (spelling.as_str(), true),
        _ => return value.clone(),
    };
    let canonical = match spec.class {
        Class::Value => text.to_owned(),
        Class::Number => integer_text(text),
        Class::Monthly => text.trim().to_owned(),
    };
    let scope = match spec.scope {
        Scope::Dataset => "dataset",
        Scope::Purpose => "purpose",
        Scope::Day => "day",
        Scope::Month => "month",
        Scope::Record | Scope::RecordOf(_) => "record",
        Scope::By(_) => "by",
    };
    let bits = bits(spec.class, scope, instance, &canonical);
    match number && !spec.as_string {
        true => Node::Number(spell(bits, "integer")),
        false => Node::text(spell(bits, spec.format.unwrap_or("token"))),
    }
}
