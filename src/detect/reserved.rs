//! Ranges that are nobody's: set aside for documentation, or private.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Names set aside for examples and tests: `example.{com,net,org}` (RFC 2606 §3), `.test`, `.example`, `.invalid`,
/// `.localhost` (RFC 2606 §2, RFC 6761). Subdomains too; case ignored.
pub(in crate::detect) fn domain(name: &str) -> bool {
    const NAMES: [&str; 7] = ["example.com", "example.net", "example.org", "test", "example", "invalid", "localhost"];
    let name = name.strip_suffix('.').unwrap_or(name);
    NAMES.iter().any(|reserved| {
        let head = name.len().checked_sub(reserved.len());
        head.and_then(|at| name.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(reserved))
            && head.is_some_and(|at| at == 0 || name.as_bytes()[at - 1] == b'.')
    })
}

/// Addresses for documentation: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737), 2001:db8::/32 (RFC 3849).
pub(in crate::detect) fn documentation_ip(text: &str) -> bool {
    address(text).is_some_and(|address| match address {
        IpAddr::V4(v4) => documentation_v4(v4),
        IpAddr::V6(v6) => mapped(v6).map_or(v6.segments()[..2] == [0x2001, 0xdb8], documentation_v4),
    })
}

/// Private, loopback, link-local and unique local addresses (RFC 1918, RFC 1122 §3.2.1.3, RFC 3927, RFC 4193, RFC 4291).
pub(in crate::detect) fn private_ip(text: &str) -> bool {
    address(text).is_some_and(|address| match address {
        IpAddr::V4(v4) => private_v4(v4),
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            mapped(v6).map_or(v6.is_loopback() || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80, private_v4)
        }
    })
}

/// The address of a finding's text, without zone and prefix length.
fn address(text: &str) -> Option<IpAddr> {
    text.split(['%', '/']).next().and_then(|head| head.parse().ok())
}

fn mapped(v6: Ipv6Addr) -> Option<Ipv4Addr> {
    v6.to_ipv4_mapped()
}

fn documentation_v4(v4: Ipv4Addr) -> bool {
    matches!(v4.octets(), [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _])
}

fn private_v4(v4: Ipv4Addr) -> bool {
    v4.is_private() || v4.is_loopback() || v4.is_link_local()
}

#[cfg(test)]
mod tests {
    use super::{documentation_ip, domain, private_ip};

    #[test]
    fn example_names_are_reserved() {
        for name in
            ["example.org", "EXAMPLE.com", "mail.example.net", "a.test", "x.y.invalid", "localhost", "example.org."]
        {
            assert!(domain(name), "{name}");
        }
        for name in ["example.fr", "myexample.org", "test.fr", "invalid.dev", "", "contest"] {
            assert!(!domain(name), "{name}");
        }
    }

    #[test]
    fn addresses_fall_in_their_ranges() {
        for text in ["192.0.2.1", "198.51.100.255", "203.0.113.9/24", "2001:db8::1%eth0", "::ffff:192.0.2.1"] {
            assert!(documentation_ip(text) && !private_ip(text), "{text}");
        }
        for text in
            ["10.1.2.3", "172.31.0.1", "192.168.0.1/16", "127.0.0.1", "169.254.1.1", "fe80::1%en0", "fd00::1", "::1"]
        {
            assert!(private_ip(text) && !documentation_ip(text), "{text}");
        }
        for text in ["8.8.8.8", "172.32.0.1", "2a00::1", "192.0.3.1", "no address"] {
            assert!(!private_ip(text) && !documentation_ip(text), "{text}");
        }
    }
}
