//! switch_root - go on with another root, and free that of the initramfs
use core::ffi::CStr;
use rt::{
    Cx, Done, Vec, c_string,
    sys::{
        Errno, Fd, dir, fs, fstat,
        mount::{mount, unmount},
        process,
        raw::{
            AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, MNT_DETACH, MS_MOVE, O_DIRECTORY, O_NOFOLLOW,
            O_RDONLY, O_RDWR, RAMFS_MAGIC, TMPFS_MAGIC,
        },
        stat_at,
        usage::Usage,
    },
};

rt::applet! { "switch_root", main, { options_first: true, own_process: true, place: rt::Place::Sbin }, "\
Usage: switch_root [-c CONSOLE] NEW_ROOT INIT [ARG]...
Move /dev, /proc, /sys and /run to the mount NEW_ROOT, make that the root of the tree, remove all files of the old root if it
is in memory, and become INIT. Only process 1 may.

  -c CONSOLE  use this device of the new root as terminal
" }

fn main(cx: &mut Cx) -> Done {
    let mut console = None;
    while cx.option()?.is_some() {
        console = Some(cx.value());
    }
    let mut operands = cx.operands();
    let (Some(root), Some(init)) = (operands.next(), operands.next()) else {
        return Err(cx.missing_operand());
    };
    let word = root.to_bytes();
    if process::id() != 1 {
        return Err(cx.stop(
            packed!("only process 1 can switch the root: use 'exec switch_root' in /init"),
            &[],
        ));
    }
    let old = cx.open(c"/", O_RDONLY | O_DIRECTORY, 0);
    let old = old.map_err(|e| cx.fail(b"/", e))?;
    let kind = Usage::of(c"/").map_or(0, |usage| usage.kind());
    let statuses = process::change_directory(root)
        .and_then(|()| Ok((cx.status_of(c".")?, cx.status_of(c"..")?, fstat(&old)?)));
    let (here, above, old_status) = statuses.map_err(|e| cx.fail(word, e))?;
    if here.identity().0 == above.identity().0 || here.identity().0 == old_status.identity().0 {
        return Err(cx.stop(packed!("%n: not a mount point"), &[word]));
    }
    for name in [c"/dev", c"/proc", c"/sys", c"/run"] {
        let place = rt::c_filled(b".%", &[name.to_bytes()]);
        let device = |path: &CStr| cx.status_of(path).map(|stat| stat.identity().0);
        if device(name) == Ok(old_status.identity().0) || device(name).is_err() {
            // Nothing is mounted there.
            continue;
        }
        let moved = match device(&place) {
            // The new root has its own.
            Ok(device) if device != here.identity().0 => Err(Errno::BUSY),
            Ok(_) => mount(Some(name), &place, None, MS_MOVE, None),
            Err(e) => Err(e),
        };
        if moved.is_err() {
            // It must not keep the old root.
            let _ = unmount(name, MNT_DETACH);
        }
    }
    let switched = mount(Some(c"."), c"/", None, MS_MOVE, None)
        .and_then(|()| process::change_root(c"."))
        .and_then(|()| process::change_directory(c"/"));
    switched.map_err(|e| cx.stop_error(packed!("%n: cannot make it the root"), &[word], e))?;
    if let Some(console) = console {
        match cx.open(console, O_RDWR, 0) {
            Ok(file) => {
                for number in 0..3 {
                    // The old one stays if it cannot be.
                    let _ = process::duplicate_to(file.number(), number);
                }
            }
            Err(e) => cx.warn(console.to_bytes(), e),
        }
    }
    // Nothing is removed before it is known that there is something to go on with.
    if !fs::may_access(init, 1) {
        return Err(cx.stop(packed!("%n: cannot be executed in the new root"), &[init.to_bytes()]));
    }
    if kind == RAMFS_MAGIC.into() || kind == TMPFS_MAGIC.into() {
        remove(&old, old_status.identity().0);
    }
    drop(old);
    let error = process::exec(init, cx.operands().skip(1), cx.env());
    Err(cx.fail(init.to_bytes(), error))
}

/// Removes all that is in a directory and on its device. What cannot be removed stays.
fn remove(directory: &Fd, device: u64) {
    let mut names = Vec::new();
    // What cannot be read stays.
    let _ = dir::list_open(directory, &mut |name| {
        if name != b"." && name != b".." {
            names.push(c_string(name));
        }
    });
    for name in names {
        let at = directory.number();
        let Ok(stat) = stat_at(at, &name, AT_SYMLINK_NOFOLLOW) else { continue };
        // Where something is mounted, it is that which is seen.
        if stat.identity().0 != device {
            continue;
        }
        let mut flags = 0;
        if stat.is_directory() {
            flags = AT_REMOVEDIR;
            if let Ok(below) = fs::open(at, &name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0) {
                remove(&below, device);
            }
        }
        // It takes memory, no more.
        let _ = fs::unlink(at, &name, flags);
    }
}
