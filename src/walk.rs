//! Walking a tree by directory descriptor: no path below the operand is ever resolved twice.
//!
//! A directory is opened by its name in the directory above, without following links, and what is done to a file is done by name in
//! an open directory. So nobody who moves things around meanwhile, or puts a link in the place of a directory, leads a walk out of
//! its tree.
//!
//! Neither the stack nor the number of descriptors bounds the depth: the directories furthest up are closed, and found again by `..`,
//! which must then be the directory that one came from. Of a directory, one chunk of entries is in memory at a time; only what is left
//! of the directories above is kept, too.
use crate::{
    Cx, Stop, c_string,
    io::{Buffer, buffer},
    sys::{
        Errno, Fd, Stat,
        dir::read_entries,
        fs::{self, CWD},
        fstat,
        raw::{O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_PATH, O_RDONLY, SEEK_SET},
        stat_at,
    },
};
use alloc::{ffi::CString, vec::Vec};
use core::ffi::CStr;

/// How many of the innermost directories stay open, unless there are fewer descriptors.
const OPEN: usize = 24;
/// How many bytes of entries are read at a time.
const CHUNK: usize = 64 << 10;

/// What [`Walk::step`] comes upon.
pub enum Step {
    /// A name in a directory, and its type (`DT_*`) as far as the directory tells. It may be entered.
    Name(u8),
    /// The end of a directory, which is by now a name in the one above again. Was it marked as [`Walk::spoil`]ed?
    Left(bool),
    /// The directory cannot be read any further. [`Step::Left`] comes next.
    Unreadable(Errno),
    /// The way back up is no more; the walk is at its end.
    Lost(Errno),
    /// The operand is done.
    End,
}

/// A walk below one operand after another.
pub struct Walk<'a> {
    /// The operand at hand, `shortened` if it ends in slashes, and its name in `base`, the directory that is resolved once it is
    /// entered.
    operand: &'a CStr,
    shortened: Option<CString>,
    name: CString,
    base: Option<Fd>,
    /// The directories from the operand to the innermost one.
    levels: Vec<Level>,
    /// The path of the innermost directory, `len` bytes, and perhaps a name in it.
    path: Vec<u8>,
    len: usize,
    /// How many of the innermost directories stay open.
    open: usize,
    /// Entries of the innermost directory, if it has none of its own.
    chunk: Buffer,
    filled: usize,
}

/// A directory that was entered.
struct Level {
    dir: Option<Fd>,
    /// Its device and inode.
    identity: (u64, u64),
    /// Entries that were read but not looked at, the one at hand first.
    entries: Vec<u8>,
    /// Where the entry at hand starts, and the next one.
    here: usize,
    next: usize,
    /// The length of the path of the directory above.
    len: usize,
    /// Is there nothing more to read?
    ended: bool,
    spoiled: bool,
    /// Does it have to stay open, because `..` does not lead back to it?
    kept: bool,
}

/// The record that starts at `at`: its length, type, and name with a NUL (struct linux_dirent64: inode and offset of 8 bytes each, the
/// length, the type, the name).
fn record(entries: &[u8], at: usize) -> Option<(usize, u8, &CStr)> {
    let entry = entries.get(at..)?;
    let (&[.., low, high, kind], rest) = entry.split_first_chunk::<19>()?;
    let len = usize::from(u16::from_ne_bytes([low, high])).max(19); // at least what was read
    CStr::from_bytes_until_nul(rest).ok().map(|name| (len, kind, name))
}

impl<'a> Walk<'a> {
    #[inline(never)]
    pub fn new() -> Walk<'a> {
        Walk {
            operand: c"",
            shortened: None,
            name: CString::default(),
            base: None,
            levels: Vec::new(),
            path: Vec::new(),
            len: 0,
            open: OPEN,
            chunk: buffer(CHUNK),
            filled: 0,
        }
    }

    /// Starts at an operand, which is then the name at hand. Of the slashes at its end, one is kept.
    pub fn begin(&mut self, operand: &'a CStr) {
        self.levels.clear();
        self.base = None;
        self.operand = operand;
        let mut bytes = operand.to_bytes();
        self.shortened = None;
        if bytes.len() > 2 && bytes.ends_with(b"//") {
            while let [rest @ .., b'/', b'/'] = bytes
                && !rest.is_empty()
            {
                bytes = bytes.get(..bytes.len() - 1).unwrap_or(bytes);
            }
            self.shortened = Some(c_string(bytes));
        }
        self.path.clear();
        self.len = 0;
    }

    fn operand(&self) -> &CStr {
        self.shortened.as_deref().unwrap_or(self.operand)
    }

    /// How many directories were entered.
    pub fn depth(&self) -> usize {
        self.levels.len()
    }

    /// The directory that [`Walk::name`] is in.
    pub fn dir(&self) -> i32 {
        let above = match self.levels.last() {
            Some(level) => level.dir.as_ref(),
            None => self.base.as_ref(),
        };
        above.map_or(CWD, Fd::number)
    }

    /// The name at hand.
    pub fn name(&self) -> &CStr {
        let Some(level) = self.levels.last() else {
            return if self.base.is_some() { &self.name } else { self.operand() };
        };
        record(self.entries(level), level.here).map_or(c"", |(.., name)| name)
    }

    /// The path of the name at hand, as it is told.
    pub fn path(&mut self) -> &[u8] {
        if self.levels.is_empty() {
            return self.operand().to_bytes();
        }
        let mut path = core::mem::take(&mut self.path);
        path.truncate(self.len);
        if !path.ends_with(b"/") {
            path.push(b'/');
        }
        path.extend_from_slice(self.name().to_bytes());
        self.path = path;
        &self.path
    }

    /// The path of the innermost directory.
    pub fn directory(&self) -> &[u8] {
        self.path.get(..self.len).unwrap_or(&[])
    }

    /// Marks the innermost directory, and with it all those above, as one that something is left in.
    pub fn spoil(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            level.spoiled = true;
        }
    }

    fn entries<'w>(&'w self, level: &'w Level) -> &'w [u8] {
        match level.entries.as_slice() {
            [] => self.chunk.get(..self.filled).unwrap_or(&[]),
            entries => entries,
        }
    }

    /// Opens the directory at hand. It must be the one that is `known`, if that is; a symbolic link is only gone through with `follow`.
    #[inline(never)]
    pub fn open(&mut self, follow: bool, known: Option<&Stat>) -> Result<(Fd, Stat), Errno> {
        // The directories of an operand's path are resolved once.
        let operand = self.operand().to_bytes();
        let name = operand.iter().rposition(|&byte| byte != b'/').unwrap_or(0);
        let slash = operand.get(..name).unwrap_or(&[]).iter().rposition(|&byte| byte == b'/');
        if self.levels.is_empty()
            && self.base.is_none()
            && let Some(slash) = slash
            && let Some((directory, name)) = operand.split_at_checked(slash + 1)
        {
            let base = fs::open(CWD, &c_string(directory), O_PATH | O_DIRECTORY, 0)?;
            self.name = c_string(name);
            self.base = Some(base);
        }
        let link = if follow { 0 } else { O_NOFOLLOW };
        let flags = O_RDONLY | O_DIRECTORY | O_NONBLOCK | link;
        let dir = self.open_file(flags)?;
        let stat = fstat(&dir)?;
        // What was looked at is no more.
        if known.is_some_and(|known| !known.same_file(&stat)) {
            return Err(Errno::NOENT);
        }
        Ok((dir, stat))
    }

    /// Opens the name at hand, whatever it is. Where there is no descriptor left, directories further up are closed.
    #[inline(never)]
    pub fn open_file(&mut self, flags: u32) -> Result<Fd, Errno> {
        match fs::open(self.dir(), self.name(), flags, 0) {
            Err(Errno::MFILE | Errno::NFILE) => {}
            opened => return opened,
        }
        self.spare_descriptors();
        fs::open(self.dir(), self.name(), flags, 0)
    }

    /// Closes directories further up, and keeps fewer open from now on.
    #[inline(never)]
    pub fn spare_descriptors(&mut self) {
        let open = self.levels.iter().rev().take_while(|level| level.dir.is_some()).count();
        // One that may not be searched is not left by `..`, so that the one above it stays open.
        self.open = open.saturating_sub(1).max(2).min(self.open);
        self.save_entries();
        self.close_all_but(self.open - 1);
    }

    /// Is it one of the directories that were entered?
    pub fn is_inside(&self, stat: &Stat) -> bool {
        self.levels.iter().any(|level| level.identity == stat.identity())
    }

    /// Enters the directory at hand, which [`Walk::open`] has opened. `link`: may it have been a symbolic link?
    #[inline(never)]
    pub fn enter(&mut self, dir: Fd, stat: &Stat, link: bool) {
        let len = self.len;
        self.len = self.path().len();
        if self.levels.is_empty() {
            self.path = self.operand().to_bytes().to_vec();
        }
        self.save_entries();
        if link && let Some(level) = self.levels.last_mut() {
            let back = stat_at(dir.number(), c"..", 0);
            level.kept |= !back.is_ok_and(|back| back.identity() == level.identity);
        }
        self.close_all_but(self.open - 1);
        self.levels.push(Level {
            dir: Some(dir),
            identity: stat.identity(),
            entries: Vec::new(),
            here: 0,
            next: 0,
            len,
            ended: false,
            spoiled: false,
            kept: false,
        });
    }

    /// Makes the chunk free for other directories' entries.
    #[inline(never)]
    fn save_entries(&mut self) {
        if let Some(level) = self.levels.last_mut()
            && level.entries.is_empty()
        {
            let rest = self.chunk.get(level.here..self.filled).unwrap_or(&[]);
            level.entries = rest.to_vec();
            level.next -= level.here;
            level.here = 0;
        }
        self.filled = 0;
    }

    /// Closes the directories that are further up than the innermost `count`.
    #[inline(never)]
    fn close_all_but(&mut self, count: usize) {
        let far = self.levels.len().saturating_sub(count);
        for level in self.levels.iter_mut().take(far).rev() {
            // Those above it were closed before.
            let Some(dir) = &level.dir else { return };
            if level.kept {
                continue;
            }
            // Where reading stopped is not found again in a directory that changes.
            while !level.ended {
                match read_entries(dir, &mut self.chunk) {
                    Ok(0) => level.ended = true,
                    Ok(len) => {
                        level.entries.extend_from_slice(self.chunk.get(..len).unwrap_or(&[]));
                    }
                    Err(_) => break,
                }
            }
            if level.ended {
                level.dir = None;
            }
        }
    }

    /// Goes on to the next name.
    #[inline(never)]
    pub fn step(&mut self) -> Step {
        if self.levels.is_empty() {
            return Step::End;
        }
        self.next_entry().unwrap_or_else(|| self.leave())
    }

    /// The next name in the innermost directory, or why there is none; `None` at its end.
    fn next_entry(&mut self) -> Option<Step> {
        loop {
            let level = self.levels.last()?;
            let next = level.next;
            let Some((len, kind, name)) = record(self.entries(level), next) else {
                let level = self.levels.last_mut()?;
                if level.ended {
                    return None;
                }
                level.entries = Vec::new();
                (level.here, level.next, self.filled) = (0, 0, 0);
                match read_entries(level.dir.as_ref()?, &mut self.chunk) {
                    Ok(len) => {
                        self.filled = len;
                        level.ended = len == 0;
                    }
                    Err(e) => {
                        level.ended = true;
                        // It was removed meanwhile.
                        if e != Errno::NOENT {
                            return Some(Step::Unreadable(e));
                        }
                    }
                }
                continue;
            };
            let dotted = is_dots(name);
            let level = self.levels.last_mut()?;
            (level.here, level.next) = (next, next + len);
            if !dotted {
                return Some(Step::Name(kind));
            }
        }
    }

    /// Goes back to the directory above.
    #[inline(never)]
    pub fn leave(&mut self) -> Step {
        let Some(level) = self.levels.pop() else { return Step::End };
        self.filled = 0;
        if let Some(above) = self.levels.last_mut() {
            above.spoiled |= level.spoiled;
            if above.dir.is_none() {
                match find_again(level.dir.as_ref(), above) {
                    Ok(dir) => above.dir = Some(dir),
                    Err(e) => {
                        self.levels.clear();
                        return Step::Lost(e);
                    }
                }
            }
        }
        self.len = level.len;
        Step::Left(level.spoiled)
    }
}

impl Default for Walk<'_> {
    fn default() -> Self {
        Walk::new()
    }
}

/// Is there nothing in the directory, which was just opened?
#[inline(never)]
pub fn is_empty(dir: &Fd) -> bool {
    // The longest name fits.
    let mut room = [0; 512];
    let mut found = false;
    while !found
        && let Ok(len) = read_entries(dir, &mut room)
        && len > 0
    {
        let entries = room.get(..len).unwrap_or(&[]);
        let mut at = 0;
        while let Some((len, _, name)) = record(entries, at) {
            found |= !is_dots(name);
            at += len;
        }
    }
    // One that cannot be read has something in it, for all one knows.
    dir.seek(0, SEEK_SET).is_ok() && !found
}

fn is_dots(name: &CStr) -> bool {
    name == c"." || name == c".."
}

/// The device and the inode of the root, for those who do not work on all that is below it.
#[inline(never)]
pub fn root(cx: &mut Cx) -> Result<(u64, u64), Stop> {
    match cx.status_of(c"/") {
        Ok(stat) => Ok(stat.identity()),
        Err(e) => Err(cx.stop_error(packed!("failed to get attributes of '/'"), &[], e)),
    }
}

/// Reports that `path` is the root, by this or another name.
#[inline(never)]
pub fn refuse_root(cx: &mut Cx, path: &[u8]) {
    let message = match path {
        b"/" => "it is dangerous to operate recursively on %q",
        _ => "it is dangerous to operate recursively on %q (same as '/')",
    };
    cx.say(message, &[path]);
    cx.say(packed!("use --no-preserve-root to override this failsafe"), &[]);
}

/// Opens the directory above `dir`, which must be `above`.
fn find_again(dir: Option<&Fd>, above: &Level) -> Result<Fd, Errno> {
    let dir = dir.ok_or(Errno::BADF)?;
    // All of it was read, and perhaps its owner may not read it any more.
    let found = fs::open(dir.number(), c"..", O_PATH | O_DIRECTORY | O_NOFOLLOW, 0)?;
    let stat = fstat(&found)?;
    if stat.identity() == above.identity { Ok(found) } else { Err(Errno::NOENT) }
}
