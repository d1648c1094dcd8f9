//! What the proxy is told, in plain values: the settings floor lowers `tamis.yaml` to this, tests build it by hand.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use super::route::Route;
use crate::base::{self, Secret};
pub use crate::tls::ServerFiles as TlsFiles;

/// Everything the data plane needs that is neither a policy nor a store.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it listens. Port 0 takes a free port; `Running::address` tells which.
    pub listen: SocketAddr,
    /// TLS, with client certificates where `client_ca` is given. `None`: plain HTTP/1.1 and HTTP/2 (prior knowledge).
    /// This, `tokens` and `insecure` are what a [`Guard`](super::Guard) is made of.
    pub tls: Option<TlsFiles>,
    /// SHA-256 digests of bearer tokens, any of which admits a caller. Empty: no token is asked for.
    pub tokens: Vec<Secret>,
    /// Lets a listener that is not loopback run with neither tokens nor client certificates.
    pub insecure: bool,
    /// How long requests in flight may take to finish once shutdown is asked for.
    pub drain: Duration,
    /// Bounds on what one process takes in at once.
    pub limits: Limits,
}

/// Bounds of the process; those of one session are in [`base::Limits`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bounds of one session.
    pub session: base::Limits,
    /// `limits.memory`, bytes: the budget that all growing buffers share, codec windows included. 512 MiB.
    pub memory: usize,
    /// `limits.in_flight`, requests: the next one is turned away with 503 before it queues. 1024.
    pub in_flight: usize,
    /// `limits.connections`, open connections: beyond it the listener stops accepting and the kernel's backlog waits.
    /// 4096: idle keep-alive connections outnumber requests in flight.
    pub connections: usize,
    /// `limits.header_time`: TLS handshake and request head must each arrive within it. 10 s.
    pub header_time: Duration,
    /// `limits.idle_time`: the longest wait between two pieces of a request body, or for a slow reader of a reply. 60 s.
    pub idle_time: Duration,
    /// `limits.expanded`: decoded bytes per coded byte of a compressed body. 100.
    pub expanded: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            tls: None,
            tokens: Vec::new(),
            insecure: false,
            drain: Duration::from_secs(30),
            limits: Limits::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            session: base::Limits::default(),
            memory: 512 << 20,
            in_flight: 1024,
            connections: 4096,
            header_time: Duration::from_secs(10),
            idle_time: Duration::from_secs(60),
            expanded: 100,
        }
    }
}

/// The listener would be open to anyone who reaches it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{listen} is not a loopback address and neither `tokens` nor `tls.client_ca` guards it: add one, or say `insecure: true`"
)]
pub struct Exposed {
    /// The address that was asked for.
    pub listen: SocketAddr,
}

impl Config {
    /// Refuses a listener that is not loopback and that nothing guards.
    pub fn check(&self) -> Result<(), Exposed> {
        let mutual = self.tls.as_ref().is_some_and(|tls| tls.client_ca.is_some());
        guarded(self.listen, !self.tokens.is_empty() || mutual || self.insecure)
    }
}

/// The one rule: what is not loopback is guarded.
pub(super) fn guarded(listen: SocketAddr, guarded: bool) -> Result<(), Exposed> {
    if listen.ip().is_loopback() || guarded { Ok(()) } else { Err(Exposed { listen }) }
}

/// The routes of a process in the order in which they are tried; the first whose pattern fits decides.
pub type Routes = Vec<Route>;

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[track_caller]
    fn check(edit: impl FnOnce(&mut Config), allowed: bool) {
        let mut config = Config { listen: "192.0.2.1:8080".parse().expect("an address"), ..Config::default() };
        edit(&mut config);
        assert_eq!(config.check().is_ok(), allowed, "{config:?}");
    }

    #[test]
    fn an_open_listener_needs_a_guard_or_a_word() {
        let tls = |client_ca: Option<PathBuf>| Some(TlsFiles { cert: "c".into(), key: "k".into(), client_ca });
        check(|_| {}, false);
        check(|c| c.listen = "[::1]:1".parse().expect("an address"), true);
        check(|c| c.listen = "127.0.0.9:1".parse().expect("an address"), true);
        check(|c| c.listen = "0.0.0.0:1".parse().expect("an address"), false);
        check(|c| c.tokens = vec![Secret::new(b"t".to_vec())], true);
        check(|c| c.tls = tls(None), false);
        check(|c| c.tls = tls(Some("ca".into())), true);
        check(|c| c.insecure = true, true);
    }
}
