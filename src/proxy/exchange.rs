//! One request from its head to its reply: who calls, what for, under which policy, into which store.

use std::sync::Arc;
use std::time::Duration;

use http::header::{CONNECTION, EXPECT};
use http::request::Parts;
use http::{HeaderValue, Method, Request, Version};
use hyper::body::Incoming;

use super::asking::{Asks, Turns};
use super::body::Inflow;
use super::clock;
use super::config::Config;
use super::drain::Cut;
use super::error::ProxyError;
use super::generation::{Generation, Live, Open};
use super::head;
use super::headers;
use super::ledger::Ledger;
use super::limits::Gate;
use super::line::Line;
use super::media::Media;
use super::pump::Pump;
use super::respond::{self, Outcome, Whole};
use super::route;
use crate::base::Budget;
use crate::engine::{Framing, Opening, Session};
use crate::store::{Delivery, Shape, Store};
use crate::telemetry::Metrics;

/// What all exchanges of a process share.
pub(super) struct Shared {
    pub(super) config: Config,
    pub(super) live: Arc<Live>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) budget: Budget,
    pub(super) gate: Arc<Gate>,
    pub(super) turns: Turns,
    pub(super) cut: Cut,
}

/// What a head asks for, all of it checked.
struct Order<'a> {
    open: &'a Arc<Open>,
    store: &'a Arc<dyn Store>,
    media: Media,
    path: String,
    reply: route::Reply,
}

/// What is read of the rest of a refused body before the answer, so that the connection can be kept. 64 KiB: a body that
/// was on its way with its head.
const REST: u64 = 64 << 10;
/// How long it may take to come.
const REST_TIME: Duration = Duration::from_millis(100);

/// Answers one request.
pub(super) async fn answer(shared: Arc<Shared>, request: Request<Incoming>) -> Whole {
    let Some(id) = clock::request_id() else { return respond::problem(&ProxyError::Randomness, "") };
    let mut line = Line::begin(Arc::clone(&shared.metrics), shared.cut.clone(), id);
    let (head, body) = request.into_parts();
    let mut body = Inflow::new(body, shared.config.limits.idle_time);
    let mut reply = match carry(&shared, &head, &mut body, &mut line).await {
        Ok(reply) => {
            line.done(reply.status().as_u16());
            reply
        }
        Err(error) => {
            line.failed(&error);
            respond::problem(&error, &line.id)
        }
    };
    drop(line);
    keep_or_close(&head, &mut body, &mut reply).await;
    reply
}

/// In HTTP/1 the rest of a body stands between this answer and the next request. What little is left is read; otherwise
/// the connection closes, and the answer says so (RFC 9112 §9.3, §9.6).
async fn keep_or_close(head: &Parts, body: &mut Inflow<Incoming>, reply: &mut Whole) {
    if head.version > Version::HTTP_11 || body.is_over() {
        return;
    }
    // Reading would ask for a body that the caller holds back until it is wanted.
    let held_back = head.headers.contains_key(EXPECT);
    if held_back || !body.skip(REST, REST_TIME).await {
        reply.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
}

async fn carry(
    shared: &Shared,
    head: &Parts,
    body: &mut Inflow<Incoming>,
    line: &mut Line,
) -> Result<Whole, ProxyError> {
    head::check(head.version, &head.headers)?;
    let generation = shared.live.current();
    if !generation.guard().admits(&head.headers) {
        return Err(ProxyError::Unauthorised);
    }
    let order = order(&generation, head, line)?;
    let _pass = shared.gate.enter().ok_or(ProxyError::Busy)?;
    let limits = &shared.config.limits;
    let opening = Opening {
        framing: order.media.framing,
        stream: line.id.clone(),
        now: clock::now(),
        limits: limits.session,
        budget: shared.budget.clone(),
    };
    let plan = &order.open.plan;
    let recognisers = &order.open.recognisers;
    let asks = if recognisers.is_empty() { Asks::Nobody } else { Asks::Outside(shared.turns.clone()) };
    let session = Session::new(Arc::clone(plan), opening).asking(recognisers.all(Some(&shared.metrics)));
    let ledger = Ledger::new(order.open.series(&shared.metrics).clone(), plan);
    let delivery = order.delivery(head, line);
    let mut pump = Pump::new((session, asks), ledger, &**order.store, delivery, limits.expanded, &shared.budget)?;
    let result = pump.run(body).await;
    if let Some(route) = &line.route {
        shared.metrics.minimised(route, pump.minimising);
        shared.metrics.stored(route, pump.storing);
    }
    let tally = pump.session.tally();
    line.bytes_in = tally.bytes_in;
    line.bytes_out = tally.bytes_out;
    line.records = tally.records_passed;
    line.dropped = tally.dropped();
    let outcome = Outcome { open: order.open, tally, receipt: result?, reply: order.reply };
    Ok(respond::done(outcome, &line.id))
}

/// Reads the head. What is known goes into the line before anything is refused.
fn order<'a>(generation: &'a Generation, head: &Parts, line: &mut Line) -> Result<Order<'a>, ProxyError> {
    let found = generation.route(head.uri.path()).ok_or(ProxyError::NoRoute)?;
    line.route = Some(Arc::clone(found.route.pattern()));
    line.dataset = generation.known_dataset(found.dataset.as_ref().ok());
    line.purpose = generation.known_purpose(found.purpose.as_ref().ok());
    if !matches!(head.method, Method::POST | Method::PUT | Method::PATCH) {
        return Err(ProxyError::Method);
    }
    let open = match (&line.dataset, &line.purpose) {
        (Some(dataset), Some(purpose)) => generation.open(dataset, purpose),
        _ => None,
    };
    let not_open = || ProxyError::NotOpen { dataset: line.dataset.clone(), purpose: line.purpose.clone() };
    let open = open.ok_or_else(not_open)?;
    let id = found.route.store();
    line.store = Some(id.clone());
    if !open.allows(id) {
        return Err(ProxyError::Domain { purpose: open.plan.purpose().clone(), store: id.clone() });
    }
    let store = generation.store(id).expect("a generation has the stores of its routes");
    if open.plan.draft() && !store.draft() {
        return Err(ProxyError::Draft { store: id.clone() });
    }
    let media = Media::of(&head.headers)?;
    let path = found.route.onward(open.plan.dataset(), open.plan.purpose());
    Ok(Order { open, store, media, path, reply: found.route.reply() })
}

impl Order<'_> {
    fn delivery(&self, head: &Parts, line: &Line) -> Delivery {
        let plan = &self.open.plan;
        Delivery {
            dataset: plan.dataset().clone(),
            purpose: plan.purpose().clone(),
            digest: plan.digest().to_owned(),
            draft: plan.draft(),
            request_id: line.id.clone(),
            content_type: self.media.essence.clone(),
            coding: self.media.coding,
            shape: shape(self.media.framing),
            method: head.method.clone(),
            path_and_query: self.path.clone(),
            headers: headers::onward(&head.headers),
        }
    }
}

fn shape(framing: Framing) -> Shape {
    match framing {
        Framing::Document => Shape::Document,
        Framing::Ndjson | Framing::Concatenated => Shape::Lines,
        Framing::Sequence => Shape::Sequence,
        Framing::Events => Shape::Lines,
    }
}
