//! The check digit of the unique master citizen number that the republics of former Yugoslavia share (JMBG, EMŠO).

use super::complement;

/// Weights by place.
const WEIGHTS: [u32; 12] = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/// Whether thirteen digits, check digit last, hold. What the sum lacks to a multiple of 11 is the digit; 10 is written 0.
pub(in crate::detect) fn jmbg(digits: &[u8]) -> bool {
    let [body @ .., check] = digits else { return false };
    body.len() == WEIGHTS.len() && complement(body, &WEIGHTS, 11) % 10 == u32::from(*check)
}

#[cfg(test)]
mod tests {
    use super::jmbg;

    #[test]
    fn published_numbers_hold() {
        // Specimens of public descriptions of the EMŠO and the JMBG (the second of a year to come).
        for text in ["0101006500006", "0101100710006"] {
            let digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
            assert!(jmbg(&digits), "{text}");
            for place in 0..digits.len() {
                let mut wrong = digits.clone();
                wrong[place] = (wrong[place] + 5) % 10;
                assert!(!jmbg(&wrong), "{text} at {place}");
            }
        }
        assert!(!jmbg(&[]) && !jmbg(&[0; 12]));
    }
}
