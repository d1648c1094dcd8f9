//! Bodies that are not lines: one file each, there whole or not at all.

use super::disk::{Home, sync_directory};
use super::spool::Spool;
use std::io;

/// Names tried before giving up, should a request id come twice.
const ATTEMPTS: u32 = 1_000;

/// Puts the body on disk and gives it its name, `<day>-<id>.<extension>`, which is on disk too when this returns.
pub(super) fn keep(body: Spool, home: &Home, day: &str, id: &str, extension: &str) -> io::Result<()> {
    let mut file = body.into_file(home)?;
    let directory = home.directory();
    file.as_file().sync_all()?;
    let id = plain(id);
    for attempt in 1..=ATTEMPTS {
        let twin = if attempt == 1 { String::new() } else { format!("-{attempt}") };
        match file.persist_noclobber(directory.join(format!("{day}-{id}{twin}.{extension}"))) {
            Ok(_) => return sync_directory(directory),
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => file = refused.file,
            Err(refused) => return Err(refused.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The part of an id that may stand in a file's name.
fn plain(id: &str) -> String {
    let kept: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect();
    if kept.is_empty() { "upload".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_plain_names() {
        for (id, expected) in [("9f-3A", "9f-3A"), ("../../etc/passwd", "etcpasswd"), ("", "upload"), ("/", "upload")] {
            assert_eq!(plain(id), expected);
        }
    }
}
