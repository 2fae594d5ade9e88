//! Buffered output, reading and writing over descriptors.
use crate::{
    Done, Stop,
    sys::{Errno, Fd},
};

/// Writes all of `bytes`; the only loop in the system that handles short writes.
pub fn write_all(fd: &Fd, mut bytes: &[u8]) -> Result<(), Errno> {
    while !bytes.is_empty() {
        match fd.write(bytes) {
            Ok(n) => bytes = bytes.get(n..).unwrap_or(&[]),
            Err(Errno::INTR) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Reads once; the only place that retries an interrupted read. 0 is the end of the file.
pub fn read(fd: &Fd, buf: &mut [u8]) -> Result<usize, Errno> {
    loop {
        match fd.read(buf) {
            Err(Errno::INTR) => {}
            result => return result,
        }
    }
}

/// Where an [`Out`] puts its bytes: a descriptor, or memory when the shell captures an applet's output.
pub trait Sink {
    /// Takes all of `bytes`.
    fn put(&mut self, bytes: &[u8]) -> Result<(), Errno>;
    /// The descriptor behind it, for calls that move data without copying it.
    fn fd(&self) -> Option<&Fd>;
    /// Reports what delayed writing has run into. Nothing is put after it.
    fn close(&mut self) -> Result<(), Errno> {
        Ok(())
    }
}

/// The process's own standard output: closed at the end of the process, so that an error of close(2) is not lost.
pub struct Stdout(pub Fd);

impl Sink for Stdout {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        write_all(&self.0, bytes)
    }
    fn fd(&self) -> Option<&Fd> {
        Some(&self.0)
    }
    fn close(&mut self) -> Result<(), Errno> {
        core::mem::replace(&mut self.0, Fd::STDOUT).close()
    }
}

impl Sink for Fd {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        write_all(self, bytes)
    }
    fn fd(&self) -> Option<&Fd> {
        Some(self)
    }
}

impl Sink for alloc::vec::Vec<u8> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        self.try_reserve(bytes.len()).map_err(|_| Errno::NOMEM)?;
        self.extend_from_slice(bytes);
        Ok(())
    }
    fn fd(&self) -> Option<&Fd> {
        None
    }
}

/// Buffered output. The first error sticks: from then on every write is a [`Stop`], and `Cx::finish` reports the error once.
pub struct Out<'a> {
    sink: &'a mut dyn Sink,
    buf: &'a mut [u8],
    len: usize,
    error: Option<Errno>,
    used: bool,
}

impl<'a> Out<'a> {
    pub fn new(sink: &'a mut dyn Sink, buf: &'a mut [u8]) -> Out<'a> {
        Out { sink, buf, len: 0, error: None, used: false }
    }

    /// The error that stopped the output.
    pub fn error(&self) -> Option<Errno> {
        self.error
    }

    /// Passes on what is buffered and, if anything was written, closes the sink.
    pub(crate) fn close(&mut self) -> Done {
        self.flush()?;
        if self.used {
            self.error = self.sink.close().err();
        }
        self.checked()
    }

    fn put(&mut self, bytes: &[u8]) -> Done {
        if self.error.is_none() && !bytes.is_empty() {
            self.used = true;
            self.error = self.sink.put(bytes).err();
        }
        self.checked()
    }

    fn checked(&self) -> Done {
        if self.error.is_some() { Err(Stop(1)) } else { Ok(()) }
    }

    /// Passes on what is buffered.
    pub fn flush(&mut self) -> Done {
        let len = core::mem::take(&mut self.len);
        // Detached from `self` for the call; `put` does not look at the buffer.
        let buf = core::mem::take(&mut self.buf);
        let done = self.put(buf.get(..len).unwrap_or(&[]));
        self.buf = buf;
        done
    }

    /// Writes `bytes`. What would not fit into the buffer goes straight to the sink, without a copy.
    pub fn write(&mut self, bytes: &[u8]) -> Done {
        if self.buf.len() - self.len < bytes.len() {
            self.flush()?;
            if bytes.len() >= self.buf.len() {
                return self.put(bytes);
            }
        }
        if let Some(room) = self.buf.get_mut(self.len..self.len + bytes.len()) {
            room.copy_from_slice(bytes);
            self.len += bytes.len();
        }
        self.checked()
    }

    pub fn byte(&mut self, byte: u8) -> Done {
        self.write(&[byte])
    }

    /// Writes `n` in decimal, right-aligned in `width` columns (at most 20).
    pub fn number(&mut self, mut n: u64, width: usize) -> Done {
        let mut text = [b' '; 20];
        let mut at = text.len();
        for slot in text.iter_mut().rev() {
            *slot = b'0' + (n % 10) as u8;
            at -= 1;
            n /= 10;
            if n == 0 {
                break;
            }
        }
        self.write(text.get(at.min(20 - width.min(20))..).unwrap_or(&[]))
    }

    /// Hands the descriptor to calls that move data into it without a copy, after what is buffered has gone out. `None` for
    /// output into memory.
    pub fn direct(&mut self) -> Result<Option<&Fd>, Stop> {
        self.flush()?;
        self.used = true;
        Ok(self.sink.fd())
    }

    /// Records the error of a call that wrote to [`Out::direct`]'s descriptor.
    pub fn failed(&mut self, error: Errno) -> Stop {
        self.error = Some(error);
        Stop(1)
    }
}

impl ufmt::uWrite for Out<'_> {
    type Error = Stop;
    fn write_str(&mut self, text: &str) -> Done {
        self.write(text.as_bytes())
    }
}
