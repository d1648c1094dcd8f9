//! `routes`: which paths lead to which dataset, purpose and store.

use std::collections::BTreeSet;

use super::desk::Node;
use super::form;
use super::nearest::nearest;
use super::table::ROUTE;
use crate::base::{DatasetId, PurposeId, StoreId};
use crate::proxy::{Reply, Route, Routes};

/// `/ingest/{dataset}/{purpose}` to `local`.
pub(super) fn built_in() -> Routes {
    let store = StoreId::parse("local").expect("five letters");
    let route = Route::new("/ingest/{dataset}/{purpose}", None, None, store, Reply::default());
    vec![route.expect("both ids are captured")]
}

/// Reads the section. `stores`: those that are declared.
pub(super) fn read(node: &Node<'_>, stores: &BTreeSet<StoreId>) -> Option<Routes> {
    let routes: Vec<_> = node.list()?.into_iter().filter_map(|node| route(node, stores)).collect();
    Some(routes)
}

fn route(node: Node<'_>, stores: &BTreeSet<StoreId>) -> Option<Route> {
    let mut table = node.table(&ROUTE)?;
    let pattern = table.take("match");
    let path = pattern.need(form::text);
    let dataset = table.take("dataset").read(|text| DatasetId::parse(text).map_err(|error| error.to_string()));
    let purpose = table.take("purpose").read(|text| PurposeId::parse(text).map_err(|error| error.to_string()));
    let named = table.take("store");
    let store = named.need(|text| StoreId::parse(text).map_err(|error| error.to_string()));
    choice(&table.take("minimise"), &["request"], &["response", "both"]);
    choice(&table.take("operator"), &["source"], &["separate", "recipient"]);
    let reply = match choice(&table.take("reply"), &["status", "store"], &[]) {
        Some("store") => Reply::Store,
        _ => Reply::Counts,
    };
    let store = store?;
    if !stores.contains(&store) {
        let near = nearest(store.as_str(), stores.iter().map(StoreId::as_str));
        named.complain(format!("there is no store {store}"), near.map(|near| format!("did you mean `{near}`?")));
    }
    Route::new(&path?, dataset, purpose, store, reply).map_err(|error| pattern.complain(error.to_string(), None)).ok()
}

/// One of these words; those of later versions are refused as such.
fn choice(node: &Node<'_>, now: &[&'static str], later: &[&'static str]) -> Option<&'static str> {
    let said = node.read(form::text)?;
    if let Some(word) = later.iter().find(|word| **word == said) {
        node.later(&format!("`{word}`"));
        return None;
    }
    let found = now.iter().find(|word| **word == said).copied();
    if found.is_none() {
        let near = nearest(&said, now.iter().chain(later).copied());
        node.complain(
            format!("one of {} is expected", now.join(", ")),
            near.map(|near| format!("did you mean `{near}`?")),
        );
    }
    found
}
