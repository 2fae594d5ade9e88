//! nsenter - run a command in the namespaces of another process
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Id, Stop, Vec, c_string, command, long,
    sys::{
        Fd, fs,
        namespace::{self, KINDS},
        process,
        raw::{CLONE_NEWPID, CLONE_NEWTIME, CLONE_NEWUSER, O_RDONLY},
        stat_at,
    },
    user::parse_number,
};

rt::applet! { "nsenter", main, { options_first: true, own_process: true }, "\
Usage: nsenter [OPTION]... [COMMAND [ARG]...]
Run COMMAND, or a shell, in namespaces of the process that -t names, or that a FILE stands for.

  -a, --all            in all of them
  -t, --target=PID     those of PID
  -m[FILE], --mount[=FILE]  of mounts
  -u[FILE], --uts[=FILE]  of the machine's name
  -i[FILE], --ipc[=FILE]  of System V's ways to communicate
  -n[FILE], --net[=FILE]  of the network
  -p[FILE], --pid[=FILE]  of processes
  -C[FILE], --cgroup[=FILE]  of control groups
  -U[FILE], --user[=FILE]  of users
  -T[FILE], --time[=FILE]  of clocks
  -S, --setuid=UID     as that user
  -G, --setgid=GID     as that group
      --preserve-credentials  stay who one is in another namespace of users
  -r[DIR], --root[=DIR]  with PID's root directory, or DIR
  -w[DIR], --wd[=DIR]  in PID's directory, or DIR
  -W, --wdns=DIR       in DIR of the namespace
  -F, --no-fork        become COMMAND, also where the processes are others
" }

const PRESERVE: Id = long(HELP, "preserve-credentials");

fn main(cx: &mut Cx) -> Done {
    let (mut all, mut target, mut preserve, mut fork) = (false, None, false, true);
    let mut wanted: [Option<&CStr>; KINDS.len()] = [None; KINDS.len()];
    let (mut uid, mut gid) = (None, None);
    let (mut root, mut directory, mut inner) = (None, None, None);
    while let Some(option) = cx.option()? {
        let value = cx.value();
        let kind = KINDS.iter().position(|(letter, ..)| *letter == option);
        if let Some(place) = kind.and_then(|kind| wanted.get_mut(kind)) {
            *place = Some(value);
            continue;
        }
        match option {
            b'a' => all = true,
            b't' => target = Some(number(cx, value)?),
            b'S' => uid = Some(number(cx, value)?),
            b'G' => gid = Some(number(cx, value)?),
            PRESERVE => preserve = true,
            b'r' => root = Some(value),
            b'w' => directory = Some(value),
            b'W' => inner = Some(value),
            _ => fork = false,
        }
    }
    let path = |cx: &mut Cx, name: &[u8], given: &CStr| -> Result<CString, Stop> {
        if !given.is_empty() {
            return Ok(c_string(given.to_bytes()));
        }
        match target {
            Some(pid) => Ok(rt::c_filled(b"/proc/%/%", &[&*rt::user::digits(pid), name])),
            None => {
                let message = packed!("neither filename nor target pid supplied for %r");
                Err(cx.stop(message, &[name]))
            }
        }
    };
    // All is opened before the first is entered, behind which paths may lead elsewhere.
    let mut open = Vec::new();
    for ((_, name, flag), given) in KINDS.iter().zip(wanted) {
        let own = rt::c_filled(b"ns/%", &[name.to_bytes()]);
        if given.is_none() && !all {
            continue;
        }
        let file = path(cx, own.to_bytes(), given.unwrap_or(c""))?;
        if given.is_none() {
            // Of all, those are left out that are ours or that there are none of.
            let ours = rt::c_filled(b"/proc/self/%", &[own.to_bytes()]);
            let pair = stat_at(fs::CWD, &ours, 0).ok().zip(stat_at(fs::CWD, &file, 0).ok());
            if pair.is_none_or(|(ours, theirs)| ours.same_file(&theirs)) {
                continue;
            }
        }
        open.push((own, *flag, open_file(cx, &file)?));
    }
    let root = match root {
        Some(given) => {
            let path = path(cx, b"root", given)?;
            Some(open_file(cx, &path)?)
        }
        None => None,
    };
    let directory = match directory {
        Some(given) => {
            let path = path(cx, b"cwd", given)?;
            Some(open_file(cx, &path)?)
        }
        None if root.is_some() && inner.is_none() => Some(open_file(cx, c".")?),
        None => None,
    };
    let mut entered = 0;
    for (name, flag, file) in &open {
        namespace::enter(file, *flag).map_err(|e| {
            let message = packed!("reassociate to namespace %w failed");
            cx.stop_error(message, &[name.to_bytes()], e)
        })?;
        entered |= flag;
    }
    if let Some(root) = &root {
        fs::change_directory_to(root)
            .and_then(|()| process::change_root(c"."))
            .map_err(|e| cx.stop_error(packed!("chroot failed"), &[], e))?;
    }
    if let Some(inner) = inner {
        process::change_directory(inner)
            .map_err(|e| cx.stop_error(packed!("cannot chdir to %w"), &[inner.to_bytes()], e))?;
    } else if let Some(directory) = &directory {
        fs::change_directory_to(directory).map_err(|e| {
            cx.stop_error(
                packed!("change directory by working directory file descriptor failed"),
                &[],
                e,
            )
        })?;
    }
    if fork && entered & (CLONE_NEWPID | CLONE_NEWTIME) != 0 {
        let child = process::fork().map_err(|e| cx.stop_error(packed!("fork failed"), &[], e))?;
        if child > 0 {
            let (_, ended) = process::wait(child, true)
                .map_err(|e| cx.stop_error(packed!("waitpid failed"), &[], e))?;
            return Err(Stop::new(ended.status()));
        }
    }
    // Among other users one is root, unless something else is said.
    let asked = gid.is_some();
    if entered & CLONE_NEWUSER != 0 && !preserve {
        gid = gid.or(Some(0));
        uid = uid.or(Some(0));
    }
    let operands = cx.operands();
    // There, groups may be what nobody can change.
    let lenient = !asked || entered & CLONE_NEWUSER != 0;
    Err(command::run_as(cx, uid, gid, lenient, operands)?)
}

#[inline(never)]
fn number(cx: &mut Cx, value: &CStr) -> Result<u32, Stop> {
    let text = value.to_bytes();
    parse_number(text).ok_or_else(|| cx.stop(packed!("failed to parse number: %w"), &[text]))
}

#[inline(never)]
fn open_file(cx: &mut Cx, path: &CStr) -> Result<Fd, Stop> {
    fs::open(fs::CWD, path, O_RDONLY, 0)
        .map_err(|e| cx.stop_error(packed!("cannot open %r"), &[path.to_bytes()], e))
}
