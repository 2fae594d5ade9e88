//! Buffered output, reading and writing over descriptors.
use crate::{
    Done, Stop,
    sys::{self, Errno, Fd, Stat, fstat, memory, raw::O_WRONLY, terminal::is_terminal, transfer},
    text::number,
};
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

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

/// What takes an [`Out`]'s bytes in place of standard output, as when the shell captures what an applet prints.
pub trait Sink {
    /// Takes all of `bytes`.
    fn put(&mut self, bytes: &[u8]) -> Result<(), Errno>;
}

impl Sink for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        self.try_reserve(bytes.len()).map_err(|_| Errno::NOMEM)?;
        self.extend_from_slice(bytes);
        Ok(())
    }
}

static STDOUT: Fd = Fd::STDOUT;
static STDERR: Fd = Fd::STDERR;

/// Buffered output. The first error sticks: from then on every write is a [`Stop`], and `Cx::finish` reports the error once.
pub struct Out<'a> {
    target: Target<'a>,
    buf: &'a mut [u8],
    len: usize,
}

/// What lies behind the buffer of an [`Out`].
struct Target<'a> {
    /// Where the bytes go in place of standard output.
    sink: Option<&'a mut dyn Sink>,
    error: Option<Errno>,
    /// Was anything written?
    used: bool,
    /// Do the bytes go to standard error for now?
    diverted: bool,
}

impl Target<'_> {
    #[inline(never)]
    fn put(&mut self, bytes: &[u8]) {
        if self.diverted {
            // There is nobody left to tell that standard error is closed or full.
            let _ = write_all(&STDERR, bytes);
        } else if self.error.is_none() && !bytes.is_empty() {
            self.used = true;
            let result = match &mut self.sink {
                Some(sink) => sink.put(bytes),
                None => write_all(&STDOUT, bytes),
            };
            self.error = result.err();
        }
    }
}

impl<'a> Out<'a> {
    /// Standard output, or what takes its place.
    #[inline]
    pub fn new(buf: &'a mut [u8], sink: Option<&'a mut dyn Sink>) -> Out<'a> {
        Out { target: Target { sink, error: None, used: false, diverted: false }, buf, len: 0 }
    }

    /// The error that stopped the output.
    pub fn error(&self) -> Option<Errno> {
        self.target.error
    }

    /// What is buffered.
    pub fn buffered(&self) -> &[u8] {
        self.buf.get(..self.len).unwrap_or(&[])
    }

    /// Is all well so far?
    pub fn checked(&self) -> Done {
        if self.error().is_some() { Err(Stop::new(1)) } else { Ok(()) }
    }

    /// The descriptor behind it.
    fn fd(&self) -> Option<&'static Fd> {
        match self.target.sink {
            _ if self.target.diverted => Some(&STDERR),
            None => Some(&STDOUT),
            Some(_) => None,
        }
    }

    /// Sends what follows to standard error, once all output so far is passed on.
    pub fn divert(&mut self) {
        if !self.target.diverted {
            // An error here is kept and reported in the end.
            let _ = self.flush();
            self.target.diverted = true;
        }
    }

    /// Ends what [`Out::divert`] began.
    pub fn return_to_stdout(&mut self) {
        let _ = self.flush();
        self.target.diverted = false;
    }

    /// Passes on what is buffered and, if it is the `last` and anything was written, closes standard output.
    pub(crate) fn close(&mut self, last: bool) {
        if self.flush().is_ok() && last && self.target.used && self.target.sink.is_none() {
            self.target.error = Fd::STDOUT.close().err();
        }
    }

    /// The error that stopped the output, for an applet that reports it itself and writes nothing more.
    pub fn take_error(&mut self) -> Option<Errno> {
        let error = self.target.error.take();
        self.target.used &= error.is_none();
        error
    }

    /// Passes on what is buffered.
    #[inline(never)]
    pub fn flush(&mut self) -> Done {
        let len = core::mem::take(&mut self.len);
        self.target.put(self.buf.get(..len).unwrap_or(&[]));
        self.checked()
    }

    /// Writes `bytes`. What would not fit into the buffer goes straight to the sink, without a copy.
    pub fn write(&mut self, bytes: &[u8]) -> Done {
        self.add(bytes);
        self.checked()
    }

    /// Writes `bytes`; whether that went well is for [`Out::checked`] to say, once for several pieces.
    #[inline(never)]
    pub fn add(&mut self, bytes: &[u8]) {
        loop {
            let end = self.len.wrapping_add(bytes.len());
            if let Some(room) = self.buf.get_mut(self.len..end) {
                room.copy_from_slice(bytes);
                self.len = end;
                return;
            }
            if self.len == 0 {
                return self.target.put(bytes);
            }
            let _ = self.flush(); // the error is kept
        }
    }

    /// Writes one after another.
    pub fn pieces(&mut self, pieces: &[&[u8]]) -> Done {
        pieces.iter().for_each(|piece| self.add(piece));
        self.checked()
    }

    pub fn byte(&mut self, byte: u8) -> Done {
        self.write(&[byte])
    }

    /// Writes `n` in decimal, right-aligned in `width` columns.
    pub fn number(&mut self, n: u64, width: usize) -> Done {
        let mut room = [0; number::DIGITS];
        let digits = number::format(n, &mut room);
        for _ in digits.len()..width {
            self.add(b" ");
        }
        self.write(digits)
    }

    /// Reads once into the empty buffer and writes that: the way for data to pass with one copy in and one out. Returns how
    /// many bytes there were; 0 is the end of the input. `len` is the most to read.
    fn pass(&mut self, input: &Fd, len: usize) -> Result<usize, Failure> {
        self.flush().map_err(write_failed)?;
        let len = len.min(self.buf.len());
        self.len =
            read(input, self.buf.get_mut(..len).unwrap_or(&mut [])).map_err(Failure::Read)?;
        let len = self.len;
        self.flush().map_err(write_failed)?;
        Ok(len)
    }

    /// Does it go to a terminal?
    pub fn is_terminal(&self) -> bool {
        self.fd().is_some_and(is_terminal)
    }

    /// The status of the file behind it; `None` for output into memory.
    pub fn status(&self) -> Result<Option<Stat>, Errno> {
        self.fd().map(fstat).transpose()
    }
}

/// What one read of data that is looked at asks for, in bytes: enough to make the cost of the call small, little enough to stay in the
/// processor's second-level cache.
pub const CHUNK: usize = 128 << 10;

/// A buffer of zeros to read into: pages from the kernel, of which only what is touched takes memory.
pub struct Buffer(memory::Mapping);

/// A [`Buffer`] of `len` bytes.
pub fn buffer(len: usize) -> Buffer {
    match memory::Mapping::new(len) {
        Ok(mapping) => Buffer(mapping),
        Err(_) => {
            complain("mote: memory exhausted\n");
            sys::process::exit(1)
        }
    }
}

impl Deref for Buffer {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.0.bytes()
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut [u8] {
        self.0.bytes_mut()
    }
}

/// Writes plain text to standard error.
pub(crate) fn complain(message: &str) {
    let _ = write_all(&Fd::STDERR, message.as_bytes()); // there is nobody left to tell
}

/// Which side of a copy failed.
pub enum Failure {
    Read(Errno),
    /// `Out` keeps the error.
    Write(Stop),
}

/// How a descriptor's data gets to another without passing through this program.
type Transfer = fn(&Fd, &Fd, usize) -> Result<usize, Errno>;

/// The size to give a pipe that much data goes through: what an unprivileged user may ask for.
pub const LARGE_PIPE: usize = 1 << 20;

/// Lets a pipe hold more, so that the two sides wait for each other less often. What is no pipe stays as it is.
pub fn enlarge_pipe(fd: &Fd) {
    transfer::enlarge_pipe(fd, LARGE_PIPE);
}

/// The most that one call is asked to move. Less than 2 GiB, which is the most that the kernel moves at once.
const STRIDE: u64 = 1 << 30;

/// Copies `input` to `out`, up to its end or `limit` bytes, and returns how many bytes there were. Both file positions move just as
/// far.
///
/// The kernel moves the data itself where it can: between files by copy_file_range, through pipes by splice, from a file to anything
/// by sendfile. Whatever one of these says against it, plain reading and writing goes on from there, and finds out which side
/// fails.
pub fn copy(input: &Fd, out: &mut Out, limit: u64) -> Result<u64, Failure> {
    let (source, target) = (fstat(input).ok(), out.status().ok().flatten());
    copy_known(input, source.as_ref(), out, target.as_ref(), limit)
}

/// As [`copy`], for who knows the status of both sides already.
#[inline(never)]
pub fn copy_known(
    input: &Fd,
    source: Option<&Stat>,
    out: &mut Out,
    target: Option<&Stat>,
    limit: u64,
) -> Result<u64, Failure> {
    out.flush().map_err(write_failed)?;
    let mut transfer = None;
    let mut done = 0;
    if let (Some(source), Some(to), Some(target)) = (source, out.fd(), target) {
        transfer = choose_transfer(input, source, to, target);
        if transfer.is_some() && (source.is_pipe() || target.is_pipe()) {
            done = relay(input, out, limit)?;
        }
    }
    while done < limit {
        let len = (limit - done).min(STRIDE) as usize;
        let moved = match (transfer, out.fd()) {
            (Some(transfer), Some(to)) => transfer(input, to, len).unwrap_or(0),
            _ => out.pass(input, len)?,
        };
        if moved > 0 {
            out.target.used = true;
            done += moved as u64;
        } else if transfer.take().is_none() {
            break;
        }
        // Plain reading follows also after an end: some files of /proc and of FUSE pretend to be empty to the calls above.
    }
    Ok(done)
}

/// Moves data by way of a pipe of its own, and returns how much it was. The pipe that is shared with another program is then locked only
/// while pages change hands, not while they are fetched or given back, so that both sides work at the same time. What stands in the
/// way of that is left to the caller.
fn relay(input: &Fd, out: &mut Out, limit: u64) -> Result<u64, Failure> {
    let mut done = 0;
    let Ok((from, into)) = sys::process::pipe() else { return Ok(done) };
    enlarge_pipe(&into);
    while done < limit {
        let len = (limit - done).min(LARGE_PIPE as u64) as usize;
        let Ok(mut left @ 1..) = transfer::splice(input, &into, len) else { break };
        while left > 0 {
            let moved = match out.fd().map(|to| transfer::splice(&from, to, left)) {
                Some(Ok(moved @ 1..)) => moved,
                // What is in the pipe already must not be lost.
                _ => out.pass(&from, left)?,
            };
            left -= moved.min(left);
            done += moved as u64;
            out.target.used = true;
        }
    }
    Ok(done)
}

/// What a failed write to an `Out` is to who copies.
fn write_failed(_: Stop) -> Failure {
    Failure::Write(Stop::new(1))
}

/// Reads `input`, whose status is `stat`, to its end, and returns how many bytes there were. What comes through a pipe is not copied.
pub fn discard(input: &Fd, stat: &Stat, buf: &mut [u8]) -> Result<u64, Errno> {
    let mut done = 0;
    if stat.is_pipe()
        && let Ok(null) = sys::fs::open(sys::fs::CWD, c"/dev/null", O_WRONLY, 0)
    {
        enlarge_pipe(input);
        while let Ok(moved @ 1..) = transfer::splice(input, &null, STRIDE as usize) {
            done += moved as u64;
        }
    }
    loop {
        match read(input, buf)? {
            0 => return Ok(done),
            len => done += len as u64,
        }
    }
}

/// Writes `lines` again and again, until that fails.
pub fn repeat(out: &mut Out, lines: Vec<u8>) -> Errno {
    // The pipe refers to this memory for as long as its reader likes.
    let lines: &'static [u8] = lines.leak();
    let pipe = out.fd().filter(|fd| fstat(fd).is_ok_and(|stat| stat.is_pipe()));
    if let Some(pipe) = pipe {
        transfer::enlarge_pipe(pipe, LARGE_PIPE);
        let mut at = 0;
        while let Ok(taken) = transfer::vmsplice(pipe, lines, at) {
            at = (at + taken).checked_rem(lines.len()).unwrap_or(0);
        }
        out.target.put(lines.get(at..).unwrap_or(&[]));
    }
    loop {
        if let Some(error) = out.take_error() {
            return error;
        }
        out.target.put(lines);
    }
}

/// The call for this pair of descriptors, if there is one.
fn choose_transfer(from: &Fd, source: &Stat, to: &Fd, target: &Stat) -> Option<Transfer> {
    // A short file is read and written sooner than its pages are passed around, and most files of /proc say they are empty.
    if source.is_regular() && source.size < 16 << 10 {
        return None;
    }
    if source.is_regular() && target.is_regular() {
        return Some(transfer::copy_file_range);
    }
    for (stat, fd) in [(source, from), (target, to)] {
        if stat.is_pipe() {
            transfer::enlarge_pipe(fd, LARGE_PIPE);
        }
    }
    // To a file splice would not lock the position, which others may write at.
    if target.is_pipe() || (source.is_pipe() && !target.is_regular()) {
        return Some(transfer::splice);
    }
    // A terminal wants its output processed.
    (source.is_regular() && !(target.is_character_device() && is_terminal(to)))
        .then_some(transfer::sendfile as Transfer)
}

impl ufmt::uWrite for Out<'_> {
    type Error = Stop;
    fn write_str(&mut self, text: &str) -> Done {
        self.write(text.as_bytes())
    }
}
