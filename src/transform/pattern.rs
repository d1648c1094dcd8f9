//! A regular expression that must match a whole value.

use regex::Regex;

use super::output::BadSpec;

/// A regular expression (syntax of the `regex` crate, linear time) held against the whole of a value.
/// Two patterns are equal if they are written alike.
#[derive(Clone)]
pub struct Pattern {
    text: String,
    whole: Regex,
}

impl Pattern {
    /// Checks and compiles `text`.
    ///
    /// # Errors
    /// If it is no regular expression, is too large once compiled (10 MiB), or ends inside a comment.
    pub fn new(text: &str) -> Result<Self, BadSpec> {
        Regex::new(text).map_err(|error| BadSpec::new(reason(&error)))?;
        let whole = Regex::new(&format!(r"\A(?:{text})\z"))
            .map_err(|_| BadSpec::new("the expression cannot be closed: does it end in a comment?"))?;
        Ok(Self { text: text.to_owned(), whole })
    }

    /// The expression as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the expression matches all of `value`, from its first character to its last.
    pub fn is_match(&self, value: &str) -> bool {
        self.whole.is_match(value)
    }
}

/// The regex crate's own reason, on one line.
fn reason(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(limit) => format!("the expression is larger than {limit} bytes once compiled"),
        error => {
            let text = error.to_string();
            let last = text.lines().last().unwrap_or_default();
            format!("not a regular expression: {}", last.trim_start_matches("error: "))
        }
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Pattern").field(&self.text).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, value: &str, expected: bool) {
        assert_eq!(Pattern::new(pattern).expect("a pattern").is_match(value), expected, "{pattern} on {value:?}");
    }

    #[test]
    fn the_whole_value_must_match() {
        check("[A-Z]{2}", "FR", true);
        check("[A-Z]{2}", "FR ", false);
        check("[A-Z]{2}", "FR\n", false);
        check("a|ab", "ab", true);
        check("(?m)^a$", "a\nb", false);
        check("", "", true);
        check("", "x", false);
    }

    #[test]
    fn what_cannot_be_compiled_is_refused() {
        for bad in ["(", "[", "a{2,1}", r"\1", "a)|(?:b", "(?x) a # the end", r"\w{1000}{1000}"] {
            let error = Pattern::new(bad).expect_err("refused");
            assert!(!error.message.contains('\n') && !error.message.is_empty(), "{error}");
        }
    }
}
