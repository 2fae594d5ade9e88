//! unshare - run a command in namespaces of its own
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, command, io, long,
    sys::{
        Fd, fs,
        mount::mount,
        namespace::{self, KINDS},
        process,
        raw::{
            CLONE_NEWNS, CLONE_NEWTIME, CLONE_NEWUSER, MS_BIND, MS_NODEV, MS_NOEXEC, MS_NOSUID,
            MS_PRIVATE, MS_REC, MS_SHARED, MS_SLAVE, O_WRONLY, SIGINT, SIGKILL, SIGTERM,
        },
        signal::{self, Action},
    },
    text::{number::format_signed, signal::number},
    user::{Table, digits, parse_number},
};

rt::applet! { "unshare", main, { options_first: true, own_process: true }, "\
Usage: unshare [OPTION]... [COMMAND [ARG]...]
Run COMMAND, or a shell, in new namespaces. With =FILE, a new one is also mounted there, and lasts until that is unmounted.

  -m, --mount[=FILE]       of mounts
  -u, --uts[=FILE]         of the machine's name
  -i, --ipc[=FILE]         of System V's ways to communicate
  -n, --net[=FILE]         of the network
  -p, --pid[=FILE]         of processes
  -U, --user[=FILE]        of users
  -C, --cgroup[=FILE]      of control groups
  -T, --time[=FILE]        of clocks
  -f, --fork               run COMMAND as a child
      --map-user=USER      be that user there (implies -U, as what follows)
      --map-group=GROUP    be that group
  -r, --map-root-user      be root
  -c, --map-current-user   be who one is
      --kill-child[=SIGNAL]  send KILL, or SIGNAL, to the child if unshare ends (implies -f)
      --mount-proc[=DIR]   mount /proc anew (implies -m)
      --propagation=HOW    of mounts: slave, shared, private (the default), unchanged
      --setgroups=HOW      allow or deny setgroups(2) there
  -R, --root=DIR           with that root directory
  -w, --wd=DIR             in that directory
  -S, --setuid=UID         as that user
  -G, --setgid=GID         as that group
      --monotonic=SECONDS  with -T, set that clock forward
      --boottime=SECONDS   likewise
" }

const MAP_USER: Id = long(HELP, "map-user");
const MAP_GROUP: Id = long(HELP, "map-group");
const KILL_CHILD: Id = long(HELP, "kill-child");
const MOUNT_PROC: Id = long(HELP, "mount-proc");
const PROPAGATION: Id = long(HELP, "propagation");
const SETGROUPS: Id = long(HELP, "setgroups");
const MONOTONIC: Id = long(HELP, "monotonic");

/// Where namespaces are to be mounted.
type Files<'a> = Vec<(&'static CStr, &'a CStr)>;

fn main(cx: &mut Cx) -> Done {
    let (mut kinds, mut fork, mut ends, mut proc) = (0, false, None, None);
    let mut files: Files = Vec::new();
    let (mut user, mut group, mut groups) = (None, None, None);
    let mut propagation = MS_REC | MS_PRIVATE;
    let (mut root, mut directory, mut uid, mut gid) = (None, None, None, None);
    let mut clocks = Vec::new();
    while let Some(option) = cx.option()? {
        let value = cx.value();
        let text = value.to_bytes();
        if let Some((_, name, flag)) = KINDS.iter().find(|(letter, ..)| *letter == option) {
            kinds |= flag;
            if !text.is_empty() {
                files.push((name, value));
            }
            continue;
        }
        let kind = match option {
            MAP_USER | MAP_GROUP | b'r' | b'c' => CLONE_NEWUSER,
            MOUNT_PROC => CLONE_NEWNS,
            _ => 0,
        };
        kinds |= kind;
        match option {
            b'f' => fork = true,
            MAP_USER => user = Some(id(cx, &mut Table::users(), text)?),
            MAP_GROUP => group = Some(id(cx, &mut Table::groups(), text)?),
            b'r' => (user, group) = (Some(0), Some(0)),
            b'c' => {
                user = Some(process::effective_user());
                group = Some(process::effective_group());
            }
            KILL_CHILD => {
                fork = true;
                let signal = if text.is_empty() { Some(SIGKILL as u8) } else { number(text) };
                ends = Some(signal.ok_or_else(|| cx.stop(packed!("%w: invalid signal"), &[text]))?);
            }
            MOUNT_PROC => proc = Some(if text.is_empty() { c"/proc" } else { value }),
            PROPAGATION => {
                let modes = ["slave", "shared", "private", "unchanged"];
                let chosen = modes.iter().position(|mode| mode.as_bytes() == text);
                propagation = match chosen.and_then(|at| {
                    [MS_REC | MS_SLAVE, MS_REC | MS_SHARED, MS_REC | MS_PRIVATE, 0].get(at)
                }) {
                    Some(&flags) => flags,
                    None => {
                        return Err(cx.stop(packed!("unsupported propagation mode: %r"), &[text]));
                    }
                };
            }
            SETGROUPS => {
                if !matches!(text, b"allow" | b"deny") {
                    return Err(cx.stop(packed!("unsupported --setgroups argument %w"), &[text]));
                }
                groups = Some(text);
            }
            b'R' => root = Some(value),
            b'w' => directory = Some(value),
            b'S' => uid = Some(id(cx, &mut Table::users(), text)?),
            b'G' => gid = Some(id(cx, &mut Table::groups(), text)?),
            option => clocks.push((option, text)),
        }
    }
    if !clocks.is_empty() && kinds & CLONE_NEWTIME == 0 {
        return Err(cx.stop(packed!("clocks are set in a new time namespace (-T) only"), &[]));
    }
    let (outer_user, outer_group) = (process::effective_user(), process::effective_group());
    let helper = if files.is_empty() { None } else { Some(start_helper(cx, &files)?) };
    namespace::unshare(kinds).map_err(|e| cx.stop_error(packed!("unshare failed"), &[], e))?;
    if let Some(user) = user {
        write(cx, c"/proc/self/uid_map", &map(user, outer_user))?;
    }
    // Who has no right to set groups outside gets none inside.
    if groups == Some(b"deny") || group.is_some() && groups.is_none() {
        write(cx, c"/proc/self/setgroups", b"deny")?;
    }
    if let Some(group) = group {
        if groups == Some(b"allow") && !process::is_root() {
            return Err(
                cx.stop(packed!("--setgroups=allow and a map of groups exclude each other"), &[])
            );
        }
        write(cx, c"/proc/self/gid_map", &map(group, outer_group))?;
    }
    if groups == Some(b"allow") {
        write(cx, c"/proc/self/setgroups", b"allow")?;
    }
    for (clock, offset) in clocks {
        let name: &[u8] = if clock == MONOTONIC { b"monotonic " } else { b"boottime " };
        write(cx, c"/proc/self/timens_offsets", &rt::filled(b"%% 0", &[name, offset]))?;
    }
    if kinds & CLONE_NEWNS != 0 && propagation != 0 {
        mount(Some(c"none"), c"/", None, propagation, None).map_err(|e| {
            cx.stop_error(packed!("cannot change root filesystem propagation"), &[], e)
        })?;
    }
    if fork {
        // They are for the child.
        for signal in [SIGINT, SIGTERM] {
            let _ = signal::set(signal as u8, Action::Ignore);
        }
        let child = process::fork().map_err(|e| cx.stop_error(packed!("fork failed"), &[], e))?;
        if child > 0 {
            finish_helper(cx, helper)?;
            let (_, ended) = process::wait(child, true)
                .map_err(|e| cx.stop_error(packed!("waitpid failed"), &[], e))?;
            return Err(Stop::new(ended.status()));
        }
        for signal in [SIGINT, SIGTERM] {
            let _ = signal::set(signal as u8, Action::Default);
        }
        if let Some(signal) = ends {
            process::end_with_parent(signal)
                .map_err(|e| cx.stop_error(packed!("cannot follow the parent's end"), &[], e))?;
        }
    } else {
        finish_helper(cx, helper)?;
    }
    if let Some(root) = root {
        process::change_root(root).and_then(|()| process::change_directory(c"/")).map_err(|e| {
            cx.stop_error(packed!("cannot change root directory to %w"), &[root.to_bytes()], e)
        })?;
    }
    if let Some(directory) = directory {
        process::change_directory(directory).map_err(|e| {
            cx.stop_error(packed!("cannot chdir to %w"), &[directory.to_bytes()], e)
        })?;
    }
    if let Some(target) = proc {
        // What is mounted anew must not go to other namespaces.
        let _ = mount(Some(c"none"), target, None, MS_PRIVATE | MS_REC, None);
        let flags = MS_NOSUID | MS_NOEXEC | MS_NODEV;
        mount(Some(c"proc"), target, Some(c"proc"), flags, None)
            .map_err(|e| cx.stop_error(packed!("mount %r failed"), &[target.to_bytes()], e))?;
    }
    let operands = cx.operands();
    Err(command::run_as(cx, uid, gid, false, operands)?)
}

/// A user or a group, by name or number.
#[inline(never)]
fn id(cx: &mut Cx, table: &mut Table, text: &[u8]) -> Result<u32, Stop> {
    let named = table.find(text).map(|entry| entry.id);
    named
        .or_else(|| parse_number(text))
        .ok_or_else(|| cx.stop(packed!("invalid user or group %w"), &[text]))
}

/// One inside for one outside.
fn map(inner: u32, outer: u32) -> Vec<u8> {
    rt::filled(b"% % 1", &[digits(inner).as_slice(), &digits(outer)])
}

#[inline(never)]
fn write(cx: &mut Cx, path: &CStr, text: &[u8]) -> Done {
    fs::open(fs::CWD, path, O_WRONLY, 0)
        .and_then(|file| io::write_all(&file, text))
        .map_err(|e| cx.stop_error(packed!("write failed %r"), &[path.to_bytes()], e))
}

/// A process that stays outside, and the pipe that it waits for.
struct Helper {
    process: i32,
    pipe: Fd,
}

/// Starts the process that mounts the namespaces, since that is to be done outside of them, once there are any.
#[inline(never)]
fn start_helper(cx: &mut Cx, files: &Files) -> Result<Helper, Stop> {
    let (read, write) = process::pipe().map_err(|e| cx.stop_error("pipe", &[], e))?;
    let parent = process::id();
    let child = process::fork().map_err(|e| cx.stop_error(packed!("fork failed"), &[], e))?;
    if child > 0 {
        return Ok(Helper { process: child, pipe: write });
    }
    drop(write);
    // Nothing comes if the parent has failed.
    let told = io::read(&read, &mut [0]) == Ok(1);
    for (kind, file) in files.iter().filter(|_| told) {
        let own: &[u8] = match kind.to_bytes() {
            b"pid" => b"pid_for_children",
            b"time" => b"time_for_children",
            name => name,
        };
        let number = format_signed(parent.into());
        let path = rt::c_filled(b"/proc/%/ns/%", &[&number, own]);
        if let Err(e) = mount(Some(&path), file, None, MS_BIND, None) {
            return Err(cx.stop_error(
                packed!("mount %r on %r failed"),
                &[path.to_bytes(), file.to_bytes()],
                e,
            ));
        }
    }
    Err(Stop::new(0))
}

/// Has the namespaces mounted.
#[inline(never)]
fn finish_helper(cx: &mut Cx, helper: Option<Helper>) -> Done {
    let Some(helper) = helper else { return Ok(()) };
    let told = io::write_all(&helper.pipe, b"x");
    match told.and_then(|()| process::wait(helper.process, true)) {
        Ok((_, ended)) if ended.status() == 0 => Ok(()),
        Ok(_) => Err(Stop::new(1)),
        Err(e) => Err(cx.stop_error(packed!("waitpid failed"), &[], e)),
    }
}
