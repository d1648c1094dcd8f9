//! Addresses: lower case throughout, the domain as it goes over the wire.
//!
//! RFC 5321 §2.4 lets a host tell local parts apart by case; none in use does, and people write them either way.

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
    match idna::domain_to_ascii(domain) {
        Ok(ascii) if !ascii.is_empty() => room.push_str(&ascii),
        // Not a domain that IDNA knows: its letters still compare without case.
        _ => super::lower_nfc(domain, room),
    }
    true
}
