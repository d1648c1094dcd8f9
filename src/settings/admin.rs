//! `admin`: the listener for health and metrics.

use super::desk::Node;
use super::form;
use super::table::ADMIN;
use crate::admin::Config;

/// Reads the section over the defaults.
pub(super) fn read(node: Node<'_>) -> Config {
    let mut config = Config::default();
    let Some(mut table) = node.table(&ADMIN) else { return config };
    let listen = table.take("listen");
    if let Some(address) = listen.read(form::address) {
        config.listen = address;
    }
    config.metrics = table.take("metrics").read(form::address);
    config.insecure = table.take("insecure").read(form::truth).unwrap_or(false);
    if !config.listen.ip().is_loopback() && !config.insecure {
        listen.complain(
            format!("{} is not a loopback address and nothing guards it", config.listen),
            Some("say `admin.metrics` for scrapers elsewhere, or `insecure: true`".to_owned()),
        );
    }
    config
}
