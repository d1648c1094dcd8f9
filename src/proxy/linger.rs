//! Closing without losing the reply: a server that closes a TCP connection with unread input makes the kernel send a
//! reset, and a reset can wipe a reply that the peer has not read yet (RFC 9112 §9.6). So after the last byte is
//! written and our half is shut, what still comes in is read and thrown away until the peer closes, for a bounded time.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// How long a closing connection is read empty. 5 s: a peer that writes its whole body before it looks at the reply
/// gets that far or gives up.
const LINGER: Duration = Duration::from_secs(5);

/// A stream whose shutdown lingers.
#[derive(Debug)]
pub(super) struct Linger<S> {
    inner: S,
    closing: Option<Pin<Box<Sleep>>>,
}

impl<S> Linger<S> {
    /// Wraps a stream.
    pub(super) fn new(inner: S) -> Self {
        Self { inner, closing: None }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Linger<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Linger<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.closing.is_none() {
            ready!(Pin::new(&mut this.inner).poll_shutdown(cx))?;
        }
        let deadline = this.closing.get_or_insert_with(|| Box::pin(sleep(LINGER)));
        if deadline.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Ok(()));
        }
        let mut scratch = [0; 4096];
        loop {
            let mut buf = ReadBuf::new(&mut scratch);
            match ready!(Pin::new(&mut this.inner).poll_read(cx, &mut buf)) {
                Ok(()) if !buf.filled().is_empty() => {}
                Ok(()) | Err(_) => return Poll::Ready(Ok(())),
            }
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn shutdown_reads_the_peer_empty() {
        let (ours, mut theirs) = duplex(16);
        let closing = async {
            let mut ours = Linger::new(ours);
            ours.shutdown().await
        };
        let peer = async {
            // More than the pipe holds: this only gets through if somebody reads it.
            theirs.write_all(&[7; 1000]).await?;
            let mut rest = Vec::new();
            theirs.read_to_end(&mut rest).await?;
            drop(theirs);
            io::Result::Ok(rest.len())
        };
        let (closed, sent) = tokio::join!(closing, peer);
        closed.expect("a clean close");
        assert_eq!(sent.expect("the peer could write"), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_peer_that_never_closes_is_left() {
        let (ours, theirs) = duplex(16);
        Linger::new(ours).shutdown().await.expect("a close in bounded time");
        drop(theirs);
    }
}
