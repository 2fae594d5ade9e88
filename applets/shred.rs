//! shred - overwrite files, so that what was in them is hard to recover
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Vec, c_string,
    io::{self, write_all},
    long,
    random::Random,
    sys::{
        Errno, Fd, Stat, fs, fstat,
        raw::{
            O_DIRECTORY, O_NOCTTY, O_RDONLY, O_WRONLY, RENAME_NOREPLACE, S_IFBLK, SEEK_END,
            SEEK_SET,
        },
        sync,
        terminal::is_terminal,
        wait,
    },
    text::{number, path},
};

rt::applet! { "shred", main, { own_process: true }, "\
Usage: shred [OPTION]... FILE...
Overwrite the FILEs again and again, so that what was in them is hard to recover. - is standard output.

  -f, --force       change permissions where a file cannot be written
  -n, --iterations=N  overwrite N times, not 3 times
      --random-source=FILE  take random bytes from FILE
  -s, --size=N      overwrite that many bytes; with multipliers such as K, M, G
  -u                remove the files afterwards
      --remove[=HOW]  the same; HOW is unlink, wipe (and the name before that) or wipesync (and the disk has each step; the default)
  -v, --verbose     tell how far it has come
  -x, --exact       do not go on to the end of the last block of a file
  -z, --zero        overwrite with zeros in the end, so that it does not show

It is of no use on file systems and devices that do not write in place: those that keep logs, snapshots or copies, and flash memory.
" }

const RANDOM_SOURCE: Id = long(HELP, "random-source");
const REMOVE: Id = long(HELP, "remove");

/// How a name is removed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Removal {
    Keep,
    Unlink,
    Wipe,
    WipeSync,
}

struct Shred {
    force: bool,
    passes: u64,
    size: Option<u64>,
    removal: Removal,
    verbose: bool,
    exact: bool,
    zero: bool,
    random: Random,
}

/// What one pass writes.
#[derive(Clone, Copy)]
enum Pass {
    Random,
    /// 24 bits, again and again.
    Pattern(u32),
}

/// Bits that take turns in every way on a disk: each row is used up before the next one. 12 bits, and whether the very first one is
/// turned.
const PATTERNS: [(u16, bool); 44] = [
    (0x000, false),
    (0xFFF, false),
    (0x555, false),
    (0xAAA, false),
    (0x249, false),
    (0x492, false),
    (0x6DB, false),
    (0x924, false),
    (0xB6D, false),
    (0xDB6, false),
    (0x111, false),
    (0x222, false),
    (0x333, false),
    (0x444, false),
    (0x666, false),
    (0x777, false),
    (0x888, false),
    (0x999, false),
    (0xBBB, false),
    (0xCCC, false),
    (0xDDD, false),
    (0xEEE, false),
    (0x000, true),
    (0xFFF, true),
    (0x249, true),
    (0x492, true),
    (0x6DB, true),
    (0x924, true),
    (0xB6D, true),
    (0xDB6, true),
    (0x111, true),
    (0x222, true),
    (0x333, true),
    (0x444, true),
    (0x555, true),
    (0x666, true),
    (0x777, true),
    (0x888, true),
    (0x999, true),
    (0xAAA, true),
    (0xBBB, true),
    (0xCCC, true),
    (0xDDD, true),
    (0xEEE, true),
];

/// How much is written at a time: a multiple of three bytes and of a block.
const CHUNK: usize = 3 * (32 << 10);

fn main(cx: &mut Cx) -> Done {
    let mut shred = Shred {
        force: false,
        passes: 3,
        size: None,
        removal: Removal::Keep,
        verbose: false,
        exact: false,
        zero: false,
        random: Random::new(None),
    };
    while let Some(option) = cx.option()? {
        match option {
            b'f' => shred.force = true,
            b'n' => {
                let text = cx.value().to_bytes();
                shred.passes = number::decimal(text)
                    .map_err(|error| cx.bad_number(text, "number of passes", error))?;
            }
            RANDOM_SOURCE => {
                let path = cx.value();
                match cx.open(path, O_RDONLY, 0) {
                    Ok(file) => shred.random = Random::new(Some(file)),
                    Err(e) => return Err(cx.fail(path.to_bytes(), e)),
                }
            }
            b's' => shred.size = Some(cx.size("file size")?),
            b'u' => shred.removal = Removal::WipeSync,
            REMOVE => {
                const HOW: [Removal; 3] = [Removal::Unlink, Removal::Wipe, Removal::WipeSync];
                shred.removal = Removal::WipeSync;
                if cx.optional_value().is_some() {
                    let choice = cx.choose("--remove", "unlink|wipe|wipesync")?;
                    shred.removal = HOW.get(choice).copied().unwrap_or(Removal::WipeSync);
                }
            }
            b'v' => shred.verbose = true,
            b'x' => shred.exact = true,
            b'z' => shred.zero = true,
            _ => {}
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.usage(packed!("missing file operand"), &[]));
    }
    for file in cx.operands() {
        shred.file(cx, file);
    }
    Ok(())
}

impl Shred {
    fn file(&mut self, cx: &mut Cx, name: &CStr) {
        let shown = name.to_bytes();
        if shown == b"-" {
            // It is not ours to close.
            let stdout = Fd::STDOUT;
            self.open_file(cx, &stdout, shown);
            return;
        }
        let flags = O_WRONLY | O_NOCTTY;
        let mut opened = fs::open(fs::CWD, name, flags, 0);
        if self.force && matches!(opened, Err(Errno::ACCES)) {
            opened = fs::change_mode_at(fs::CWD, name, 0o200, true)
                .and_then(|()| fs::open(fs::CWD, name, flags, 0));
        }
        let file = match opened {
            Ok(file) => file,
            Err(e) => {
                return cx.say_error(packed!("%n: failed to open for writing"), &[shown], Some(e));
            }
        };
        if !self.open_file(cx, &file, shown) {
            return;
        }
        if self.removal != Removal::Keep
            && fstat(&file).is_ok_and(|stat| stat.is_regular())
            && let Err(e) = fs::truncate(&file, 0)
        {
            return cx.say_error(packed!("%n: error truncating"), &[shown], Some(e));
        }
        if let Err(e) = file.close() {
            return cx.say_error(packed!("%n: failed to close"), &[shown], Some(e));
        }
        if self.removal != Removal::Keep {
            self.remove(cx, name);
        }
    }

    /// Overwrites an open file; did that go well?
    fn open_file(&mut self, cx: &mut Cx, file: &Fd, shown: &[u8]) -> bool {
        let stat = match fstat(file) {
            Ok(stat) => stat,
            Err(e) => {
                cx.say_error(packed!("%n: fstat failed"), &[shown], Some(e));
                return false;
            }
        };
        if stat.is_pipe() || stat.is_socket() || stat.is_character_device() && is_terminal(file) {
            cx.say(packed!("%n: invalid file type"), &[shown]);
            return false;
        }
        let size = self.size_of(file, &stat);
        if size == Some(0) && stat.is_regular() {
            return true;
        }
        let Some(passes) = self.plan() else {
            cx.say(packed!("%n: out of randomness"), &[shown]);
            return false;
        };
        let total = passes.len() as u64;
        for (index, pass) in passes.iter().enumerate() {
            let mut progress =
                Progress { shown, pass: *pass, index: index as u64 + 1, total, last: 0 };
            if self.verbose {
                progress.tell(cx, None, size);
            }
            if !self.pass(cx, file, &mut progress, size) {
                return false;
            }
        }
        true
    }

    /// How many bytes are overwritten; `None` for a device that does not know where it ends.
    fn size_of(&self, file: &Fd, stat: &Stat) -> Option<u64> {
        if self.size.is_some() {
            return self.size;
        }
        if stat.is_regular() {
            let block = stat.block_size().max(1);
            let rest = stat.size() % block;
            let whole = if self.exact || rest == 0 { 0 } else { block - rest };
            return Some(stat.size() + whole);
        }
        let end = file.seek(0, SEEK_END).ok().filter(|&end| end > 0 || stat.kind() == S_IFBLK);
        end.filter(|_| file.seek(0, SEEK_SET).is_ok())
    }

    /// What the passes write: patterns between random bytes, or those alone where there are few passes.
    #[inline(never)]
    fn plan(&mut self) -> Option<Vec<Pass>> {
        let count = usize::try_from(self.passes).ok().filter(|&count| count < 1 << 24)?;
        let random = match count {
            0..=3 => count,
            4 | 6 => 2,
            _ => 3 + count / 26,
        };
        let mut patterns = Vec::new();
        for index in 0..count - random {
            let (bits, turned) =
                PATTERNS.get(index % PATTERNS.len()).copied().unwrap_or((0, false));
            let bits = u32::from(bits) << 12 | u32::from(bits);
            patterns.push(Pass::Pattern(if turned { bits ^ 0x80_0000 } else { bits }));
        }
        // Nobody is to know the order.
        for index in (1..patterns.len()).rev() {
            let mut bytes = [0; 8];
            self.random.fill(&mut bytes).ok()?;
            patterns.swap(index, (u64::from_ne_bytes(bytes) % (index as u64 + 1)) as usize);
        }
        // The first and the last pass are random, and the others lie evenly between them.
        let mut passes = Vec::new();
        let mut placed = 0;
        for index in 0..count {
            let due = match random {
                0 | 1 => index == 0,
                _ => index * (random - 1) >= placed * (count - 1),
            };
            if placed < random && due || patterns.is_empty() {
                passes.push(Pass::Random);
                placed += 1;
            } else {
                passes.extend(patterns.pop());
            }
        }
        if self.zero {
            passes.push(Pass::Pattern(0));
        }
        Some(passes)
    }

    /// Overwrites the file once.
    #[inline(never)]
    fn pass(&mut self, cx: &mut Cx, file: &Fd, progress: &mut Progress, size: Option<u64>) -> bool {
        if file.seek(0, SEEK_SET).is_err() && progress.index > 1 {
            cx.say(packed!("%n: cannot rewind"), &[progress.shown]);
            return false;
        }
        let mut buf = io::buffer(CHUNK);
        if let Pass::Pattern(bits) = progress.pass {
            let [_, bytes @ ..] = bits.to_be_bytes();
            buf.iter_mut().zip(bytes.iter().cycle()).for_each(|(place, byte)| *place = *byte);
        }
        let mut done = 0;
        while size.is_none_or(|size| done < size) {
            let len = size.map_or(CHUNK as u64, |size| size - done).min(CHUNK as u64) as usize;
            let chunk = buf.get_mut(..len).unwrap_or(&mut []);
            if matches!(progress.pass, Pass::Random)
                && let Err(e) = self.random.fill(chunk)
            {
                cx.say_error(packed!("%n: cannot get random bytes"), &[progress.shown], Some(e));
                return false;
            }
            match write_all(file, chunk) {
                Ok(()) => done += len as u64,
                // That is where the device ends.
                Err(Errno::NOSPC) if size.is_none() => break,
                Err(e) => {
                    let mut room = [0; number::DIGITS];
                    let words = [progress.shown, number::format(done, &mut room)];
                    cx.say_error(packed!("%n: error writing at offset %r"), &words, Some(e));
                    return false;
                }
            }
            if self.verbose {
                progress.tell(cx, Some(done), size);
            }
        }
        match sync::data(file) {
            Ok(()) | Err(Errno::INVAL | Errno::ROFS | Errno::BADF) => true,
            Err(e) => {
                cx.say_error(packed!("%n: fdatasync failed"), &[progress.shown], Some(e));
                false
            }
        }
    }

    /// Removes the name, after it was changed to shorter and shorter ones.
    #[inline(never)]
    fn remove(&self, cx: &mut Cx, name: &CStr) {
        let shown = name.to_bytes();
        if self.verbose {
            cx.note(packed!("%n: removing"), &[shown]);
        }
        // What a slash says is no part of the name.
        let base = path::base(shown).len();
        let head = path::trim(shown);
        let head = head.get(..head.len().saturating_sub(base)).unwrap_or(b"");
        let directory =
            fs::open(fs::CWD, &c_string(path::directory(shown)), O_RDONLY | O_DIRECTORY, 0);
        let mut old = c_string(path::trim(shown));
        for len in (1..=base).rev() {
            if self.removal == Removal::Unlink {
                break;
            }
            let Some(new) = rename_to_unused(&old, head, len) else { continue };
            if self.verbose {
                cx.note(packed!("%n: renamed to %r"), &[old.to_bytes(), &new]);
            }
            if self.removal == Removal::WipeSync
                && let Ok(directory) = &directory
                && let Err(e) = sync::data(directory)
                && e != Errno::INVAL
            {
                cx.say_error(packed!("%n: fdatasync failed"), &[head], Some(e));
            }
            old = c_string(&new);
        }
        if let Err(e) = fs::unlink(fs::CWD, &old, 0) {
            return cx.say_error(packed!("%n: failed to remove"), &[old.to_bytes()], Some(e));
        }
        if self.verbose {
            cx.note(packed!("%n: removed"), &[shown]);
        }
    }
}

/// Renames a file to a name of `len` characters that is not taken, behind `head`.
fn rename_to_unused(old: &CStr, head: &[u8], len: usize) -> Option<Vec<u8>> {
    const NAMES: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    // More than these are not tried for one length: a shorter one does as well.
    for number in 0..NAMES.len() * NAMES.len() {
        let mut rest = number;
        let mut name = [head, &*rt::zeros(len)].concat();
        for place in name.iter_mut().skip(head.len()).rev() {
            *place = NAMES.get(rest % NAMES.len()).copied().unwrap_or(b'0');
            rest /= NAMES.len();
        }
        if rest > 0 {
            return None;
        }
        let path = c_string(&name);
        match fs::rename(fs::CWD, old, fs::CWD, &path, RENAME_NOREPLACE) {
            Ok(()) => return Some(name),
            Err(Errno::EXIST) => {}
            Err(_) => return None,
        }
    }
    None
}

/// Which pass of which file is at hand.
struct Progress<'a> {
    shown: &'a [u8],
    pass: Pass,
    index: u64,
    total: u64,
    /// When it was told, in milliseconds.
    last: u64,
}

impl Progress<'_> {
    /// Tells that the pass begins, or every five seconds how far it is.
    fn tell(&mut self, cx: &mut Cx, done: Option<u64>, size: Option<u64>) {
        let now = wait::milliseconds();
        if done.is_some() && now - self.last < 5000 {
            return;
        }
        self.last = now;
        let mut rooms = [[0; number::DIGITS]; 4];
        let [index, total, offset, end] = &mut rooms;
        let (index, total) = (number::format(self.index, index), number::format(self.total, total));
        let mut pattern = *b"random";
        if let Pass::Pattern(bits) = self.pass {
            for (place, letter) in pattern.iter_mut().rev().enumerate() {
                let digit = bits >> (4 * place) & 15;
                *letter = b"0123456789abcdef".get(digit as usize).copied().unwrap_or(b'0');
            }
        }
        let Some(done) = done else {
            return cx
                .note(packed!("%n: pass %r/%r (%r)..."), &[self.shown, index, total, &pattern]);
        };
        let offset = number::format(done >> 20, offset);
        let end = size.map_or(&b"?"[..], |size| number::format(size >> 20, end));
        let words = [self.shown, index, total, &pattern, offset, end];
        cx.note(packed!("%n: pass %r/%r (%r)...%rMiB/%rMiB"), &words);
    }
}
