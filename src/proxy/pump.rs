//! A request body on its way through a session into a store's upload.
//!
//! One piece is in hand at a time: it is decoded, minimised and written before the next is asked for, so a slow store
//! slows the caller down and nothing piles up. The upload begins with the first record that passes: a body of which no
//! record survives is never sent. Whatever fails, the upload is dropped, which breaks it off; only `commit` ends it.

use std::time::Duration;

use bytes::Bytes;
use http_body::Body;

use super::asking::Asks;
use super::body::{Inflow, Piece};
use super::clock::Stopwatch;
use super::error::ProxyError;
use super::ledger::Ledger;
use super::limits;
use crate::base::{Budget, Lease};
use crate::codec::{Coding, Decoder, Expansion};
use crate::engine::Session;
use crate::store::{Delivery, Receipt, Store, Upload};

/// Decoded bytes that the engine is given at once. 16 KiB: under half a millisecond even for dense text.
const STEP: usize = 16 << 10;
/// Minimised bytes that are gathered before they are written on. 64 KiB: system calls cost little from there on.
const GATHER: usize = 64 << 10;
/// Time after which a computing task lets others run.
const TURN: Duration = Duration::from_micros(300);
/// A session and where its output goes.
pub(super) struct Pump<'a> {
    /// The session; its tally says what happened.
    pub(super) session: Session,
    asks: Asks,
    ledger: Ledger,
    store: &'a dyn Store,
    delivery: Option<Delivery>,
    upload: Option<Box<dyn Upload>>,
    decoder: Option<Decoder>,
    plain: Vec<u8>,
    out: Vec<u8>,
    lease: Lease,
    budget: Budget,
    turn: Stopwatch,
    /// Time spent decoding and minimising.
    pub(super) minimising: Duration,
    /// Time spent waiting for the store.
    pub(super) storing: Duration,
}

impl<'a> Pump<'a> {
    /// A pump for a body that is coded as `delivery` says. `expanded`: decoded bytes per coded byte.
    pub(super) fn new(
        (session, asks): (Session, Asks),
        ledger: Ledger,
        store: &'a dyn Store,
        delivery: Delivery,
        expanded: u64,
        budget: &Budget,
    ) -> Result<Self, ProxyError> {
        let decoder = match delivery.coding {
            Coding::Identity => None,
            coding => Some(Decoder::new(coding, Expansion::of(expanded), budget.lease())?),
        };
        Ok(Self {
            session,
            asks,
            ledger,
            store,
            delivery: Some(delivery),
            upload: None,
            decoder,
            plain: Vec::new(),
            out: Vec::new(),
            lease: budget.lease(),
            budget: budget.clone(),
            turn: Stopwatch::start(),
            minimising: Duration::ZERO,
            storing: Duration::ZERO,
        })
    }

    /// Carries the whole body over and commits. `None`: no record survived, nothing was sent.
    pub(super) async fn run<B>(&mut self, body: &mut Inflow<B>) -> Result<Option<Receipt>, ProxyError>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        loop {
            let piece = match body.here().await {
                Some(piece) => piece?,
                None => {
                    self.ledger.catch_up(self.session.tally());
                    self.flush().await?;
                    limits::relief(&self.budget).await;
                    body.next().await?
                }
            };
            match piece {
                Piece::Data(data) => self.take(&data).await?,
                Piece::End => return self.end().await,
            }
        }
    }

    async fn take(&mut self, coded: &[u8]) -> Result<(), ProxyError> {
        let mut left = coded;
        while !left.is_empty() {
            let watch = Stopwatch::start();
            let asks = self.asks.clone();
            let result = asks.run(|| self.step(left)).await;
            self.minimising += watch.elapsed();
            left = &left[result??..];
            self.between().await?;
        }
        Ok(())
    }

    /// Decodes and minimises some of the front of `coded`; how much of it was used.
    fn step(&mut self, coded: &[u8]) -> Result<usize, ProxyError> {
        let Some(decoder) = &mut self.decoder else {
            let step = &coded[..coded.len().min(STEP)];
            self.session.push(step, &mut self.out)?;
            return Ok(step.len());
        };
        let used = decoder.decode(coded, &mut self.plain, STEP)?;
        self.session.push(&self.plain, &mut self.out)?;
        self.plain.clear();
        Ok(used)
    }

    async fn end(&mut self) -> Result<Option<Receipt>, ProxyError> {
        if let Some(decoder) = &mut self.decoder {
            decoder.finish(&mut self.plain)?;
        }
        let asks = self.asks.clone();
        asks.run(|| self.session.finish(&mut self.out)).await??;
        if self.session.tally().records_passed > 0 {
            self.send().await?;
        }
        let Some(upload) = self.upload.take() else {
            self.ledger.accept(self.session.tally());
            return Ok(None);
        };
        let watch = Stopwatch::start();
        let receipt = upload.commit().await;
        self.storing += watch.elapsed();
        let receipt = receipt?;
        self.ledger.accept(self.session.tally());
        Ok(Some(receipt))
    }

    /// Between two steps: memory is accounted for, a full buffer goes on, and others get their turn.
    async fn between(&mut self) -> Result<(), ProxyError> {
        self.ledger.advance(self.session.tally());
        let held = self.out.capacity() + self.plain.capacity();
        if held > self.lease.bytes() {
            self.lease.resize(held).map_err(|_| ProxyError::Memory)?;
        }
        if self.out.len() >= GATHER {
            self.send().await?;
        }
        if self.turn.elapsed() >= TURN {
            tokio::task::yield_now().await;
            self.turn = Stopwatch::start();
        }
        Ok(())
    }

    /// Writes what is gathered, unless no record has passed and none may.
    async fn flush(&mut self) -> Result<(), ProxyError> {
        if self.upload.is_some() || self.session.tally().records_passed > 0 { self.send().await } else { Ok(()) }
    }

    async fn send(&mut self) -> Result<(), ProxyError> {
        if self.out.is_empty() {
            return Ok(());
        }
        let watch = Stopwatch::start();
        // A body that filled one buffer is likely to fill the next: no growing step by step then.
        let room = if self.out.len() >= GATHER { GATHER + STEP } else { 0 };
        let chunk = Bytes::from(std::mem::replace(&mut self.out, Vec::with_capacity(room)));
        if let Some(delivery) = self.delivery.take() {
            self.upload = Some(self.store.begin(delivery).await?);
        }
        let upload = self.upload.as_mut().expect("begun with the first chunk, and only `end` takes it");
        let written = upload.write(chunk).await;
        self.storing += watch.elapsed();
        self.lease.resize(self.plain.capacity() + room).map_err(|_| ProxyError::Memory)?;
        Ok(written?)
    }
}

/// However the exchange ended, if its store did not take the body its records are refused.
impl Drop for Pump<'_> {
    fn drop(&mut self) {
        self.ledger.refuse(self.session.tally());
    }
}
