//! The commands that were entered, in memory and in a file that several shells share.
use crate::sh::{Flow, number, state::Shell};
use core::ffi::CStr;
use rt::{
    CString, Vec, c_string,
    sys::{
        Errno, Fd, Stat,
        fs::{self, CWD},
        fstat, process,
        raw::*,
        stat_at,
        wait::{self, Time},
    },
    temporary,
    text::split::lines,
};

#[derive(Default)]
pub struct History {
    entries: Vec<Vec<u8>>,
    /// The number of the first entry, less one.
    gone: usize,
    /// Was the file read?
    loaded: bool,
    /// Is the last entry what is being run?
    pub current: bool,
    /// Is the last entry not in the file yet?
    unsaved: bool,
    /// How many entries the file has, as far as this shell knows.
    in_file: usize,
}

impl History {
    /// The number behind that of the last entry.
    pub fn end(&self) -> usize {
        self.gone + self.entries.len() + 1
    }

    /// The number of the first entry.
    pub fn first(&self) -> usize {
        self.gone + 1
    }

    /// The entry of that number.
    pub fn get(&self, number: usize) -> Option<&Vec<u8>> {
        self.entries.get(number.checked_sub(self.gone + 1)?)
    }

    /// The last command before the one that is being run.
    pub fn last(&self) -> usize {
        self.end() - 1 - usize::from(self.current)
    }

    /// Drops the first entries, until there are no more than `most`, nor more bytes than would be usual for so many.
    fn limit(&mut self, most: usize) {
        let mut room = bytes_for(most);
        let fits = |entry: &&Vec<u8>| {
            let enough = room.checked_sub(entry.len() as u64);
            room = enough.unwrap_or(0);
            enough.is_some()
        };
        let kept = self.entries.iter().rev().take(most).take_while(fits).count();
        let gone = self.entries.len() - kept;
        self.entries.drain(..gone);
        self.gone += gone;
    }

    /// Drops the command that is being run.
    pub fn drop_current(&mut self) {
        if core::mem::take(&mut self.current) {
            self.entries.pop();
            self.unsaved = false;
        }
    }
}

/// The most bytes that so many entries may take.
fn bytes_for(entries: usize) -> u64 {
    (entries as u64).saturating_mul(256).saturating_add(1 << 16)
}

/// Splits what a file holds into entries. A backslash before a newline keeps that in the entry.
fn entries(text: &[u8]) -> Vec<Vec<u8>> {
    let mut entries: Vec<Vec<u8>> = Vec::new();
    let mut goes_on = false;
    for line in lines(text) {
        let (line, more) = match line.strip_suffix(b"\\") {
            Some(line) => (line, true),
            None => (line, false),
        };
        match entries.last_mut().filter(|_| goes_on) {
            Some(entry) => {
                entry.push(b'\n');
                entry.extend_from_slice(line);
            }
            None => entries.push(line.to_vec()),
        }
        goes_on = more;
    }
    entries.retain(|entry| !entry.iter().all(u8::is_ascii_whitespace));
    entries
}

/// Adds an entry as it stands in the file.
fn encode(entry: &[u8], text: &mut Vec<u8>) {
    for &byte in entry {
        if byte == b'\n' {
            text.push(b'\\');
        }
        text.push(byte);
    }
    // A backslash at its end would tie it to the next one.
    text.extend_from_slice(if entry.ends_with(b"\\") { b" \n" } else { b"\n" });
}

/// Opens and locks the file. It has to be the user's own, and no link.
#[inline(never)]
fn open(path: &CStr, create: bool) -> Result<(Fd, Stat), Errno> {
    let flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    let mut attempts = 0;
    loop {
        let file = match fs::open(CWD, path, flags, 0) {
            Err(Errno::NOENT) if create => fs::open(CWD, path, flags | O_CREAT | O_EXCL, 0o600),
            opened => opened,
        }?;
        let stat = fstat(&file)?;
        if !stat.is_regular() || stat.user() != process::effective_user() {
            return Err(Errno::PERM);
        }
        let locked = fs::try_lock(&file);
        // Another shell may have put a new file in its place before it let go of the lock.
        let there = stat_at(CWD, path, AT_SYMLINK_NOFOLLOW)?;
        if locked.is_ok() && there.same_file(&stat) {
            return Ok((file, stat));
        }
        attempts += 1;
        if attempts == 20 {
            return Err(Errno::AGAIN);
        }
        // If a signal ends the pause, the next attempt comes sooner.
        let _ = wait::sleep(&mut Time { seconds: 0, nanoseconds: 10_000_000 });
    }
}

/// The last entries of a file, and whether there are more.
#[inline(never)]
fn last_entries(file: &Fd, size: u64, count: usize) -> Result<(Vec<Vec<u8>>, bool), Errno> {
    let start = size.saturating_sub(bytes_for(count));
    file.seek(start as i64, SEEK_SET)?;
    let mut text = Vec::new();
    crate::sh::builtins::read_all(file, &mut text);
    let mut found = entries(&text);
    // The first one may be cut.
    let surplus = found.len().saturating_sub(count).max((start > 0).into());
    found.drain(..surplus.min(found.len()));
    Ok((found, surplus > 0))
}

/// Writes a text to a file of its own, which nobody else may read, and gives its name, which begins with `before`.
#[inline(never)]
pub fn write_apart(before: &[u8], text: &[u8]) -> Result<CString, Errno> {
    let mut file = Fd::STDIN;
    let name = temporary::make(before, 10, b"", &mut |name| {
        file = fs::open(CWD, name, O_WRONLY | O_CREAT | O_EXCL, 0o600)?;
        Ok(())
    })?;
    let newline: &[u8] = if text.ends_with(b"\n") { b"" } else { b"\n" };
    let mut written = rt::io::write_all(&file, text);
    if written.is_ok() {
        written = rt::io::write_all(&file, newline).and(file.close());
    }
    if let Err(e) = written {
        // It is of no use to anybody.
        let _ = fs::unlink(CWD, &name, 0);
        return Err(e);
    }
    Ok(name)
}

impl Shell {
    /// How many entries HISTSIZE allows.
    #[inline(never)]
    fn history_size(&self) -> usize {
        let size = self.get(b"HISTSIZE").and_then(number).unwrap_or(500);
        usize::try_from(size).unwrap_or(usize::MAX)
    }

    /// The file's path, if there is to be one.
    #[inline(never)]
    fn history_file(&self) -> Option<CString> {
        let (place, name): (_, &[u8]) = match self.get(b"HISTFILE") {
            Some(path) => (path, b""),
            None => (self.get(b"HOME")?, b"/.mote_history"),
        };
        (!place.is_empty()).then(|| c_string(&[place, name].concat()))
    }

    /// Reads the file, the first time.
    #[inline(never)]
    pub fn load_history(&mut self) {
        if core::mem::replace(&mut self.past.history.loaded, true) {
            return;
        }
        let size = self.history_size();
        // A shell that never was used before has no history.
        if let Some(path) = self.history_file()
            && let Ok((file, stat)) = open(&path, false)
            && let Ok((entries, more)) = last_entries(&file, stat.size(), size)
        {
            let history = &mut self.past.history;
            history.in_file = if more { usize::MAX } else { entries.len() };
            history.entries = entries;
            history.limit(size);
            history.gone = 0;
        }
    }

    /// Takes a line into the history, or with `more` adds it to the last one, of which it is the continuation.
    #[inline(never)]
    pub fn note_line(&mut self, line: &[u8], more: bool) {
        let size = self.history_size();
        let ignored = self.get(b"HISTCONTROL").is_some_and(|list| {
            list.windows(7).any(|part| part == b"ignores" || part == b"ignoreb")
        });
        let history = &mut self.past.history;
        if more {
            if let (true, Some(entry)) = (history.current, history.entries.last_mut()) {
                entry.push(b'\n');
                entry.extend_from_slice(line);
                history.unsaved = true;
            }
            return;
        }
        history.current = false;
        if size == 0
            || line.iter().all(u8::is_ascii_whitespace)
            || ignored && line.starts_with(b" ")
        {
            return;
        }
        history.current = true;
        if history.entries.last().is_none_or(|last| last != line) {
            history.entries.push(line.to_vec());
            history.unsaved = true;
            history.limit(size);
        }
    }

    /// Adds the last entry to the file, before it is run. One that may be replaced by what it runs has to wait.
    #[inline(never)]
    pub fn save_history(&mut self, before: bool) {
        let history = &mut self.past.history;
        let Some(entry) = history.entries.last().filter(|_| history.unsaved) else { return };
        if before && entry.starts_with(b"fc") {
            return;
        }
        history.unsaved = false;
        let mut text = Vec::new();
        encode(entry, &mut text);
        let Some(path) = self.history_file() else { return };
        if let Err(e) = self.add_to_file(&path, &text) {
            // A machine may have no place for it; but one that was asked for is worth a word.
            if self.get(b"HISTFILE").is_some() {
                let reason = crate::sh::text_of(e);
                self.say_two("cannot save the history in %: %", path.to_bytes(), &reason);
            }
        }
    }

    fn add_to_file(&mut self, path: &CStr, text: &[u8]) -> Result<(), Errno> {
        let size = self.history_size();
        let (file, stat) = open(path, true)?;
        if let Err(e) = rt::io::write_all(&file, text) {
            // Half an entry would be joined with the next one.
            return fs::truncate(&file, stat.size()).and(Err(e));
        }
        let in_file = &mut self.past.history.in_file;
        *in_file = in_file.saturating_add(1);
        // It grows by a quarter before it is cut.
        if *in_file > size.saturating_add(size / 4) {
            let end = stat.size() + text.len() as u64;
            let (kept, _) = last_entries(&file, end, size)?;
            *in_file = kept.len();
            let mut text = Vec::new();
            kept.iter().for_each(|entry| encode(entry, &mut text));
            let name = write_apart(&rt::filled(b"%.", &[path.to_bytes()]), &text)?;
            if let Err(e) = fs::rename(CWD, &name, CWD, path, 0) {
                // It is of no use to anybody.
                let _ = fs::unlink(CWD, &name, 0);
                return Err(e);
            }
        }
        Ok(())
    }

    /// `history`
    pub fn history(&mut self, args: &[Vec<u8>]) -> Result<u8, Flow> {
        let history = &mut self.past.history;
        let mut first = history.first();
        match args {
            [_] => {}
            [_, option] if option == b"-c" => {
                history.gone += history.entries.len();
                history.entries.clear();
                (history.current, history.unsaved) = (false, false);
                return Ok(0);
            }
            [_, count] if number(count).is_some() => {
                let count = number(count).unwrap_or(0).min(history.end() as u64) as usize;
                first = first.max(history.end() - count);
            }
            [_, other, ..] => {
                self.say("history: usage: history [-c | N], not %", other);
                return Ok(2);
            }
            [] => {}
        }
        let mut text = Vec::new();
        for number in first..self.past.history.end() {
            let digits = crate::sh::decimal(number as i64);
            text.resize(text.len() + 5_usize.saturating_sub(digits.len()), b' ');
            text.extend_from_slice(&digits);
            if let Some(entry) = self.past.history.get(number) {
                self.add_entry(&mut text, entry);
            }
        }
        self.print(&[&text]);
        Ok(0)
    }

    /// Adds an entry to a list of them, so that it cannot steer a terminal.
    #[inline(never)]
    pub fn add_entry(&self, text: &mut Vec<u8>, entry: &[u8]) {
        let shown = match rt::sys::terminal::is_terminal(&Fd::STDOUT) {
            true => super::screen::safe(entry, self.utf8).0,
            false => entry.to_vec(),
        };
        for line in lines(&shown) {
            text.push(b'\t');
            text.extend_from_slice(line);
            text.push(b'\n');
        }
    }
}
