//! The one table of metric families: names, types, labels, help. `docs/metrics.md` is generated from it.

/// How a family counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Counter,
    Gauge,
    Histogram,
}

/// One metric family.
pub(super) struct Family {
    pub(super) name: &'static str,
    pub(super) kind: Type,
    pub(super) labels: &'static [&'static str],
    pub(super) help: &'static str,
}

const DATA: &[&str] = &["dataset", "purpose"];
const ROUTE: &[&str] = &["route"];

macro_rules! families {
    ($($(#[$_doc:meta])* $ident:ident = $kind:ident $name:literal $labels:expr, $help:literal;)*) => {
        $(pub(super) const $ident: Family =
            Family { name: $name, kind: Type::$kind, labels: $labels, help: $help };)*
        /// Every family that tamis registers, in the order of the documentation.
        pub(super) const ALL: &[&Family] = &[$(&$ident),*];
    };
}

families! {
    FIELDS = Counter "tamis_fields_total" &["dataset", "purpose", "rule", "action"],
        "Fields on which a rule acted, as it acts, in bodies that are refused later too; `rule` is its selector's text.";
    FINDINGS = Counter "tamis_findings_total" &["dataset", "purpose", "type", "action"],
        "Findings of the detectors in scanned text, numbers and names, counted likewise.";
    UNLISTED = Counter "tamis_unlisted_total" DATA,
        "Fields on which no rule spoke and that were removed or scanned as `unlisted` says.";
    UNFIT = Counter "tamis_unfit_total" DATA,
        "Values that their rule's action could not handle, so that `else` decided.";
    FORGOTTEN = Counter "tamis_forgotten_total" DATA,
        "Names that are not looked for in the rest of their record, and values that are not swept: a record has too many, or too long ones.";
    RECORDS = Counter "tamis_records_total" &["dataset", "purpose", "outcome", "reason"],
        "Records by outcome, known at the end of their body: `passed`, `dropped` (with the reason) or `refused`.";
    BYTES = Counter "tamis_bytes_total" &["dataset", "purpose", "direction"],
        "Uncoded bytes that the engine read (`in`) and wrote (`out`).";
    REQUESTS = Counter "tamis_requests_total" &["route", "dataset", "purpose", "code"],
        "Requests by route and status; 499 stands for a caller who went away, 503 also for one cut off at the end of a drain.";
    REQUEST_SECONDS = Histogram "tamis_request_duration_seconds" ROUTE,
        "From the request's head to the end of the answer.";
    STORE_SECONDS = Histogram "tamis_store_duration_seconds" ROUTE,
        "Time an exchange spent waiting for its store.";
    MINIMISE_SECONDS = Histogram "tamis_minimise_duration_seconds" ROUTE,
        "Time an exchange spent decoding and minimising.";
    IN_FLIGHT = Gauge "tamis_requests_in_flight" &[],
        "Requests that are being answered.";
    CONNECTIONS = Gauge "tamis_connections" &[],
        "Open connections of callers.";
    MEMORY = Gauge "tamis_memory_bytes" &[],
        "Bytes on lease from the one memory budget (limits.memory).";
    ERRORS = Counter "tamis_errors_total" &["kind"],
        "Exchanges and files that failed, by kind.";
    RELOADS = Counter "tamis_reloads_total" &["outcome"],
        "Reloads of the configuration: `applied` or `refused`.";
    POLICY = Gauge "tamis_policy_info" &["dataset", "purpose", "digest"],
        "1 for each policy in force.";
    REVIEW = Gauge "tamis_policy_review_timestamp_seconds" DATA,
        "When the policy's purpose is due for review, in seconds since 1970.";
    DRAFT = Gauge "tamis_policy_draft" DATA,
        "1 for each policy in force that is a draft, 0 for each other.";
    BUILD = Gauge "tamis_build_info" &["version"],
        "1; the version of tamis.";
}
