//! The fast scan: which bytes of a text can be part of a finding at all.
//!
//! In prose nearly none can. A digit, or a colon before a non-space, makes the unbroken run around it hot; patterns
//! are tried only there. The inner loop is a fold over fixed blocks without a branch, which the compiler turns into vector code.

use super::reach::{BEFORE, RUN};

const BLOCK: usize = 64;
/// Bytes that are looked at one by one first.
const NEAR: usize = 8;
/// Longest end of the word before a run that belongs to it: the letters of a plate, `BÜS-AB 123`, or a surname's first ones.
const SHORT: usize = 7;
/// A word before a run that is no longer than this brings the end of the one before it along: `BÜS AB 123`, `RSS MRA 85T10`.
const PAIR: usize = 3;
/// How much of that.
const FIRST: usize = 4;
/// Bytes before a hot byte that are one run with it.
const BACK: usize = BEFORE - (SHORT + 1) - (FIRST + 1);

/// The next byte from `from` on that makes its surroundings hot.
pub(in crate::detect) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    // In tables the next hot byte is near.
    let near = bytes.len().min(from + NEAR);
    if let Some(found) = (from..near).find(|&k| is_hot(bytes, k)) {
        return Some(found);
    }
    let mut at = near;
    while at < bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.first_chunk::<BLOCK>() {
            Some(block) if !any(block) => at += BLOCK,
            _ => {
                let window = rest.len().min(BLOCK);
                if let Some(found) = (at..at + window).find(|&k| is_hot(bytes, k)) {
                    return Some(found);
                }
                at += window;
            }
        }
    }
    None
}

/// The first byte of the unbroken run that holds `at`, not before `floor` nor more than [`BACK`] bytes before it. The end of
/// the word just before it belongs to it, and of two words if the second is short: `AB 12 34 56 C`, `X 1234567 L`, `M AB 123`.
pub(in crate::detect) fn run_start(bytes: &[u8], at: usize, floor: usize) -> usize {
    let back = |mut k: usize, most: usize| {
        let least = k.saturating_sub(most).max(floor);
        while k > least && !is_space(bytes[k - 1]) {
            k -= 1;
        }
        k
    };
    let before = |k: usize, most| if k > floor + 1 && bytes[k - 1] == b' ' { back(k - 1, most) } else { k };
    let start = back(at, BACK);
    let word = before(start, SHORT);
    if (2..=PAIR + 1).contains(&(start - word)) { before(word, FIRST) } else { word }
}

/// The first byte after the unbroken run that holds `at`, or [`RUN`] bytes after it.
pub(in crate::detect) fn run_end(bytes: &[u8], at: usize) -> usize {
    let most = bytes.len().min(at + RUN);
    bytes.get(at..most).and_then(|rest| rest.iter().position(|&b| is_space(b))).map_or(most, |n| at + n)
}

fn any(block: &[u8; BLOCK]) -> bool {
    block.iter().fold(false, |hot, &b| hot | (b.wrapping_sub(b'0') <= b':' - b'0'))
}

fn is_hot(bytes: &[u8], k: usize) -> bool {
    match bytes[k] {
        b'0'..=b'9' => true,
        b':' => bytes.get(k + 1).is_some_and(|&b| !is_space(b)),
        _ => false,
    }
}

fn is_space(byte: u8) -> bool {
    byte <= b' '
}

#[cfg(test)]
mod tests {
    use super::{BACK, RUN, next, run_end, run_start};

    #[test]
    fn only_digits_and_tight_colons_are_hot() {
        let far = format!("{}7", "x".repeat(1000));
        for (text, hot) in [
            ("", None),
            ("plain: prose, no more", None),
            ("a:b", Some(1)),
            ("ab 1", Some(3)),
            (far.as_str(), Some(1000)),
        ] {
            assert_eq!(next(text.as_bytes(), 0), hot, "{text}");
        }
    }

    #[test]
    fn the_scan_agrees_with_a_plain_loop() {
        let text: String = (0..700).map(|n: u32| if n * n % 151 == 4 { '5' } else { 'x' }).collect();
        for from in 0..text.len() {
            let plain = text.bytes().enumerate().skip(from).find(|(_, b)| b.is_ascii_digit()).map(|(k, _)| k);
            assert_eq!(next(text.as_bytes(), from), plain);
        }
    }

    #[test]
    fn a_run_takes_short_words_along() {
        let run = |text: &str, at| (run_start(text.as_bytes(), at, 0), run_end(text.as_bytes(), at));
        assert_eq!(run("no AB 12 34", 6), (0, 8));
        assert_eq!(run("numbers 12 34", 8), (0, 10));
        assert_eq!(run("a number 12 34", 9), (2, 11));
        assert_eq!(run("long numbers-AB 12", 16), (8, 18));
        assert_eq!(run("plates AB 12", 10), (2, 12));
        assert_eq!(run("di RSS MRA 85T10", 11), (3, 16));
        assert_eq!(run("a B\u{dc}S A 12", 9), (2, 11));
        assert_eq!(run("-(WL 98", 5), (0, 7));
        assert_eq!(run("x  98", 3), (2, 5));
        assert_eq!(run("AB 12", 3), (0, 5));
        assert_eq!(run_start(b"AB 12", 3, 2), 3);
    }

    #[test]
    fn a_run_is_bounded() {
        let text = "x".repeat(5000);
        assert_eq!(run_start(text.as_bytes(), 3000, 0), 3000 - BACK);
        assert_eq!(run_end(text.as_bytes(), 3000), 3000 + RUN);
        assert_eq!(run_end(text.as_bytes(), 4900), 5000);
    }
}
