//! mountpoint - is a directory a mount point?
use rt::{
    Cx, Done, Id, Stop, Vec, c_string, long, mounts,
    resolve::{Existing, resolve},
    sys::{
        Stat, fs,
        raw::{AT_SYMLINK_NOFOLLOW, S_IFBLK},
        stat_at,
    },
    text::number::format_signed,
};

rt::applet! { "mountpoint", main, { place: rt::Place::Bin }, "\
Usage: mountpoint [-dq] [--nofollow] PATH
  or:  mountpoint -x DEVICE
Say whether PATH is a mount point. The status is 0 if it is, 32 if it is not, and 1 if that could not be found out.

  -d, --fs-devno  print the device number of the file system
      --nofollow  do not follow a symbolic link
  -q, --quiet     print nothing
  -x, --devno     print the device number of DEVICE
" }

const NOFOLLOW: Id = long(HELP, "nofollow");

fn main(cx: &mut Cx) -> Done {
    let (mut number, mut quiet, mut device, mut flags) = (false, false, false, 0);
    while let Some(option) = cx.option()? {
        match option {
            b'd' => number = true,
            b'q' => quiet = true,
            NOFOLLOW => flags = AT_SYMLINK_NOFOLLOW,
            _ => device = true,
        }
    }
    let Some(path) = cx.operands().next() else { return Err(cx.missing_operand()) };
    if cx.operands().len() > 1 {
        return Err(cx.extra_operand(1));
    }
    let word = path.to_bytes();
    let stat = match stat_at(fs::CWD, path, flags) {
        Err(_) if quiet => return Err(Stop::new(1)),
        found => found.map_err(|e| cx.fail(word, e))?,
    };
    if device {
        if stat.kind() != S_IFBLK {
            return Err(match quiet {
                true => Stop::new(32),
                false => {
                    cx.say(packed!("%n: not a block device"), &[word]);
                    Stop::new(32)
                }
            });
        }
        return print(cx, stat.special_device());
    }
    // What is mounted over a file or a directory is known by its place; without /proc, by where a device starts.
    let place = resolve(path, Existing::All, flags == 0).unwrap_or_default();
    let is_mounted = match mounts::all() {
        Ok(mounts) => mounts.iter().any(|mount| mount.target.to_bytes() == place),
        Err(_) => stat.is_directory() && starts_device(&place, &stat),
    };
    match (is_mounted, number, quiet) {
        (true, true, _) => return print(cx, stat.identity().0),
        (_, _, true) => {}
        (true, ..) => cx.report(packed!("%r is a mountpoint"), &[word]),
        _ => cx.report(packed!("%r is not a mountpoint"), &[word]),
    }
    if is_mounted { cx.out.checked() } else { Err(Stop::new(32)) }
}

fn starts_device(place: &[u8], stat: &Stat) -> bool {
    let above: Vec<u8> = rt::filled(b"%/..", &[place]);
    stat_at(fs::CWD, &c_string(&above), 0)
        .is_ok_and(|above| above.identity().0 != stat.identity().0 || above.same_file(stat))
}

/// Prints a device's number.
fn print(cx: &mut Cx, device: u64) -> Done {
    let major = device >> 8 & 0xFFF;
    let minor = device & 0xFF | device >> 12 & 0xFFFF_FF00;
    let [major, minor] = [major, minor].map(|part| format_signed(part as i64));
    cx.report("%r:%r", &[&major, &minor]);
    cx.out.checked()
}
