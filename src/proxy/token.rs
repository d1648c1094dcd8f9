//! Who may call: bearer tokens (RFC 6750 §2.1). Settings hold their SHA-256 digests; what a caller presents is hashed and
//! compared in constant time.

use http::HeaderMap;
use http::header::AUTHORIZATION;
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};

use crate::base::Secret;

/// Whether the head carries a token with one of these digests, or none is asked for.
///
/// Every digest is compared, whatever the first ones said.
pub(super) fn admits(tokens: &[Secret], headers: &HeaderMap) -> bool {
    if tokens.is_empty() {
        return true;
    }
    let Some(given) = bearer(headers) else { return false };
    let given = Sha256::digest(given);
    let hit = tokens.iter().fold(Choice::from(0), |hit, token| hit | token.expose().ct_eq(&given));
    hit.into()
}

fn bearer(headers: &HeaderMap) -> Option<&[u8]> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next()?.as_bytes();
    if values.next().is_some() {
        return None;
    }
    // RFC 9110 §11.1: the scheme is case-insensitive.
    let (scheme, token) = value.split_at_checked(7)?;
    scheme.eq_ignore_ascii_case(b"bearer ").then(|| token.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tokens: &[&str], given: &[&'static str], expected: bool) {
        let tokens: Vec<Secret> = tokens.iter().map(|token| Secret::new(Sha256::digest(token).to_vec())).collect();
        let mut headers = HeaderMap::new();
        for value in given {
            headers.append(AUTHORIZATION, http::HeaderValue::from_static(value));
        }
        assert_eq!(admits(&tokens, &headers), expected, "{given:?}");
    }

    #[test]
    fn one_of_the_tokens_admits() {
        check(&[], &[], true);
        check(&["alpha", "beta"], &["Bearer beta"], true);
        check(&["alpha", "beta"], &["bearer  alpha"], true);
        check(&["alpha"], &["Bearer alph"], false);
        check(&["alpha"], &["Bearer alphaa"], false);
        check(&["alpha"], &["Bearer "], false);
        check(&["alpha"], &["Basic alpha"], false);
        check(&["alpha"], &["Bearer alpha", "Bearer alpha"], false);
        check(&["alpha"], &[], false);
    }
}
