//! touch - set the times of files
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Place, Stop, long,
    sys::{
        Errno, Fd, Stat,
        attribute::set_times,
        fs::CWD,
        raw::{
            AT_SYMLINK_NOFOLLOW, O_CREAT, O_NOCTTY, O_NONBLOCK, O_WRONLY, UTIME_NOW, UTIME_OMIT,
        },
        stat_at, system,
    },
    text::{
        date::{self, Notes, Year, stamp},
        number,
        time::Time,
    },
};

rt::applet! { "touch", main, { place: Place::Bin }, "\
Usage: touch [OPTION]... FILE...
Set the times of last access and modification of the FILEs to the present, and make those that do not exist. - is the file that
standard output goes to.

  -a                   set the time of access only
  -c, --no-create      do not make files
  -d, --date=STRING    set them to the date that STRING describes: 'yesterday 10:00', '2023-01-02T03:04:05Z', '2 days ago'
  -f                   (ignored)
  -h, --no-dereference  set the times of symbolic links themselves
  -m                   set the time of modification only
  -r, --reference=FILE  set them to those of FILE; STRING is as seen from these
  -t STAMP             set them to [[CC]YY]MMDDhhmm[.ss]
      --time=WORD      access, atime or use is -a, modify or mtime is -m
" }

const TIME: Id = long(HELP, "time");

/// The times that a file gets; nanoseconds may be UTIME_NOW and UTIME_OMIT.
struct Wish {
    accessed: (i64, u32),
    modified: (i64, u32),
    create: bool,
    follow: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut wish =
        Wish { accessed: (0, UTIME_NOW), modified: (0, UTIME_NOW), create: true, follow: true };
    let (mut only_access, mut only_modification) = (false, false);
    let (mut date, mut reference, mut exact) = (None, None, None);
    let now = system::now();
    while let Some(option) = cx.option()? {
        match option {
            b'a' => only_access = true,
            b'm' => only_modification = true,
            b'c' => wish.create = false,
            b'h' => wish.follow = false,
            b'd' => date = Some(cx.value().to_bytes()),
            b'r' => reference = Some(cx.value()),
            b't' => {
                let text = cx.value().to_bytes();
                exact = Some(
                    stamp(text, now, &cx.zone(), Year::First).ok_or_else(|| invalid(cx, text))?,
                );
            }
            TIME => match cx.choose("--time", "atime access use|mtime modify")? {
                0 => only_access = true,
                _ => only_modification = true,
            },
            _ => {}
        }
    }
    if exact.is_some() && (date.is_some() || reference.is_some()) {
        return Err(cx.usage(packed!("cannot specify times from more than one source"), &[]));
    }
    let mut files = cx.operands();
    if let Some(path) = reference {
        let flags = if wish.follow { 0 } else { AT_SYMLINK_NOFOLLOW };
        let stat = stat_at(CWD, path, flags).map_err(|e| {
            cx.stop_error(packed!("failed to get attributes of %q"), &[path.to_bytes()], e)
        })?;
        (wish.accessed, wish.modified) = times(&stat);
    }
    if let Some(text) = date {
        let zone = cx.zone();
        for time in [&mut wish.accessed, &mut wish.modified] {
            let from = if reference.is_some() { *time } else { now };
            *time = date::parse(text, from, &zone, &mut Notes::default())
                .ok_or_else(|| invalid(cx, text))?;
        }
    } else if let Some(time) = exact {
        (wish.accessed, wish.modified) = (time, time);
    } else if reference.is_none()
        && files.len() > 1
        && is_old(cx)
        && let Some(text) = files.get(0)
        && let Some(time) = stamp(text.to_bytes(), now, &cx.zone(), Year::Old)
    {
        // Before 2001, POSIX had a first operand of that kind.
        (wish.accessed, wish.modified) = (time, time);
        files = files.skip(1);
        warn_of_old(cx, text.to_bytes(), time);
    }
    if files.is_empty() {
        return Err(cx.usage(packed!("missing file operand"), &[]));
    }
    if only_access != only_modification {
        let other = if only_access { &mut wish.modified } else { &mut wish.accessed };
        *other = (0, UTIME_OMIT);
    }
    for path in files {
        wish.touch(cx, path);
    }
    Ok(())
}

fn times(stat: &Stat) -> ((i64, u32), (i64, u32)) {
    (stat.accessed(), stat.modified())
}

fn invalid(cx: &mut Cx, text: &[u8]) -> Stop {
    cx.stop(packed!("invalid date format %w"), &[text])
}

/// Does the user want the POSIX of before 2001?
fn is_old(cx: &Cx) -> bool {
    let version = cx.var(b"_POSIX2_VERSION").and_then(|text| number::decimal(text).ok());
    version.is_some_and(|version| version < 200_112)
}

impl Wish {
    fn touch(&self, cx: &mut Cx, path: &CStr) {
        let name = path.to_bytes();
        let stdout = name == b"-";
        let mut file = None;
        let mut failure = None;
        if !stdout && self.create && self.follow {
            // It is opened to be made, and never truncated.
            match cx.open(path, O_WRONLY | O_CREAT | O_NONBLOCK | O_NOCTTY, 0o666) {
                Ok(fd) => file = Some(fd),
                Err(Errno::ISDIR) => {}
                Err(e) => failure = Some(e),
            }
        }
        let (dir, path, flags) = match &file {
            _ if stdout => (Fd::STDOUT.number(), None, 0),
            Some(fd) => (fd.number(), None, 0),
            None => (CWD, Some(path), if self.follow { 0 } else { AT_SYMLINK_NOFOLLOW }),
        };
        let Err(e) = set_times(dir, path, self.accessed, self.modified, flags) else { return };
        match failure {
            Some(e) => cx.say_error(packed!("cannot touch %q"), &[name], Some(e)),
            None if !self.create && (e == Errno::NOENT || stdout && e == Errno::BADF) => {}
            None => cx.say_error(packed!("setting times of %q"), &[name], Some(e)),
        }
    }
}

fn warn_of_old(cx: &mut Cx, text: &[u8], time: (i64, u32)) {
    if cx.posixly_correct() {
        return;
    }
    if let Some(time) = Time::new(time, &cx.zone()) {
        let mut stamp = alloc::vec::Vec::new();
        rt::text::time::format(&mut stamp, b"%Y%m%d%H%M.%S", &time);
        cx.note(packed!("warning: 'touch %r' is obsolete; use 'touch -t %r'"), &[text, &stamp]);
    }
}
