//! A proxy and its admin side, running, with a store of the test's choice.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tamis::admin::{self, Admin, Health};
use tamis::base::{Budget, StoreId};
use tamis::proxy::{Config, Drained, Generation, Guard, Live, Proxy, Reply, Route, Shutdown, Stores, Switch};
use tamis::store::{FileOptions, FileStore, HttpOptions, HttpStore, Store};
use tamis::telemetry::Metrics;
use tamis::tls;
use tokio::task::JoinSet;

use super::policy::openings;

/// What a test wants other than usual.
pub(crate) struct StageBuilder {
    config: Config,
    store: Option<Arc<dyn Store>>,
    upstream: Option<(SocketAddr, Duration)>,
    draft: bool,
    store_id: &'static str,
    reply: Reply,
}

/// The running thing. Dropping it asks it to stop.
pub(crate) struct Stage {
    pub proxy: SocketAddr,
    pub admin: SocketAddr,
    pub metrics: SocketAddr,
    pub files: tempfile::TempDir,
    pub live: Arc<Live>,
    pub counts: Arc<Metrics>,
    pub budget: Budget,
    switch: Switch,
    _admin_switch: Switch,
    running: JoinSet<Drained>,
    _admin: JoinSet<()>,
}

impl Stage {
    /// A proxy that writes into files.
    pub(crate) fn builder() -> StageBuilder {
        let mut config = Config { listen: "127.0.0.1:0".parse().expect("an address"), ..Config::default() };
        config.drain = Duration::from_secs(20);
        StageBuilder { config, store: None, upstream: None, draft: false, store_id: "lake", reply: Reply::Counts }
    }

    /// Starts one that writes into files.
    pub(crate) async fn start() -> Self {
        Self::builder().start().await
    }

    /// Asks for shutdown and does not wait.
    pub(crate) fn stop(&self) {
        self.switch.ask();
    }

    /// Waits for the proxy's end.
    pub(crate) async fn drained(mut self) -> Drained {
        self.running.join_next().await.expect("one task").expect("no panic")
    }

    /// The exposition.
    pub(crate) fn exposition(&self) -> String {
        self.counts.text()
    }

    /// All that the file store shows.
    pub(crate) fn stored(&self) -> Vec<String> {
        file_texts(self.files.path())
    }

    /// A generation like the one it started with.
    pub(crate) fn generation(&self, pattern: &str) -> Generation {
        let route = Route::new(pattern, None, None, StoreId::parse("lake").expect("an id"), Reply::Counts);
        let stores = self.live.current().stores().clone();
        let guard = self.live.current().guard().clone();
        Generation::new(vec![route.expect("a route")], openings(), stores, guard).expect("fits together")
    }
}

impl Stage {
    /// A generation like the one it started with, behind another guard.
    pub(crate) fn generation_behind(&self, guard: Guard) -> Generation {
        let route = Route::new(
            "/ingest/{dataset}/{purpose}",
            None,
            None,
            StoreId::parse("lake").expect("an id"),
            Reply::Counts,
        );
        let stores = self.live.current().stores().clone();
        Generation::new(vec![route.expect("a route")], openings(), stores, guard).expect("fits together")
    }
}

impl StageBuilder {
    /// Edits the settings.
    pub(crate) fn config(mut self, edit: impl FnOnce(&mut Config)) -> Self {
        edit(&mut self.config);
        self
    }

    /// Writes to an HTTP server.
    pub(crate) fn upstream(self, address: SocketAddr) -> Self {
        self.patient(address, Duration::from_secs(20))
    }

    /// Writes to an HTTP server and waits for it so long.
    pub(crate) fn patient(mut self, address: SocketAddr, idle: Duration) -> Self {
        self.upstream = Some((address, idle));
        self
    }

    /// Marks the store as one for drafts.
    pub(crate) fn drafts(mut self) -> Self {
        self.draft = true;
        self
    }

    /// Calls the store something else.
    pub(crate) fn named(mut self, id: &'static str) -> Self {
        self.store_id = id;
        self
    }

    /// Writes to this store.
    pub(crate) fn store(mut self, store: Arc<dyn Store>) -> Self {
        self.store = Some(store);
        self
    }

    /// Shows the store's reply.
    pub(crate) fn shown(mut self) -> Self {
        self.reply = Reply::Store;
        self
    }

    /// Runs it.
    pub(crate) async fn start(self) -> Stage {
        let files = tempfile::tempdir().expect("a directory");
        let budget = Budget::new(self.config.limits.memory);
        let counts = Arc::new(Metrics::new(budget.clone()));
        let store = match (self.store, self.upstream) {
            (Some(store), _) => store,
            (None, Some((address, idle))) => http(address, idle, self.draft, &budget),
            (None, None) => {
                let options = FileOptions { draft: self.draft, ..FileOptions::new(files.path()) };
                Arc::new(FileStore::open(options, budget.clone()).expect("a store")) as Arc<dyn Store>
            }
        };
        let id = StoreId::parse(self.store_id).expect("an id");
        let route = Route::new("/ingest/{dataset}/{purpose}", None, None, id.clone(), self.reply).expect("a route");
        let guard = Guard::of(&self.config).expect("certificates");
        let stores = Stores::from([(id, store)]);
        let generation = Generation::new(vec![route], openings(), stores, guard).expect("fits together");
        let live = Arc::new(Live::new(generation, Arc::clone(&counts)));
        let (switch, shutdown) = Shutdown::pair();
        let (admin_switch, admin_shutdown) = Shutdown::pair();
        let any = "127.0.0.1:0".parse().expect("an address");
        let settings = admin::Config { listen: any, metrics: Some(any), insecure: false };
        let health = Health::new(Arc::clone(&live), shutdown.clone());
        let admin = Admin::bind(&settings, health, Arc::clone(&counts)).await.expect("an admin port");
        let proxy = Proxy::bind(self.config, Arc::clone(&live), Arc::clone(&counts), budget.clone());
        let proxy = proxy.await.expect("a proxy port");
        let (at, admin_at, metrics_at) = (proxy.address(), admin.address(), admin.metrics_address());
        let (mut running, mut admin_running) = (JoinSet::new(), JoinSet::new());
        running.spawn(proxy.run(shutdown));
        admin_running.spawn(admin.run(admin_shutdown));
        Stage {
            proxy: at,
            admin: admin_at,
            metrics: metrics_at.expect("asked for"),
            files,
            live,
            counts,
            budget,
            switch,
            _admin_switch: admin_switch,
            running,
            _admin: admin_running,
        }
    }
}

fn http(address: SocketAddr, idle: Duration, draft: bool, budget: &Budget) -> Arc<dyn Store> {
    let options = HttpOptions {
        base: format!("http://{address}/v1").parse().expect("a URI"),
        draft,
        token: None,
        tls: tls::client(None).expect("roots"),
        connect: Duration::from_secs(5),
        idle,
        whole: None,
    };
    Arc::new(HttpStore::new(options, budget.clone()).expect("a store"))
}

/// The texts of all files below a directory that a reader of the data would find, by path.
pub(crate) fn file_texts(root: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    let mut entries: Vec<_> =
        std::fs::read_dir(root).expect("a directory").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a text name");
        if path.is_dir() {
            texts.extend(file_texts(&path));
        } else if name.contains(".ndjson") || name.contains(".json") {
            texts.push(std::fs::read_to_string(&path).expect("text"));
        }
    }
    texts
}
