//! `tamis demo`: the main job in one go, for somebody who has never seen it.

mod counts;
mod http;
mod picture;
mod place;
mod sample;

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use tokio::runtime::Runtime;

use self::counts::grouped;
use super::console::{Console, Style};
use super::failure::Failure;
use super::process::{self, Parts, Process};
use super::{files, key, loading, world};
use crate::admin;
use crate::base::{Budget, StoreId};
use crate::keys::Keyring;
use crate::proxy::{self, Generation, Guard, Reply, Route};
use crate::store::{FileOptions, FileStore, Store};

/// Tickets in the sample.
const TICKETS: usize = 1000;
/// The ticket that is shown: any will do.
const SHOWN: usize = 2;
const DATASET: &str = "support-tickets";
const PURPOSE: &str = "ticket-routing";

/// Shows tamis at work: starts the proxy, a store and the admin server, sends a made-up sample through them, and shows
/// what was removed. On a terminal it then stays up, so that you can try it yourself.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis demo
  tamis demo --once
  tamis demo --dir /tmp/look")]
pub(super) struct Demo {
    /// End once everything has been shown
    #[arg(long)]
    once: bool,
    /// Where its files go; must not be there yet [default: tamis-demo here, or tamis-demo-2 …]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Runs the demo.
pub(super) fn demo(console: &Console, args: &Demo) -> Result<(), Failure> {
    let root = place::fresh(args.dir.as_deref())?;
    let sample = sample::tickets(TICKETS);
    let secret = world::new_key()?;
    place::furnish(&root, &sample, &secret)?;
    let keyring = key::single("k1", secret)?;
    let runtime = Runtime::new().map_err(|error| Failure::file("cannot start", "the runtime", &error))?;
    runtime.block_on(async {
        let process = Process::start(parts(console, &root, &keyring)?, None).await?;
        let shown = show(console, &process, &root, sample).await;
        let stay = !args.once && console.out.terminal && shown.is_ok();
        if stay {
            farewell(console, &process, &root)?;
            proxy::stop_signal().await.map_err(|error| Failure::file("cannot hear", "signals", &error))?;
        }
        process.stop().await;
        shown?;
        if stay { Ok(()) } else { afterwards(console, &root) }
    })
}

fn parts(console: &Console, root: &Path, keyring: &Keyring) -> Result<Parts, Failure> {
    let workspace = loading::workspace(console, &loading::Place::directory(&root.join("config")))?;
    let openings = process::openings(&workspace, keyring).map_err(|all| Failure::Policy(all.join("\n")))?;
    let mut proxy = proxy::Config::default();
    proxy.listen = free(proxy.listen);
    let mut admin = admin::Config::default();
    admin.listen = free(admin.listen);
    let budget = Budget::new(proxy.limits.memory);
    let id = StoreId::parse("local").map_err(|error| Failure::Usage(error.to_string()))?;
    let store = FileStore::open(FileOptions::new(root.join("data")), budget.clone())
        .map_err(|error| Failure::World(process::chain(&error)))?;
    let route = Route::new("/ingest/{dataset}/{purpose}", None, None, id.clone(), Reply::Counts)
        .map_err(|error| Failure::Usage(error.to_string()))?;
    let stores = proxy::Stores::from([(id, Arc::new(store) as Arc<dyn Store>)]);
    let generation = Generation::new(vec![route], openings, stores, Guard::default())
        .map_err(|all| Failure::Policy(all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))?;
    Ok(Parts { proxy, admin, generation, budget })
}

/// The address, or any free port of it where somebody listens already.
fn free(address: SocketAddr) -> SocketAddr {
    match TcpListener::bind(address) {
        Ok(_) => address,
        Err(_) => SocketAddr::new(address.ip(), 0),
    }
}

async fn show(console: &Console, process: &Process, root: &Path, sample: String) -> Result<(), Failure> {
    let face = console.out;
    let bold = |text: &str| face.paint(Style::Bold, text);
    let path = format!("/ingest/{DATASET}/{PURPOSE}");
    let bytes = sample.len() as u64;
    let before = sample.lines().nth(SHOWN).unwrap_or_default().to_owned();
    console.data(&format!(
        "\n{}\n  {} invented support tickets, {} bytes, are sent to http://{}{path}\n",
        bold("tamis: what goes in"),
        grouped(TICKETS as u64),
        grouped(bytes),
        process.proxy
    ))?;
    let answer = http::post(process.proxy, &path, sample).await?;
    if !answer.status.is_success() {
        return Err(Failure::Refused(format!("the proxy answers {}: {}", answer.status, answer.body)));
    }
    let stored = place::stored(&root.join("data"))?;
    let text = stored.first().map_or_else(|| Ok(String::new()), |path| files::read(path))?;
    let after = text.lines().nth(SHOWN).unwrap_or_default();
    let parse = |text: &str| serde_json::from_str(text).unwrap_or_default();
    console.data(&format!("\n{}\n", bold("One of them")))?;
    console.data(&picture::side_by_side(face, &parse(&before), &parse(after)))?;
    let metrics = http::get(process.admin, "/metrics").await?;
    let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("0").to_owned();
    let number = |name: &str| grouped(header(name).parse().unwrap_or(0));
    console.data(&format!(
        "\n{}\n  {} records passed, {} dropped, {} values removed or replaced; {} bytes stored\n\n",
        bold("What was done, as the metrics have it"),
        number("tamis-records"),
        number("tamis-dropped-records"),
        number("tamis-removed"),
        grouped(text.len() as u64)
    ))?;
    console.data(&counts::tables(face, &metrics.body))?;
    console.data(&format!("\n{}\n", bold("Where it lies")))?;
    let line = |path: String, what: &str| format!("  {path:<64} {}\n", face.paint(Style::Dim, what));
    for path in &stored {
        console.data(&line(path.display().to_string(), "minimised: this is what a model may learn from"))?;
    }
    console.data(&line(root.join("sample.ndjson").display().to_string(), "what went in"))?;
    console
        .data(&line(root.join("config").display().to_string(), "purposes, datasets and their policies: read these"))?;
    console.data(&line(root.join("key").display().to_string(), "the key of the pseudonyms"))
}

/// What to try while it is up.
fn farewell(console: &Console, process: &Process, root: &Path) -> Result<(), Failure> {
    let (face, root) = (console.out, root.display());
    console.data(&format!(
        "\n{}\n  head -1 {root}/sample.ndjson | curl -i --data-binary @- -H 'Content-Type: application/x-ndjson' http://{}/ingest/{DATASET}/{PURPOSE}\n  curl -s http://{}/metrics | grep ^tamis_\n{}\n{}\n",
        face.paint(Style::Bold, "Try it: it stays up until Ctrl-C"),
        process.proxy,
        process.admin,
        commands(&root.to_string()),
        face.paint(Style::Dim, "  (edit a policy there, then run these again)")
    ))
}

/// What to try once it has ended.
fn afterwards(console: &Console, root: &Path) -> Result<(), Failure> {
    let bold = console.out.paint(Style::Bold, "Try it");
    let root = root.display().to_string();
    let program = program();
    console.data(&format!("\n{bold}\n{}\n  {program} serve --config {root}/config\n", commands(&root)))
}

fn commands(root: &str) -> String {
    let program = program();
    format!(
        "  head -1 {root}/sample.ndjson | {program} explain --config {root}/config -d {DATASET} -p {PURPOSE}\n  {program} test --config {root}/config"
    )
}

/// How this program was called, so that what is printed can be pasted.
fn program() -> String {
    std::env::args().next().filter(|name| !name.is_empty()).unwrap_or_else(|| "tamis".to_owned())
}
