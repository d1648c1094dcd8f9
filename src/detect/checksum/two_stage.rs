//! The check digit of Estonian and Lithuanian personal codes: a weighted sum by 11, and where that leaves 10 a second one with
//! other weights.

use super::weighted;

/// Weights of the first sum, by place.
const FIRST: [u32; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
/// Weights of the second.
const SECOND: [u32; 10] = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];

/// Whether eleven digits, check digit last, hold (EVS 585:2007 for Estonia; the Lithuanian code is alike).
pub(in crate::detect) fn two_stage(digits: &[u8]) -> bool {
    let [body @ .., check] = digits else { return false };
    let digit = match (weighted(body, &FIRST) % 11, weighted(body, &SECOND) % 11) {
        (10, 10) => 0,
        (10, second) => second,
        (first, _) => first,
    };
    body.len() == FIRST.len() && digit == u32::from(*check)
}

#[cfg(test)]
mod tests {
    use super::two_stage;

    #[test]
    fn published_numbers_hold() {
        // Specimens of the two countries' descriptions; the second needs the second sum.
        for text in ["36805280109", "33309240064", "37605030299"] {
            let digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
            assert!(two_stage(&digits), "{text}");
            for other in (0..10).filter(|digit| *digit != digits[10]) {
                let mut wrong = digits.clone();
                wrong[10] = other;
                assert!(!two_stage(&wrong), "{text} with {other}");
            }
        }
        assert!(!two_stage(&[]) && !two_stage(&[0; 10]));
    }
}
