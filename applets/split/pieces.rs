//! Pieces of so many lines or bytes.
use super::{By, Split};
use rt::{Cx, Done, Stop, io, sys::transfer};

impl Split<'_> {
    /// Reads once; 0 is the end.
    #[inline(never)]
    pub fn read(&mut self, cx: &mut Cx, at: usize, most: u64) -> Result<usize, Stop> {
        let most = most.min(self.buf.len() as u64) as usize;
        let room = self.buf.get_mut(at..most).unwrap_or(&mut []);
        io::read(&self.input.fd, room).map_err(|e| cx.fail(self.input.name, e))
    }

    /// Copies up to `most` bytes to the piece at hand, and returns how many there were.
    pub fn copy(&mut self, cx: &mut Cx, most: u64) -> Result<u64, Stop> {
        let mut left = most;
        let Some(file) = &self.file else {
            let copied = io::copy(&self.input.fd, &mut cx.out, most);
            return copied.map_err(|e| cx.fail(self.input.name, e));
        };
        // The kernel does it alone between files, and where a pipe is on one side. What it refuses is tried the usual way.
        let transfer = if file.child > 0 || self.status.is_pipe() {
            transfer::splice
        } else {
            transfer::copy_file_range
        };
        while left > 0 {
            let moved = transfer(&self.input.fd, &file.fd, left.min(1 << 30) as usize);
            left -= moved as u64;
            if moved == 0 {
                break;
            }
        }
        while left > 0 {
            let len = self.read(cx, 0, left)?;
            if len == 0 {
                break;
            }
            left -= len as u64;
            self.write(cx, 0..len)?;
        }
        Ok(most - left)
    }

    /// Where the first `count` lines, or bytes, of a part of the buffer end, if they do; otherwise how many there are.
    pub fn find(&self, count: u64, part: &core::ops::Range<usize>) -> hot::Nth {
        let len = part.len() as u64;
        match self.by {
            By::Bytes if count <= len => hot::Nth::At(count as usize - 1),
            By::Bytes => hot::Nth::Only(len),
            _ => {
                let bytes = self.buf.get(part.clone()).unwrap_or(&[]);
                hot::find_nth(self.separator.unwrap_or(b'\n'), count, bytes)
            }
        }
    }

    /// Makes pieces of so many lines or bytes.
    pub fn pieces(&mut self, cx: &mut Cx) -> Done {
        let known = self.status.real_size().unwrap_or(0);
        if self.by == By::Bytes
            && self.count >= io::CHUNK as u64
            && let Ok(mut at) = self.input.fd.seek(0, rt::sys::raw::SEEK_CUR)
        {
            // Of a file it is known whether there is more.
            while at < known {
                self.next(cx)?;
                let copied = self.copy(cx, self.count)?;
                at += copied;
                if copied < self.count {
                    break;
                }
            }
        }
        let mut left = 0;
        loop {
            let len = self.read(cx, 0, u64::MAX)?;
            if len == 0 {
                return Ok(());
            }
            let mut at = 0;
            while at < len {
                if left == 0 {
                    self.next(cx)?;
                    left = self.count;
                }
                let end = match self.find(left, &(at..len)) {
                    hot::Nth::At(last) => {
                        left = 0;
                        at + last + 1
                    }
                    hot::Nth::Only(count) => {
                        left -= count;
                        len
                    }
                };
                self.write(cx, at..end)?;
                at = end;
            }
        }
    }

    /// Makes pieces of at most so many bytes, and cuts only lines that are longer.
    pub fn line_bytes(&mut self, cx: &mut Cx) -> Done {
        let separator = self.separator.unwrap_or(b'\n');
        let (mut start, mut len, mut at_end) = (0, 0, false);
        // The room that is left in the piece, and whether all in it is the beginning of a line.
        let (mut room, mut fresh) = (0, false);
        loop {
            if start == len && !at_end {
                (start, len) = (0, 0);
            }
            let pending = len - start;
            if pending == 0 && at_end {
                return Ok(());
            }
            if pending > 0 && room == 0 {
                self.next(cx)?;
                (room, fresh) = (self.count, true);
            }
            let window = (pending as u64).min(room) as usize;
            let bytes = self.buf.get(start..start + window).unwrap_or(&[]);
            let mut used = 0;
            if let Some(last) = hot::rfind(separator, bytes) {
                used = last + 1;
                fresh = false;
            } else if fresh && window > 0 || at_end && (pending as u64) < room {
                used = window;
            } else if pending > 0 && pending as u64 >= room {
                room = 0;
                continue;
            }
            if used > 0 {
                self.write(cx, start..start + used)?;
                start += used;
                room -= used as u64;
                continue;
            }
            // The line may end soon enough.
            self.buf.copy_within(start..len, 0);
            (start, len) = (0, pending);
            if len == self.buf.len() {
                let larger = self.buf.len() * 2;
                self.buf.grow(larger).map_err(|_| cx.stop(packed!("memory exhausted"), &[]))?;
            }
            let more = self.read(cx, len, u64::MAX)?;
            at_end = more == 0;
            len += more;
        }
    }
}
