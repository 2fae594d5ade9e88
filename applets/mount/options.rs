//! The options of mount(8): what is a flag of the kernel's, what mount itself does, and what goes to the file system.
use rt::{
    Cx, Stop, Vec,
    fstab::{join, value_of},
    sys::{
        mount::Window,
        raw::{
            MS_BIND, MS_LAZYTIME, MS_MOVE, MS_NODEV, MS_NOEXEC, MS_NOSUID, MS_PRIVATE, MS_REC,
            MS_REMOUNT, MS_SHARED, MS_SLAVE, MS_UNBINDABLE,
        },
    },
    text::{
        number,
        split::{parts, place},
    },
};

/// What sets each flag, and what takes it back, in the order of the flags' bits.
const SET: &[u8] = b"ro nosuid nodev noexec sync remount mand dirsync nosymfollow  noatime nodiratime bind move  silent  unbindable private slave shared relatime  iversion strictatime lazytime";
const CLEAR: &[u8] = b"rw suid dev exec async  nomand  symfollow  atime diratime    loud      norelatime  noiversion nostrictatime nolazytime";
const _: () = assert!(1 << 25 == MS_LAZYTIME && 1 << 12 == MS_BIND && 1 << 20 == MS_SHARED);

/// What says how a line of the table is used, or is for other programs.
const IGNORED: &[u8] = b"defaults auto noauto nouser nousers noowner nogroup _netdev nofail";

/// Each of these takes a call of its own.
pub const PROPAGATION: u32 = MS_UNBINDABLE | MS_PRIVATE | MS_SLAVE | MS_SHARED;

/// Does it say to change a mount that is there?
pub fn is_change(list: &[u8]) -> bool {
    let options = parse(list);
    options.flags & MS_REMOUNT != 0 || !options.propagation.is_empty()
}

pub fn is_bind(list: &[u8]) -> bool {
    parse(list).flags & MS_BIND != 0
}

/// What a list of options says.
#[derive(Default)]
pub struct Options {
    pub flags: u32,
    /// How mounts below are shared: a call with each of these.
    pub propagation: Vec<u32>,
    /// What the file system is told.
    pub data: Vec<u8>,
}

#[inline(never)]
pub fn parse(list: &[u8]) -> Options {
    let mut options = Options::default();
    for option in parts(list, b',') {
        // What goes for all below, too.
        let recursive = option.strip_prefix(b"r").and_then(|name| place(SET, name));
        let recursive =
            recursive.map(|bit| 1 << bit).filter(|flag| flag & (PROPAGATION | MS_BIND) != 0);
        let set = place(SET, option).map(|bit| 1 << bit).or(recursive.map(|flag| flag | MS_REC));
        if let Some(flag) = set {
            if flag & PROPAGATION != 0 {
                options.propagation.push(flag);
            } else {
                options.flags |= flag;
            }
        } else if let Some(bit) = place(CLEAR, option) {
            options.flags &= !(1 << bit);
        } else if place(b"user users owner group", option).is_some() {
            options.flags |= MS_NOSUID | MS_NODEV;
            if option.starts_with(b"user") {
                options.flags |= MS_NOEXEC;
            }
        } else if place(IGNORED, option).is_none() && !is_own(option) {
            join(&mut options.data, option);
        }
    }
    options
}

/// The list that the program of a type is given.
#[inline(never)]
pub fn spell(options: &Options) -> Vec<u8> {
    let mut list = Vec::new();
    for (bit, (set, clear)) in parts(SET, b' ').zip(parts(CLEAR, b' ')).enumerate() {
        let is_set = options.flags >> bit & 1 != 0;
        // Only whether it may be written is said either way.
        join(
            &mut list,
            if is_set {
                set
            } else if bit == 0 {
                clear
            } else {
                b""
            },
        );
    }
    join(&mut list, &options.data);
    list
}

/// Is it for mount itself, or a note?
fn is_own(option: &[u8]) -> bool {
    const NAMES: &[u8] = b"loop offset sizelimit comment user";
    let name = parts(option, b'=').next().unwrap_or(option);
    // Some file systems have an option that is called so.
    place(NAMES, name).is_some() && (name != b"offset" || option.len() > name.len())
        || option.starts_with(b"x-")
        || option.starts_with(b"X-")
}

/// What a loop device is to show of the file, by the options.
pub fn window(cx: &mut Cx, list: &[u8]) -> Result<Window, Stop> {
    let mut size = |name: &str| match value_of(list, name.as_bytes()) {
        None => Ok(0),
        Some(text) => number::size(text).map_err(|error| cx.bad_number(text, name, error)),
    };
    Ok(Window { offset: size("offset")?, size: size("sizelimit")?, ..Window::default() })
}

/// Is nothing looked at that is on the source?
pub fn is_plain(flags: u32) -> bool {
    flags & (MS_BIND | MS_MOVE | MS_REMOUNT) != 0
}
