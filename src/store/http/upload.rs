//! One upload into an HTTP store: coded for the wire and sent on.

use bytes::Bytes;

use super::super::{BoxFuture, Receipt, StoreError, Upload};
use super::body::Piece;
use super::exchange::Exchange;
use crate::base::Lease;
use crate::codec::{CodecError, Encoder};

pub(super) struct HttpUpload {
    /// Gone for good once a write has failed or was abandoned half-way: the request is broken off.
    exchange: Option<Exchange>,
    /// `None` where the body is sent as it is.
    encoder: Option<Encoder>,
    /// Pays for the store's answer.
    answer: Lease,
}

/// Bytes coded at once. 32 KiB: well under half a millisecond at the levels used.
const PIECE: usize = 32 << 10;

impl HttpUpload {
    pub(super) fn new(exchange: Exchange, encoder: Option<Encoder>, answer: Lease) -> Self {
        Self { exchange: Some(exchange), encoder, answer }
    }

    async fn send(&mut self, chunk: Bytes) -> Result<(), StoreError> {
        // Taken out while it works: if this future is dropped, so is the exchange.
        let mut exchange = self.exchange.take().ok_or(StoreError::Broken(None))?;
        match &mut self.encoder {
            None => pass(&mut exchange, chunk).await?,
            Some(encoder) => {
                for piece in chunk.chunks(PIECE) {
                    let mut coded = Vec::new();
                    encoder.encode(piece, &mut coded).map_err(uncoded)?;
                    pass(&mut exchange, coded.into()).await?;
                    tokio::task::yield_now().await;
                }
            }
        }
        self.exchange = Some(exchange);
        Ok(())
    }

    async fn end(mut self) -> Result<Receipt, StoreError> {
        let mut exchange = self.exchange.take().ok_or(StoreError::Broken(None))?;
        if let Some(encoder) = self.encoder {
            let mut coded = Vec::new();
            encoder.finish(&mut coded).map_err(uncoded)?;
            pass(&mut exchange, coded.into()).await?;
        }
        exchange.finish(self.answer).await
    }
}

impl Upload for HttpUpload {
    fn write(&mut self, chunk: Bytes) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(self.send(chunk))
    }

    fn commit(self: Box<Self>) -> BoxFuture<'static, Result<Receipt, StoreError>> {
        Box::pin(self.end())
    }
}

/// An empty piece is not sent: in HTTP/1.1 an empty chunk is the last (RFC 9112 §7.1).
async fn pass(exchange: &mut Exchange, chunk: Bytes) -> Result<(), StoreError> {
    if chunk.is_empty() { Ok(()) } else { exchange.send(Piece::Data(chunk)).await }
}

pub(super) fn uncoded(error: CodecError) -> StoreError {
    match error {
        CodecError::Memory(_) => StoreError::Memory,
        other => StoreError::Broken(Some(Box::new(other))),
    }
}
