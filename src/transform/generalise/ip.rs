//! IP addresses down to their network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::super::output::{BadSpec, Output};
use crate::base::Scalar;

/// How many leading bits of an address stay; the others become zero.
///
/// An IPv4 address inside an IPv6 one (mapped, RFC 4291 §2.5.5.2; 6to4, RFC 3056; NAT64, RFC 6052) is cut to `v4` too,
/// or a `/48` of 6to4 would hold it whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IpSpec {
    /// Bits of an IPv4 address, 0 to 32.
    pub v4: u8,
    /// Bits of an IPv6 address, 0 to 128.
    pub v6: u8,
}

impl Default for IpSpec {
    /// `/24` and `/48`: what one site is commonly given (RFC 6177 §2 for IPv6), so the last bits tell people apart.
    fn default() -> Self {
        Self { v4: 24, v6: 48 }
    }
}

impl IpSpec {
    /// Whether the lengths are within 32 and 128.
    ///
    /// # Errors
    /// With the length that is not.
    pub fn check(&self) -> Result<(), BadSpec> {
        match (self.v4, self.v6) {
            (33.., _) => Err(BadSpec::new("`v4` must be 0 to 32 bits")),
            (_, 129..) => Err(BadSpec::new("`v6` must be 0 to 128 bits")),
            _ => Ok(()),
        }
    }

    pub(super) fn apply(&self, value: Scalar<'_>, out: &mut String) -> Output {
        use std::fmt::Write;
        let Scalar::String(text) = value else { return Output::Unfit };
        let Some(address) = read(text) else { return Output::Unfit };
        let _ = match address {
            IpAddr::V4(address) => write!(out, "{}", Ipv4Addr::from_bits(address.to_bits() & front32(self.v4))),
            IpAddr::V6(address) => write!(out, "{}", self.cut(address)),
        }; // a String takes all
        if out == text { Output::Same } else { Output::Text }
    }

    /// The standard library spells IPv6 as RFC 5952 asks.
    fn cut(&self, address: Ipv6Addr) -> Ipv6Addr {
        let bits = address.to_bits();
        let v4 = self.v4.min(32);
        if address.to_ipv4_mapped().is_some() {
            return Ipv6Addr::from_bits(bits & front128(96 + v4));
        }
        let mut mask = front128(self.v6);
        match address.segments() {
            [0x2002, ..] => mask &= front128(16 + v4) | (front128(128) >> 48),
            [0x64, 0xff9b, 0, 0, 0, 0, ..] => mask &= front128(96 + v4),
            _ => {}
        }
        Ipv6Addr::from_bits(bits & mask)
    }
}

/// An address alone: no port, no prefix length, no brackets. A zone (RFC 4007 §11) is let go.
fn read(text: &str) -> Option<IpAddr> {
    match text.split_once('%') {
        None => text.parse().ok(),
        Some((_, "")) => None,
        Some((address, _)) => address.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
    }
}

fn front32(bits: u8) -> u32 {
    u32::MAX.checked_shl(32 - u32::from(bits.min(32))).unwrap_or(0)
}

fn front128(bits: u8) -> u128 {
    u128::MAX.checked_shl(128 - u32::from(bits.min(128))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(spec: (u8, u8), text: &str, expected: Option<&str>) {
        let mut out = String::new();
        let spec = IpSpec { v4: spec.0, v6: spec.1 };
        let result = match spec.apply(Scalar::String(text), &mut out) {
            Output::Text => Some(out.as_str()),
            Output::Same => Some(text),
            _ => None,
        };
        assert_eq!(result, expected, "{text:?} under {spec:?}");
    }

    #[test]
    fn addresses_become_networks() {
        check((24, 48), "192.0.2.130", Some("192.0.2.0"));
        check((24, 48), "192.0.2.0", Some("192.0.2.0"));
        check((20, 48), "198.51.100.7", Some("198.51.96.0"));
        check((0, 0), "192.0.2.130", Some("0.0.0.0"));
        check((32, 128), "192.0.2.130", Some("192.0.2.130"));
        check((24, 48), "2001:DB8:1:2:3:4:5:6", Some("2001:db8:1::"));
        check((24, 0), "2001:db8::1", Some("::"));
        check((24, 128), "2001:db8:0:0:1:0:0:1", Some("2001:db8::1:0:0:1"));
        check((24, 64), "fe80::1%eth0", Some("fe80::"));
    }

    #[test]
    fn an_address_inside_an_address_is_cut_too() {
        check((24, 128), "::ffff:192.0.2.130", Some("::ffff:192.0.2.0"));
        check((24, 48), "::ffff:c000:282", Some("::ffff:192.0.2.0"));
        check((24, 48), "2002:c000:282::1", Some("2002:c000:200::"));
        check((24, 128), "2002:c000:282:1::1", Some("2002:c000:200:1::1"));
        check((24, 128), "64:ff9b::192.0.2.130", Some("64:ff9b::c000:200"));
    }

    #[test]
    fn what_is_no_bare_address_does_not_fit() {
        for text in [
            "",
            "192.0.2.0/24",
            "192.0.2.1:80",
            "[2001:db8::1]",
            "[2001:db8::1]:80",
            "192.0.02.1",
            "192.0.2",
            "unknown",
            "fe80::1%",
            "192.0.2.1%x",
            " 192.0.2.1",
        ] {
            check((24, 48), text, None);
        }
        assert_eq!(IpSpec::default().apply(Scalar::Number("3221225985"), &mut String::new()), Output::Unfit);
    }

    #[test]
    fn lengths_are_checked() {
        assert!(IpSpec { v4: 32, v6: 128 }.check().is_ok());
        assert!(IpSpec { v4: 33, v6: 0 }.check().is_err());
        assert!(IpSpec { v4: 0, v6: 129 }.check().is_err());
        check((255, 255), "2001:db8::1", Some("2001:db8::1"));
    }

    proptest! {
        #[test]
        fn twice_is_once(bits: u128, v4 in 0u8..=32, v6 in 0u8..=128, form in 0u8..4) {
            let text = match form {
                0 => Ipv4Addr::from_bits(bits as u32).to_string(),
                1 => Ipv6Addr::from_bits(bits).to_string(),
                2 => Ipv4Addr::from_bits(bits as u32).to_ipv6_mapped().to_string(),
                _ => Ipv6Addr::from_bits((bits >> 16) | (0x2002 << 112)).to_string(),
            };
            let spec = IpSpec { v4, v6 };
            let (mut once, mut twice) = (String::new(), String::new());
            spec.apply(Scalar::String(&text), &mut once);
            prop_assert_eq!(spec.apply(Scalar::String(&once), &mut twice), Output::Same);
        }

        #[test]
        fn nothing_panics(text: String) {
            let _ = IpSpec::default().apply(Scalar::String(&text), &mut String::new());
        }
    }
}
