//! The engine agrees with the reference on policies and streams that are invented.

use std::fmt;

use proptest::prelude::*;

use super::reference::Case;

/// What a case is made of. A failure shows the case; these bytes on one line behind it.
#[derive(Clone)]
struct Choices(Vec<u8>);

impl fmt::Debug for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]
    #[test]
    fn the_engine_agrees_with_the_reference(choices in proptest::collection::vec(any::<u8>(), 0..600).prop_map(Choices)) {
        let agrees = Case::invent(&choices.0).check();
        prop_assert!(agrees.is_ok(), "{}", agrees.err().unwrap_or_default());
    }
}
