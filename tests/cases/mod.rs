//! The cases that every front end runs: library, command line and proxy give the same bytes for the same input.
//!
//! A case is a list of rules in the ad hoc form that `tamis run` takes as flags, or a policy as files say it; an input; and
//! what comes out.

#![allow(dead_code, unreachable_pub, reason = "each test binary uses its own part")]

use serde::Deserialize;
use tamis::path::Selector;
use tamis::policy::{AdHoc, Memory, Names, Policy, Unlisted, load};

/// One file of cases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// One input under one policy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// `[action, selector]` in listed order; action is keep, drop, pseudonymise or scan.
    #[serde(default)]
    pub rules: Vec<(String, String)>,
    /// A policy in YAML instead of `rules`, `unlisted` and `names`: what stands under the purpose in a dataset's file.
    pub policy: Option<String>,
    /// What happens where no rule has spoken: drop (default), keep, scan.
    #[serde(default = "drop")]
    pub unlisted: String,
    /// Member names that no selector spells: scan (default) or keep.
    #[serde(default = "scan")]
    pub names: String,
    /// document, ndjson, seq, sse or auto.
    #[serde(default = "ndjson")]
    pub framing: String,
    /// The bytes that go in.
    #[serde(rename = "in")]
    pub input: String,
    /// The bytes that come out.
    #[serde(default)]
    pub out: String,
    /// The label of the error that refuses the input instead.
    pub error: Option<String>,
    /// The record in which it is refused, from 1.
    #[serde(default)]
    pub record: u64,
    /// The byte offset at which it is refused.
    #[serde(default)]
    pub offset: u64,
}

impl Case {
    /// The configuration that holds the case's policy, for dataset and purpose `ad-hoc`: files with their texts. Nothing
    /// where the case is a list of rules.
    pub fn files(&self) -> Option<[(&'static str, String); 2]> {
        let policy = self.policy.as_ref()?;
        let indented: String = policy.lines().map(|line| format!("    {line}\n")).collect();
        let dataset = format!(
            "tamis: 1\ndataset: ad-hoc\ntitle: A case\nstatus: draft\nsource: {{ kind: first-party }}\npolicies:\n  ad-hoc:\n{indented}"
        );
        let purpose = "tamis: 1\npurpose: ad-hoc\ntitle: A case\nstatus: draft\n".to_owned();
        Some([("datasets/ad-hoc.yaml", dataset), ("purposes/ad-hoc.yaml", purpose)])
    }

    /// The case's policy, as its files say it or as `tamis run` makes it of its flags.
    pub fn policy(&self) -> Policy {
        if let Some(files) = self.files() {
            let sources = files.iter().fold(Memory::default(), |sources, (path, text)| sources.with(path, text));
            let (workspace, problems) = load(&sources, jiff::civil::date(2026, 11, 1));
            let workspace = workspace.unwrap_or_else(|| panic!("{}: {problems:#?}", self.name));
            return workspace.policies.into_values().next().expect("one policy");
        }
        let rules = self.rules.iter().map(|(action, selector)| {
            let does = match action.as_str() {
                "keep" => AdHoc::Keep,
                "drop" => AdHoc::Drop,
                "scan" => AdHoc::Scan,
                "pseudonymise" => AdHoc::Pseudonymise,
                other => panic!("{}: action {other}", self.name),
            };
            (Selector::parse(selector).unwrap_or_else(|error| panic!("{}: {error}", self.name)), does)
        });
        let unlisted = match self.unlisted.as_str() {
            "keep" => Unlisted::Keep,
            "scan" => Unlisted::Scan,
            _ => Unlisted::Drop,
        };
        let names = if self.names == "keep" { Names::Keep } else { Names::Scan };
        Policy::ad_hoc(rules.collect(), unlisted, names)
    }
}

fn drop() -> String {
    "drop".to_owned()
}

fn scan() -> String {
    "scan".to_owned()
}

fn ndjson() -> String {
    "ndjson".to_owned()
}

/// The key under which cases pseudonymise: 32 bytes, invented.
pub const KEY: &[u8; 32] = b"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10tamis case key.\x00";

/// All cases of all files.
pub fn all() -> Vec<Case> {
    let files = [
        ("structure.toml", include_str!("structure.toml")),
        ("framing.toml", include_str!("framing.toml")),
        ("text.toml", include_str!("text.toml")),
        ("refused.toml", include_str!("refused.toml")),
        ("conditions.toml", include_str!("conditions.toml")),
        ("within.toml", include_str!("within.toml")),
        ("pairs.toml", include_str!("pairs.toml")),
        ("parse.toml", include_str!("parse.toml")),
        ("events.toml", include_str!("events.toml")),
        ("sweep.toml", include_str!("sweep.toml")),
    ];
    let mut cases = Vec::new();
    for (name, text) in files {
        let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.extend(file.case);
    }
    cases
}
