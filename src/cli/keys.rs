//! `tamis keys`: makes root keys and lists what the settings refer to. A key is never shown.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use sha2::{Digest, Sha256};

use super::args::Config;
use super::console::{Console, Style};
use super::failure::Failure;
use super::files::{self, Access};
use super::{loading, setup, world};
use crate::base::{KeyId, PurposeId};
use crate::keys::{self, Keyring};

/// Makes and lists the root keys that pseudonyms are derived from.
#[derive(Debug, Args)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Examples:
  tamis keys new --id k2 -o /run/secrets/tamis-k2
  tamis keys list"
)]
pub(super) struct Keys {
    #[command(subcommand)]
    command: KeysCommand,
}

#[derive(Debug, Subcommand)]
enum KeysCommand {
    New(New),
    List(List),
    #[command(hide = true)]
    Derive(Later),
    #[command(hide = true)]
    Retire(Later),
    #[command(hide = true)]
    Destroy(Later),
}

/// Makes a key of 32 random bytes and writes it to a file that its owner alone may read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis keys new
  tamis keys new --id k2 -o /run/secrets/tamis-k2

Then refer to it in config/tamis.yaml:
  keyring: { active: k2, keys: { k2: { file: /run/secrets/tamis-k2 } } }")]
struct New {
    /// The key's id: a-z, 0-9 and -
    #[arg(long, value_name = "ID", default_value = "k1")]
    id: String,
    /// Where to write it; a file that is there is never overwritten [default: tamis-ID.key]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Lists the keys of the settings: id, whether active, where it is, and a fingerprint to compare machines by.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis keys list
  tamis keys list --config /etc/tamis")]
struct List {}

#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
struct Later {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<OsString>,
}

/// Runs the subcommand.
pub(super) fn keys(console: &Console, config: &Config, args: &Keys) -> Result<(), Failure> {
    match &args.command {
        KeysCommand::New(args) => new(console, args),
        KeysCommand::List(_) => list(console, config),
        KeysCommand::Derive(_) => Err(Failure::not_yet("`tamis keys derive`")),
        KeysCommand::Retire(_) => Err(Failure::not_yet("`tamis keys retire`")),
        KeysCommand::Destroy(_) => Err(Failure::not_yet("`tamis keys destroy`")),
    }
}

fn new(console: &Console, args: &New) -> Result<(), Failure> {
    let id = KeyId::parse(&args.id).map_err(|error| Failure::Usage(format!("--id: {error}")))?;
    let path = args.output.clone().unwrap_or_else(|| format!("tamis-{id}.key").into());
    let secret = world::new_key()?;
    files::prepare(&path, keys::encode(&secret).as_bytes(), Access::Owner)?.create()?;
    let ring = Keyring::single(id.clone(), secret).map_err(|error| Failure::World(error.to_string()))?;
    console.data(&format!("{id} {} {}\n", fingerprint(&ring, &id)?, path.display()))?;
    console.say(&format!(
        "keep a copy where this machine is not: without the key no new pseudonym matches an old one.\n\
         in config/tamis.yaml: keyring: {{ active: {id}, keys: {{ {id}: {{ file: {} }} }} }}",
        path.display()
    ));
    Ok(())
}

fn list(console: &Console, config: &Config) -> Result<(), Failure> {
    let settings = setup::read(&loading::settle(config)?)?;
    let ring = setup::keyring(&settings)?;
    for id in ring.weak() {
        console.warn(&format!("key {id} has few different byte values: a random one cannot be guessed"));
    }
    for (id, place) in settings.key_places() {
        let active = if id == ring.active() { console.out.paint(Style::Green, "active") } else { "      ".to_owned() };
        console.data(&format!("{:<8} {active} {} {place}\n", id.as_str(), fingerprint(&ring, id)?))?;
    }
    Ok(())
}

/// Eight hex digits by which two people can tell whether they hold the same key, and from which nobody learns anything
/// about it: a digest of a key that is derived one way for this alone (HKDF, RFC 5869).
fn fingerprint(ring: &Keyring, id: &KeyId) -> Result<String, Failure> {
    Ok(print(ring, id)?.iter().take(4).map(|byte| format!("{byte:02x}")).collect())
}

/// The whole of that digest.
pub(super) fn print(ring: &Keyring, id: &KeyId) -> Result<[u8; 32], Failure> {
    let purpose = PurposeId::parse("tamis-key-check").map_err(|error| Failure::Usage(error.to_string()))?;
    let derived = ring.purpose_key(id, &purpose).map_err(|error| Failure::World(error.to_string()))?;
    let digest = Sha256::new().chain_update(b"tamis key check\0").chain_update(derived.secret().expose()).finalize();
    Ok(digest.into())
}
