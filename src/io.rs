//! Buffered output, reading and writing over descriptors.
use crate::{
    Done, Stop,
    sys::{self, Errno, Fd, Stat, fstat, memory, raw::O_WRONLY, terminal::is_terminal, transfer},
    text::number,
};
use alloc::vec::Vec;
use core::{
    ffi::CStr,
    ops::{Deref, DerefMut},
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

/// All that there is to read, in memory.
#[inline(never)]
pub fn read_all(fd: &Fd) -> Result<Vec<u8>, Errno> {
    let mut bytes = Vec::new();
    let mut room = [0; 4096];
    loop {
        match read(fd, &mut room)? {
            0 => return Ok(bytes),
            len => bytes.extend_from_slice(room.get(..len).unwrap_or(&[])),
        }
    }
}

/// All that is in a file.
#[inline(never)]
pub fn read_file(path: &CStr) -> Result<Vec<u8>, Errno> {
    read_all(&sys::fs::open(sys::fs::CWD, path, sys::raw::O_RDONLY, 0)?)
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
    /// When the buffer is passed on; only a program that has stdbuf asks.
    #[cfg(any(every_applet, applet = "stdbuf"))]
    habit: Habit<'a>,
    buf: &'a mut [u8],
    len: usize,
}

/// When an [`Out`] passes its buffer on.
#[cfg(any(every_applet, applet = "stdbuf"))]
#[derive(Clone, Copy)]
#[cfg_attr(test, allow(dead_code))] // a test has no start
enum Habit<'a> {
    /// When it is full.
    Full,
    /// As the environment says, which nobody has looked at yet.
    Asked(crate::Strings<'a>),
    /// At the end of each line.
    Lines,
    /// When it has so many bytes.
    Bytes(usize),
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
        let target = Target { sink, error: None, used: false, diverted: false };
        Out {
            target,
            #[cfg(any(every_applet, applet = "stdbuf"))]
            habit: Habit::Full,
            buf,
            len: 0,
        }
    }

    /// Has the buffer passed on as `env` says, by stdbuf(1), once anything is written.
    #[cfg(any(every_applet, applet = "stdbuf"))]
    #[cfg_attr(test, allow(dead_code))]
    pub(crate) fn obey(&mut self, env: crate::Strings<'a>) {
        self.habit = Habit::Asked(env);
    }

    /// Passes the buffer on if that is its habit, `bytes` having been added.
    #[cfg(any(every_applet, applet = "stdbuf"))]
    #[cold]
    #[inline(never)]
    fn keep_habit(&mut self, bytes: &[u8]) {
        if let Habit::Asked(mut env) = self.habit {
            self.habit = Habit::Full;
            let mode = env.find_map(|entry| entry.to_bytes().strip_prefix(b"_STDBUF_O="));
            if let Some(mode) = mode {
                self.habit = match number::decimal(mode) {
                    Ok(size) => Habit::Bytes(number::fit(size)),
                    Err(_) => Habit::Lines,
                };
            }
        }
        let due = match self.habit {
            Habit::Lines => bytes.contains(&b'\n'),
            Habit::Bytes(size) => self.len >= size,
            _ => false,
        };
        if due {
            let _ = self.flush(); // it keeps its error
        }
    }

    /// The error that stopped the output.
    pub fn error(&self) -> Option<Errno> {
        self.target.error
    }

    /// Sends what is written from now on to `file`. What takes standard output's place is not asked.
    pub fn redirect(&mut self, file: &Fd) -> Result<(), Errno> {
        sys::process::duplicate_to(file.number(), Fd::STDOUT.number())
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
                #[cfg(any(every_applet, applet = "stdbuf"))]
                if !matches!(self.habit, Habit::Full) {
                    self.keep_habit(bytes);
                }
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

    /// Reads once into the buffer, which is empty, and writes that: the way for data to pass with one copy in and one out. Returns
    /// how many bytes there were; 0 is the end of the input. `len` is the most to read.
    #[inline(never)]
    fn pass(&mut self, input: &Fd, len: usize) -> Result<usize, Errno> {
        let len = len.min(self.buf.len());
        self.len = read(input, self.buf.get_mut(..len).unwrap_or(&mut []))?;
        let len = self.len;
        let _ = self.flush(); // it keeps its error
        Ok(len)
    }

    /// Does it go to a terminal?
    pub fn is_terminal(&self) -> bool {
        self.fd().is_some_and(is_terminal)
    }

    /// The status of the file behind it; [`Stat::NOTHING`] for output into memory.
    pub fn status(&self) -> Result<Stat, Errno> {
        self.fd().map_or(Ok(Stat::NOTHING), fstat)
    }
}

/// What one read of data that is looked at asks for, in bytes: enough to make the cost of the call small, little enough to stay in the
/// processor's second-level cache.
pub const CHUNK: usize = 128 << 10;

/// A buffer of zeros to read into: pages from the kernel, of which only what is touched takes memory.
pub struct Buffer(memory::Mapping);

/// A [`Buffer`] of `len` bytes, if there is memory for it.
pub fn try_buffer(len: usize) -> Result<Buffer, Errno> {
    memory::Mapping::new(len).map(Buffer)
}

/// A [`Buffer`] of `len` bytes.
pub fn buffer(len: usize) -> Buffer {
    match try_buffer(len) {
        Ok(buffer) => buffer,
        Err(_) => {
            complain("mote: memory exhausted\n");
            sys::process::exit(1)
        }
    }
}

impl Buffer {
    /// Makes it `len` bytes long, with what it holds, in another place if it must be. What is new is zeros.
    pub fn grow(&mut self, len: usize) -> Result<(), Errno> {
        self.0.grow(len)
    }
}

/// A [`Buffer`] of `len` bytes that starts with the first `filled` of `buf`.
#[inline(never)]
pub fn grown(buf: &[u8], filled: usize, len: usize) -> Buffer {
    let mut larger = buffer(len);
    if let Some((front, old)) = larger.get_mut(..filled).zip(buf.get(..filled)) {
        front.copy_from_slice(old);
    }
    larger
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

/// Lets a pipe hold more, so that the two sides wait for each other less often. What is no pipe stays as it is.
pub fn enlarge_pipe(fd: &Fd) {
    transfer::enlarge_pipe(fd);
}

/// Copies `input` to `out`, up to its end or `limit` bytes, and returns how many bytes there were. Both file positions move just as
/// far. An error is one of reading; whether the bytes were written is for [`Out::checked`] to say.
///
/// The kernel moves the data itself where it can: between files by copy_file_range, through pipes by splice, from a file to anything
/// by sendfile. Whatever one of these says against it, plain reading and writing goes on from there, and finds out which side
/// fails.
pub fn copy(input: &Fd, out: &mut Out, limit: u64) -> Result<u64, Errno> {
    let source = fstat(input).unwrap_or(Stat::NOTHING);
    let target = out.status().unwrap_or(Stat::NOTHING);
    copy_known(input, &source, out, &target, limit)
}

/// As [`copy`], for who knows the status of both sides already.
#[inline(never)]
pub fn copy_known(
    input: &Fd,
    source: &Stat,
    out: &mut Out,
    target: &Stat,
    limit: u64,
) -> Result<u64, Errno> {
    let mut left = limit;
    let _ = out.flush(); // it keeps its error
    if let Some(to) = out.fd()
        && out.error().is_none()
    {
        match route(source, to, target) {
            Route::Direct(transfer) => {
                out.target.used = true;
                loop {
                    let moved = transfer(input, to, most(left));
                    left -= moved as u64;
                    if moved == 0 {
                        break;
                    }
                }
            }
            Route::Relay => {
                out.target.used = true;
                let relayed = match sys::process::pipe() {
                    Ok((from, into)) => relay(input, &into, &from, to, out, left),
                    Err(_) => Ok(left),
                };
                left = relayed?;
            }
            Route::Plain => {}
        }
    }
    while left > 0 && out.error().is_none() {
        match out.pass(input, most(left))? {
            0 => break,
            moved => left -= moved as u64,
        }
    }
    Ok(limit - left)
}

/// Moves data by way of a pipe, whose ends are `into` and `from`, and returns how much is left to move. What stands in the way of that
/// is left to the caller.
#[inline(never)]
fn relay(
    input: &Fd,
    into: &Fd,
    from: &Fd,
    to: &Fd,
    out: &mut Out,
    mut left: u64,
) -> Result<u64, Errno> {
    enlarge_pipe(input);
    enlarge_pipe(into);
    enlarge_pipe(to);
    let mut held = 0;
    while out.error().is_none() {
        if held == 0 {
            held = transfer::splice(input, into, most(left));
            left -= held as u64;
            if held == 0 {
                break;
            }
        } else {
            held -= match transfer::splice(from, to, held) {
                // What is in the pipe already must not be lost.
                0 => out.pass(from, held)?,
                moved => moved,
            };
        }
    }
    Ok(left)
}

/// What one call is asked to move where `left` bytes are to be moved. Less than 2 GiB, which is the most that the kernel moves at once.
fn most(left: u64) -> usize {
    left.min(1 << 30) as usize
}

/// How data gets from one descriptor to another.
enum Route {
    /// By this call.
    Direct(fn(&Fd, &Fd, usize) -> usize),
    /// By splice, through a pipe of our own. A pipe that is shared with another program is then locked only while pages change hands,
    /// not while they are fetched or given back, so that both sides work at the same time.
    Relay,
    /// By reading and writing.
    Plain,
}

#[inline(never)]
fn route(source: &Stat, to: &Fd, target: &Stat) -> Route {
    let (from_file, to_file) = (source.is_regular(), target.is_regular());
    // A short file is read and written sooner than its pages are passed around, and most files of /proc say they are empty.
    if from_file && source.size() < 16 << 10 {
        return Route::Plain;
    }
    if to_file {
        // To a file splice would not lock the position, which others may write at.
        return if from_file { Route::Direct(transfer::copy_file_range) } else { Route::Plain };
    }
    if target.is_pipe() {
        return Route::Relay;
    }
    // A terminal wants its output processed.
    if !(from_file || source.is_pipe()) || is_terminal(to) {
        return Route::Plain;
    }
    if from_file { Route::Direct(transfer::sendfile) } else { Route::Relay }
}

/// Reads `input`, whose status is `stat`, to its end, and returns how many bytes there were. What comes through a pipe is not copied.
pub fn discard(input: &Fd, stat: &Stat, buf: &mut [u8]) -> Result<u64, Errno> {
    let mut done = 0;
    if stat.is_pipe()
        && let Ok(null) = sys::fs::open(sys::fs::CWD, c"/dev/null", O_WRONLY, 0)
    {
        enlarge_pipe(input);
        loop {
            let moved = transfer::splice(input, &null, most(u64::MAX));
            if moved == 0 {
                break;
            }
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
        enlarge_pipe(pipe);
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

impl ufmt::uWrite for Out<'_> {
    type Error = Stop;
    fn write_str(&mut self, text: &str) -> Done {
        self.write(text.as_bytes())
    }
}
