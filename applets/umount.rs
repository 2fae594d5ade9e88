//! umount - take away mounts
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Id, IdSet, Stop, Vec, c_string, command, long,
    mounts::{self, Mount},
    probe,
    resolve::{Existing, resolve},
    sys::{
        Errno, fs,
        mount::{clear_loop, mount, unmount},
        raw::{MNT_DETACH, MNT_FORCE, MS_RDONLY, MS_REMOUNT, O_RDONLY},
    },
};

rt::applet! { "umount", main, { own_process: true, place: rt::Place::Bin }, "\
Usage: umount [OPTION]... {DIRECTORY|SOURCE}...
  or:  umount -a [OPTION]...
Take away the mounts at each DIRECTORY, or of each SOURCE: a device, a file, or LABEL=, UUID=, PARTLABEL= or PARTUUID=.
The status is 32 if that failed, 64 if it did for some of them, and 1 if with -A or -R there is no such mount.

  -a, --all            all mounts but those of proc, sysfs, devtmpfs and the like
  -A, --all-targets    all mounts of the file system
  -c, --no-canonicalize  take names as they are
  -d, --detach-loop    free the loop device, too
      --fake           only look what would be done
  -f, --force          also where a server does not answer
  -i, --internal-only  call no /sbin/umount.TYPE
  -l, --lazy           take it out of the tree now, and let it go once it is not used
  -n, --no-mtab        (ignored; there is no such table)
  -O, --test-opts=LIST  with -a, only mounts with these options
  -q, --quiet          be silent about what is not mounted
  -r, --read-only      make it read-only where it is busy
  -R, --recursive      with all mounts below it
  -t, --types=LIST     with -a, only these types, or with no in front, all others
  -v, --verbose        say what is done
" }

const FAKE: Id = long(HELP, "fake");

#[derive(Default)]
struct Umount {
    /// The options that take no value.
    given: IdSet,
    flags: u32,
    failed: bool,
    succeeded: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut umount = Umount::default();
    let (mut options, mut types) = (None, None);
    while let Some(option) = cx.option()? {
        match option {
            b'f' => umount.flags |= MNT_FORCE,
            b'l' => umount.flags |= MNT_DETACH,
            b'O' => options = Some(cx.value().to_bytes()),
            b't' => types = Some(cx.value().to_bytes()),
            flag => umount.given.add(flag),
        }
    }
    let operands = cx.operands();
    if umount.given.has(b'a') != operands.is_empty() {
        return Err(if umount.given.has(b'a') {
            cx.extra_operand(0)
        } else {
            cx.missing_operand()
        });
    }
    let table = mounts::all().unwrap_or_default();
    if umount.given.has(b'a') {
        // What is left out is what others need to go on, and what takes no room.
        let unless_said: &[u8] =
            b"noproc,devfs,devpts,sysfs,rpc_pipefs,nfsd,devtmpfs,cgroup,cgroup2";
        for mount in table.iter().rev() {
            if mounts::type_fits(types.or(Some(unless_said)), &mount.kind)
                && mounts::options_fit(options, &mount.all_options())
            {
                umount.one(cx, mount);
            }
        }
    }
    for operand in operands {
        let path = operand.to_bytes();
        let many = umount.given.has(b'A') || umount.given.has(b'R');
        let Some(mount) = umount.find(cx, &table, operand, umount.given.has(b'c')) else {
            if many {
                return Err(Stop::new(1));
            }
            continue;
        };
        if !many {
            umount.one(cx, &mount);
            continue;
        }
        let mut first = Vec::new();
        if umount.given.has(b'A') {
            let is_it = |other: &&Mount| other.device == mount.device;
            first.extend(table.iter().filter(is_it));
        } else {
            first.push(&mount);
        }
        if first.is_empty() {
            umount.report(cx, path, Errno::INVAL);
            return Err(Stop::new(1));
        }
        for mount in first.into_iter().rev() {
            umount.tree(cx, &table, mount, umount.given.has(b'R'));
        }
    }
    match (umount.failed, umount.succeeded) {
        (true, true) => Err(Stop::new(64)),
        (true, false) => Err(Stop::new(32)),
        _ => Ok(()),
    }
}

impl Umount {
    /// The mount that is meant: by where it is, or what.
    #[inline(never)]
    fn find(&mut self, cx: &mut Cx, table: &[Mount], operand: &CStr, exact: bool) -> Option<Mount> {
        let mut word = operand.to_bytes();
        let device: CString;
        if let Some((name, value)) = probe::split_tag(word) {
            let found = probe::find(name, value);
            let Some(found) = found else {
                self.failed = true;
                cx.say(packed!("%n: can't find a device with that tag."), &[word]);
                return None;
            };
            device = found;
            word = device.to_bytes();
        }
        let place = match exact {
            false => resolve(&c_string(word), Existing::All, true),
            true => Ok(word.to_vec()),
        };
        // One whose server is gone cannot be looked at.
        let path = place.as_deref().unwrap_or(word);
        let is_loop_of = |mount: &&Mount| {
            let name = mount.source.strip_prefix(b"/dev/");
            name.filter(|name| name.starts_with(b"loop")).is_some_and(|name| {
                let file = rt::c_filled(b"/sys/block/%/loop/backing_file", &[name]);
                let text = rt::io::read_file(&file);
                text.is_ok_and(|text| text.strip_suffix(b"\n") == Some(path))
            })
        };
        let mut found = table.iter().rev();
        let mut mount = found.clone().find(|mount| mount.target.to_bytes() == path);
        mount = mount
            .or_else(|| found.clone().find(|mount| mount.source == word || mount.source == path));
        mount = mount.or_else(|| found.find(is_loop_of));
        if mount.is_none() && !table.is_empty() && !exact {
            self.report(cx, word, place.err().unwrap_or(Errno::INVAL));
            return None;
        }
        // The kernel may know better than the table.
        Some(mount.cloned().unwrap_or_else(|| Mount { target: c_string(path), ..Mount::default() }))
    }

    /// Takes away a mount and, if `recursive`, first those on it.
    fn tree(&mut self, cx: &mut Cx, table: &[Mount], mount: &Mount, recursive: bool) {
        let mut all = Vec::from([mount]);
        // Each is found behind the one that it is on.
        let mut at = 0;
        while let Some(&above) = all.get(at)
            && recursive
        {
            all.extend(
                table.iter().filter(|other| other.parent == above.id && other.id != above.id),
            );
            at += 1;
        }
        for mount in all.into_iter().rev() {
            self.one(cx, mount);
        }
    }

    #[inline(never)]
    fn one(&mut self, cx: &mut Cx, mount: &Mount) {
        let target = mount.target.to_bytes();
        let done = if self.given.has(FAKE) { Ok(()) } else { self.call(cx, mount) };
        match done {
            Ok(()) => self.succeeded = true,
            Err(Errno::BUSY) if self.given.has(b'r') && remount(&mount.target).is_ok() => {
                self.succeeded = true;
                cx.report(packed!("umount: %r busy - remounted read-only"), &[target]);
                return;
            }
            Err(e) => return self.report(cx, target, e),
        }
        if self.given.has(b'v') {
            cx.report(packed!("umount: %r unmounted"), &[target]);
        }
        if self.given.has(b'd') && mount.source.starts_with(b"/dev/loop") {
            let source = &mount.source;
            let freed =
                cx.open(&c_string(source), O_RDONLY, 0).and_then(|device| clear_loop(&device));
            // It may have freed itself.
            if let Err(e) = freed
                && e != Errno::NXIO
            {
                self.failed = true;
                cx.say_error(packed!("%n: cannot free the loop device"), &[source], Some(e));
            }
        }
    }

    /// Asks the helper of its type, or the kernel.
    fn call(&self, cx: &Cx, mount: &Mount) -> Result<(), Errno> {
        let helper = rt::c_filled(b"/sbin/umount.%", &[&*mount.kind]);
        if self.given.has(b'i') || mount.kind.is_empty() || !fs::may_access(&helper, 1) {
            return unmount(&mount.target, self.flags);
        }
        let words = [helper.to_bytes(), mount.target.to_bytes()];
        match command::call(&helper, &words, b"", cx.env())? {
            0 => Ok(()),
            _ => Err(Errno::IO),
        }
    }

    /// Says why one cannot be taken away.
    fn report(&mut self, cx: &mut Cx, target: &[u8], error: Errno) {
        self.failed = true;
        let message = match error {
            Errno::INVAL if self.given.has(b'q') => return,
            Errno::INVAL => packed!("%n: not mounted."),
            Errno::NOENT => packed!("%n: no mount point specified."),
            Errno::BUSY => packed!("%n: target is busy."),
            Errno::PERM => packed!("%n: must be superuser to unmount."),
            e => return cx.warn(target, e),
        };
        cx.say(message, &[target]);
    }
}

fn remount(target: &CStr) -> Result<(), Errno> {
    mount(None, target, None, MS_REMOUNT | MS_RDONLY, None)
}
