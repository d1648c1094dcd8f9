//! Who may call, and how the listener shows itself: bearer tokens and TLS, read together and put in force with the
//! policies, so that a token or a certificate that is withdrawn is withdrawn by a reload.

use std::net::SocketAddr;

use http::HeaderMap;
use tokio::sync::watch;

use super::config::{self, Config, Exposed};
use super::token;
use crate::base::Secret;
use crate::tls::{self, TlsError};

/// What stands between the network and the data plane.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    tokens: Vec<Secret>,
    tls: Option<tls::Server>,
    insecure: bool,
}

impl Guard {
    /// Reads the certificates that the settings name; the tokens are in the settings already. Blocks on the disk.
    pub fn of(config: &Config) -> Result<Self, TlsError> {
        let tls = config.tls.as_ref().map(tls::server).transpose()?;
        Ok(Self { tokens: config.tokens.clone(), tls, insecure: config.insecure })
    }

    /// Refuses to leave a listener open to anyone: `listen` is the address that is bound, whatever settings say since.
    pub fn check(&self, listen: SocketAddr) -> Result<(), Exposed> {
        let mutual = self.tls.as_ref().is_some_and(tls::Server::is_mutual);
        config::guarded(listen, !self.tokens.is_empty() || mutual || self.insecure)
    }

    /// Whether the head carries a token that is known, or none is asked for.
    pub(super) fn admits(&self, headers: &HeaderMap) -> bool {
        token::admits(&self.tokens, headers)
    }

    /// The listener's side of TLS.
    pub(super) fn tls(&self) -> Option<&tls::Server> {
        self.tls.as_ref()
    }
}

/// How a listener shows itself now: plain, or by TLS. It may change while the listener stays bound.
#[derive(Clone, Debug)]
pub struct Door(watch::Receiver<Option<tls::Server>>);

impl Door {
    pub(super) fn new(receiver: watch::Receiver<Option<tls::Server>>) -> Self {
        Self(receiver)
    }

    /// A door that stays plain.
    pub fn plain() -> Self {
        Self(watch::channel(None).1)
    }

    /// What is to be shown to whoever connects now.
    pub(super) fn now(&mut self) -> Option<tls::Server> {
        self.0.borrow_and_update().clone()
    }

    /// Returns once what [`Door::now`] last gave is no longer in force; never where nobody can change it.
    pub(super) async fn changed(&mut self) {
        if self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
