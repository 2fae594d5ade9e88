//! Merging files that are sorted, and the temporary ones.
use super::*;
use hot::Line;
use rt::{
    OwnedStrings, command,
    sys::{
        raw::{O_EXCL, O_NOFOLLOW, O_RDWR, O_TMPFILE, SEEK_SET, SIGPIPE},
        signal,
    },
    temporary,
};

/// Lines in order.
pub enum Run<'p> {
    File(&'p CStr),
    /// A file without a name, at its beginning.
    Temporary(Fd),
}

/// Opens a file that is to be sorted.
pub fn open(cx: &mut Cx, path: &CStr) -> Result<Fd, Stop> {
    match cx.input(path) {
        Ok(input) => Ok(input.fd),
        Err(e) => Err(cx.stop_error(packed!("cannot read: %n"), &[path.to_bytes()], e)),
    }
}

/// Reads a file line by line.
pub struct Reader<'p> {
    name: &'p [u8],
    fd: Fd,
    buf: Vec<u8>,
    /// Where in it the line is, and where what was read ends.
    start: usize,
    end: usize,
    len: usize,
    prefix: u64,
    /// What decompresses it.
    child: Option<i32>,
}

impl<'p> Reader<'p> {
    pub fn of(name: &'p [u8], fd: Fd) -> Reader<'p> {
        let buf = rt::zeros(io::CHUNK);
        Reader { name, fd, buf, start: 0, end: 0, len: 0, prefix: 0, child: None }
    }

    fn new(cx: &mut Cx, run: Run<'p>, sort: &Sort) -> Result<Reader<'p>, Stop> {
        let (name, fd, child) = match run {
            Run::File(path) => (path.to_bytes(), open(cx, path)?, None),
            Run::Temporary(fd) => match sort.compress {
                None => (&b"temporary file"[..], fd, None),
                Some(program) => {
                    let (from, into) = pipe(cx)?;
                    let child = start(cx, program, true, &fd, &into)?;
                    (&b"temporary file"[..], from, Some(child))
                }
            },
        };
        Ok(Reader { child, ..Reader::of(name, fd) })
    }

    pub fn line(&self) -> &[u8] {
        self.buf.get(self.start..self.end).unwrap_or(&[])
    }

    /// Goes to the next line; `false` if there is none.
    pub fn next(&mut self, cx: &mut Cx, sort: &Sort) -> Result<bool, Stop> {
        // Behind the line there is what ends it, but at the beginning.
        let mut from = if self.len == 0 { 0 } else { self.end + 1 };
        self.start = from;
        loop {
            let fresh = self.buf.get(from..self.len).unwrap_or(&[]);
            if let hot::Nth::At(at) = hot::find_nth(sort.end, 1, fresh) {
                self.end = from + at;
                break;
            }
            from = self.len;
            if self.start > 0 {
                self.buf.copy_within(self.start..self.len, 0);
                self.len -= self.start;
                from -= self.start;
                self.start = 0;
            }
            if self.len + 1 >= self.buf.len() {
                let len = self.buf.len() * 2;
                self.buf.resize(len, 0);
            }
            // There always is room for an end that is missing.
            let most = self.buf.len() - 1;
            let room = self.buf.get_mut(self.len..most).unwrap_or(&mut []);
            match io::read(&self.fd, room) {
                Ok(0) if self.len == 0 => {
                    self.end_of_child(cx, sort)?;
                    return Ok(false);
                }
                Ok(0) => {
                    if let Some(byte) = self.buf.get_mut(self.len) {
                        *byte = sort.end;
                    }
                    self.len += 1;
                }
                Ok(len) => self.len += len,
                Err(e) => return Err(cx.stop_error(packed!("read failed: %n"), &[self.name], e)),
            }
        }
        if let Some(key) = sort.keys.first() {
            self.prefix = key.prefix(self.line(), 0, sort);
        }
        Ok(true)
    }

    fn end_of_child(&mut self, cx: &mut Cx, sort: &Sort) -> Done {
        match (self.child.take(), sort.compress) {
            (Some(child), Some(program)) => finish(cx, program, child, b" [-d]"),
            _ => Ok(()),
        }
    }
}

impl Sort<'_> {
    pub fn open<'p>(&self, cx: &mut Cx, runs: Vec<Run<'p>>) -> Result<Vec<Reader<'p>>, Stop> {
        let mut readers = Vec::new();
        for run in runs {
            readers.push(Reader::new(cx, run, self)?);
        }
        Ok(readers)
    }

    pub fn merge(&self, cx: &mut Cx, runs: Vec<Run>, sink: &mut Sink) -> Done {
        let readers = self.open(cx, runs)?;
        self.merge_readers(cx, readers, sink)
    }

    /// Merges runs that follow one another until there are no more than `most`.
    pub fn merge_down(&self, cx: &mut Cx, runs: &mut Vec<Run>, most: usize) -> Done {
        while runs.len() > most {
            let mut rest = core::mem::take(runs).into_iter();
            loop {
                let batch: Vec<Run> = rest.by_ref().take(self.batch).collect();
                if batch.len() < 2 {
                    runs.extend(batch);
                    break;
                }
                let mut sink = Sink::temporary(cx, self)?;
                self.merge(cx, batch, &mut sink)?;
                runs.push(sink.finish(cx)?);
            }
        }
        Ok(())
    }

    /// Does the line of reader `a` come before that of `b`? Of equal ones the first reader's does.
    fn before(&self, readers: &[Reader], a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (readers.get(a), readers.get(b)) else { return false };
        let order = x.prefix.cmp(&y.prefix);
        order.then_with(|| self.compare(x.line(), y.line())).then(a.cmp(&b)) == Ordering::Less
    }

    /// Merges what readers give.
    pub fn merge_readers(&self, cx: &mut Cx, mut readers: Vec<Reader>, sink: &mut Sink) -> Done {
        // The readers by their lines, the first one last.
        let mut queue: Vec<usize> = Vec::new();
        let mut last: Option<Vec<u8>> = None;
        let mut fresh = 0..readers.len();
        loop {
            let index = match fresh.next() {
                Some(index) => index,
                None => {
                    let Some(index) = queue.pop() else { return Ok(()) };
                    let Some(reader) = readers.get(index) else { return Ok(()) };
                    let line = reader.line();
                    let again = self.unique
                        && last.as_ref().is_some_and(|l| self.compare(l, line) == Ordering::Equal);
                    if !again {
                        sink.line(cx, self, line)?;
                        if self.unique {
                            let last = last.get_or_insert_default();
                            last.clear();
                            last.extend_from_slice(line);
                        }
                    }
                    index
                }
            };
            let more = match readers.get_mut(index) {
                Some(reader) => reader.next(cx, self)?,
                None => false,
            };
            if more {
                // From the end on, because most lines stay near the front.
                let mut at = queue.len();
                while let Some(&other) = at.checked_sub(1).and_then(|at| queue.get(at))
                    && self.before(&readers, other, index)
                {
                    at -= 1;
                }
                queue.insert(at, index);
            }
        }
    }
}

/// Where sorted lines go.
pub struct Sink {
    /// A temporary file, or what compresses it, its file, and its process.
    to: Option<Fd>,
    compressed: Option<(Fd, i32)>,
    buf: Vec<u8>,
    len: usize,
    program: Option<rt::CString>,
}

impl Sink {
    /// Standard output.
    pub fn output() -> Sink {
        Sink { to: None, compressed: None, buf: rt::zeros(io::CHUNK), len: 0, program: None }
    }

    /// A temporary file that goes away by itself, because it has no name.
    pub fn temporary(cx: &mut Cx, sort: &Sort) -> Result<Sink, Stop> {
        let mut sink = Sink::output();
        let file = sort.nameless(cx)?;
        let Some(program) = sort.compress else {
            sink.to = Some(file);
            return Ok(sink);
        };
        let (from, into) = pipe(cx)?;
        // A program that ends early is reported, and is not the end of sort.
        let ignored = signal::set(SIGPIPE as u8, signal::Action::Ignore);
        ignored.map_err(|e| cx.stop_error(packed!("cannot ignore a signal"), &[], e))?;
        let child = start(cx, program, false, &from, &file)?;
        sink.to = Some(into);
        sink.compressed = Some((file, child));
        sink.program = Some(program.into());
        Ok(sink)
    }

    fn flush(&mut self, cx: &mut Cx) -> Done {
        let bytes = self.buf.get(..core::mem::take(&mut self.len)).unwrap_or(&[]);
        match &self.to {
            None => cx.out.write(bytes),
            Some(file) => match io::write_all(file, bytes) {
                // Why the program ended is told when it is waited for.
                Err(Errno::PIPE) if self.compressed.is_some() => Ok(()),
                done => done.map_err(|e| {
                    cx.stop_error(packed!("write failed: %q"), &[b"temporary file"], e)
                }),
            },
        }
    }

    pub fn line(&mut self, cx: &mut Cx, sort: &Sort, line: &[u8]) -> Done {
        if sort.debug && self.to.is_none() {
            return debug::show(cx, sort, line);
        }
        if self.len + line.len() + 1 > self.buf.len() {
            self.flush(cx)?;
            if line.len() + 1 > self.buf.len() {
                self.buf.resize(line.len() + 1, 0);
            }
        }
        let room = self.buf.get_mut(self.len..).unwrap_or(&mut []);
        if let Some((place, [end, ..])) = room.split_at_mut_checked(line.len()) {
            place.copy_from_slice(line);
            *end = sort.end;
            self.len += line.len() + 1;
        }
        Ok(())
    }

    /// Takes lines of a text, where each has its end behind it.
    pub fn lines(&mut self, cx: &mut Cx, sort: &Sort, text: &[u8], lines: &[Line]) -> Done {
        let mut rest = lines;
        while let Some(first) = rest.first() {
            if sort.debug && self.to.is_none() {
                self.line(cx, sort, first.of(text))?;
                rest = rest.get(1..).unwrap_or(&[]);
                continue;
            }
            let (count, len) =
                hot::gather(text, rest, self.buf.get_mut(self.len..).unwrap_or(&mut []));
            self.len += len;
            rest = rest.get(count..).unwrap_or(&[]);
            if count == 0 && self.len == 0 {
                self.line(cx, sort, first.of(text))?;
                rest = rest.get(1..).unwrap_or(&[]);
            } else if !rest.is_empty() {
                self.flush(cx)?;
            }
        }
        Ok(())
    }

    /// Ends the output, and returns what a temporary file holds.
    pub fn finish<'p>(mut self, cx: &mut Cx) -> Result<Run<'p>, Stop> {
        self.flush(cx)?;
        let failed =
            |cx: &mut Cx, e| cx.stop_error(packed!("write failed: %q"), &[b"temporary file"], e);
        let mut file = self.to.take();
        if let (Some((compressed, child)), Some(program)) = (self.compressed.take(), &self.program)
        {
            if let Some(pipe) = file.replace(compressed) {
                pipe.close().map_err(|e| failed(cx, e))?;
            }
            finish(cx, program, child, b"")?;
        }
        let file = file.unwrap_or(Fd::STDOUT);
        if file != Fd::STDOUT {
            file.seek(0, SEEK_SET).map_err(|e| failed(cx, e))?;
        }
        Ok(Run::Temporary(file))
    }
}

impl Sort<'_> {
    /// A file without a name in one of the directories for temporary ones.
    fn nameless(&self, cx: &mut Cx) -> Result<Fd, Stop> {
        let mut error = Errno::NOENT;
        for &directory in &self.directories {
            let path = rt::c_string(directory);
            match fs::open(fs::CWD, &path, O_TMPFILE | O_RDWR, 0o600) {
                Ok(file) => return Ok(file),
                Err(e) => error = e,
            }
            // The file system, or the kernel, has none without a name: it gets one for a moment.
            let mut made = None;
            let name = temporary::make(&rt::filled(b"%/sort", &[directory]), 6, b"", &mut |name| {
                let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW;
                made = Some(fs::open(fs::CWD, name, flags, 0o600)?);
                Ok(())
            });
            match (name, made) {
                (Ok(name), Some(file)) => match fs::unlink(fs::CWD, &name, 0) {
                    Ok(()) => return Ok(file),
                    Err(e) => error = e,
                },
                (Err(e), _) => error = e,
                _ => {}
            }
        }
        let directory = self.directories.first().copied().unwrap_or(b"/tmp");
        Err(cx.stop_error(packed!("cannot create temporary file in %q"), &[directory], error))
    }
}

fn pipe(cx: &mut Cx) -> Result<(Fd, Fd), Stop> {
    process::pipe().map_err(|e| cx.stop_error(packed!("couldn't create a pipe"), &[], e))
}

/// Starts a program that compresses, or decompresses.
fn start(cx: &mut Cx, program: &CStr, back: bool, input: &Fd, output: &Fd) -> Result<i32, Stop> {
    let child = process::fork().map_err(|e| {
        cx.stop_error(packed!("couldn't create process for %q"), &[program.to_bytes()], e)
    })?;
    if child > 0 {
        return Ok(child);
    }
    let mut args = OwnedStrings::default();
    args.push(program.to_bytes());
    if back {
        args.push(b"-d");
    }
    let done = signal::set(SIGPIPE as u8, signal::Action::Default)
        .and_then(|()| duplicate_to(input.number(), 0))
        .and_then(|()| duplicate_to(output.number(), 1));
    let error = match done {
        Ok(()) => command::exec(program, args.as_strings(), cx.env()),
        Err(e) => e,
    };
    cx.say_error(packed!("couldn't execute %q"), &[program.to_bytes()], Some(error));
    process::exit(2)
}

/// Waits for it.
fn finish(cx: &mut Cx, program: &CStr, child: i32, option: &[u8]) -> Done {
    loop {
        match process::wait(child, true) {
            Ok((_, ended)) if ended.status() == 0 => return Ok(()),
            Err(Errno::INTR) => {}
            _ => {
                let words = [program.to_bytes(), option];
                return Err(cx.stop(packed!("%q%r terminated abnormally"), &words));
            }
        }
    }
}
