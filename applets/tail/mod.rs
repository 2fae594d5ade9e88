//! tail - print the last lines of files, and what is added to them
mod follow;

use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec,
    backlog::{Backlog, Unit},
    io, long,
    sys::{
        Errno, Fd, fstat,
        raw::{SEEK_CUR, SEEK_END, SEEK_SET},
        wait::Time,
    },
    text::{
        number::{self, NumberError},
        span::Span,
    },
};

rt::applet! { "tail", main, { own_process: true }, "\
Usage: tail [OPTION]... [FILE]...
Print the last 10 lines of each FILE, or of standard input. - is standard input.

  -c, --bytes=[+]NUM       print the last NUM bytes; with +, all from byte NUM on
  -f, --follow[={name|descriptor}]  go on with what is added: to the open file, or by name to whatever file has that
                           name
  -F                       the same as --follow=name --retry
  -n, --lines=[+]NUM       print the last NUM lines; with +, all from line NUM on
      --max-unchanged-stats=N  (ignored; a name is looked at whenever something changes)
      --pid=PID            with -f, end after process PID has ended
  -q, --quiet, --silent    never print the names of the files
      --retry              keep trying to open a file that is not there
  -s, --sleep-interval=N   with -f, look at least every N seconds (default 1)
  -v, --verbose            always print the names of the files
  -z, --zero-terminated    lines end with NUL, not newline

NUM may have a multiplier: b 512, kB 1000, K 1024, MB 1000*1000, M 1024*1024, and so on with G, T, P, E; KiB is K.
As the first argument, with at most one FILE:
  -NUM, or +NUM            the same as -n NUM; b or c behind NUM mean blocks of 512 bytes or bytes, and f behind that -f

" }

const MAX_UNCHANGED_STATS: Id = long(HELP, "max-unchanged-stats");
const PID: Id = long(HELP, "pid");
const RETRY: Id = long(HELP, "retry");

#[derive(Clone, Copy, PartialEq)]
enum Follow {
    Descriptor,
    Name,
}

struct Tail {
    count: u64,
    bytes: bool,
    /// Count from the start, 1 being the first?
    from_start: bool,
    end: u8,
    follow: Option<Follow>,
    retry: bool,
    pid: Option<i32>,
    interval: Time,
    /// Print the names of the files? `None`: if there are several.
    names: Option<bool>,
}

/// An operand.
struct File<'a> {
    path: &'a CStr,
    /// What messages and headers call it.
    name: &'a [u8],
    fd: Option<Fd>,
    /// The file that the name stood for when it was opened: device and inode.
    identity: (u64, u64),
    /// Is it a regular file, whose size tells whether there is more?
    regular: bool,
    /// How far it is printed, in bytes.
    position: u64,
    /// What the last try to open it ended with.
    error: Option<Errno>,
    /// Nothing more will come of it.
    given_up: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut tail = Tail {
        count: 10,
        bytes: false,
        from_start: false,
        end: b'\n',
        follow: None,
        retry: false,
        pid: None,
        interval: Time { seconds: 1, nanoseconds: 0 },
        names: None,
    };
    tail.obsolete(cx)?;
    while let Some(option) = cx.option()? {
        match option {
            b'c' | b'n' => {
                tail.bytes = option == b'c';
                let value = cx.value().to_bytes();
                tail.from_start = value.starts_with(b"+");
                let unit = if tail.bytes { "number of bytes" } else { "number of lines" };
                tail.count = cx.parse_size(value.strip_prefix(b"-").unwrap_or(value), unit)?;
            }
            b'f' if cx.optional_value().is_some() => {
                let by_name = cx.choose("--follow", "descriptor|name")? == 1;
                tail.follow = Some(if by_name { Follow::Name } else { Follow::Descriptor });
            }
            b'f' => tail.follow = Some(Follow::Descriptor),
            b'F' => (tail.follow, tail.retry) = (Some(Follow::Name), true),
            b'q' => tail.names = Some(false),
            b'v' => tail.names = Some(true),
            b'z' => tail.end = 0,
            b's' => {
                let value = cx.value().to_bytes();
                tail.interval = match Span::parse(value) {
                    Some((span, b"")) => span.time(),
                    _ => {
                        let error = NumberError::Invalid;
                        return Err(cx.bad_number(value, "number of seconds", error));
                    }
                };
            }
            PID => {
                let value = cx.value().to_bytes();
                let pid = number::decimal(value)
                    .and_then(|pid| i32::try_from(pid).map_err(|_| NumberError::Overflow));
                tail.pid = Some(pid.map_err(|error| cx.bad_number(value, "PID", error))?);
            }
            RETRY => tail.retry = true,
            MAX_UNCHANGED_STATS => {
                let value = cx.value().to_bytes();
                let bad = |error| {
                    cx.bad_number(value, "maximum number of unchanged stats between opens", error)
                };
                number::decimal(value).map_err(bad)?;
            }
            b'0'..=b'9' => {
                let text = "option used in invalid context -- ";
                return Err(cx.stop("%r%r", &[text.as_bytes(), &[option]]));
            }
            _ => {}
        }
    }
    tail.check(cx)?;
    if tail.count == 0 && !tail.from_start && tail.follow.is_none() {
        return Ok(()); // no file needs to be opened for that
    }

    let names = tail.names.unwrap_or(cx.operands().len() > 1);
    tail.names = Some(names);
    let mut files: Vec<File> = Vec::new();
    let mut first = true;
    for path in cx.inputs() {
        let mut file = File::new(path);
        if tail.open(cx, &mut file) {
            if names {
                header(cx, file.name, &mut first)?;
            }
            tail.print(cx, &mut file)?;
        }
        if tail.follow.is_some() {
            files.push(file);
        }
    }
    if tail.follow.is_some() { tail.follow(cx, files, !first) } else { Ok(()) }
}

/// Prints the line that says which file comes next.
fn header(cx: &mut Cx, name: &[u8], first: &mut bool) -> Done {
    cx.out.write(if *first { b"==> " } else { b"\n==> " })?;
    *first = false;
    cx.print_name(name)?;
    cx.out.write(b" <==\n")
}

impl<'a> File<'a> {
    #[inline(never)]
    fn new(path: &'a CStr) -> File<'a> {
        let name = if path == c"-" { b"standard input" } else { path.to_bytes() };
        File {
            path,
            name,
            fd: None,
            identity: (0, 0),
            regular: false,
            position: 0,
            error: None,
            given_up: false,
        }
    }
}

impl Tail {
    /// `tail -5f`, `tail +3c`: what POSIX took out in 2001 and scripts still use. Only with at most one operand, so that it
    /// cannot be mistaken.
    #[inline(never)]
    fn obsolete(&mut self, cx: &mut Cx) -> Done {
        let args = cx.args();
        let Some([sign @ (b'-' | b'+'), text @ ..]) = args.get(1).map(CStr::to_bytes) else {
            return Ok(());
        };
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, mut letters) = text.split_at_checked(digits).unwrap_or((text, b""));
        let operand = |index| {
            args.get(index)
                .is_none_or(|arg: &CStr| !arg.to_bytes().starts_with(b"-") || arg == c"-")
        };
        let operands = match args.len() {
            2 => true,
            3 => args.get(2) == Some(c"--") || operand(2),
            4 => args.get(2) == Some(c"--"),
            _ => false,
        };
        let mut factor = 1;
        let mut bytes = false;
        if let [letter @ (b'b' | b'c' | b'l'), rest @ ..] = letters {
            bytes = *letter != b'l';
            factor = if *letter == b'b' { 512 } else { 1 };
            letters = rest;
        }
        // Without a number these are options of today.
        let today = *sign == b'-'
            && digits.is_empty()
            && (matches!(text, b"" | b"f") || text.starts_with(b"c"));
        if today || !operands || !matches!(letters, b"" | b"f") {
            return Ok(());
        }
        let count = if digits.is_empty() { Ok(10) } else { number::decimal(digits) };
        let count = count.map(|count| count.checked_mul(factor));
        let Ok(Some(count)) = count else {
            let text = args.get(1).unwrap_or(c"").to_bytes();
            cx.say_error(packed!("invalid number: %w"), &[text], count.err().map(|_| Errno::RANGE));
            return Err(Stop::new(1));
        };
        self.count = count;
        self.bytes = bytes;
        self.from_start = *sign == b'+';
        if letters == b"f" {
            self.follow = Some(Follow::Descriptor);
        }
        cx.skip_args(1);
        Ok(())
    }

    /// Warns of options that have no effect, and rejects what cannot be done.
    fn check(&mut self, cx: &mut Cx) -> Done {
        let mut operands = cx.operands();
        let stdin = operands.is_empty() || operands.any(|path| path == c"-");
        if self.retry && self.follow.is_none() {
            cx.note(
                packed!("warning: --retry ignored; --retry is useful only when following"),
                &[],
            );
        } else if self.retry && self.follow == Some(Follow::Descriptor) {
            cx.note(packed!("warning: --retry only effective for the initial open"), &[]);
        }
        if self.pid.is_some() && self.follow.is_none() {
            cx.note(packed!("warning: PID ignored; --pid=PID is useful only when following"), &[]);
        }
        if self.follow == Some(Follow::Name) && stdin {
            return Err(cx.stop(packed!("cannot follow %q by name"), &[b"-"]));
        }
        if self.follow.is_some() && stdin && rt::sys::terminal::is_terminal(&Fd::STDIN) {
            cx.note(packed!("warning: following standard input indefinitely is ineffective"), &[]);
        }
        Ok(())
    }

    /// Opens a file for the first time; says why if it cannot.
    fn open(&self, cx: &mut Cx, file: &mut File) -> bool {
        match cx.input(file.path) {
            Ok(input) => {
                file.fd = Some(input.fd);
                true
            }
            Err(e) => {
                cx.say_error(packed!("cannot open %q for reading"), &[file.name], Some(e));
                file.error = Some(e);
                file.given_up = !self.retry;
                false
            }
        }
    }

    /// Prints the part of a file that was asked for, and notes how far it went.
    #[inline(never)]
    fn print(&self, cx: &mut Cx, file: &mut File) -> Done {
        let Some(fd) = &file.fd else { return Ok(()) };
        let stat = match fstat(fd) {
            Ok(stat) => stat,
            Err(e) => {
                cx.say_error(packed!("cannot fstat %q"), &[file.name], Some(e));
                (file.fd, file.given_up) = (None, true);
                return Ok(());
            }
        };
        file.identity = stat.identity();
        file.regular = stat.is_regular();
        let size = stat.real_size();
        let done = match (size, self.from_start) {
            (_, true) => self.from(cx, fd, stat.is_regular()),
            (Some(size), false) => self.last(cx, fd, size),
            (None, false) => self.last_of_stream(cx, fd),
        };
        cx.out.checked()?;
        if let Err(e) = done {
            cx.say_error(packed!("error reading %q"), &[file.name], Some(e));
            file.given_up = true;
            file.error = Some(e);
            if self.follow.is_some() && e == Errno::ISDIR {
                file.given_up = !self.keeps_untailable();
                let message = if self.retry {
                    packed!("%n: cannot follow end of this type of file")
                } else {
                    packed!("%n: cannot follow end of this type of file; giving up on this name")
                };
                cx.say(message, &[file.name]);
            }
            file.fd = None;
            return Ok(());
        }
        if self.follow.is_some() {
            file.position = fd.seek(0, SEEK_CUR).unwrap_or(0);
        }
        Ok(())
    }

    // Of what follows an error is one of reading; the output knows its own.

    /// `+NUM`: all from there on.
    fn from(&self, cx: &mut Cx, fd: &Fd, seekable: bool) -> Result<(), Errno> {
        let mut left = self.count.saturating_sub(1);
        if self.bytes && seekable {
            let here = fd.seek(0, SEEK_CUR).unwrap_or(0);
            let target = i64::try_from(here.saturating_add(left)).unwrap_or(i64::MAX);
            // Further than the file system can count is behind every end.
            fd.seek(target, SEEK_SET).or_else(|_| fd.seek(0, SEEK_END))?;
            left = 0;
        }
        let unit = self.unit();
        let mut buf = io::buffer(if left > 0 { io::CHUNK } else { 0 });
        while left > 0 {
            let len = io::read(fd, &mut buf)?;
            let chunk = buf.get(..len).unwrap_or(&[]);
            if chunk.is_empty() {
                return Ok(());
            }
            let count = unit.count(chunk);
            if count < left {
                left -= count;
                continue;
            }
            let rest = chunk.get(unit.length(left, chunk)..).unwrap_or(&[]);
            cx.out.add(rest);
            left = 0;
        }
        io::copy(fd, &mut cx.out, u64::MAX).map(drop)
    }

    fn unit(&self) -> Unit {
        if self.bytes { Unit::Bytes } else { Unit::Lines(self.end) }
    }

    /// The last part of a file that can be read from its end.
    fn last(&self, cx: &mut Cx, fd: &Fd, size: u64) -> Result<(), Errno> {
        let here = fd.seek(0, SEEK_CUR)?;
        let start = if self.bytes {
            size.saturating_sub(self.count)
        } else {
            self.start_of_last_lines(fd, here, size)?
        };
        fd.seek(start.max(here).min(i64::MAX as u64) as i64, SEEK_SET)?;
        io::copy(fd, &mut cx.out, u64::MAX).map(drop)
    }

    /// Where the last lines start, found by reading backwards from `size` to no further than `here`.
    #[inline(never)]
    fn start_of_last_lines(&self, fd: &Fd, here: u64, size: u64) -> Result<u64, Errno> {
        let mut left = self.count;
        let mut end = size;
        // The first block is small, because ten lines are; then as much as a call is worth.
        let mut step = 8 << 10;
        let mut buf = io::buffer(io::CHUNK);
        while left > 0 && end > here {
            let start = end.saturating_sub(step).max(here);
            let mut len = 0;
            let wanted = (end - start) as usize;
            while len < wanted {
                match fd.read_at(buf.get_mut(len..wanted).unwrap_or(&mut []), start + len as u64) {
                    Ok(0) => break,
                    Ok(more) => len += more,
                    Err(Errno::INTR) => {}
                    Err(e) => return Err(e),
                }
            }
            let mut block = buf.get(..len).unwrap_or(&[]);
            // The end of the last line does not separate it from another one.
            if end == size && block.last() == Some(&self.end) {
                block = block.get(..len - 1).unwrap_or(block);
            }
            match hot::rfind_nth(self.end, left, block) {
                hot::Nth::At(at) => return Ok(start + at as u64 + 1),
                hot::Nth::Only(seen) => left -= seen,
            }
            end = start;
            step = io::CHUNK as u64;
        }
        Ok(if left > 0 { here } else { size })
    }

    /// The last part of what has to be read from its start.
    fn last_of_stream(&self, cx: &mut Cx, fd: &Fd) -> Result<(), Errno> {
        let mut backlog = Backlog::new(self.unit());
        io::enlarge_pipe(fd);
        while backlog.read(fd)? {
            while backlog.take_beyond(self.count).is_some() {}
        }
        let start = backlog.total().saturating_sub(self.count);
        let _ = backlog.split(start, false, |bytes| cx.out.write(bytes)); // the output keeps the error
        Ok(())
    }
}
