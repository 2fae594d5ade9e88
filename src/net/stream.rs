//! A connection that is read in pieces and lines.
use super::resolver::{connect_until, wait_for};
use crate::{
    io,
    sys::{
        Errno, Fd,
        net::{self, Address},
        raw::POLLIN,
        wait,
    },
    text::{ip::Ip, split::consume},
};
use alloc::vec::Vec;

/// A connection, with what was read of it and not used yet.
pub struct Stream {
    pub socket: Fd,
    /// How many seconds nothing may come before it counts as broken; `None` waits for ever.
    pub patience: Option<u64>,
    buf: Vec<u8>,
    used: usize,
}

/// How much is read at once.
const PIECE: usize = 64 << 10;

impl Stream {
    pub fn new(socket: Fd, patience: Option<u64>) -> Stream {
        Stream { socket, patience, buf: Vec::new(), used: 0 }
    }

    /// Connects with the first of `machines` that answers.
    #[inline(never)]
    pub fn connect(machines: &[Ip], port: u16, patience: Option<u64>) -> Result<Stream, Errno> {
        let mut error = Errno::INVAL;
        for ip in machines {
            let to = Address::inet(ip, port);
            let until = patience.map(|seconds| wait::milliseconds() + seconds * 1000);
            let socket = net::socket(to.family(), net::STREAM, 0);
            match socket.and_then(|socket| connect_until(&socket, &to, until).map(|()| socket)) {
                Ok(socket) => return Ok(Stream::new(socket, patience)),
                Err(e) => error = e,
            }
        }
        Err(error)
    }

    /// What was read and not used yet.
    pub fn unused(&self) -> &[u8] {
        self.buf.get(self.used..).unwrap_or(&[])
    }

    /// Uses up `len` bytes of that.
    pub fn take(&mut self, len: usize) {
        self.used += len;
    }

    /// Reads more; `false` at the end.
    #[inline(never)]
    pub fn fill(&mut self) -> Result<bool, Errno> {
        consume(&mut self.buf, self.used);
        self.used = 0;
        let until = self.patience.map(|seconds| wait::milliseconds() + seconds * 1000);
        wait_for(&self.socket, POLLIN, until)?;
        let len = self.buf.len();
        self.buf.try_reserve(PIECE).map_err(|_| Errno::NOMEM)?;
        self.buf.resize(len + PIECE, 0);
        let got = io::read(&self.socket, self.buf.get_mut(len..).unwrap_or(&mut []));
        self.buf.truncate(len + got.unwrap_or(0));
        got.map(|got| got > 0)
    }

    /// The next line without its end, of at most `most` bytes; `None` at the end.
    #[inline(never)]
    pub fn line(&mut self, most: usize) -> Result<Option<Vec<u8>>, Errno> {
        loop {
            let unused = self.unused();
            if let Some(len) = hot::find(b'\n', unused) {
                let line = unused.get(..len).unwrap_or(unused);
                let line = line.strip_suffix(b"\r").unwrap_or(line).to_vec();
                self.take(len + 1);
                return Ok(Some(line));
            }
            if unused.len() > most {
                return Err(Errno::MSGSIZE);
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Writes all of it. A peer that is gone is an error, not a signal.
    #[inline(never)]
    pub fn send(&self, mut bytes: &[u8]) -> Result<(), Errno> {
        while !bytes.is_empty() {
            match net::send(&self.socket, bytes, None) {
                Ok(len) => bytes = bytes.get(len..).unwrap_or(&[]),
                Err(Errno::INTR) => {}
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }
}
