//! The reference of the settings, generated from their table.

use std::fmt::Write as _;

use super::table::ALL;

/// The page `docs/settings.md`.
pub fn page() -> String {
    let mut page = String::from(HEAD);
    for table in ALL {
        let title = if table.place.is_empty() { "The file".to_owned() } else { format!("`{}`", table.place) };
        let _ = write!(page, "\n## {title}\n\n| key | takes | default | |\n|---|---|---|---|\n");
        for key in table.keys {
            let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
            let _ = writeln!(page, "| `{}` | {} | {default} | {} |", key.name, key.form, key.about);
        }
    }
    page
}

const HEAD: &str = "\
# Settings

<!-- Generated from src/settings/table.rs; `TAMIS_BLESS=1 cargo test --lib` writes it anew. -->

`tamis.yaml` in the configuration directory, then the environment: `TAMIS__PROXY__LISTEN=127.0.0.1:8081` sets
`proxy.listen`. A second `--config` directory lays its `tamis.yaml` over the first one's: tables are merged key by key,
lists and values replaced. Paths are relative to the file that names them, those from the environment and the defaults to
the working directory. An unknown key is an error; all errors are reported at once.

Sizes: `16MiB`, `64KiB`, `10MB`, `4096`. Durations: `500ms`, `30s`, `10m`, `2h`. Ratios: `100x`. Addresses: `127.0.0.1:8080`,
`[::1]:8080`.

Everything is read anew on SIGHUP and when a file changes, tokens, certificates and keys included
([docs/http.md](http.md)). Only `proxy.listen`, `proxy.drain`, `admin` and `limits` wait for the next start.

With no configuration directory at all the built-in defaults hold. Without a `keyring` a key is made once, in
`./data/tamis.key`: name one of your own before anything has to join with what is stored. It is made at a start, never by
a reload.
";
