//! `proxy`: the data plane's listener, and who may use it.

use super::desk::Node;
use super::form;
use super::table::{PROXY, TLS};
use crate::base::Secret;
use crate::proxy::{Config, Exposed, TlsFiles};

/// Reads the section over the defaults; the limits are left alone.
pub(super) fn read(node: Node<'_>) -> Config {
    let mut config = Config::default();
    let Some(mut table) = node.table(&PROXY) else { return config };
    let listen = table.take("listen");
    if let Some(address) = listen.read(form::address) {
        config.listen = address;
    }
    if let Some(drain) = table.take("drain").read(form::duration) {
        config.drain = drain;
    }
    config.insecure = table.take("insecure").read(form::truth).unwrap_or(false);
    let tls = table.take("tls");
    let tokens = table.take("tokens");
    let guarded = !tls.is_absent() || !tokens.is_absent();
    config.tls = tls_files(tls);
    let listed = digests(&tokens);
    let unread = listed.is_none() && !tokens.is_absent();
    config.tokens = listed.unwrap_or_default();
    // A guard that is there but wrong is reported as such, not as missing.
    if !(guarded && (unread || config.tls.is_none() && config.tokens.is_empty()))
        && let Err(error @ Exposed { .. }) = config.check()
    {
        listen.complain(error.to_string(), None);
    }
    config
}

fn tls_files(node: Node<'_>) -> Option<TlsFiles> {
    let mut table = node.table(&TLS)?;
    let (cert, key) = (table.take("cert"), table.take("key"));
    for needed in [&cert, &key] {
        if needed.is_absent() {
            needed.complain("it is missing", None);
        }
    }
    let client_ca = table.take("client_ca").path();
    Some(TlsFiles { cert: cert.path()?, key: key.path()?, client_ca })
}

/// A file of SHA-256 digests in hexadecimal, so that whoever reads it can call nobody.
fn digests(node: &Node<'_>) -> Option<Vec<Secret>> {
    let path = node.path()?;
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            node.complain(format!("cannot read {}: {error}", path.display()), None);
            return None;
        }
    };
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        match digest(line) {
            Some(digest) => found.push(Secret::new(digest)),
            None => {
                // The line is not repeated: somebody may have put the token itself there.
                let message = format!("line {} of {} is no SHA-256 digest", at + 1, path.display());
                node.complain(message, Some("make one with `printf %s TOKEN | sha256sum`".to_owned()));
                return None;
            }
        }
    }
    if found.is_empty() {
        node.complain(format!("{} holds no digest", path.display()), None);
        return None;
    }
    Some(found)
}

fn digest(line: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = line.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect();
    let (pairs, []) = digits.as_deref()?.as_chunks::<2>() else { return None };
    (pairs.len() == 32).then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}
