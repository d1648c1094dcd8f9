//! The core schema of YAML 1.2.2 §10.3: which plain scalars are null, booleans and numbers.

use super::node::{Number, Value};

/// What a plain (unquoted, untagged) scalar means.
pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::Text(text.to_owned()), |spelling| Value::Number(Number(spelling))),
    }
}

/// The JSON spelling of a number of the core schema. `.inf` and `.nan` have none and stay texts.
fn number(text: &str) -> Option<String> {
    if let Some(digits) = text.strip_prefix("0x") {
        return u64::from_str_radix(digits, 16).ok().filter(|_| plain_digits(digits)).map(|value| value.to_string());
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u64::from_str_radix(digits, 8).ok().filter(|_| plain_digits(digits)).map(|value| value.to_string());
    }
    let (minus, rest) = match text.as_bytes().first()? {
        b'-' => ("-", &text[1..]),
        b'+' => ("", &text[1..]),
        _ => ("", text),
    };
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (&rest[..at], &rest[at..]),
        None => (rest, ""),
    };
    if !exponent.is_empty() && !digits(exponent[1..].strip_prefix(['+', '-']).unwrap_or(&exponent[1..])) {
        return None;
    }
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(whole, part)| (whole, Some(part)));
    let part = fraction.unwrap_or("");
    if !(whole.is_empty() || digits(whole))
        || !(part.is_empty() || digits(part))
        || (whole.is_empty() && part.is_empty())
    {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let point = if part.is_empty() { String::new() } else { format!(".{part}") };
    Some(format!("{minus}{whole}{point}{exponent}"))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `from_str_radix` takes a sign, the core schema does not.
fn plain_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_yaml_1_1_took_for_booleans_are_texts() {
        for word in [
            "no",
            "on",
            "yes",
            "off",
            "y",
            "n",
            "2026-09-14",
            "10:30",
            "1_000",
            "-",
            ".",
            "e3",
            "0x",
            ".inf",
            ".nan",
            "1e",
            "+",
        ] {
            assert_eq!(plain(word), Value::Text(word.to_owned()), "{word}");
        }
    }

    #[test]
    fn numbers_keep_the_spelling_that_json_has() {
        let check =
            |text: &str, expected: &str| assert_eq!(plain(text), Value::Number(Number(expected.to_owned())), "{text}");
        for same in ["0", "7", "-7", "7.0", "1e3", "1.50E-7", "-0", "360005657120"] {
            check(same, same);
        }
        for (text, expected) in
            [("+1", "1"), ("007", "7"), (".5", "0.5"), ("1.", "1"), ("-.5e1", "-0.5e1"), ("0x1F", "31"), ("0o17", "15")]
        {
            check(text, expected);
        }
    }
}
