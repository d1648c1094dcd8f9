//! What an output should look like.

use std::fmt;

/// A pattern of a value. In texts, `…` (U+2026) matches any run of characters.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number of this spelling.
    Number(String),
    /// A string that matches; where the pattern holds `…`, a number whose spelling matches too.
    Text(String),
    /// An array, element by element.
    List(Vec<Expected>),
    /// An object with these members and no others, in any order.
    Map(Vec<(String, Expected)>),
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(spelling) => f.write_str(spelling),
            Self::Text(text) => f.write_str(&quote(text)),
            Self::List(items) => {
                f.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if at > 0 { "," } else { "" })?;
                }
                f.write_str("]")
            }
            Self::Map(members) => {
                f.write_str("{")?;
                for (at, (name, value)) in members.iter().enumerate() {
                    write!(f, "{}{}:{value}", if at > 0 { "," } else { "" }, quote(name))?;
                }
                f.write_str("}")
            }
        }
    }
}

/// A text as JSON.
pub(crate) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whether `text` matches a pattern in which `…` stands for any run of characters.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('…');
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ellipsis_is_any_run() {
        let check = |pattern: &str, text: &str, expected: bool| {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}")
        };
        check("ana", "ana", true);
        check("ana", "anna", false);
        check("…", "", true);
        check("…", "anything", true);
        check("p1k1_…", "p1k1_ABC", true);
        check("p1k1_…", "p1k2_ABC", false);
        check("write to …@pseudonym.invalid", "write to x@pseudonym.invalid", true);
        check("a…a", "a", false);
        check("a…a", "aa", true);
        check("a…b…c", "a--c--b--c", true);
        check("a…b…c", "a--c--b--", false);
        check("…a…", "bab", true);
    }
}
