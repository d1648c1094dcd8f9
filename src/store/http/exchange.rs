//! One request on its way: pieces go out, an answer comes back, perhaps early; every wait has an end.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{Response, header};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper_util::client::legacy::{Error as ClientError, ResponseFuture};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use super::super::{Receipt, StoreError};
use super::body::{Inbound, Piece};
use crate::base::Lease;

/// Longest answer that is handed on: what a store says about an upload is a status and a few ids.
const ANSWER_BYTES: usize = 1 << 20;

/// A request and its answer. Dropping it breaks the request off.
pub(super) struct Exchange {
    pieces: mpsc::Sender<Piece>,
    taken: oneshot::Receiver<()>,
    /// The one task that waits for the answer; it ends with this value.
    asking: JoinSet<Result<Response<Incoming>, ClientError>>,
    /// A 2xx that came before the body's end.
    early: Option<Response<Incoming>>,
    idle: Duration,
    deadline: Option<Instant>,
}

impl Exchange {
    pub(super) fn begin(inbound: Inbound, asked: ResponseFuture, idle: Duration, whole: Option<Duration>) -> Self {
        let (pieces, taken) = inbound;
        let mut asking = JoinSet::new();
        asking.spawn(asked);
        let deadline = whole.map(|whole| Instant::now() + whole);
        Self { pieces, taken, asking, early: None, idle, deadline }
    }

    /// Hands the connection one piece; waits until it has room for it.
    pub(super) async fn send(&mut self, piece: Piece) -> Result<(), StoreError> {
        let end = self.end();
        let pieces = self.pieces.clone();
        let sending = pieces.send(piece);
        tokio::pin!(sending);
        loop {
            tokio::select! {
                biased;
                Some(answer) = self.asking.join_next() => self.early = Some(accepted(answer)?),
                sent = &mut sending => return match sent {
                    Ok(()) => Ok(()),
                    Err(_) => Err(self.why_closed().await),
                },
                () = tokio::time::sleep_until(end) => return Err(StoreError::Timeout("take the next piece")),
            }
        }
    }

    /// Ends the body and waits for the answer. `lease` pays for the answer's body.
    pub(super) async fn finish(mut self, lease: Lease) -> Result<Receipt, StoreError> {
        self.send(Piece::End).await?;
        let response = self.answer().await?;
        // An early 2xx counts only if the connection took the whole body all the same.
        match timeout_at(self.end(), &mut self.taken).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return Err(StoreError::Broken(None)),
            Err(_) => return Err(StoreError::Timeout("take the next piece")),
        }
        self.receipt(response, lease).await
    }

    async fn answer(&mut self) -> Result<Response<Incoming>, StoreError> {
        if let Some(response) = self.early.take() {
            return Ok(response);
        }
        match timeout_at(self.end(), self.asking.join_next()).await {
            Ok(Some(answer)) => accepted(answer),
            Ok(None) => Err(StoreError::Broken(None)),
            Err(_) => Err(StoreError::Timeout("answer")),
        }
    }

    async fn receipt(&self, response: Response<Incoming>, mut lease: Lease) -> Result<Receipt, StoreError> {
        let status = response.status().as_u16();
        let content_type = response.headers().get(header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).map(str::to_owned);
        let mut body = response.into_body();
        let mut answer = BytesMut::new();
        let mut fits = true;
        while let Some(frame) = timeout_at(self.end(), body.frame()).await.map_err(|_| StoreError::Timeout("answer"))? {
            let frame = frame.map_err(|error| StoreError::Broken(Some(Box::new(error))))?;
            let Some(data) = frame.data_ref() else { continue };
            let sum = answer.len() + data.len();
            fits = fits && sum <= ANSWER_BYTES && lease.resize(sum).is_ok();
            if !fits {
                break;
            }
            answer.extend_from_slice(data);
        }
        let body = (fits && !answer.is_empty()).then(|| Bytes::from(answer));
        Ok(Receipt { status, content_type, body })
    }

    /// The connection has let go of the body: its answer or its error says why.
    async fn why_closed(&mut self) -> StoreError {
        match self.answer().await {
            Ok(_) => StoreError::Broken(None),
            Err(error) => error,
        }
    }

    /// When the wait that begins now is over.
    fn end(&self) -> Instant {
        let idle = Instant::now() + self.idle;
        self.deadline.map_or(idle, |deadline| deadline.min(idle))
    }
}

type Asked = Result<Result<Response<Incoming>, ClientError>, tokio::task::JoinError>;

/// The longest wait that is passed on: an hour. A store that is away for longer says so again.
const LATEST: u32 = 3600;

/// RFC 9110 §15.3: only 2xx says that the request was accepted; redirects are not followed.
fn accepted(answer: Asked) -> Result<Response<Incoming>, StoreError> {
    let response = answer.map_err(|error| StoreError::Broken(Some(Box::new(error))))?.map_err(cause)?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    Err(StoreError::Refused { status: status.as_u16(), after: after(response.headers()) })
}

/// `Retry-After` in seconds (RFC 9110 §10.2.3). The form with a date is for people's browsers.
fn after(headers: &header::HeaderMap) -> Option<u32> {
    let seconds: u32 = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(seconds.min(LATEST))
}

fn cause(error: ClientError) -> StoreError {
    if !error.is_connect() {
        return StoreError::Broken(Some(Box::new(error)));
    }
    let mut source = error.source();
    while let Some(inner) = source {
        if inner.downcast_ref::<io::Error>().is_some_and(|io| io.kind() == io::ErrorKind::TimedOut) {
            return StoreError::Timeout("connect");
        }
        source = inner.source();
    }
    StoreError::Down(Some(Box::new(error)))
}
