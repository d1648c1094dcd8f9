//! A socket of either kind, blocking, with time-outs.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use socket2::{Domain, SockAddr, Type};

use crate::policy::Address;

/// An open connection.
pub(super) enum Socket {
    Unix(UnixStream),
    Tcp(TcpStream),
}

impl Socket {
    /// Connects within `timeout`, which then holds for each write too.
    pub(super) fn connect(address: &Address, timeout: Duration) -> io::Result<Self> {
        let socket = match address {
            Address::Unix(path) => {
                // The standard library's own would wait for as long as the listener's queue is full.
                let socket = socket2::Socket::new(Domain::UNIX, Type::STREAM, None)?;
                socket.connect_timeout(&SockAddr::unix(path)?, timeout)?;
                Self::Unix(UnixStream::from(OwnedFd::from(socket)))
            }
            Address::Tcp(address) => {
                let stream = tcp(address, timeout)?;
                // A batch is written whole: its last part has nothing to wait for.
                stream.set_nodelay(true)?;
                Self::Tcp(stream)
            }
        };
        match &socket {
            Self::Unix(stream) => stream.set_write_timeout(Some(timeout))?,
            Self::Tcp(stream) => stream.set_write_timeout(Some(timeout))?,
        }
        Ok(socket)
    }

    /// Reads what is there, waiting at most so long for it. 0: it has ended.
    pub(super) fn read_within(&self, buffer: &mut [u8], wait: Duration) -> io::Result<usize> {
        match self {
            Self::Unix(stream) => {
                stream.set_read_timeout(Some(wait))?;
                (&*stream).read(buffer)
            }
            Self::Tcp(stream) => {
                stream.set_read_timeout(Some(wait))?;
                (&*stream).read(buffer)
            }
        }
    }

    /// Ends it in both directions, for whoever waits on it.
    pub(super) fn shut(&self) {
        let ended = match self {
            Self::Unix(stream) => stream.shutdown(Shutdown::Both),
            Self::Tcp(stream) => stream.shutdown(Shutdown::Both),
        };
        // One that is not connected any more is what was wanted.
        drop(ended);
    }
}

impl Write for &Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Socket::Unix(stream) => (&*stream).write(bytes),
            Socket::Tcp(stream) => (&*stream).write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The first of a name's addresses that answers.
fn tcp(address: &str, timeout: Duration) -> io::Result<TcpStream> {
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for address in address.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, timeout) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}
