//! The body of a request that is still being written. It ends well only when it is told to.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame};
use tokio::sync::{mpsc, oneshot};

/// What goes to the connection.
pub(super) enum Piece {
    Data(Bytes),
    /// The body is complete. Without it, the end of the channel is an error.
    End,
}

/// The upload was dropped before its end; the connection breaks the request off.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the upload was broken off")]
pub(super) struct BrokenOff;

/// The connection's side.
pub(super) struct Outbound {
    pieces: mpsc::Receiver<Piece>,
    /// Told when the connection has taken the end.
    taken: Option<oneshot::Sender<()>>,
    ended: bool,
}

/// The upload's side: where pieces go in, and word that the connection has taken the last one.
pub(super) type Inbound = (mpsc::Sender<Piece>, oneshot::Receiver<()>);

/// One piece waits at most: what the connection has no room for stays with whoever makes it.
const WAITING: usize = 1;

pub(super) fn channel() -> (Inbound, Outbound) {
    let (sender, pieces) = mpsc::channel(WAITING);
    let (taken, told) = oneshot::channel();
    ((sender, told), Outbound { pieces, taken: Some(taken), ended: false })
}

impl Body for Outbound {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        Poll::Ready(match ready!(self.pieces.poll_recv(context)) {
            Some(Piece::Data(data)) => Some(Ok(Frame::data(data))),
            Some(Piece::End) => {
                self.ended = true;
                if let Some(taken) = self.taken.take() {
                    // Nobody waits any more: then nobody needs to know.
                    let _ = taken.send(());
                }
                None
            }
            None => Some(Err(BrokenOff)),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.ended
    }
}
