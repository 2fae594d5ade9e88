//! stat - show the status of files or file systems
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, c_string,
    json::Array,
    long,
    resolve::{Existing, resolve},
    sys::{
        Errno, Fd, Stat, birth_at, fs, fstat,
        raw::{AT_EMPTY_PATH, AT_STATX_FORCE_SYNC, AT_SYMLINK_NOFOLLOW, S_IFBLK, S_IFCHR, S_IFLNK},
        stat_at,
        usage::Usage,
    },
    text::{
        escape::escape,
        format::Spec,
        mode, number, path,
        quote::{self, Style},
        split::lines,
        time::{self, Time, Zone},
    },
    user::Table,
};

rt::applet! { "stat", main, { own_process: true }, "\
Usage: stat [OPTION]... FILE...
Show the status of the FILEs, - being standard input, or of the file systems that they are on.

  -L, --dereference   follow symbolic links
  -f, --file-system   show the status of file systems
      --json          print all that is known as JSON
      --cached=MODE   may what is known of a FILE on the network be shown: always, never or default
  -c, --format=FORMAT  print by FORMAT, with a newline
      --printf=FORMAT  print by FORMAT, in which backslashes escape, without a newline
  -t, --terse         print all in one line

Directives of FORMAT for files:
  %a, %A permissions  %b blocks of %B bytes  %C context  %d, %D device in decimal and hex, %Hd, %Ld its major and minor
  %f mode in hex  %F type  %g, %G group  %h links  %i inode  %m mount point  %n name  %N name, quoted, with a link's target
  %o best size for input and output  %s size  %r, %R, %Hr, %Lr like %d for a special file's device, %t, %T major and minor in hex
  %u, %U owner; and times: %w, %W birth  %x, %X access  %y, %Y modification  %z, %Z change, capitals in seconds since 1970

For file systems:
  %a free blocks for users  %b blocks  %c inodes  %d free inodes  %f free blocks  %i id in hex  %l longest name
  %n name  %s best size for input and output  %S size of blocks  %t, %T type in hex and by name

They take flags, a width and a precision as printf's.
" }

const CACHED: Id = long(HELP, "cached");
const JSON: Id = long(HELP, "json");
const PRINTF: Id = long(HELP, "printf");

const FILE: &[u8] = b"  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: %Hd,%Ld\tInode: %-10i  Links: %";
const DEVICE: &[u8] = b"-5h Device type: %Hr,%Lr";
const REST: &[u8] = b"\nAccess: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n\
Access: %x\nModify: %y\nChange: %z\n Birth: %w\n";
const TERSE: &[u8] = b"%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o\n";
const FILE_SYSTEM: &[u8] = b"  File: \"%n\"\n    ID: %-8i Namelen: %-7l Type: %T\n\
Block size: %-10s Fundamental block size: %S\n\
Blocks: Total: %-10b Free: %-10f Available: %a\nInodes: Total: %-10c Free: %d\n";
const TERSE_FILE_SYSTEM: &[u8] = b"%n %i %l %t %s %S %b %f %a %c %d\n";

/// What statfs(2) calls the types of file systems, in hex, in their order.
static TYPES: &str = "\
2f qnx4\n\
187 autofs\n\
137f minix\n\
138f minix (30 char.)\n\
1cd1 devpts\n\
2468 minix v2\n\
2478 minix v2 (30 char.)\n\
3434 nilfs\n\
4244 hfs\n\
482b hfs+\n\
4858 hfsx\n\
4d44 msdos\n\
4d5a minix3\n\
517b smb\n\
6969 nfs\n\
7275 romfs\n\
72b6 jffs2\n\
9660 isofs\n\
9fa0 proc\n\
adf5 adfs\n\
adff affs\n\
ef51 ext2\n\
ef53 ext2/ext3\n\
f15f ecryptfs\n\
11954 ufs\n\
27e0eb cgroupfs\n\
414a53 efs\n\
c36400 ceph\n\
1021994 tmpfs\n\
1021997 v9fs\n\
1161970 gfs/gfs2\n\
9041934 anon-inode FS\n\
bd00bd0 lustre\n\
15013346 udf\n\
19800202 mqueue\n\
1badface bfs\n\
2011bab0 exfat\n\
24051905 ubifs\n\
28cd3d45 cramfs\n\
2fc12fc1 zfs\n\
3153464a jfs\n\
42465331 befs\n\
42494e4d binfmt_misc\n\
43415d53 smackfs\n\
444d4142 dma-buf-fs\n\
453dcd28 cramfs-wend\n\
454d444d devmem\n\
50495045 pipefs\n\
52654973 reiserfs\n\
5345434d secretmem\n\
5346414f afs\n\
5346544e ntfs\n\
58465342 xfs\n\
5a4f4653 zonefs\n\
5dca2df5 sdcardfs\n\
6165676c pstorefs\n\
61756673 aufs\n\
62656570 configfs\n\
62656572 sysfs\n\
63677270 cgroup2fs\n\
64626720 debugfs\n\
64646178 daxfs\n\
65735543 fusectl\n\
65735546 fuseblk\n\
67596969 rpc_pipefs\n\
68191122 qnx6\n\
6b414653 k-afs\n\
6c6f6f70 binderfs\n\
6e667364 nfsd\n\
6e736673 nsfs\n\
73636673 securityfs\n\
73717368 squashfs\n\
73757245 coda\n\
7461636f ocfs2\n\
74726163 tracefs\n\
786f4256 vboxsf\n\
794c7630 overlayfs\n\
858458f6 ramfs\n\
9123683e btrfs\n\
958458f6 hugetlbfs\n\
a501fcf5 vxfs\n\
abba1974 xenfs\n\
cafe4a11 bpf_fs\n\
de5e81e4 efivarfs\n\
e0f5e1e2 erofs\n\
f2f52010 f2fs\n\
f97cff8c selinux\n\
f995e849 hpfs\n\
fe534d42 smb2\n\
ff534d42 cifs";

/// What is shown, and how.
struct Show<'a> {
    /// How names are quoted by `%N`; `None` in the format that is the default.
    quoting: Option<Style>,
    utf8: bool,
    follow: bool,
    users: Table,
    groups: Table,
    /// Read when the first time is shown.
    zone: Option<Zone>,
    /// The file at hand: its name, whether that is standard input, and its status, or its file system's.
    path: &'a CStr,
    stdin: bool,
    subject: Subject,
    /// When it was made.
    birth: Option<(i64, u32)>,
}

#[derive(Clone, Copy)]
enum Subject {
    File(Stat),
    FileSystem(Usage),
}

fn main(cx: &mut Cx) -> Done {
    let (mut file_system, mut terse, mut follow) = (false, false, false);
    let (mut format, mut escapes, mut sync) = (None, false, 0);
    let mut json: Option<Box<Array>> = None;
    while let Some(option) = cx.option()? {
        match option {
            b'L' => follow = true,
            b'f' => file_system = true,
            b't' => terse = true,
            JSON => json = Some(Array::new()),
            CACHED => {
                let never = cx.choose("--cached", "default|never|always")? == 1;
                sync = if never { AT_STATX_FORCE_SYNC } else { 0 };
            }
            _ => {
                escapes = option == PRINTF;
                format = Some(cx.value().to_bytes());
            }
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    let mut show = Show {
        quoting: None,
        utf8: cx.utf8(),
        follow,
        users: Table::users(),
        groups: Table::groups(),
        zone: None,
        path: c"",
        stdin: false,
        subject: Subject::File(Stat::NOTHING),
        birth: None,
    };
    if format.is_some_and(|format| format.windows(2).any(|two| two == b"%N")) {
        let kind = quote::kind_of_env(cx).unwrap_or(b'q');
        show.quoting = Some(Style { kind, hide: false, special: b"" });
    }
    for path in cx.operands() {
        show.path = path;
        if let Err(e) = show.look(file_system, sync) {
            let name = path.to_bytes();
            match (e, file_system) {
                (None, _) => {
                    let message = packed!(
                        "using '-' to denote standard input does not work in file system mode"
                    );
                    cx.say(message, &[]);
                }
                (Some(e), true) => {
                    cx.say_error(
                        packed!("cannot read file system information for %q"),
                        &[name],
                        Some(e),
                    );
                }
                (Some(e), false) if show.stdin => {
                    cx.say_error(packed!("cannot stat standard input"), &[], Some(e))
                }
                (Some(e), false) => cx.say_error(packed!("cannot statx %q"), &[name], Some(e)),
            }
            continue;
        }
        if let Some(json) = &mut json {
            show.print_json(cx, json);
            continue;
        }
        match (format, show.subject) {
            (Some(format), _) => {
                show.print(cx, format, escapes)?;
                if !escapes {
                    cx.out.byte(b'\n')?;
                }
            }
            (None, Subject::FileSystem(_)) => {
                show.print(cx, if terse { TERSE_FILE_SYSTEM } else { FILE_SYSTEM }, false)?;
            }
            (None, Subject::File(_)) if terse => show.print(cx, TERSE, false)?,
            (None, Subject::File(stat)) => {
                let device: &[u8] = if is_device(&stat) { DEVICE } else { b"h" };
                show.print(cx, &[FILE, device, REST].concat(), false)?;
            }
        }
    }
    if let Some(mut json) = json {
        json.end(cx);
    }
    cx.out.checked()
}

fn is_device(stat: &Stat) -> bool {
    matches!(stat.kind(), S_IFBLK | S_IFCHR)
}

impl Show<'_> {
    /// Looks at the file. No error stands for what cannot be asked.
    fn look(&mut self, file_system: bool, sync: u32) -> Result<(), Option<Errno>> {
        self.stdin = self.path == c"-";
        if file_system {
            if self.stdin {
                return Err(None);
            }
            self.subject = Subject::FileSystem(Usage::of(self.path).map_err(Some)?);
            return Ok(());
        }
        let (dir, path, flags) = match self.stdin {
            true => (0, c"", AT_EMPTY_PATH),
            false if self.follow => (fs::CWD, self.path, 0),
            false => (fs::CWD, self.path, AT_SYMLINK_NOFOLLOW),
        };
        // What the kernel is made to ask for here it knows below.
        self.birth = birth_at(dir, path, flags | sync);
        let stat = if self.stdin { fstat(&Fd::STDIN) } else { stat_at(dir, path, flags) };
        self.subject = Subject::File(stat.map_err(Some)?);
        Ok(())
    }

    #[inline(never)]
    fn print_json(&mut self, cx: &mut Cx, json: &mut Array) {
        let path = self.path.to_bytes();
        match self.subject {
            Subject::File(stat) => {
                let target = (stat.kind() == S_IFLNK)
                    .then(|| fs::read_link(fs::CWD, self.path).ok())
                    .flatten();
                json.file(cx, path, &stat, self.birth, target.as_deref());
            }
            Subject::FileSystem(usage) => {
                json.text("path", path);
                json.text("type", &type_of(&usage));
                let mut room = [0; 16];
                json.text("id", number::format_hex(usage.id(), &mut room));
                for (name, value) in [
                    ("longest_name", usage.name_length()),
                    ("block_size", usage.block_size()),
                    ("unit", usage.unit()),
                    ("blocks", usage.blocks()),
                    ("free", usage.free()),
                    ("available", usage.available()),
                    ("inodes", usage.inodes()),
                    ("free_inodes", usage.free_inodes()),
                ] {
                    json.count(name, value);
                }
                json.end_object(cx);
            }
        }
    }

    /// Prints by a format.
    fn print(&mut self, cx: &mut Cx, format: &[u8], escapes: bool) -> Done {
        let mut rest = format;
        while let [byte, behind @ ..] = rest {
            let start = rest;
            rest = behind;
            match byte {
                b'\\' if escapes => {
                    let byte = unescape(cx, &mut rest);
                    cx.out.add(&[byte]);
                    continue;
                }
                b'%' => {}
                _ => {
                    let len =
                        start.iter().skip(1).take_while(|byte| !b"%\\".contains(byte)).count();
                    cx.out.add(start.get(..=len).unwrap_or(start));
                    rest = start.get(len + 1..).unwrap_or(&[]);
                    continue;
                }
            }
            let mut spec = Spec::default();
            while let [flag @ (b'\'' | b'-' | b'+' | b' ' | b'#' | b'0' | b'I'), behind @ ..] = rest
            {
                match flag {
                    b'-' => spec.left = true,
                    b'+' => spec.plus = true,
                    b' ' => spec.space = true,
                    b'#' => spec.alternate = true,
                    b'0' => spec.zero = true,
                    _ => {}
                }
                rest = behind;
            }
            spec.width = digits(&mut rest).unwrap_or(0);
            // A point alone stands for nanoseconds, or for nothing.
            let mut point = false;
            if let [b'.', behind @ ..] = rest {
                rest = behind;
                point = true;
                spec.precision = digits(&mut rest);
            }
            let letter = rest.first().copied().unwrap_or(0);
            let len = start.len() - rest.len();
            if (letter == b'%' || letter == 0) && len > 1 {
                let text = start.get(..len + usize::from(letter != 0)).unwrap_or(start);
                return Err(cx.stop(packed!("%w: invalid directive"), &[text]));
            }
            rest = rest.get(1..).unwrap_or(&[]);
            let mut half = 0;
            if let (b'H' | b'L', [b'd' | b'r', ..], Subject::File(_)) = (letter, rest, self.subject)
            {
                half = letter;
            }
            let letter = match (half, rest) {
                (0, _) => letter,
                (_, [letter, behind @ ..]) => {
                    rest = behind;
                    *letter
                }
                _ => 0,
            };
            if letter == b'%' || letter == 0 {
                cx.out.add(b"%");
                continue;
            }
            match self.subject {
                Subject::File(stat) => self.file(cx, spec, point, half, letter, &stat)?,
                Subject::FileSystem(usage) => self.file_system(cx, spec, point, letter, &usage)?,
            }
        }
        Ok(())
    }

    /// Prints what a directive for files stands for.
    #[inline(never)]
    fn file(
        &mut self,
        cx: &mut Cx,
        spec: Spec,
        point: bool,
        half: u8,
        letter: u8,
        stat: &Stat,
    ) -> Done {
        let exact = Spec { precision: spec.precision.or(point.then_some(0)), ..spec };
        let (device, special) = (numbers(stat.identity().0), numbers(stat.special_device()));
        let (conversion, value) = match letter {
            b'a' => (b'o', u64::from(stat.mode() & mode::ALL)),
            b'b' => (b'u', stat.blocks()),
            b'B' => (b'u', 512),
            b'd' if half == b'H' => (b'u', device.0),
            b'd' if half == b'L' => (b'u', device.1),
            b'd' => (b'u', stat.identity().0),
            b'D' => (b'x', stat.identity().0),
            b'f' => (b'x', stat.mode().into()),
            b'g' => (b'u', stat.group().into()),
            b'h' => (b'u', stat.links()),
            b'i' => (b'u', stat.identity().1),
            b'o' => (b'u', stat.block_size()),
            b's' => (b'd', stat.size()),
            b'r' if half == b'H' => (b'u', special.0),
            b'r' if half == b'L' => (b'u', special.1),
            b'r' => (b'u', stat.special_device()),
            b'R' => (b'x', stat.special_device()),
            b't' => (b'x', special.0),
            b'T' => (b'x', special.1),
            b'u' => (b'u', stat.user().into()),
            b'w' | b'W' => return self.time(cx, spec, point, letter, self.birth),
            b'x' | b'X' => return self.time(cx, spec, point, letter, Some(stat.accessed())),
            b'y' | b'Y' => return self.time(cx, spec, point, letter, Some(stat.modified())),
            b'z' | b'Z' => return self.time(cx, spec, point, letter, Some(stat.changed())),
            _ => return self.text(cx, exact, letter, stat),
        };
        let spec = exact;
        spec.integer(&mut cx.out, false, value, conversion)
    }

    fn text(&mut self, cx: &mut Cx, spec: Spec, letter: u8, stat: &Stat) -> Done {
        let mut text = Vec::new();
        match letter {
            b'A' => text.extend_from_slice(&mode::letters(stat.mode())),
            b'F' => text.extend_from_slice(mode::file_type(stat.mode(), stat.size()).as_bytes()),
            b'n' => text.extend_from_slice(self.path.to_bytes()),
            b'G' => text.extend_from_slice(self.groups.name(stat.group()).unwrap_or(b"UNKNOWN")),
            b'U' => text.extend_from_slice(self.users.name(stat.user()).unwrap_or(b"UNKNOWN")),
            b'N' => return self.name(cx, spec, stat),
            b'm' => match mount_point(self.path, stat) {
                Ok(path) => text = path,
                Err(e) => {
                    cx.say_error(
                        packed!("cannot canonicalize %q"),
                        &[self.path.to_bytes()],
                        Some(e),
                    );
                    text.push(b'?');
                }
            },
            b'C' => {
                let mut label = [0; 255];
                let name = c"security.selinux";
                match fs::attribute(self.path, name, self.follow, &mut label) {
                    Ok(len) => text.extend_from_slice(label.get(..len).unwrap_or(&[])),
                    Err(e) => {
                        let path = self.path.to_bytes();
                        cx.say_error(
                            packed!("failed to get security context of %q"),
                            &[path],
                            Some(e),
                        );
                        text.push(b'?');
                    }
                }
                if text.ends_with(b"\0") {
                    text.pop();
                }
            }
            _ => return cx.out.byte(b'?'),
        }
        spec.text(&mut cx.out, &text)
    }

    /// Prints the name, quoted, and what it says as a symbolic link.
    fn name(&mut self, cx: &mut Cx, spec: Spec, stat: &Stat) -> Done {
        self.quoted(cx, spec, self.path.to_bytes())?;
        if stat.kind() == S_IFLNK {
            match fs::read_link(fs::CWD, self.path) {
                Ok(target) => {
                    cx.out.add(b" -> ");
                    self.quoted(cx, spec, &target)?;
                }
                Err(e) => {
                    cx.say_error(
                        packed!("cannot read symbolic link %q"),
                        &[self.path.to_bytes()],
                        Some(e),
                    );
                }
            }
        }
        Ok(())
    }

    fn quoted(&self, cx: &mut Cx, spec: Spec, name: &[u8]) -> Done {
        let Some(style) = self.quoting else {
            let plain = spec.width == 0 && spec.precision.is_none();
            return if plain { cx.print_name(name) } else { spec.text(&mut cx.out, name) };
        };
        let mut text = Vec::new();
        let mut room = [0; 64];
        let mut out = rt::Out::new(&mut room, Some(&mut text));
        quote::styled(&mut out, name, style, self.utf8);
        let _ = out.flush(); // into memory
        spec.text(&mut cx.out, &text)
    }

    /// Prints a time: as a date, or for a capital letter in seconds.
    fn time(
        &mut self,
        cx: &mut Cx,
        spec: Spec,
        point: bool,
        letter: u8,
        time: Option<(i64, u32)>,
    ) -> Done {
        let mut text = Vec::new();
        if letter.is_ascii_lowercase() {
            match time {
                None => text.push(b'-'),
                Some(when) => match Time::new(when, self.zone.get_or_insert_with(|| cx.zone())) {
                    Some(time) => time::format(&mut text, b"%Y-%m-%d %H:%M:%S.%N %z", &time),
                    None => add_number(&mut text, when.0),
                },
            }
            let precision = spec.precision.or(point.then_some(0));
            return Spec { precision, ..spec }.text(&mut cx.out, &text);
        }
        let (mut seconds, nanoseconds) = time.unwrap_or((0, 0));
        let digits = if point { spec.precision.unwrap_or(9) } else { 0 };
        let modulus = 10u32.pow(digits.min(9) as u32);
        let mut fraction = nanoseconds / (1_000_000_000 / modulus);
        let negative = seconds < 0;
        if negative && fraction != 0 {
            // The fraction counts up from the second before.
            fraction = modulus - fraction;
            seconds += 1;
        }
        let mut room = [0; number::DIGITS];
        text.extend_from_slice(number::format(seconds.unsigned_abs(), &mut room));
        if digits > 0 {
            text.push(b'.');
            let from = text.len();
            let shown = number::format(u64::from(modulus + fraction), &mut room);
            text.extend_from_slice(shown.get(1..).unwrap_or(&[]));
            text.resize(from + digits, b'0');
        }
        let sign: &[u8] = match negative {
            true => b"-",
            false if spec.plus => b"+",
            false if spec.space => b" ",
            false => b"",
        };
        let blanks = spec.width.saturating_sub(sign.len() + text.len());
        let zeros = if spec.zero && !spec.left { blanks } else { 0 };
        let mut field = Vec::new();
        field.resize(if spec.left || zeros > 0 { 0 } else { blanks }, b' ');
        field.extend_from_slice(sign);
        field.resize(field.len() + zeros, b'0');
        field.extend_from_slice(&text);
        field.resize(field.len() + if spec.left { blanks } else { 0 }, b' ');
        cx.out.write(&field)
    }

    /// Prints what a directive for file systems stands for.
    #[inline(never)]
    fn file_system(
        &mut self,
        cx: &mut Cx,
        spec: Spec,
        point: bool,
        letter: u8,
        usage: &Usage,
    ) -> Done {
        let spec = Spec { precision: spec.precision.or(point.then_some(0)), ..spec };
        let (conversion, value) = match letter {
            b'a' => (b'd', usage.available()),
            b'b' => (b'd', usage.blocks()),
            b'c' => (b'u', usage.inodes()),
            b'd' => (b'd', usage.free_inodes()),
            b'f' => (b'd', usage.free()),
            b'i' => (b'x', usage.id()),
            b'l' => (b'u', usage.name_length()),
            b's' => (b'u', usage.block_size()),
            b'S' => (b'u', usage.unit()),
            b't' => (b'x', usage.kind()),
            b'n' => return spec.text(&mut cx.out, self.path.to_bytes()),
            b'T' => return spec.text(&mut cx.out, &type_of(usage)),
            _ => return cx.out.byte(b'?'),
        };
        let negative = conversion == b'd' && (value as i64) < 0;
        let value = if negative { value.wrapping_neg() } else { value };
        spec.integer(&mut cx.out, negative, value, conversion)
    }
}

/// What the type of a file system is called.
fn type_of(usage: &Usage) -> Vec<u8> {
    let mut room = [0; 16];
    let hex = number::format_hex(usage.kind(), &mut room);
    let mut lines = lines(TYPES.as_bytes());
    let name = lines.find_map(|line| line.strip_prefix(hex)?.strip_prefix(b" "));
    name.map_or_else(|| rt::filled(b"UNKNOWN (0x%)", &[hex]), <[u8]>::to_vec)
}

/// The major and the minor number of a device.
fn numbers(device: u64) -> (u64, u64) {
    (device >> 8 & 0xFFF, device & 0xFF | device >> 12 & 0xFFFF_FF00)
}

/// The digits that `text` starts with, taken off it, as a number.
fn digits(text: &mut &[u8]) -> Option<usize> {
    let mut value = None;
    while let [digit @ b'0'..=b'9', rest @ ..] = *text {
        let next = value.unwrap_or(0usize).saturating_mul(10);
        // As much as printf(3) takes.
        value = Some(next.saturating_add(usize::from(digit - b'0')).min(i32::MAX as usize));
        *text = rest;
    }
    value
}

fn add_number(text: &mut Vec<u8>, number: i64) {
    if number < 0 {
        text.push(b'-');
    }
    text.extend_from_slice(number::format(number.unsigned_abs(), &mut [0; number::DIGITS]));
}

/// The byte that an escape stands for, whose backslash is before `rest`.
fn unescape(cx: &mut Cx, rest: &mut &[u8]) -> u8 {
    match *rest {
        [] => {
            cx.note(packed!("warning: backslash at end of format"), &[]);
            b'\\'
        }
        [b'"', behind @ ..] => {
            *rest = behind;
            b'"'
        }
        [letter, behind @ ..] => {
            let before = rest.len();
            // There is no `\\c` here.
            let byte = if *letter == b'c' { None } else { escape(rest, false) };
            if let Some(byte) = byte
                && rest.len() < before
            {
                return byte;
            }
            *rest = behind;
            cx.note("warning: unrecognized escape '\\%r'", &[&[*letter]]);
            *letter
        }
    }
}

/// Where the file system that a file is on is mounted: the last directory above it that is on the same device.
fn mount_point(file: &CStr, stat: &Stat) -> Result<Vec<u8>, Errno> {
    let directory =
        if stat.is_directory() { file.to_bytes() } else { path::directory(file.to_bytes()) };
    let mut place = resolve(&c_string(directory), Existing::All, true)?;
    while place.len() > 1 {
        let above = path::directory(&place).to_vec();
        if stat_at(fs::CWD, &c_string(&above), 0)?.identity().0 != stat.identity().0 {
            break;
        }
        place = above;
    }
    Ok(place)
}
