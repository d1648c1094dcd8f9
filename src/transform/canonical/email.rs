//! Addresses: lower case throughout, the domain as it goes over the wire.
//!
//! RFC 5321 §2.4 lets a host tell local parts apart by case; none in use does, and people write them either way.

/// The longest domain, in bytes, that is given to IDNA, whose work grows faster than its input. DNS has 253 octets; the
/// same in other scripts is at most four times as long.
const LONGEST_DOMAIN: usize = 1024;

/// Whether an address is canonical as it stands: `local@domain` in plain lower-case ASCII.
pub(super) fn is_plain(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let local_plain = local.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase());
    !local.is_empty() && local_plain && is_plain_domain(domain)
}

/// Letters, digits, hyphens and inner dots; a label in Punycode is left to IDNA, which may refuse it.
fn is_plain_domain(domain: &str) -> bool {
    let body =
        domain.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.');
    body && !domain.is_empty() && !domain.ends_with('.') && !domain.contains("xn--")
}

/// Writes the canonical form; `false` if there is no `@` with something on both sides.
pub(super) fn write(text: &str, room: &mut String) -> bool {
    let Some((local, domain)) = text.rsplit_once('@').filter(|(local, domain)| !local.is_empty() && !domain.is_empty())
    else {
        return false;
    };
    super::lower_nfc(local, room);
    room.push('@');
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    let ascii = (domain.len() <= LONGEST_DOMAIN).then(|| idna::domain_to_ascii(domain).ok()).flatten();
    match ascii.filter(|ascii| !ascii.is_empty()) {
        Some(ascii) => room.push_str(&ascii),
        // Not a domain that IDNA knows: its letters still compare without case.
        None => super::lower_nfc(domain, room),
    }
    true
}
