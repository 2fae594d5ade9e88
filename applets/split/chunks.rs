//! So many pieces of about the same size.
use super::{By, Split};
use rt::{
    Cx, Done, Stop, io,
    sys::{
        Errno,
        raw::{SEEK_END, SEEK_SET},
    },
};

impl Split<'_> {
    /// How many bytes there are, from where the input stands.
    fn size(&mut self, cx: &mut Cx) -> Result<(u64, u64), Stop> {
        const MESSAGE: &str = "%n: cannot determine file size";
        let words = [self.input.name];
        let Ok(start) = self.input.fd.seek(0, rt::sys::raw::SEEK_CUR) else {
            return Err(cx.stop(MESSAGE, &words));
        };
        let mut len = 0;
        // Many files, as those of /proc, do not know.
        while len < self.buf.len() {
            let room = self.buf.get_mut(len..).unwrap_or(&mut []);
            match io::read(&self.input.fd, room) {
                Ok(0) => break,
                Ok(more) => len += more,
                Err(e) => return Err(cx.stop_error(MESSAGE, &words, e)),
            }
        }
        let mut size = len as u64;
        if len == self.buf.len() {
            let end = match self.status.real_size() {
                Some(end) => end,
                None => self.input.fd.seek(0, SEEK_END).unwrap_or(0),
            };
            if end < start + size {
                return Err(cx.stop_error(MESSAGE, &words, Errno::OVERFLOW));
            }
            size = end - start;
        }
        self.seek(cx, start)?;
        Ok((start, size))
    }

    fn seek(&mut self, cx: &mut Cx, to: u64) -> Done {
        match self.input.fd.seek(to as i64, SEEK_SET) {
            Ok(_) => Ok(()),
            Err(e) => Err(cx.fail(self.input.name, e)),
        }
    }

    /// Makes so many pieces of about the same size.
    pub fn chunks(&mut self, cx: &mut Cx) -> Done {
        let (start, size) = self.size(cx)?;
        let chunk = (size / self.count).max(1);
        let lines = self.by == By::LineChunks;
        let last = self.count - 1;
        // Where the next piece begins, and its number.
        let (mut at, mut piece) = (0, 0);
        // The number of the next one to be made.
        let mut made = 0;
        if let Some(only) = self.only.checked_sub(1) {
            at = match only.checked_mul(chunk) {
                Some(at) if at < size => at,
                _ => return Ok(()),
            };
            piece = only;
            if lines && at > 0 {
                // A line that begins here belongs here, one that began before does not.
                at -= 1;
                self.seek(cx, start + at)?;
                at += self.line_end(cx, false)?;
            } else {
                self.seek(cx, start + at)?;
            }
        }
        while at < size {
            piece = if lines { (at / chunk).min(last) } else { piece };
            if self.only > 0 && piece != self.only - 1 {
                return Ok(());
            }
            let to = if piece == last { size } else { (piece + 1) * chunk };
            if self.only == 0 {
                while !self.elide && made < piece {
                    self.next(cx)?;
                    made += 1;
                }
                self.next(cx)?;
                made += 1;
            }
            let mut most = if piece == last { u64::MAX } else { to - at };
            if lines && piece < last {
                most -= 1;
            }
            let copied = self.copy(cx, most)?;
            at += copied;
            if copied == most && lines {
                at += self.line_end(cx, true)?;
            }
            if self.only > 0 || piece == last || copied < most {
                break;
            }
            piece += 1;
        }
        while !self.elide && self.only == 0 && made < self.count {
            self.next(cx)?;
            made += 1;
        }
        Ok(())
    }

    /// Goes to the end of a line, and returns how far that was.
    fn line_end(&mut self, cx: &mut Cx, write: bool) -> Result<u64, Stop> {
        let (mut passed, mut most) = (0, 4096);
        loop {
            let len = self.read(cx, 0, most)?;
            let found = self.find(1, &(0..len));
            let used = match found {
                hot::Nth::At(at) => at + 1,
                hot::Nth::Only(_) => len,
            };
            if write {
                self.write(cx, 0..used)?;
            }
            passed += used as u64;
            if used < len {
                let back = -((len - used) as i64);
                let moved = self.input.fd.seek(back, rt::sys::raw::SEEK_CUR);
                moved.map_err(|e| cx.fail(self.input.name, e))?;
            }
            if len == 0 || matches!(found, hot::Nth::At(_)) {
                return Ok(passed);
            }
            most = u64::MAX;
        }
    }
}
