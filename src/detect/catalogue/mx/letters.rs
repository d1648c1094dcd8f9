//! What the two Mexican keys share: the values of their letters, and words that neither begins with.

/// The value of a letter or digit in the check: 0-9, A to N, `&`, O to Z, space, Ñ. Others count nothing.
pub(super) fn value(sign: char) -> u32 {
    match sign {
        '0'..='9' => u32::from(sign) - u32::from('0'),
        'A'..='N' => u32::from(sign) - u32::from('A') + 10,
        '&' => 24,
        'O'..='Z' => u32::from(sign) - u32::from('O') + 25,
        ' ' => 37,
        'Ñ' => 38,
        _ => 0,
    }
}

/// Words that the registers do not write: one of the letters becomes an X.
const WORDS: [&[u8; 4]; 41] = [
    b"BUEI", b"BUEY", b"CACA", b"CACO", b"CAGA", b"CAGO", b"CAKA", b"CAKO", b"COGE", b"COJA", b"COJE", b"COJI",
    b"COJO", b"CULO", b"FETO", b"GUEY", b"JOTO", b"KACA", b"KACO", b"KAGA", b"KAGO", b"KAKA", b"KOGE", b"KOJO",
    b"KULO", b"MAME", b"MAMO", b"MEAR", b"MEAS", b"MEON", b"MION", b"MOCO", b"MULA", b"PEDA", b"PEDO", b"PENE",
    b"PUTA", b"PUTO", b"QULO", b"RATA", b"RUIN",
];

/// Whether four capitals are such a word.
pub(super) fn replaced(letters: &[u8]) -> bool {
    WORDS.iter().any(|word| word[..] == *letters)
}

#[cfg(test)]
mod tests {
    use super::{replaced, value};

    #[test]
    fn values_go_by_the_row() {
        let row = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
        assert!(row.chars().map(value).eq(0..39));
        assert_eq!(value('é'), 0);
    }

    #[test]
    fn words_are_known() {
        assert!(replaced(b"MOCO") && !replaced(b"MXCO") && !replaced(b"MO"));
    }
}
