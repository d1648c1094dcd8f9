//! What a request head must be before anything in it is believed, where the HTTP layer below lets more through.

use http::header::{HOST, TRANSFER_ENCODING};
use http::uri::Authority;
use http::{HeaderMap, Version};

use super::error::ProxyError;

/// Refuses a head that two readers could understand differently.
pub(super) fn check(version: Version, headers: &HeaderMap) -> Result<(), ProxyError> {
    if !has_one_host(version, headers) {
        return Err(ProxyError::Host);
    }
    if !is_chunked_at_most(headers) {
        return Err(ProxyError::TransferCoding);
    }
    Ok(())
}

/// Whether `Host` is as RFC 9112 §3.2 has it: exactly one in HTTP/1.1, and a host. Elsewhere it may be missing.
pub fn has_one_host(version: Version, headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(HOST).iter();
    match (values.next(), values.next()) {
        (None, _) => version != Version::HTTP_11,
        (Some(host), None) => host.is_empty() || Authority::try_from(host.as_bytes()).is_ok(),
        (Some(_), Some(_)) => false,
    }
}

/// Whether the only transfer coding is `chunked`, once (RFC 9112 §6.1, §7): any other would be taken for content.
fn is_chunked_at_most(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(TRANSFER_ENCODING);
    let codings = lines.iter().flat_map(|line| line.as_bytes().split(|byte| *byte == b','));
    let codings: Vec<_> = codings.map(<[u8]>::trim_ascii).filter(|coding| !coding.is_empty()).collect();
    codings.is_empty() || matches!(codings[..], [one] if one.eq_ignore_ascii_case(b"chunked"))
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;

    #[track_caller]
    fn check_head(version: Version, lines: &[(HeaderName, &'static str)], expected: Option<&str>) {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name, HeaderValue::from_static(value));
        }
        let seen = check(version, &headers).err().map(|error| error.verdict().label);
        assert_eq!(seen, expected, "{version:?} {lines:?}");
    }

    #[test]
    fn one_host_and_one_transfer_coding() {
        let (one, two) = (Version::HTTP_11, Version::HTTP_2);
        check_head(one, &[(HOST, "proxy.example.org:8080")], None);
        check_head(one, &[(HOST, "")], None);
        check_head(one, &[(HOST, "[2001:db8::1]:80")], None);
        check_head(one, &[], Some("host"));
        check_head(one, &[(HOST, "a.example"), (HOST, "a.example")], Some("host"));
        check_head(one, &[(HOST, "a.example, b.example")], Some("host"));
        check_head(Version::HTTP_10, &[], None);
        check_head(two, &[], None);
        check_head(two, &[(HOST, "a"), (HOST, "b")], Some("host"));
        let coded = |coding| [(HOST, "a"), (TRANSFER_ENCODING, coding)];
        check_head(one, &coded("Chunked"), None);
        for coding in ["gzip, chunked", "gzip", "chunked, chunked", "identity"] {
            check_head(one, &coded(coding), Some("transfer-coding"));
        }
        let twice = [(HOST, "a"), (TRANSFER_ENCODING, "gzip"), (TRANSFER_ENCODING, "chunked")];
        check_head(one, &twice, Some("transfer-coding"));
    }
}
