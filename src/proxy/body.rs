//! The request body as it arrives: asked for one piece at a time, each within `limits.idle_time`.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body;
use tokio::time::timeout;

use super::error::ProxyError;

/// A body that is read on demand. Nothing is read ahead: what is not asked for stays with the peer.
#[derive(Debug)]
pub(super) struct Inflow<B> {
    body: B,
    idle_time: Duration,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// More may come.
    Open,
    /// It has ended.
    Over,
    /// It broke off or was too slow: nothing more is read.
    Broken,
}

/// What came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Coded bytes.
    Data(Bytes),
    /// The end; nothing is missing.
    End,
}

impl<B: Body<Data = Bytes> + Unpin> Inflow<B> {
    /// Reads `body`.
    pub(super) fn new(body: B, idle_time: Duration) -> Self {
        Self { body, idle_time, state: State::Open }
    }

    /// The next piece if it is here already.
    pub(super) async fn here(&mut self) -> Option<Result<Piece, ProxyError>> {
        poll_fn(|cx| {
            Poll::Ready(match self.poll_piece(cx) {
                Poll::Ready(piece) => Some(piece),
                Poll::Pending => None,
            })
        })
        .await
    }

    /// The next piece, waited for.
    pub(super) async fn next(&mut self) -> Result<Piece, ProxyError> {
        let idle_time = self.idle_time;
        let piece = timeout(idle_time, poll_fn(|cx| self.poll_piece(cx))).await;
        piece.unwrap_or_else(|_| {
            self.state = State::Broken;
            Err(ProxyError::Slow)
        })
    }

    /// Whether nothing of it is left to read.
    pub(super) fn is_over(&self) -> bool {
        self.state == State::Over || (self.state == State::Open && self.body.is_end_stream())
    }

    /// Reads what is left and throws it away, if that is at most so many bytes and takes at most so long; whether it
    /// did. A body that is known to be longer is not begun.
    pub(super) async fn skip(&mut self, most: u64, time: Duration) -> bool {
        if self.state == State::Broken || self.body.size_hint().lower() > most {
            return self.is_over();
        }
        let rest = async {
            let mut left = most;
            loop {
                match poll_fn(|cx| self.poll_piece(cx)).await {
                    Ok(Piece::Data(data)) if data.len() as u64 <= left => left -= data.len() as u64,
                    Ok(Piece::End) => return true,
                    Ok(Piece::Data(_)) | Err(_) => return false,
                }
            }
        };
        timeout(time, rest).await.unwrap_or(false)
    }

    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Result<Piece, ProxyError>> {
        loop {
            let piece = match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                None => {
                    self.state = State::Over;
                    Ok(Piece::End)
                }
                Some(Err(_)) => {
                    self.state = State::Broken;
                    Err(ProxyError::Gone)
                }
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => Ok(Piece::Data(data)),
                    // Trailers: nothing in them is for us, and nothing of them goes on.
                    Err(_) => continue,
                },
            };
            return Poll::Ready(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::convert::Infallible;

    use http_body::Frame;

    use super::*;

    /// Yields its frames, then either ends or stays silent.
    struct Script(VecDeque<Frame<Bytes>>, bool);

    impl Body for Script {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            match self.0.pop_front() {
                Some(frame) => Poll::Ready(Some(Ok(frame))),
                None if self.1 => Poll::Ready(None),
                None => Poll::Pending,
            }
        }
    }

    fn script(ends: bool) -> Inflow<Script> {
        let frames = [Frame::data(Bytes::from_static(b"a")), Frame::trailers(http::HeaderMap::new())];
        Inflow::new(Script(frames.into(), ends), Duration::from_secs(60))
    }

    #[tokio::test]
    async fn data_then_the_end_and_no_trailers() {
        let mut inflow = script(true);
        assert!(matches!(inflow.next().await, Ok(Piece::Data(data)) if data == "a"));
        assert!(matches!(inflow.here().await, Some(Ok(Piece::End))));
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_body_is_slow() {
        let mut inflow = script(false);
        assert!(matches!(inflow.here().await, Some(Ok(Piece::Data(_)))));
        assert!(inflow.here().await.is_none());
        assert!(matches!(inflow.next().await, Err(ProxyError::Slow)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_short_rest_is_skipped_and_a_long_or_slow_one_is_left() {
        let time = Duration::from_millis(100);
        let mut short = script(true);
        assert!(!short.is_over());
        assert!(short.skip(1, time).await && short.is_over());
        let mut long = script(true);
        assert!(!long.skip(0, time).await && !long.is_over());
        let mut slow = script(false);
        assert!(!slow.skip(100, time).await && !slow.is_over());
        let mut broken = script(false);
        assert!(matches!(broken.next().await, Ok(Piece::Data(_))));
        assert!(matches!(broken.next().await, Err(ProxyError::Slow)));
        let before = tokio::time::Instant::now();
        assert!(!broken.skip(100, time).await && before.elapsed().is_zero());
    }
}
