//! The contents of a file: shared with it, moved by the kernel, or read and written, with the holes left out.
use super::{Progress, Reflink, Sparse};
use crate::{
    io::{self, Buffer},
    sys::{
        Errno, Fd, Stat, fs,
        raw::{SEEK_CUR, SEEK_DATA, SEEK_HOLE, SEEK_SET},
        transfer,
    },
};

/// What stands in the way.
pub enum Failure {
    Read(Errno),
    Write(Errno),
    /// The file system cannot share the blocks.
    Clone(Errno),
}

/// How contents are copied.
pub struct Copying<'c> {
    pub reflink: Reflink,
    pub sparse: Sparse,
    pub buf: &'c mut Option<Buffer>,
    pub progress: &'c mut Progress,
}

/// The shortest row of zeros that becomes a hole, in bytes: what file systems keep together.
const BLOCK: usize = 4 << 10;
/// How much one call copies while somebody watches the progress, in bytes.
const WATCHED: u64 = 8 << 20;

impl Copying<'_> {
    /// Copies all of `from`, whose status is `stat`, to `to`, an empty file.
    #[inline(never)]
    pub fn run(&mut self, from: &Fd, stat: &Stat, to: &Fd) -> Result<(), Failure> {
        if self.reflink == Reflink::Always {
            return transfer::clone(from, to).map_err(Failure::Clone);
        }
        let has_holes = stat.is_regular() && stat.blocks() < stat.size() / 512;
        if self.sparse == Sparse::Never || !stat.is_regular() {
            return self.range(from, stat, to, u64::MAX, false).map(drop);
        }
        let find_zeros = self.sparse == Sparse::Always;
        if !has_holes {
            let moved = self.range(from, stat, to, u64::MAX, find_zeros)?;
            return self.end(to, moved, find_zeros);
        }
        // The data between the holes.
        let mut at = 0;
        loop {
            let start = match from.seek(at as i64, SEEK_DATA) {
                Ok(start) => start,
                // Nothing but a hole is left.
                Err(Errno::NXIO) => break,
                // This file system does not tell, so zeros are looked for.
                Err(_) if at == 0 => {
                    let moved = self.range(from, stat, to, u64::MAX, true)?;
                    return self.end(to, moved, true);
                }
                Err(e) => return Err(Failure::Read(e)),
            };
            let end = from.seek(start as i64, SEEK_HOLE).map_err(Failure::Read)?;
            from.seek(start as i64, SEEK_SET).map_err(Failure::Read)?;
            to.seek(start as i64, SEEK_SET).map_err(Failure::Write)?;
            let moved = self.range(from, stat, to, end - start, find_zeros)?;
            at = start + moved;
            if moved < end - start {
                // Somebody has made it shorter.
                return self.end(to, at, true);
            }
        }
        self.end(to, at.max(stat.size()), true)
    }

    /// Gives the file the size that holes at its end have left to it.
    fn end(&self, to: &Fd, size: u64, skipped: bool) -> Result<(), Failure> {
        if skipped { fs::truncate(to, size).map_err(Failure::Write) } else { Ok(()) }
    }

    /// Copies at most `len` bytes between the file positions, and returns how many there were. `find_zeros`: become zeros holes?
    #[inline(never)]
    fn range(
        &mut self,
        from: &Fd,
        stat: &Stat,
        to: &Fd,
        len: u64,
        find_zeros: bool,
    ) -> Result<u64, Failure> {
        let mut left = len;
        let size = if len == u64::MAX { stat.size() } else { len };
        // Within a file system, which may share blocks, and from one to another.
        let mut calls: &[fn(&Fd, &Fd, usize) -> usize] =
            &[transfer::copy_file_range, transfer::sendfile];
        if self.reflink == Reflink::Never {
            calls = calls.get(1..).unwrap_or(&[]);
        }
        if find_zeros || !stat.is_regular() {
            calls = &[];
        }
        for call in calls {
            while left > 0 {
                let most = if self.progress.is_shown() { WATCHED } else { 1 << 30 };
                let moved = call(from, to, left.min(most) as usize) as u64;
                left -= moved;
                self.progress.add(moved);
                // An error counts as nothing, but after the whole file it is its end.
                if moved == 0 && size > 0 && len - left == size {
                    return Ok(len - left);
                }
                if moved == 0 {
                    break;
                }
            }
        }
        // Where the kernel does not copy, or does not know the size before it is read (/proc), this does, and finds out what is wrong.
        while left > 0 {
            let buf = self.buf.get_or_insert_with(|| io::buffer(io::CHUNK));
            let most = left.min(buf.len() as u64) as usize;
            let room = buf.get_mut(..most).unwrap_or(&mut []);
            let read = io::read(from, room).map_err(Failure::Read)?;
            let data = room.get(..read).unwrap_or(&[]);
            if read == 0 {
                break;
            }
            if find_zeros { write_sparsely(to, data) } else { io::write_all(to, data) }
                .map_err(Failure::Write)?;
            left -= read as u64;
            self.progress.add(read as u64);
        }
        Ok(len - left)
    }
}

/// Writes `data`, but goes over blocks of zeros.
fn write_sparsely(to: &Fd, mut data: &[u8]) -> Result<(), Errno> {
    while !data.is_empty() {
        let zeros = BLOCK * data.chunks(BLOCK).take_while(|block| hot::is_zero(block)).count();
        let (hole, rest) = data.split_at(zeros.min(data.len()));
        if !hole.is_empty() {
            to.seek(hole.len() as i64, SEEK_CUR)?;
        }
        let full = BLOCK * rest.chunks(BLOCK).take_while(|block| !hot::is_zero(block)).count();
        let (full, rest) = rest.split_at(full.min(rest.len()));
        io::write_all(to, full)?;
        data = rest;
    }
    Ok(())
}
