//! The one table of keys: what each is called, what it takes, its default, what it is for. Unknown keys are told by it,
//! and `docs/settings.md` is generated from it.

/// One key.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it takes, in words.
    pub(super) form: &'static str,
    /// The default as it would be written; empty: none, the key is needed or the thing is off.
    pub(super) default: &'static str,
    pub(super) about: &'static str,
}

/// The keys of one table.
pub(super) struct Keys {
    /// Its place, for the documentation: `proxy.tls`.
    pub(super) place: &'static str,
    pub(super) keys: &'static [Key],
}

const fn key(name: &'static str, form: &'static str, default: &'static str, about: &'static str) -> Key {
    Key { name, form, default, about }
}

pub(super) const ROOT: Keys = Keys {
    place: "",
    keys: &[
        key("tamis", "1", "", "Version of the file's form. Needed."),
        key("proxy", "table", "", "The data plane's listener."),
        key("admin", "table", "", "The listener for health and metrics."),
        key(
            "keyring",
            "table",
            "",
            "Root keys of pseudonyms, by reference. Without it a key is made once, in `./data/tamis.key`.",
        ),
        key("stores", "table", "", "Where minimised data goes, by name. Default: `local`, `file:./data`, drafts too."),
        key(
            "routes",
            "list",
            "",
            "Which paths lead where, tried in order. Default: `/ingest/{dataset}/{purpose}` to `local`.",
        ),
        key("limits", "table", "", "Bounds of sessions and of the process."),
    ],
};

pub(super) const PROXY: Keys = Keys {
    place: "proxy",
    keys: &[
        key("listen", "address", "127.0.0.1:8080", "Where callers connect."),
        key("tls", "table", "", "TLS towards callers; without it plain HTTP."),
        key(
            "tokens",
            "path",
            "",
            "A file of SHA-256 digests of bearer tokens, 64 hexadecimal digits a line, `#` for notes. With it, a caller needs one of the tokens.",
        ),
        key("drain", "duration", "30s", "How long requests in flight may take to finish after SIGTERM."),
        key(
            "insecure",
            "true or false",
            "false",
            "Lets a listener that is not loopback run with neither tokens nor client certificates.",
        ),
    ],
};

pub(super) const TLS: Keys = Keys {
    place: "proxy.tls",
    keys: &[
        key("cert", "path", "", "The certificate chain, PEM, leaf first. Needed."),
        key("key", "path", "", "The leaf's private key, PEM. Needed."),
        key("client_ca", "path", "", "Roots that a caller's certificate must chain to (mutual TLS)."),
    ],
};

pub(super) const ADMIN: Keys = Keys {
    place: "admin",
    keys: &[
        key("listen", "address", "127.0.0.1:9900", "Index page, health and metrics."),
        key("metrics", "address", "", "A second listener with metrics and health alone, for scrapers elsewhere."),
        key("insecure", "true or false", "false", "Lets `listen` be other than loopback."),
    ],
};

pub(super) const KEYRING: Keys = Keys {
    place: "keyring",
    keys: &[
        key("active", "key id", "", "The key that new pseudonyms are made with. Needed."),
        key("keys", "table", "", "Each key id with where its key is. Needed."),
    ],
};

pub(super) const SECRET: Keys = Keys {
    place: "keyring.keys.ID and stores.NAME.token",
    keys: &[
        key("file", "path", "", "A file that its owner alone may read."),
        key("env", "name", "", "An environment variable."),
        key("exec", "list", "", "A command that prints it. Not supported yet."),
    ],
};

pub(super) const STORE: Keys = Keys {
    place: "stores.NAME",
    keys: &[
        key("url", "URL", "", "`file:DIRECTORY`, `http://…` or `https://…`. Needed."),
        key("draft", "true or false", "false", "Draft policies may write here."),
        key("ca", "path", "", "HTTP: further roots to believe, PEM."),
        key("token", "table", "", "HTTP: sent as `Authorization: Bearer …`."),
        key(
            "timeout",
            "duration",
            "30s",
            "HTTP: how long the store may take to accept the next piece, or to answer after the last.",
        ),
        key("connect", "duration", "10s", "HTTP: how long a TCP connection may take."),
        key("whole", "duration", "", "HTTP: how long a whole upload may take."),
        key("region", "text", "", "Object stores. Not supported yet."),
        key("endpoint", "URL", "", "Object stores. Not supported yet."),
    ],
};

pub(super) const ROUTE: Keys = Keys {
    place: "routes[]",
    keys: &[
        key("match", "pattern", "", "Literal segments, `{dataset}`, `{purpose}` and, last, `{*rest}`. Needed."),
        key("store", "store", "", "Where the data goes. Needed."),
        key("dataset", "dataset", "", "Fixes the dataset where `match` does not capture it."),
        key("purpose", "purpose", "", "Fixes the purpose where `match` does not capture it."),
        key(
            "minimise",
            "request",
            "request",
            "Which direction is minimised. `response` and `both` are not supported yet.",
        ),
        key("operator", "source", "source", "Who runs this proxy. `separate` and `recipient` are not supported yet."),
        key(
            "reply",
            "status or store",
            "status",
            "What the caller sees: the store's status and tamis's counts, or the store's body too.",
        ),
    ],
};

pub(super) const LIMITS: Keys = Keys {
    place: "limits",
    keys: &[
        key(
            "held",
            "size",
            "16MiB",
            "What may be held back until it is decided: a record, an element under `when`, an event of an event stream, the first line of a pair.",
        ),
        key(
            "token",
            "size",
            "16MiB",
            "One scalar under an action, as spelt in JSON. A text that is only scanned may be longer, unless a finding may remove its field.",
        ),
        key("name", "size", "64KiB", "One member name, as spelt in JSON."),
        key("depth", "count", "256", "Nesting of objects and arrays."),
        key("memory", "size", "512MiB", "The one budget of all growing buffers, codec windows included."),
        key("in_flight", "count", "1024", "Requests at once; the next is answered 503."),
        key("connections", "count", "4096", "Open connections; beyond them the listener waits."),
        key("header_time", "duration", "10s", "How long a TLS handshake and a request's head may each take."),
        key("idle_time", "duration", "60s", "The longest wait for the next piece of a body, or for a slow reader."),
        key("expanded", "ratio", "100x", "Decoded bytes per coded byte of a compressed body."),
    ],
};

/// All tables, in the order of the documentation.
pub(super) const ALL: &[&Keys] = &[&ROOT, &PROXY, &TLS, &ADMIN, &KEYRING, &SECRET, &STORE, &ROUTE, &LIMITS];
