//! The letters of India's states and territories, as on number plates and on old voter cards.

/// With those of today: `OR` that Odisha (`OD`) was, `UA` for Uttarakhand (`UK`), `TS` for Telangana (`TG`), `DN` before `DD`.
const STATES: &[&str] = &[
    "AN", "AP", "AR", "AS", "BR", "CG", "CH", "DD", "DL", "DN", "GA", "GJ", "HP", "HR", "JH", "JK", "KA", "KL", "LA",
    "LD", "MH", "ML", "MN", "MP", "MZ", "NL", "OD", "OR", "PB", "PY", "RJ", "SK", "TG", "TN", "TR", "TS", "UA", "UK",
    "UP", "WB",
];

/// Whether two letters are those of a state or territory; case is ignored.
pub(super) fn has(letters: &str) -> bool {
    STATES.iter().any(|state| letters.eq_ignore_ascii_case(state))
}
