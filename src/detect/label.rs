//! From a label to its value: `MRN: 12-34`, `username = ana`, `BIC/SWIFT code is …`.

use super::boundary;

/// Bytes between a label and its value, at most.
const GAP: usize = 24;
/// Words between them that say nothing.
const JOINING: &[&str] = &[
    "is", "was", "number", "no", "nr", "num", "code", "id", "est", "numéro", "ist", "lautet", "nummer", "es", "número",
    "è", "numero", "codice", "é", "código", "to", "jest", "numer", "kod",
];

/// Where a label's value begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Value {
    /// Its first byte.
    pub(in crate::detect) start: usize,
    /// A colon, an equals sign or a verb ties it to the label; else it only stands behind it.
    pub(in crate::detect) tied: bool,
}

/// Where the value of a label that ends at `end` begins; `None` if there is none on the line within 24 bytes.
pub(in crate::detect) fn value(text: &str, end: usize) -> Option<Value> {
    let (mut at, mut tied) = (end, false);
    let window = text.get(end..boundary::floor(text, end.saturating_add(GAP)))?;
    loop {
        let rest = window.get(at - end..)?;
        let first = rest.chars().next()?;
        match first {
            ':' | '=' => tied = true,
            ' ' | '\t' | '\u{a0}' | '\u{202f}' | '#' | '.' | '"' | '\'' | '“' | '«' | '„' | '>' | '(' | '°' | '/'
            | '-' => {}
            _ => {
                let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                let word = rest.get(..length)?;
                let joining = JOINING.iter().any(|known| word.eq_ignore_ascii_case(known))
                    || word == "n" && rest.starts_with("n°");
                if length == 0 || !joining || rest.len() == length {
                    return Some(Value { start: at, tied });
                }
                tied |= matches!(word, "is" | "est" | "ist" | "es" | "è" | "é" | "lautet" | "jest" | "was");
                at += length;
                continue;
            }
        }
        at += first.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, value};

    #[test]
    fn values_stand_behind_their_labels() {
        let check = |text: &str, label: &str, expected: Option<(&str, bool)>| {
            let read = value(text, label.len());
            assert_eq!(read.map(|Value { start, tied }| (&text[start..], tied)), expected, "{text}");
        };
        check("mrn: 12", "mrn", Some(("12", true)));
        check("mrn 12", "mrn", Some(("12", false)));
        check("mrn# 12", "mrn", Some(("12", false)));
        check("bic code is ABCD", "bic", Some(("ABCD", true)));
        check("patient n° 12", "patient", Some(("12", false)));
        check("user=\"ana\"", "user", Some(("ana\"", true)));
        check("user", "user", None);
        check("user: ", "user", None);
        check("user\nana", "user", Some(("\nana", false)));
    }
}
