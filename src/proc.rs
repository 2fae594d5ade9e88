//! Processes as /proc shows them (proc(5)).
//!
//! A process is reached by the descriptor of its directory, so that all that is read of it is of one process, whatever becomes of
//! its number meanwhile. One that has ended has empty files.
use crate::{
    c_string,
    io::read_all,
    order,
    sys::{
        self, Errno, Fd, dir, fs,
        raw::{O_DIRECTORY, O_RDONLY},
    },
    text::{number, split::lines},
    user,
};
use alloc::vec::Vec;
use core::ffi::CStr;

/// The clock ticks of a second in which /proc counts time (USER_HZ), on all architectures there are here.
pub const TICKS: u64 = 100;

/// A process, or a thread of one.
pub struct Process {
    pub id: i32,
    dir: Fd,
}

/// The numbers of the processes there are, in ascending order.
#[inline(never)]
pub fn ids() -> Result<Vec<i32>, Errno> {
    let root = fs::open(fs::CWD, c"/proc", O_RDONLY | O_DIRECTORY, 0)?;
    numbers(&root)
}

/// The names in a directory that are numbers.
fn numbers(directory: &Fd) -> Result<Vec<i32>, Errno> {
    let mut ids = Vec::new();
    dir::list_open(directory, &mut |name| {
        if let Ok(Ok(id)) = number::decimal(name).map(i32::try_from) {
            ids.push(id);
        }
    })?;
    order::sort(&mut ids);
    Ok(ids)
}

impl Process {
    /// The process of that number, if there is one.
    #[inline(never)]
    pub fn open(id: i32) -> Option<Process> {
        let path = crate::c_filled(b"/proc/%", &[number::format_signed(id.into()).as_slice()]);
        let dir = fs::open(fs::CWD, &path, O_RDONLY | O_DIRECTORY, 0).ok()?;
        Some(Process { id, dir })
    }

    /// Its threads' numbers, in ascending order.
    pub fn thread_ids(&self) -> Vec<i32> {
        let tasks = fs::open(self.dir.number(), c"task", O_RDONLY | O_DIRECTORY, 0);
        tasks.and_then(|tasks| numbers(&tasks)).unwrap_or_default()
    }

    /// One of its threads.
    #[inline(never)]
    pub fn thread(&self, id: i32) -> Option<Process> {
        let path = crate::c_filled(b"task/%", &[number::format_signed(id.into()).as_slice()]);
        let dir = fs::open(self.dir.number(), &path, O_RDONLY | O_DIRECTORY, 0).ok()?;
        Some(Process { id, dir })
    }

    /// What one of its files holds; nothing if it cannot be read.
    #[inline(never)]
    pub fn file(&self, name: &CStr) -> Vec<u8> {
        let file = fs::open(self.dir.number(), name, O_RDONLY, 0);
        file.and_then(|file| read_all(&file)).unwrap_or_default()
    }

    /// What a file of the machine's holds, below `/proc`; nothing if it cannot be read.
    pub fn machine(name: &CStr) -> Vec<u8> {
        let path = crate::c_filled(b"/proc/%", &[name.to_bytes()]);
        let file = fs::open(fs::CWD, &path, O_RDONLY, 0);
        file.and_then(|file| read_all(&file)).unwrap_or_default()
    }

    /// Where one of its links points to: `exe`, `cwd`, `root`, `ns/pid`; nothing if that is not for us to know.
    #[inline(never)]
    pub fn link(&self, name: &CStr) -> Vec<u8> {
        fs::read_link(self.dir.number(), name).unwrap_or_default()
    }

    /// The status of what one of its links points to.
    pub fn target(&self, name: &CStr) -> Option<sys::Stat> {
        sys::stat_at(self.dir.number(), name, 0).ok()
    }

    /// Does it run the program whose status is `program`?
    pub fn runs(&self, program: &sys::Stat) -> bool {
        self.target(c"exe").is_some_and(|own| own.same_file(program))
    }

    /// Its `stat`, if it is still there.
    pub fn stat(&self) -> Option<Stat> {
        Stat::parse(self.file(c"stat"))
    }

    /// Its `status`.
    pub fn status(&self) -> Fields {
        Fields(self.file(c"status"))
    }

    /// Its command line as a text, with blanks between the arguments, or its name in brackets if it has none, as threads of the kernel.
    #[inline(never)]
    pub fn command_line(&self, name: &[u8]) -> Vec<u8> {
        let mut line = joined(self.file(c"cmdline"));
        if line.is_empty() {
            line = crate::filled(b"[%]", &[name]);
        }
        line
    }
}

/// Strings that each end with a NUL, with blanks between them.
#[inline(never)]
pub fn joined(mut strings: Vec<u8>) -> Vec<u8> {
    while strings.last() == Some(&0) {
        strings.pop();
    }
    for byte in &mut strings {
        if *byte == 0 {
            *byte = b' ';
        }
    }
    strings
}

/// The places of numbers in `/proc/PID/stat`, as proc(5) counts them.
pub mod at {
    pub const PARENT: usize = 4;
    pub const GROUP: usize = 5;
    pub const SESSION: usize = 6;
    pub const TERMINAL: usize = 7;
    pub const FOREGROUND: usize = 8;
    pub const FLAGS: usize = 9;
    pub const MINOR_FAULTS: usize = 10;
    pub const MAJOR_FAULTS: usize = 12;
    pub const USER_TIME: usize = 14;
    pub const SYSTEM_TIME: usize = 15;
    pub const CHILDREN_USER_TIME: usize = 16;
    pub const CHILDREN_SYSTEM_TIME: usize = 17;
    pub const PRIORITY: usize = 18;
    pub const NICE: usize = 19;
    pub const THREADS: usize = 20;
    /// In ticks since the machine started.
    pub const START: usize = 22;
    /// In bytes, as [`CODE_START`] and the like.
    pub const SIZE: usize = 23;
    /// In pages.
    pub const RESIDENT: usize = 24;
    pub const CODE_START: usize = 26;
    pub const CODE_END: usize = 27;
    pub const STACK_START: usize = 28;
    pub const STACK_POINTER: usize = 29;
    pub const INSTRUCTION: usize = 30;
    pub const WAITS: usize = 35;
    pub const PROCESSOR: usize = 39;
    pub const REAL_TIME_PRIORITY: usize = 40;
    pub const POLICY: usize = 41;
}

/// What `/proc/PID/stat` says.
pub struct Stat {
    text: Vec<u8>,
    /// Where the name lies in the text, which may have any bytes.
    name: core::ops::Range<usize>,
    pub state: u8,
    /// From the parent's number on, and those that are negative or too large as they wrap around.
    numbers: [u64; 49],
}

impl Stat {
    #[inline(never)]
    fn parse(text: Vec<u8>) -> Option<Stat> {
        let start = text.iter().position(|&byte| byte == b'(')? + 1;
        let end = text.iter().rposition(|&byte| byte == b')')?;
        let mut words = text.get(end + 1..)?.split(u8::is_ascii_whitespace);
        let state = *words.nth(1)?.first()?;
        let mut numbers = [0; 49];
        for (number, word) in numbers.iter_mut().zip(words) {
            let digits = word.strip_prefix(b"-");
            let (value, ..) = number::digits(digits.unwrap_or(word));
            *number = if digits.is_some() { value.wrapping_neg() } else { value };
        }
        Some(Stat { text, name: start..end, state, numbers })
    }

    /// The name of the command, at most 15 bytes for programs.
    pub fn name(&self) -> &[u8] {
        self.text.get(self.name.clone()).unwrap_or(&[])
    }

    /// The number at a place of [`at`].
    pub fn get(&self, place: usize) -> u64 {
        self.numbers.get(place.wrapping_sub(at::PARENT)).copied().unwrap_or(0)
    }

    /// A number that is an identity.
    pub fn id(&self, place: usize) -> i32 {
        self.get(place) as i32
    }
}

/// A file of lines such as `Uid:   0 0 0 0`.
pub struct Fields(Vec<u8>);

impl Fields {
    pub fn new(text: Vec<u8>) -> Fields {
        Fields(text)
    }

    /// The file at `path`, as /proc/meminfo; empty if it cannot be read.
    pub fn of(path: &CStr) -> Fields {
        let file = fs::open(fs::CWD, path, O_RDONLY, 0);
        Fields(file.and_then(|file| read_all(&file)).unwrap_or_default())
    }

    /// What stands behind `name` and its colon, without the blanks before it.
    #[inline(never)]
    pub fn get(&self, name: &[u8]) -> &[u8] {
        for line in lines(&self.0) {
            if let Some([b':', rest @ ..]) = line.strip_prefix(name) {
                return number::skip_space(rest);
            }
        }
        b""
    }

    /// The number there, or 0.
    pub fn number(&self, name: &[u8]) -> u64 {
        number::digits(self.get(name)).0
    }

    /// The numbers there: of `Uid` and `Gid` the real, the effective, the saved one and that for files.
    #[inline(never)]
    pub fn ids(&self, name: &[u8]) -> [u32; 4] {
        let mut ids = [0; 4];
        let words = self.get(name).split(u8::is_ascii_whitespace);
        for (id, word) in ids.iter_mut().zip(words) {
            *id = user::parse_number(word).unwrap_or(0);
        }
        ids
    }
}

/// The name of a terminal without `/dev/`, by its device number as `/proc/PID/stat` has it; `None` for no terminal.
#[inline(never)]
pub fn terminal(device: u64, pid: i32) -> Option<Vec<u8>> {
    let (major, minor) = (device >> 8 & 0xFFF, device & 0xFF | device >> 12 & 0xFFF00);
    if device == 0 {
        return None;
    }
    let with_number = |name: &[u8], number: u64| {
        [name, number::format(number, &mut [0; number::DIGITS])].concat()
    };
    Some(match (major, minor) {
        (136..=143, _) => with_number(b"pts/", (major - 136) * 256 + minor),
        (4, 0..64) => with_number(b"tty", minor),
        (4, _) => with_number(b"ttyS", minor - 64),
        (5, 1) => b"console".to_vec(),
        // Drivers have many names; a process that has the terminal open knows it.
        _ => {
            let mut found = None;
            for descriptor in [c"fd/2", c"fd/0", c"fd/255"] {
                let name = Process::open(pid).map(|process| process.link(descriptor));
                let name = name.unwrap_or_default();
                let status = sys::stat_at(fs::CWD, &c_string(&name), 0);
                if status
                    .is_ok_and(|stat| stat.is_character_device() && stat.special_device() == device)
                {
                    found = name.strip_prefix(b"/dev/").map(<[u8]>::to_vec);
                    break;
                }
            }
            found.unwrap_or_else(|| b"?".to_vec())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_hold_anything() {
        let text = b"7 (a) R (b) S 1 2 3 4 -1 6 7".to_vec();
        let stat = Stat::parse(text).unwrap();
        assert_eq!(stat.name(), b"a) R (b");
        assert_eq!((stat.state, stat.id(at::PARENT), stat.id(at::FOREGROUND)), (b'S', 1, -1));
        assert_eq!(stat.get(at::POLICY), 0);
        for text in ["", "7", "7 (", "7 (a", ")(", "7 (a)", "7 (a) "] {
            assert!(Stat::parse(text.as_bytes().to_vec()).is_none(), "{text}");
        }
    }

    #[test]
    fn fields() {
        let fields = Fields(b"Uid:\t1\t2\t3\t4\nUidx:\t9\n".to_vec());
        assert_eq!(fields.ids(b"Uid"), [1, 2, 3, 4]);
        assert_eq!(fields.get(b"Ui"), b"");
    }
}
