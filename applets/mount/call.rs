//! A mount: finding out what is on its source, and asking the kernel.
use super::options::{self, Options, is_plain};
use core::ffi::CStr;
use rt::{
    CString, Cx, IdSet, Vec, c_string, command, directories,
    fstab::{Entry, value_of},
    io, loops,
    mounts::type_fits,
    probe,
    resolve::{Existing, resolve},
    sys::{
        Errno, Fd, fs,
        mount::{LOOP_AUTOCLEAR, LOOP_READ_ONLY, mount},
        process,
        raw::{MS_BIND, MS_MOVE, MS_RDONLY, MS_REC, MS_REMOUNT, S_IFBLK},
    },
    text::{
        mode::Change,
        split::{lines, parts},
    },
};

#[derive(Default)]
pub struct Mounter<'a> {
    /// The options that take no value.
    pub flags: IdSet,
    /// What all targets are below.
    pub prefix: &'a [u8],
}

impl Mounter<'_> {
    /// Mounts what a line says. Did that go well? What did not is reported.
    #[inline(never)]
    pub fn mount(&mut self, cx: &mut Cx, entry: &Entry) -> bool {
        let options = options::parse(&entry.options);
        let mut source = entry.source.clone();
        let target = [self.prefix, &*entry.target].concat();
        if let Some((name, value)) = probe::split_tag(&source) {
            match probe::find(name, value) {
                Some(device) => source = device.into_bytes(),
                None if value_of(&entry.options, b"nofail").is_some() => return true,
                None => {
                    cx.say(packed!("%n: can't find %r."), &[&target, &source]);
                    return false;
                }
            }
        } else if source.contains(&b'/') && !self.flags.has(b'c') {
            source = resolve(&c_string(&source), Existing::All, true).unwrap_or(source);
        }
        let target = c_string(&target);
        if let Some(mode) = value_of(&entry.options, b"X-mount.mkdir") {
            let mode = if mode.is_empty() { b"755" } else { mode };
            let (mode, _) = Change::new(mode).map_or((0o755, 0), |mode| mode.apply(0, true, 0));
            if !cx.status_of(&target).is_ok_and(|stat| stat.is_directory())
                && let Err(e) = make(target.to_bytes(), mode)
            {
                cx.say_error(packed!("%n: mkdir failed"), &[target.to_bytes()], Some(e));
                return false;
            }
        }
        // An open device keeps what frees itself until it is mounted.
        let mut device: Option<(CString, Fd)> = None;
        let stat = cx.status_of(&c_string(&source)).ok();
        let is_file = stat.is_some_and(|stat| stat.is_regular());
        let loop_value = value_of(&entry.options, b"loop");
        if loop_value.is_some() || is_file && !is_plain(options.flags) && !is_nodev(&entry.kind) {
            let Ok(mut window) = options::window(cx, &entry.options) else { return false };
            window.flags = LOOP_AUTOCLEAR;
            if options.flags & MS_RDONLY != 0 {
                window.flags |= LOOP_READ_ONLY;
            }
            let name = loop_value.filter(|name| !name.is_empty()).map(c_string);
            match loops::attach(name.as_deref(), &c_string(&source), &mut window) {
                Ok(found) => device = Some(found),
                Err(e) => {
                    let message = packed!("%n: failed to setup loop device for %r");
                    cx.say_error(message, &[target.to_bytes(), &source], Some(e));
                    return false;
                }
            }
        }
        let source = device.as_ref().map_or_else(|| c_string(&source), |device| device.0.clone());
        let is_block = device.is_some() || stat.is_some_and(|stat| stat.kind() == S_IFBLK);
        let mut kinds = Vec::new();
        let auto = auto_name(&entry.kind) || entry.kind.starts_with(b"no");
        if is_plain(options.flags)
            || auto && !options.propagation.is_empty() && entry.source.is_empty()
        {
            kinds.push(entry.kind.clone());
        } else if !auto {
            kinds.extend(parts(&entry.kind, b',').map(<[u8]>::to_vec));
        } else if is_block && let Some(kind) = found_on(&source) {
            kinds.push(kind);
        } else if is_block || stat.is_none() {
            kinds = known();
            let list = (!auto_name(&entry.kind)).then_some(&*entry.kind);
            kinds.retain(|kind| type_fits(list, kind));
        } else {
            kinds.push(entry.kind.clone());
        }
        let mut error = Errno::NODEV;
        for kind in &kinds {
            error = match self.one(cx, &source, &target, &c_string(kind), &options) {
                Ok(()) => return true,
                Err(e) => e,
            };
            if !matches!(error, Errno::INVAL | Errno::NODEV) {
                break;
            }
        }
        let nofail = value_of(&entry.options, b"nofail").is_some();
        if nofail && matches!(error, Errno::NOENT | Errno::NXIO | Errno::NODEV) {
            return true;
        }
        let kind = if let [kind] = &*kinds { kind } else { &entry.kind };
        explain(cx, &source, target.to_bytes(), kind, &options, error);
        false
    }

    /// Mounts what is of that type, and does what takes a call of its own.
    #[inline(never)]
    fn one(
        &self,
        cx: &mut Cx,
        source: &CStr,
        target: &CStr,
        kind: &CStr,
        options: &Options,
    ) -> Result<(), Errno> {
        let words = [source.to_bytes(), target.to_bytes()];
        let helper = rt::c_filled(b"/sbin/mount.%", &[kind.to_bytes()]);
        let only_propagation = source.is_empty() && options.flags & MS_REMOUNT == 0;
        if !self.flags.has(b'f') && !only_propagation {
            if !self.flags.has(b'i')
                && !kind.is_empty()
                && !is_plain(options.flags)
                && fs::may_access(&helper, 1)
            {
                run_helper(cx, &helper, source, target, options)?;
            } else {
                self.call(cx, source, target, kind, options)?;
            }
        }
        if self.flags.has(b'v') && !only_propagation {
            let message = match options.flags {
                flags if flags & MS_MOVE != 0 => "mount: %r moved to %r.",
                flags if flags & MS_BIND != 0 => "mount: %r bound on %r.",
                _ => "mount: %r mounted on %r.",
            };
            cx.report(message, &words);
        }
        for &flags in &options.propagation {
            if !self.flags.has(b'f') {
                mount(None, target, None, flags, None)?;
            }
            if self.flags.has(b'v') {
                cx.report_words(packed!("mount: %r propagation flags changed."), &words[1..]);
            }
        }
        Ok(())
    }

    fn call(
        &self,
        cx: &mut Cx,
        source: &CStr,
        target: &CStr,
        kind: &CStr,
        options: &Options,
    ) -> Result<(), Errno> {
        let data = (!options.data.is_empty()).then(|| c_string(&options.data));
        let kind = (!kind.is_empty()).then_some(kind);
        let bind = options.flags & (MS_BIND | MS_REC);
        let source = Some(source);
        if options.flags & MS_BIND == 0 || options.flags & MS_REMOUNT != 0 {
            let done = mount(source, target, kind, options.flags, data.as_deref());
            let is_denied = matches!(done, Err(Errno::ROFS | Errno::ACCES));
            if !is_denied || options.flags & MS_RDONLY != 0 || is_plain(options.flags) {
                return done;
            }
            mount(source, target, kind, options.flags | MS_RDONLY, data.as_deref())?;
            let message = packed!("%n: WARNING: source write-protected, mounted read-only.");
            cx.note(message, &[target.to_bytes()]);
            return Ok(());
        }
        mount(source, target, None, bind, None)?;
        // A bind mount is made as its source is, and then changed.
        if options.flags & !bind != 0 {
            mount(None, target, None, options.flags & !MS_REC | MS_REMOUNT, None)?;
        }
        Ok(())
    }
}

/// Is a type to be found out?
fn auto_name(kind: &[u8]) -> bool {
    matches!(kind, b"" | b"auto")
}

/// Makes a directory and those above it.
fn make(path: &[u8], mode: u32) -> Result<(), Errno> {
    let mut end = 0;
    directories::make_all(path, &mut end, &mut |dir, name, _, _| {
        fs::make_directory(dir, name, mode)
    })
}

/// The type that is known by its superblock.
fn found_on(source: &CStr) -> Option<Vec<u8>> {
    let tags = probe::probe_path(source, 0).ok()?;
    let kind = probe::tag(&tags, "TYPE");
    (!kind.is_empty()).then(|| kind.to_vec())
}

/// The types of /etc/filesystems, or those that the kernel knows and that need a device.
#[inline(never)]
fn known() -> Vec<Vec<u8>> {
    let mut kinds = Vec::new();
    for path in [c"/etc/filesystems", c"/proc/filesystems"] {
        let text = io::read_file(path);
        for line in lines(&text.unwrap_or_default()) {
            let line = line.trim_ascii();
            if !line.is_empty() && !line.starts_with(b"nodev") && !matches!(line, [b'#' | b'*', ..])
            {
                kinds.push(line.to_vec());
            }
        }
    }
    kinds
}

/// Is it a type that takes no device?
fn is_nodev(kind: &[u8]) -> bool {
    let text = io::read_file(c"/proc/filesystems");
    let is_it = |line: &[u8]| line.strip_prefix(b"nodev\t") == Some(kind);
    !kind.is_empty() && text.is_ok_and(|text| lines(&text).any(is_it))
}

/// Has the program of a type do it, as for those that need a server or a process.
#[inline(never)]
fn run_helper(
    cx: &Cx,
    helper: &CStr,
    source: &CStr,
    target: &CStr,
    options: &Options,
) -> Result<(), Errno> {
    let list = options::spell(options);
    let words = [helper.to_bytes(), source.to_bytes(), target.to_bytes(), b"-o", &list];
    match command::call(helper, &words, b"", cx.env())? {
        0 => Ok(()),
        // It has said why.
        _ => Err(Errno::CANCELED),
    }
}

/// Says why a mount failed.
#[inline(never)]
fn explain(
    cx: &mut Cx,
    source: &CStr,
    target: &[u8],
    kind: &[u8],
    options: &Options,
    error: Errno,
) {
    let place = cx.status_of(&c_string(target));
    let source_there = cx.status_of(source).is_ok();
    let source = source.to_bytes();
    let change = options.flags & MS_REMOUNT != 0;
    let (message, word) = match error {
        Errno::CANCELED => return cx.raise(32),
        Errno::PERM if !process::is_root() => {
            (packed!("%n: must be superuser to use mount."), source)
        }
        Errno::NOENT if place.is_err() => (packed!("%n: mount point does not exist."), source),
        Errno::NOTDIR if place.is_ok_and(|stat| !stat.is_directory()) => {
            (packed!("%n: mount point is not a directory."), source)
        }
        Errno::NOENT | Errno::NOTDIR if !source_there => {
            (packed!("%n: special device %r does not exist."), source)
        }
        Errno::BUSY if change => (packed!("%n: mount point is busy."), source),
        Errno::BUSY => (packed!("%n: %r already mounted or mount point busy."), source),
        Errno::INVAL if change => (packed!("%n: mount point not mounted or bad option."), source),
        Errno::INVAL if !options.propagation.is_empty() && source.is_empty() => {
            (packed!("%n: not mount point or bad option."), source)
        }
        Errno::INVAL if kind.is_empty() && source_there && !is_plain(options.flags) => {
            (packed!("%n: %r is not a block device."), source)
        }
        Errno::INVAL => {
            let message = packed!(
                "%n: wrong fs type, bad option, bad superblock on %r, missing codepage or helper program, or other error."
            );
            (message, source)
        }
        Errno::NODEV if !kind.is_empty() => (packed!("%n: unknown filesystem type '%r'."), kind),
        Errno::NOTBLK => (packed!("%n: %r is not a block device."), source),
        Errno::NXIO => (packed!("%n: %r is not a valid block device."), source),
        Errno::ROFS | Errno::ACCES if options.flags & MS_RDONLY != 0 => {
            (packed!("%n: cannot mount %r read-only."), source)
        }
        Errno::ROFS | Errno::ACCES if change => {
            (packed!("%n: cannot remount %r read-write, is write-protected."), source)
        }
        Errno::ROFS | Errno::ACCES => {
            (packed!("%n: cannot mount %r read-write, is write-protected."), source)
        }
        e => return cx.warn(target, e),
    };
    cx.say(message, &[target, word]);
}
