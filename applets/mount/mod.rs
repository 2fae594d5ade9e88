//! mount - mount file systems, or list what is mounted
mod call;
mod options;

use call::Mounter;
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, c_string,
    fstab::{self, Entry, join},
    json::Array,
    long, mounts, probe,
    resolve::{Existing, resolve},
    sys::Errno,
};

rt::applet! { "mount", main, { own_process: true, place: rt::Place::Bin }, "\
Usage: mount [-l] [-t LIST] [--json]
  or:  mount -a [OPTION]...
  or:  mount [OPTION]... SOURCE|DIRECTORY
  or:  mount [OPTION]... SOURCE DIRECTORY
List what is mounted; or mount what /etc/fstab says, or SOURCE at DIRECTORY. SOURCE is a device, a file (shown by a loop
device), a directory for -B, -R and -M, or LABEL=, UUID=, PARTLABEL= or PARTUUID=. The status is 32 if a mount failed, and 64 if some did.

  -a, --all            all of the table but those with noauto
  -B, --bind           show a directory in a second place
  -c, --no-canonicalize  take names as they are
  -f, --fake           do all but the mount itself
  -i, --internal-only  call no /sbin/mount.TYPE
      --json           list as JSON
  -l, --show-labels    list with labels
  -L, --label=LABEL    LABEL=LABEL
  -m, --mkdir[=MODE]   make the directory if it is not there
      --make-private   neither give nor take mounts below the directory
      --make-rprivate
      --make-rshared
      --make-rslave
      --make-runbindable
      --make-shared    give and take them to and from its copies
      --make-slave     take them
      --make-unbindable  private, and not to be bound
  -M, --move           move a mount to another place
  -n, --no-mtab        (ignored; there is no such table)
  -o, --options=LIST   mount with these options
  -O, --test-opts=LIST  with -a, only what has these options
  -r, --read-only      -o ro
  -R, --rbind          as -B, with the mounts below it
      --source=SOURCE  what is to be mounted
  -t, --types=LIST     of this type, or the first of several that fits
      --target=DIRECTORY  where it is to be mounted
      --target-prefix=DIRECTORY  below which all directories are
  -T, --fstab=FILE     not /etc/fstab
  -U, --uuid=UUID      UUID=UUID
  -v, --verbose        say what is done
  -w, --rw, --read-write  -o rw
" }

const JSON: Id = long(HELP, "json");
const SOURCE: Id = long(HELP, "source");
const TARGET: Id = long(HELP, "target");
const PREFIX: Id = long(HELP, "target-prefix");
const MAKE: [(Id, &str); 8] = [
    (long(HELP, "make-private"), "private"),
    (long(HELP, "make-rprivate"), "rprivate"),
    (long(HELP, "make-rshared"), "rshared"),
    (long(HELP, "make-rslave"), "rslave"),
    (long(HELP, "make-runbindable"), "runbindable"),
    (long(HELP, "make-shared"), "shared"),
    (long(HELP, "make-slave"), "slave"),
    (long(HELP, "make-unbindable"), "unbindable"),
];

const TABLE: &CStr = c"/etc/fstab";

fn main(cx: &mut Cx) -> Done {
    let mut mounter = Mounter::default();
    let mut listing = true;
    let (mut wanted, mut types, mut table) = (None, None, TABLE);
    let (mut source, mut target) = (None, None);
    let mut options = Vec::new();
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        let mut add: &[u8] = b"";
        match option {
            b'O' => wanted = Some(value),
            b't' => types = Some(value),
            b'T' => table = cx.value(),
            PREFIX => mounter.prefix = value,
            b'L' => source = Some(rt::filled(b"LABEL=%", &[value])),
            b'U' => source = Some(rt::filled(b"UUID=%", &[value])),
            SOURCE => source = Some(value.to_vec()),
            TARGET => target = Some(value.to_vec()),
            b'm' => {
                join(&mut options, b"X-mount.mkdir");
                if !value.is_empty() {
                    options.push(b'=');
                    options.extend_from_slice(value);
                }
            }
            b'o' => add = value,
            b'B' => add = b"bind",
            b'R' => add = b"rbind",
            b'M' => add = b"move",
            b'r' => add = b"ro",
            b'w' => add = b"rw",
            made => match MAKE.iter().find(|make| make.0 == made) {
                Some((_, made)) => add = made.as_bytes(),
                None => mounter.flags.add(option),
            },
        }
        join(&mut options, add);
        listing &= matches!(option, JSON | b'l' | b'n' | b't' | b'v');
    }
    let mut operands = cx.operands();
    if mounter.flags.has(b'a') {
        if !operands.is_empty() {
            return Err(cx.extra_operand(0));
        }
        return mount_all(cx, &mut mounter, table, (types, wanted), &options);
    }
    if operands.is_empty() && source.is_none() && target.is_none() {
        return if listing {
            list(cx, types, mounter.flags.has(b'l'), mounter.flags.has(JSON))
        } else {
            Err(cx.missing_operand())
        };
    }
    let mut take = |slot: &mut Option<Vec<u8>>| {
        if slot.is_none() {
            *slot = operands.next().map(|word| word.to_bytes().to_vec());
        }
    };
    take(&mut source);
    take(&mut target);
    if let Some(word) = operands.next() {
        return Err(cx.usage(packed!("extra operand %w"), &[word.to_bytes()]));
    }
    let mut entry = Entry {
        source: Vec::new(),
        target: Vec::new(),
        kind: types.unwrap_or(b"").to_vec(),
        options: Vec::new(),
    };
    match (source, target) {
        (Some(source), Some(target)) => (entry.source, entry.target) = (source, target),
        (word, other) => {
            let word = word.or(other).unwrap_or_default();
            // What only changes a mount needs no line in the table.
            if options::is_change(&options) {
                entry.target = word.clone();
            }
            if !complete(cx, &mut entry, table, &word, &options) {
                cx.say(packed!("%n: can't find in %r."), &[&word, table.to_bytes()]);
                return Err(Stop::new(1));
            }
        }
    }
    join(&mut entry.options, &options);
    if mounter.mount(cx, &entry) { cx.out.checked() } else { Err(Stop::new(32)) }
}

/// Adds what the table has about a device or directory. For a remount it may be what the mount was made with.
#[inline(never)]
fn complete(cx: &mut Cx, entry: &mut Entry, table: &CStr, word: &[u8], given: &[u8]) -> bool {
    let whole_of = |text: &[u8]| resolve(&c_string(text), Existing::All, true).unwrap_or_default();
    let whole = whole_of(word);
    let is_it = |text: &[u8]| text == word || !whole.is_empty() && whole_of(text) == whole;
    let remount = fstab::value_of(given, b"remount").is_some();
    if remount || entry.target.is_empty() {
        for line in fstab::read(cx, table).unwrap_or_default() {
            let by_tag = || {
                let (name, value) = probe::split_tag(&line.source)?;
                Some(whole.starts_with(b"/dev/") && probe::find(name, value)?.to_bytes() == whole)
            };
            if is_it(&line.target) || is_it(&line.source) || by_tag() == Some(true) {
                let kind = core::mem::take(&mut entry.kind);
                *entry = line;
                if !kind.is_empty() {
                    entry.kind = kind;
                }
                return true;
            }
        }
        let mounts = mounts::all().unwrap_or_default();
        let mount = mounts
            .iter()
            .rev()
            .find(|mount| is_it(mount.target.to_bytes()) || is_it(&mount.source));
        if let Some(mount) = mount
            && remount
        {
            entry.source.clone_from(&mount.source);
            entry.target = mount.target.to_bytes().to_vec();
            entry.options.clone_from(&mount.options);
        }
    }
    !entry.target.is_empty()
}

/// Mounts what the table says.
fn mount_all(
    cx: &mut Cx,
    mounter: &mut Mounter,
    table: &CStr,
    (types, wanted): (Option<&[u8]>, Option<&[u8]>),
    options: &[u8],
) -> Done {
    let lines = match fstab::read(cx, table) {
        Err(Errno::NOENT) if table == TABLE => Vec::new(),
        lines => lines.map_err(|e| cx.fail(table.to_bytes(), e))?,
    };
    let (mut failed, mut succeeded) = (false, false);
    for mut entry in lines {
        let is_meant =
            mounts::type_fits(types, &entry.kind) && mounts::options_fit(wanted, &entry.options);
        if !is_meant || entry.kind == b"swap" || entry.has(b"noauto") || entry.target == b"none" {
            continue;
        }
        if is_mounted(&entry, mounter.prefix) {
            if mounter.flags.has(b'v') {
                cx.report(packed!("%r: already mounted"), &[&entry.target]);
            }
            continue;
        }
        join(&mut entry.options, options);
        let done = mounter.mount(cx, &entry);
        (failed, succeeded) = (failed | !done, succeeded | done);
    }
    match (failed, succeeded) {
        (true, true) => Err(Stop::new(64)),
        (true, false) => Err(Stop::new(32)),
        _ => Ok(()),
    }
}

/// Is a line's file system where it says?
#[inline(never)]
fn is_mounted(entry: &Entry, prefix: &[u8]) -> bool {
    let absolute =
        |path: &[u8]| resolve(&c_string(path), Existing::All, true).unwrap_or(path.to_vec());
    let target = absolute(&[prefix, &*entry.target].concat());
    let source = match probe::split_tag(&entry.source) {
        Some((name, value)) => probe::find(name, value).unwrap_or_default().to_bytes().to_vec(),
        None => absolute(&entry.source),
    };
    let mounts = mounts::all().unwrap_or_default();
    mounts.iter().any(|mount| {
        mount.target.to_bytes() == target
            // Of the root, a bind mount and a file, the kernel knows other names.
            && (mount.source == source
                || mount.source == entry.source
                || target == b"/"
                || mount.source.starts_with(b"/dev/loop")
                || options::is_bind(&entry.options))
    })
}

fn list(cx: &mut Cx, types: Option<&[u8]>, labels: bool, json: bool) -> Done {
    let mounts = mounts::all().map_err(|e| cx.fail(b"/proc/self/mountinfo", e))?;
    let mut array = json.then(Array::new);
    for mount in mounts.iter().filter(|mount| mounts::type_fits(types, &mount.kind)) {
        let target = mount.target.to_bytes();
        let options = mount.all_options();
        if let Some(array) = &mut array {
            for (name, text) in [
                ("source", &*mount.source),
                ("target", target),
                ("type", &mount.kind),
                ("options", &options),
            ] {
                array.text(name, text);
            }
            array.end_object(cx);
            continue;
        }
        cx.fill("%r on %r type %r (%r)", &[&mount.source, target, &mount.kind, &options]);
        if labels && mount.source.starts_with(b"/dev/") {
            let tags = probe::probe_path(&c_string(&mount.source), 0).unwrap_or_default();
            let label = probe::tag(&tags, "LABEL");
            if !label.is_empty() {
                cx.fill(" [%r]", &[label]);
            }
        }
        cx.out.write(b"\n")?;
    }
    if let Some(array) = &mut array {
        array.end(cx);
    }
    cx.out.checked()
}
