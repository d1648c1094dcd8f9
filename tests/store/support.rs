//! Deliveries and bodies, all invented.

use bytes::Bytes;
use http::{HeaderMap, Method};
use tamis::base::{DatasetId, PurposeId};
use tamis::codec::Coding;
use tamis::store::{Delivery, Receipt, Shape, Store, StoreError};

pub(crate) fn delivery(shape: Shape) -> Delivery {
    Delivery {
        dataset: DatasetId::parse("support-tickets").unwrap(),
        purpose: PurposeId::parse("ticket-routing").unwrap(),
        digest: "sha256:00ff".to_owned(),
        draft: false,
        request_id: "9f3a-0001".to_owned(),
        content_type: match shape {
            Shape::Lines => "application/x-ndjson",
            Shape::Document => "application/json",
            Shape::Sequence => "application/json-seq",
        }
        .to_owned(),
        shape,
        coding: Coding::Identity,
        method: Method::POST,
        path_and_query: "/ingest/support-tickets/ticket-routing".to_owned(),
        headers: HeaderMap::new(),
    }
}

/// Uploads the chunks and commits.
pub(crate) async fn upload(store: &dyn Store, delivery: Delivery, chunks: &[&[u8]]) -> Result<Receipt, StoreError> {
    let mut upload = store.begin(delivery).await?;
    for chunk in chunks {
        upload.write(Bytes::copy_from_slice(chunk)).await?;
    }
    upload.commit().await
}

/// So many lines that say whose they are.
pub(crate) fn lines(of: usize, count: usize) -> Vec<u8> {
    (0..count).flat_map(|n| format!("{{\"upload\":{of},\"line\":{n},\"pad\":\"{n:060}\"}}\n").into_bytes()).collect()
}
