//! Recognisers outside: names, addresses and times read.

use std::net::IpAddr;
use std::time::Duration;

use super::action::Bench;
use super::catalogue;
use crate::detect::Score;
use crate::policy::model::{Address, Detect, External};
use crate::policy::problem::codes;
use crate::policy::spec::{DetectSpec, ExternalSpec, Said};

/// Where a policy does not say: a model takes milliseconds for a batch of short texts, and some have to be loaded first.
const TIMEOUT: Duration = Duration::from_secs(2);
/// The longest. Whoever waits for a body would have given up.
const LONGEST: Duration = Duration::from_secs(60);
/// Most bytes of a socket's path: what the address of a Unix socket holds (108, with a zero at its end).
const PATH: usize = 107;

/// The types that recognisers outside are asked for.
pub(super) fn types(spec: &DetectSpec) -> impl Iterator<Item = &Said<String>> {
    spec.external.given().into_iter().flatten().flat_map(|external| &external.types.0)
}

/// What the policy's recognisers outside mean.
pub(super) fn lower(bench: &mut Bench<'_, '_>, spec: &DetectSpec, meant: &mut Detect) {
    for spec in spec.external.given().into_iter().flatten() {
        let Some(external) = one(bench, spec) else { continue };
        if meant.external.iter().any(|other| other.name == external.name) {
            let message = format!("another recogniser is called `{}`", external.name);
            bench.shelf.report(&codes::BAD_VALUE, &spec.name.at, message, "give each a name of its own");
            continue;
        }
        meant.scanner.external.extend(external.types.iter().cloned());
        meant.external.push(external);
    }
}

/// All that is wrong with one is reported.
fn one(bench: &mut Bench<'_, '_>, spec: &ExternalSpec) -> Option<External> {
    for kind in &spec.types.0 {
        catalogue::known_outside(bench, kind);
    }
    let name = name(bench, &spec.name);
    let address = address(bench, &spec.url);
    let timeout = spec.timeout.given().map_or(Some(TIMEOUT), |said| timeout(bench, said));
    Some(External {
        name: name?,
        address: address?,
        types: spec.types.0.iter().map(|kind| kind.value.clone()).collect(),
        // The fraction was held within 0 and 1 when it was read.
        min_score: spec.min_score.given().and_then(|said| Score::new(said.value.0 as f32)),
        timeout: timeout?,
    })
}

fn name(bench: &mut Bench<'_, '_>, said: &Said<String>) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let fits = said.value.len() <= 64 && said.value.bytes().all(plain) && !said.value.starts_with('-');
    if !fits {
        let message = format!("`{}` cannot name a recogniser", said.value);
        bench.shelf.report(&codes::BAD_VALUE, &said.at, message, "1 to 64 of a-z, 0-9 and `-`, such as `ner`");
    }
    fits.then(|| said.value.clone())
}

fn address(bench: &mut Bench<'_, '_>, said: &Said<String>) -> Option<Address> {
    let unix = said.value.strip_prefix("unix:").filter(|path| path.starts_with('/') && path.len() <= PATH);
    if let Some(path) = unix.filter(|path| !path.contains('\0')) {
        return Some(Address::Unix(path.to_owned()));
    }
    let Some((host, address)) = said.value.strip_prefix("tcp:").and_then(|address| Some((host(address)?, address)))
    else {
        let hint = "`unix:/run/ner.sock`, with the whole path in at most 107 bytes, or `tcp:127.0.0.1:9000`";
        bench.shelf.report(&codes::BAD_VALUE, &said.at, "this is no address of a recogniser", hint);
        return None;
    };
    let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    if !here {
        let message = format!("texts go to `{host}` over the network as they are");
        let hint = "let it listen on a Unix socket or on 127.0.0.1, or see to it that nobody is on the way";
        bench.shelf.report(&codes::UNSEALED_RECOGNISER, &said.at, message, hint);
    }
    Some(Address::Tcp(address.to_owned()))
}

/// The host of `HOST:PORT`, without the brackets of an IPv6 address.
fn host(address: &str) -> Option<&str> {
    let (host, port) = address.rsplit_once(':')?;
    port.parse::<u16>().ok().filter(|port| *port > 0)?;
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    match bare {
        Some(bare) => bare.parse::<IpAddr>().is_ok().then_some(bare),
        None => (!host.is_empty() && host.chars().all(plain)).then_some(host),
    }
}

fn timeout(bench: &mut Bench<'_, '_>, said: &Said<String>) -> Option<Duration> {
    let number = |digits: &str| digits.parse::<u32>().ok().map(u64::from);
    let read = match said.value.strip_suffix("ms") {
        Some(digits) => number(digits).map(Duration::from_millis),
        None => said.value.strip_suffix('s').and_then(number).map(Duration::from_secs),
    };
    let fits = read.filter(|time| !time.is_zero() && *time <= LONGEST);
    if fits.is_none() {
        let message = format!("`{}` is no time to wait for an answer", said.value);
        bench.shelf.report(
            &codes::BAD_VALUE,
            &said.at,
            message,
            "a whole number of `ms` or `s`, at most `60s`: `500ms`, `2s`",
        );
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts_are_told_from_ports() {
        for (address, expected) in [
            ("127.0.0.1:9000", Some("127.0.0.1")),
            ("ner.example.org:1", Some("ner.example.org")),
            ("[::1]:9000", Some("::1")),
            ("[ner]:9000", None),
            ("::1:9000", None),
            (":9000", None),
            ("ner", None),
            ("ner:0", None),
            ("ner:65536", None),
            ("ner/x:1", None),
            ("a b:1", None),
        ] {
            assert_eq!(host(address), expected, "{address}");
        }
    }
}
