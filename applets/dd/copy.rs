//! The copying itself.
use super::{
    ASCII, BLOCK, EBCDIC, FDATASYNC, FSYNC, FULLBLOCK, IBM, LCASE, NOCACHE, NOERROR, NONE,
    PROGRESS, SPARSE, SWAB, SYNC, UCASE, UNBLOCK, Wish,
    convert::Table,
    number::Count,
    report::{Report, scaled},
};
use rt::{
    Cx, Done, Stop, Vec,
    io::{Buffer, try_buffer},
    sys::{
        Errno, Fd, fs, fstat, process,
        raw::{O_DIRECT, SEEK_CUR, SIGINT},
        signal, sync,
    },
    text::number::{DIGITS, format},
};

/// One of the two files.
pub struct File<'a> {
    pub fd: Fd,
    pub name: &'a [u8],
}

/// What most of the code reads comes first: that is where instructions reach with a byte.
#[repr(C)]
pub struct Copy<'a> {
    /// How much of the output block is there, if there is one.
    filled: usize,
    /// How many bytes the last read has brought, and the error that came after a part of a block.
    last: usize,
    held: Option<Errno>,
    /// How much of the record is there, and the blanks in it that nothing has come behind yet.
    column: u64,
    blanks: u64,
    /// The byte that waits for the one to swap it with.
    odd: Option<u8>,
    /// Is a partial read worth a warning?
    warn: bool,
    /// Was the last block passed over, not written?
    hole: bool,
    /// Are both files closed?
    finished: bool,
    /// The output block. Without one, input blocks are written as they are.
    out: Option<Buffer>,
    input: File<'a>,
    output: File<'a>,
    wish: Wish<'a>,
    report: Report,
    table: Option<Table>,
    /// How many bytes of the input and of the output may still be in the cache.
    cached: [u64; 2],
}

/// So much is left in the cache at a time with nocache, in bytes.
const CACHED: u64 = 1 << 20;

impl<'a> Copy<'a> {
    pub fn new(wish: Wish<'a>, input: File<'a>, output: File<'a>) -> Copy<'a> {
        let table = wish.converts(ASCII | EBCDIC | IBM | LCASE | UCASE).then(|| Table::new(&wish));
        // A short read makes the whole copy short where blocks are counted, and is no good where they have to be whole.
        let blocks = |count: Count| count.value >= if count.bytes { wish.in_block } else { 1 };
        let counted = blocks(wish.skip) || wish.count.is_some_and(blocks);
        let direct = (wish.in_flags | wish.out_flags) & O_DIRECT != 0;
        let heard = wish.level != NONE && wish.in_flags & FULLBLOCK == 0;
        Copy {
            warn: !wish.reblock && heard && (counted || direct),
            wish,
            input,
            output,
            report: Report::new(),
            table,
            out: None,
            filled: 0,
            column: 0,
            blanks: 0,
            odd: None,
            last: 0,
            held: None,
            hole: false,
            cached: [0; 2],
            finished: false,
        }
    }

    /// Copies, closes both files and tells about it.
    #[inline(never)]
    pub fn run(mut self, cx: &mut Cx) -> Done {
        let mut block = allocate(cx, self.wish.in_block, "input")?;
        if self.wish.reblock {
            self.out = Some(allocate(cx, self.wish.out_block, "output")?);
        }
        let done = self.copy(cx, &mut block);
        if self.finished {
            return done;
        }
        // Where the copy has come to its end, it is told of all the same.
        if !self.sync(cx) && done.is_err() {
            return done;
        }
        self.finish(cx)?;
        done
    }

    fn finish(&mut self, cx: &mut Cx) -> Done {
        if core::mem::replace(&mut self.finished, true) {
            return Ok(());
        }
        for (file, what) in [(&mut self.input, "input"), (&mut self.output, "output")] {
            if let Err(e) = core::mem::replace(&mut file.fd, Fd::STDERR).close() {
                let words = [what.as_bytes(), file.name];
                return Err(cx.stop_error(packed!("closing %r file %q"), &words, e));
            }
        }
        self.report.finish(cx, self.wish.level);
        Ok(())
    }

    fn copy(&mut self, cx: &mut Cx, block: &mut [u8]) -> Done {
        self.skip(cx, block)?;
        self.seek(cx)?;
        let size = self.wish.in_block;
        // Whole blocks, and bytes beyond.
        let (blocks, rest) = match self.wish.count {
            None => (u64::MAX, 0),
            Some(count) if count.bytes => (count.value / size, count.value % size),
            Some(count) => (count.value, 0),
        };
        loop {
            if self.wish.level == PROGRESS {
                self.report.progress(cx);
            }
            let done = self.report.in_full.wrapping_add(self.report.in_partial);
            let len = match done {
                done if done < blocks => size,
                done if done == blocks && rest > 0 => rest,
                _ => break,
            };
            let room = block.get_mut(..len as usize).unwrap_or(&mut []);
            let mut len = match self.read(cx, room)? {
                Ok(0) => break,
                Ok(len) => {
                    self.last = len;
                    self.forget_some(0, len);
                    len
                }
                // What cannot be read however often one tries is not tried for ever.
                Err(e)
                    if !self.wish.converts(NOERROR) || matches!(e, Errno::ISDIR | Errno::BADF) =>
                {
                    cx.say_error(packed!("error reading %q"), &[self.input.name], Some(e));
                    break;
                }
                Err(e) => {
                    if self.wish.level != NONE {
                        cx.note_error(packed!("error reading %q"), &[self.input.name], Some(e));
                    }
                    self.report.finish(cx, self.wish.level);
                    // The rest of the block is passed over, if the input can seek.
                    let partial = self.last > 0 && self.last < block.len();
                    let bad = block.len() - if partial { self.last } else { 0 };
                    let _ = self.input.fd.seek(bad as i64, SEEK_CUR);
                    if !self.wish.converts(SYNC) || partial {
                        continue;
                    }
                    0
                }
            };
            if len == block.len() {
                self.report.in_full += 1;
            } else {
                self.report.in_partial += 1;
                if self.wish.converts(SYNC) {
                    let fill = if self.wish.converts(BLOCK | UNBLOCK) { b' ' } else { 0 };
                    block.get_mut(len..).unwrap_or(&mut []).fill(fill);
                    len = block.len();
                }
            }
            let block = block.get_mut(..len).unwrap_or(&mut []);
            if let Some(table) = &self.table {
                block.iter_mut().for_each(|byte| *byte = table.of(*byte));
            }
            if let Err(stop) = self.pass(cx, block) {
                // It is reported. Of blocks that are passed on as they come, the end is told in any case.
                return if self.wish.reblock || self.finished { Err(stop) } else { Ok(()) };
            }
        }
        self.flush(cx)
    }

    /// Leaves out what is not wanted of the input.
    fn skip(&mut self, cx: &mut Cx, block: &mut [u8]) -> Done {
        let skip = self.wish.skip;
        if skip.value == 0 {
            return Ok(());
        }
        let offset = skip.offset(self.wish.in_block);
        let missed = if self.input.fd.seek(0, SEEK_CUR).is_ok() {
            let done = match offset {
                Some(offset) => self.input.fd.seek(offset as i64, SEEK_CUR),
                None => Err(Errno::OVERFLOW),
            };
            let at = done.map_err(|e| self.stop(cx, "%n: cannot skip", self.input.name, e))?;
            fstat(&self.input.fd).is_ok_and(|stat| stat.is_regular() && stat.size() < at)
        } else {
            let size = block.len() as u64;
            let (mut blocks, mut rest) =
                if skip.bytes { (skip.value / size, skip.value % size) } else { (skip.value, 0) };
            let mut skipped = 0;
            while blocks > 0 || rest > 0 {
                let len = if blocks > 0 { size } else { rest };
                let room = block.get_mut(..len as usize).unwrap_or(&mut []);
                let read = self.read(cx, room)?;
                let read =
                    read.map_err(|e| self.stop(cx, "error reading %q", self.input.name, e))?;
                if read == 0 {
                    break;
                }
                self.last = read;
                skipped += read as u64;
                match blocks {
                    0 => rest = 0,
                    _ => blocks -= 1,
                }
            }
            offset.is_none_or(|offset| skipped < offset)
        };
        if missed && self.wish.level != NONE {
            cx.note(packed!("%n: cannot skip to specified offset"), &[self.input.name]);
        }
        Ok(())
    }

    /// Leaves out what is to stay of the output.
    fn seek(&mut self, cx: &mut Cx) -> Done {
        if self.wish.seek.value == 0 {
            return Ok(());
        }
        let done = match self.wish.seek.offset(self.wish.out_block) {
            Some(offset) => self.output.fd.seek(offset as i64, SEEK_CUR),
            None => Err(Errno::OVERFLOW),
        };
        done.map(drop).map_err(|e| self.stop(cx, "%n: cannot seek", self.output.name, e))
    }

    /// Reports that something failed.
    fn stop(&self, cx: &mut Cx, message: &str, name: &[u8], error: Errno) -> Stop {
        cx.stop_error(message, &[name], error)
    }

    /// Reads into `room`, which is all of a block or what is wanted of it.
    fn read(&mut self, cx: &mut Cx, room: &mut [u8]) -> Result<Result<usize, Errno>, Stop> {
        if let Some(e) = self.held.take() {
            return Ok(Err(e));
        }
        let mut filled = 0;
        loop {
            self.heed_signals(cx)?;
            match self.input.fd.read(room.get_mut(filled..).unwrap_or(&mut [])) {
                Err(Errno::INTR) => {}
                Ok(0) => return Ok(Ok(filled)),
                Err(e) if filled == 0 => return Ok(Err(e)),
                Err(e) => {
                    self.held = Some(e);
                    return Ok(Ok(filled));
                }
                Ok(len) => {
                    if self.warn && self.last > 0 && self.last < room.len() {
                        self.warn_of_partial_read(cx);
                    }
                    filled += len;
                    if filled >= room.len() || self.wish.in_flags & FULLBLOCK == 0 {
                        return Ok(Ok(filled));
                    }
                }
            }
        }
    }

    #[inline(never)]
    fn warn_of_partial_read(&mut self, cx: &mut Cx) {
        self.warn = false;
        let mut room = [0; DIGITS];
        let len = self.last as u64;
        let ending: &[u8] = if len == 1 { b"" } else { b"s" };
        let message = packed!("warning: partial read (%r byte%r); suggest iflag=fullblock");
        cx.note(message, &[format(len, &mut room), ending]);
    }

    /// Passes on what was read.
    fn pass(&mut self, cx: &mut Cx, mut block: &mut [u8]) -> Done {
        if self.out.is_none() {
            return self.write(cx, block);
        }
        if self.wish.converts(SWAB) {
            if !block.is_empty()
                && let Some(odd) = self.odd.take()
                && let Some((first, rest)) = core::mem::take(&mut block).split_first_mut()
            {
                self.convert(cx, &[*first, odd])?;
                block = rest;
            }
            hot::swap_pairs(block);
            let even = block.len() & !1;
            self.odd = block.get(even).copied();
            block = block.get_mut(..even).unwrap_or(&mut []);
        }
        self.convert(cx, block)
    }

    /// Fills output blocks.
    #[inline(never)]
    fn gather(&mut self, cx: &mut Cx, mut bytes: &[u8]) -> Done {
        while !bytes.is_empty() {
            // A block that comes whole goes on without a copy.
            if self.filled == 0
                && let Some((block, rest)) = bytes.split_at_checked(self.wish.out_block as usize)
            {
                self.write(cx, block)?;
                bytes = rest;
                continue;
            }
            let room = self.out.as_deref_mut().and_then(|out| out.get_mut(self.filled..));
            let room = room.unwrap_or(&mut []);
            let len = bytes.len().min(room.len());
            let (piece, rest) = bytes.split_at_checked(len).unwrap_or((bytes, &[]));
            if let Some(room) = room.get_mut(..len) {
                room.copy_from_slice(piece);
            }
            bytes = rest;
            self.filled += len;
            if self.filled as u64 == self.wish.out_block {
                self.write_out(cx)?;
            }
        }
        Ok(())
    }

    /// Makes records of lines, or lines of records.
    fn convert(&mut self, cx: &mut Cx, mut bytes: &[u8]) -> Done {
        let record = self.wish.record;
        if self.wish.converts(BLOCK) {
            let newline = self.translated(b'\n');
            while !bytes.is_empty() {
                let (line, rest) = match hot::find_nth(newline, 1, bytes) {
                    hot::Nth::At(at) => bytes.split_at_checked(at).unwrap_or((bytes, &[])),
                    hot::Nth::Only(_) => (bytes, &[][..]),
                };
                let fits = (record - self.column.min(record)).min(line.len() as u64);
                self.gather(cx, line.get(..fits as usize).unwrap_or(&[]))?;
                let long = self.column + line.len() as u64;
                self.report.truncated += u64::from(self.column <= record && long > record);
                self.column = long;
                if let [_, after @ ..] = rest {
                    self.end_record(cx)?;
                    bytes = after;
                } else {
                    bytes = &[];
                }
            }
            return Ok(());
        }
        if !self.wish.converts(UNBLOCK) {
            return self.gather(cx, bytes);
        }
        let blank = self.translated(b' ');
        while !bytes.is_empty() {
            if self.column == record {
                (self.column, self.blanks) = (0, 0);
                self.gather(cx, &[self.translated(b'\n')])?;
            }
            let len = bytes.len().min(rt::text::number::fit(record - self.column));
            let (piece, rest) = bytes.split_at_checked(len).unwrap_or((bytes, &[]));
            bytes = rest;
            self.column += len as u64;
            // Blanks are written once something comes behind them.
            let text = piece.iter().rposition(|&byte| byte != blank).map_or(0, |last| last + 1);
            if text > 0 {
                let blanks = core::mem::take(&mut self.blanks);
                self.repeat(cx, blank, blanks)?;
                self.gather(cx, piece.get(..text).unwrap_or(piece))?;
            }
            self.blanks += (len - text) as u64;
        }
        Ok(())
    }

    /// Fills up a record.
    fn end_record(&mut self, cx: &mut Cx) -> Done {
        let missing = self.wish.record.saturating_sub(self.column);
        self.column = 0;
        self.repeat(cx, self.translated(b' '), missing)
    }

    fn repeat(&mut self, cx: &mut Cx, byte: u8, mut count: u64) -> Done {
        let bytes = [byte; 64];
        while count > 0 {
            let piece = bytes.get(..count.min(64) as usize).unwrap_or(&bytes);
            self.gather(cx, piece)?;
            count -= piece.len() as u64;
        }
        Ok(())
    }

    /// What a character is in the code that is written.
    fn translated(&self, byte: u8) -> u8 {
        match &self.table {
            Some(table) if self.wish.converts(EBCDIC | IBM) => table.of(byte),
            _ => byte,
        }
    }

    /// Writes what has gathered.
    fn write_out(&mut self, cx: &mut Cx) -> Done {
        let Some(out) = self.out.take() else { return Ok(()) };
        let len = core::mem::take(&mut self.filled);
        let done = self.write(cx, out.get(..len).unwrap_or(&[]));
        self.out = Some(out);
        done
    }

    /// Ends the last record and writes what is left.
    #[inline(never)]
    fn flush(&mut self, cx: &mut Cx) -> Done {
        if let Some(odd) = self.odd.take() {
            self.convert(cx, &[odd])?;
        }
        if self.column > 0 {
            if self.wish.converts(BLOCK) {
                self.end_record(cx)?;
            } else {
                self.gather(cx, &[self.translated(b'\n')])?;
            }
        }
        if self.filled > 0 {
            // Its error is reported; nothing that follows makes it worse.
            let _ = self.write_out(cx);
        }
        // A hole at the end makes the file longer only if that is said.
        if self.hole
            && let Ok(stat) = fstat(&self.output.fd)
            && stat.is_regular()
            && let Ok(end) = self.output.fd.seek(0, SEEK_CUR)
            && stat.size() < end
            && let Err(e) = fs::truncate(&self.output.fd, end)
        {
            let mut room = [0; DIGITS];
            let words = [format(end, &mut room), self.output.name];
            let message = packed!("failed to truncate to %r bytes in output file %q");
            return Err(cx.stop_error(message, &words, e));
        }
        Ok(())
    }

    /// Writes a block.
    fn write(&mut self, cx: &mut Cx, block: &[u8]) -> Done {
        let whole = block.len() as u64 == self.wish.out_block;
        if self.wish.out_flags & O_DIRECT != 0 && !whole {
            self.end_direct(cx);
        }
        self.hole = false;
        if self.wish.converts(SPARSE) && hot::is_zero(block) {
            if self.output.fd.seek(block.len() as i64, SEEK_CUR).is_ok() {
                self.hole = true;
                self.report.bytes += block.len() as u64;
            } else {
                self.wish.conversions &= !SPARSE;
            }
        }
        let mut rest = if self.hole { &[] } else { block };
        while !rest.is_empty() {
            self.heed_signals(cx)?;
            let error = match self.output.fd.write(rest) {
                // A device that takes nothing is full.
                Ok(0) => Errno::NOSPC,
                Ok(len) => {
                    rest = rest.get(len..).unwrap_or(&[]);
                    self.report.bytes += len as u64;
                    continue;
                }
                Err(Errno::INTR) => continue,
                Err(e) => e,
            };
            self.report.out_partial += u64::from(rest.len() < block.len());
            let gathered = whole && self.wish.reblock;
            let message = if gathered { "writing to %q" } else { "error writing %q" };
            return Err(self.stop(cx, message, self.output.name, error));
        }
        if whole {
            self.report.out_full += 1;
        } else {
            self.report.out_partial += 1;
        }
        self.forget_some(1, block.len());
        Ok(())
    }

    /// Only whole blocks can be written past the cache.
    #[inline(never)]
    fn end_direct(&mut self, cx: &mut Cx) {
        let fd = &self.output.fd;
        let done = fs::open_flags(fd).and_then(|flags| fs::set_open_flags(fd, flags & !O_DIRECT));
        if let Err(e) = done
            && self.wish.level != NONE
        {
            cx.note_error(packed!("failed to turn off O_DIRECT: %n"), &[self.output.name], Some(e));
        }
        self.wish.out_flags &= !O_DIRECT;
        // What is not written past the cache is still to be on the disk in the end.
        self.wish.conversions |= FSYNC;
    }

    /// Puts the output on the disk, and out of the cache. Did that go well?
    #[inline(never)]
    fn sync(&mut self, cx: &mut Cx) -> bool {
        let mut well = true;
        if self.wish.converts(FDATASYNC)
            && let Err(e) = sync::data(&self.output.fd)
        {
            if !matches!(e, Errno::INVAL | Errno::NOSYS) {
                cx.say_error(packed!("fdatasync failed for %q"), &[self.output.name], Some(e));
                well = false;
            }
            self.wish.conversions |= FSYNC;
        }
        if self.wish.converts(FSYNC) {
            let done = loop {
                match sync::file(&self.output.fd) {
                    Err(Errno::INTR) => {}
                    done => break done,
                }
            };
            if let Err(e) = done {
                cx.say_error(packed!("fsync failed for %q"), &[self.output.name], Some(e));
                well = false;
            }
        }
        let nothing = self.wish.count.is_some_and(|count| count.value == 0);
        for index in 0..2 {
            if let Err(e) = self.forget(index, 0)
                && nothing
            {
                let name = if index == 0 { self.input.name } else { self.output.name };
                cx.say_error(packed!("failed to discard cache for: %q"), &[name], Some(e));
            }
        }
        well
    }

    /// Counts bytes of the input (0) or the output (1), which are not to stay in the cache with nocache.
    fn forget_some(&mut self, index: usize, len: usize) {
        let Some(cached) = self.cached.get_mut(index) else { return };
        *cached += len as u64;
        if *cached >= CACHED {
            let len = *cached;
            // It was only a wish.
            let _ = self.forget(index, len);
        }
    }

    /// Takes what was read or written out of the cache, and with a length of 0 what follows it.
    fn forget(&mut self, index: usize, len: u64) -> Result<(), Errno> {
        let (file, flags) = match index {
            0 => (&self.input, self.wish.in_flags),
            _ => (&self.output, self.wish.out_flags),
        };
        let cached = self.cached.get_mut(index).map_or(0, core::mem::take);
        if flags & NOCACHE == 0 {
            return Ok(());
        }
        let start = file.fd.seek(0, SEEK_CUR)?.saturating_sub(cached);
        fs::forget_cached(&file.fd, start, len)
    }

    /// Does what the signals that have arrived ask for.
    fn heed_signals(&mut self, cx: &mut Cx) -> Done {
        if signal::arrived() { self.heed(cx) } else { Ok(()) }
    }

    #[inline(never)]
    fn heed(&mut self, cx: &mut Cx) -> Done {
        while let Some(number) = signal::take() {
            if u32::from(number) != SIGINT {
                self.report.finish(cx, self.wish.level);
                continue;
            }
            self.finish(cx)?;
            // The end that the signal would have brought.
            let _ = signal::set(number, signal::Action::Default);
            let _ = signal::send(process::id(), number);
            return Err(Stop::new(128 + number));
        }
        Ok(())
    }
}

/// A block of `len` bytes.
#[inline(never)]
fn allocate(cx: &mut Cx, len: u64, what: &str) -> Result<Buffer, Stop> {
    try_buffer(rt::text::number::fit(len)).map_err(|_| {
        let mut room = [0; DIGITS];
        let mut size = Vec::new();
        scaled(&mut size, len, 1024);
        let words = [what.as_bytes(), format(len, &mut room), &size];
        cx.stop(packed!("memory exhausted by %r buffer of size %r bytes (%r)"), &words)
    })
}
