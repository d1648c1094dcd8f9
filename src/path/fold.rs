//! The folded spelling of a name: lower case, without `_`, `-` and spaces.
//!
//! `Customer-Email`, `customer_email` and `customerEmail` fold alike. Lower case is `char::to_lowercase`, one character
//! at a time: no locale, no normalisation, so that nothing but spelling habits is forgiven.

use std::borrow::Cow;

/// Longest folded name that is compared without the heap, in bytes.
const STACK: usize = 128;

/// The folded spelling.
pub(super) fn fold(name: &str) -> String {
    name.chars().filter(|c| !skipped(*c)).flat_map(char::to_lowercase).collect()
}

/// Calls `then` with the folded spelling of `name`; `None` when it is longer than `longest` bytes, and so equal to none.
///
/// ASCII names of a usual length are folded on the stack.
pub(super) fn folded<T>(name: &str, longest: usize, then: impl FnOnce(&[u8]) -> T) -> Option<T> {
    if !name.is_ascii() || longest > STACK {
        let text: Cow<'_, str> = Cow::Owned(fold(name));
        return (text.len() <= longest).then(|| then(text.as_bytes()));
    }
    let mut buffer = [0_u8; STACK];
    let mut length = 0;
    for byte in name.bytes().filter(|b| !skipped(char::from(*b))) {
        if length == longest {
            return None;
        }
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    Some(then(&buffer[..length]))
}

fn skipped(c: char) -> bool {
    matches!(c, '_' | '-' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_habits_fold_alike() {
        let check = |name: &str, expected: &str| {
            assert_eq!(fold(name), expected);
            assert_eq!(folded(name, 64, <[u8]>::to_vec), Some(expected.as_bytes().to_vec()), "{name}");
            assert_eq!(folded(name, STACK + 1, <[u8]>::to_vec), Some(expected.as_bytes().to_vec()), "{name}");
        };
        for name in ["customer_email", "Customer-Email", "customerEmail", "CUSTOMER EMAIL", "__customer__email"] {
            check(name, "customeremail");
        }
        check("", "");
        check("-_ ", "");
        check("PRÉNOM", "prénom");
        check("tab\tstays", "tab\tstays");
    }

    #[test]
    fn longer_than_the_longest_is_no_match() {
        assert_eq!(folded("a_b_c", 3, <[u8]>::len), Some(3));
        assert_eq!(folded("a_b_c_d", 3, <[u8]>::len), None);
        assert_eq!(folded("éé", 3, <[u8]>::len), None);
    }
}
