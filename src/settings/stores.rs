//! `stores`: where minimised data goes, and how a store is opened.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use sha2::{Digest, Sha256};

use super::desk::{Node, Table};
use super::form;
use super::nearest::nearest;
use super::problem::{Problem, Problems};
use super::secret::Place;
use super::table::STORE;
use crate::base::{Budget, Secret, StoreId};
use crate::store::{FileOptions, FileStore, HttpOptions, HttpStore, Store};
use crate::tls;

/// One store as it is meant. Two equal ones can share what is open, so that a reload keeps connections and segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreSettings {
    id: StoreId,
    draft: bool,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    File(PathBuf),
    Http {
        base: Uri,
        ca: Option<Ca>,
        token: Option<Secret>,
        connect: Duration,
        idle: Duration,
        whole: Option<Duration>,
    },
}

/// Further roots, and a digest of what the file held when the settings were read: another file is another store.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ca {
    path: PathBuf,
    content: Option<[u8; 32]>,
}

impl StoreSettings {
    /// `file:./data`, drafts too, so that a first run needs no ceremony.
    pub(super) fn built_in() -> BTreeMap<StoreId, Self> {
        let id = StoreId::parse("local").expect("five letters");
        let store = Self { id: id.clone(), draft: true, kind: Kind::File(PathBuf::from("data")) };
        BTreeMap::from([(id, store)])
    }

    /// The store's name.
    pub fn id(&self) -> &StoreId {
        &self.id
    }

    /// Whether draft policies may write here.
    pub fn draft(&self) -> bool {
        self.draft
    }

    /// Where a file store keeps its files.
    pub fn directory(&self) -> Option<&Path> {
        match &self.kind {
            Kind::File(root) => Some(root),
            Kind::Http { .. } => None,
        }
    }

    /// Opens the store. Blocks on the disk where it is one of files; an HTTP store connects when it is first used.
    pub fn open(&self, budget: &Budget) -> Result<Arc<dyn Store>, Problems> {
        let failed = |message: &str| {
            let key = format!("stores.{}", self.id);
            Problems(vec![Problem { place: String::new(), key, message: message.to_owned(), hint: None }])
        };
        match &self.kind {
            Kind::File(root) => {
                let options = FileOptions { draft: self.draft, ..FileOptions::new(root) };
                let store = FileStore::open(options, budget.clone());
                Ok(Arc::new(store.map_err(|error| failed(&format!("{}: {}", root.display(), chain(&error))))?))
            }
            Kind::Http { base, ca, token, connect, idle, whole } => {
                let tls =
                    tls::client(ca.as_ref().map(|ca| ca.path.as_path())).map_err(|error| failed(&chain(&error)))?;
                let (token, connect, idle, whole) = (token.clone(), *connect, *idle, *whole);
                let options = HttpOptions {
                    draft: self.draft,
                    token,
                    connect,
                    idle,
                    whole,
                    ..HttpOptions::new(base.clone(), tls)
                };
                Ok(Arc::new(HttpStore::new(options, budget.clone()).map_err(|error| failed(&chain(&error)))?))
            }
        }
    }
}

/// An error and what it came from.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text += &format!(": {inner}");
        source = inner.source();
    }
    text
}

/// Reads the section.
pub(super) fn read(node: &Node<'_>) -> Option<BTreeMap<StoreId, StoreSettings>> {
    let mut stores = BTreeMap::new();
    for (name, node) in node.map()? {
        match StoreId::parse(&name) {
            Ok(id) => stores.extend(store(id.clone(), node).map(|store| (id, store))),
            Err(error) => node.complain(error.to_string(), None),
        }
    }
    Some(stores)
}

fn store(id: StoreId, node: Node<'_>) -> Option<StoreSettings> {
    let mut table = node.table(&STORE)?;
    let url = table.take("url");
    let draft = table.take("draft").read(form::truth).unwrap_or(false);
    let text = url.need(form::text);
    let (scheme, rest) = text.as_deref().and_then(|text| text.split_once(':')).unwrap_or_default();
    let kind = match scheme {
        "file" => directory(&url, rest, &mut table),
        "http" | "https" => server(&url, text.as_deref().unwrap_or_default(), &mut table),
        "s3" | "gs" | "az" => {
            url.later("an object store");
            return None;
        }
        other => {
            let near = nearest(other, ["file", "http", "https"]).map(|near| format!("did you mean `{near}:`?"));
            if text.is_some() {
                url.complain("a store's URL begins with file:, http:// or https://", near);
            }
            return None;
        }
    };
    for name in ["region", "endpoint"] {
        let key = table.take(name);
        if !key.is_absent() {
            key.later(&format!("`{name}`"));
        }
    }
    Some(StoreSettings { id, draft, kind: kind? })
}

fn directory(url: &Node<'_>, rest: &str, table: &mut Table<'_>) -> Option<Kind> {
    for name in ["ca", "token", "timeout", "connect", "whole"] {
        let key = table.take(name);
        if !key.is_absent() {
            key.complain("a file store has no such key", None);
        }
    }
    // RFC 8089: `file:/x` and `file:///x` are the same; `file:x` is ours for a relative path.
    let path = rest.strip_prefix("//").unwrap_or(rest);
    if path.is_empty() || (rest.starts_with("//") && !path.starts_with('/')) {
        url.complain("a file store is written as in file:./data or file:///var/lib/tamis", None);
        return None;
    }
    Some(Kind::File(url.beside(Path::new(path))))
}

fn server(url: &Node<'_>, text: &str, table: &mut Table<'_>) -> Option<Kind> {
    let defaults = (Duration::from_secs(10), Duration::from_secs(30));
    let ca = table.take("ca").path().map(|path| {
        let content = std::fs::read(&path).ok().map(|bytes| Sha256::digest(bytes).into());
        Ca { path, content }
    });
    let connect = table.take("connect").read(form::duration).unwrap_or(defaults.0);
    let idle = table.take("timeout").read(form::duration).unwrap_or(defaults.1);
    let whole = table.take("whole").read(form::duration);
    let token = table.take("token");
    let key = token.key().to_owned();
    let place = Place::read(token);
    let secret = place.as_ref().map(Place::fetch);
    if let Some(Err(message)) = &secret {
        url.complain(format!("`{key}`: {message}"), None);
    }
    let base: Uri = match text.parse() {
        Ok(base) => base,
        Err(_) => {
            url.complain("it is no URL", None);
            return None;
        }
    };
    let token = secret.and_then(Result::ok);
    if let Err(error) = HttpOptions::check_base(&base) {
        url.complain(error.to_string(), None);
        return None;
    }
    if token.is_some() && base.scheme_str() == Some("http") && !is_loopback(&base) {
        url.complain("a token would be sent in the clear", Some("use https://".to_owned()));
        return None;
    }
    Some(Kind::Http { base, ca, token, connect, idle, whole })
}

fn is_loopback(base: &Uri) -> bool {
    let host = base.host().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}
