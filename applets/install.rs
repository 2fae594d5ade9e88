//! install - copy files and set their attributes
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, OwnedStrings, Stop, backup, command, context,
    copy::{Copier, Install, Options, TIMES, Target, target},
    directories, io, long,
    sys::{
        Errno, Fd, Stat, attribute, fs, fstat, process,
        raw::{AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, O_DIRECTORY, O_NOFOLLOW, O_PATH, O_RDONLY},
        stat_at,
    },
    text::{mode::Change, path},
    user::{self, Table},
};

rt::applet! { "install", main, { own_process: true }, "\
Usage: install [OPTION]... [-T] SOURCE DEST
  or:  install [OPTION]... SOURCE... DIRECTORY
  or:  install [OPTION]... -t DIRECTORY SOURCE...
  or:  install [OPTION]... -d DIRECTORY...
Copy SOURCE to DEST, or all SOURCEs into DIRECTORY, and set permissions and owner; or make DIRECTORYs.

      --backup[=CONTROL]  keep what is replaced as a backup
  -b                   like --backup without an argument
  -c                   (ignored)
  -C, --compare        leave a file alone that is the same already, with its owner and permissions
  -d, --directory      make directories, with their parents
  -D                   make the parents of DEST, or all of the directory of -t
  -g, --group=GROUP    set the group
  -m, --mode=MODE      set the permissions, as chmod does, and not u=rwx,go=rx
  -o, --owner=OWNER    set the owner
  -p, --preserve-timestamps  keep the times of SOURCE
  -s, --strip          strip symbol tables
      --strip-program=PROGRAM  use PROGRAM for that, in place of strip
  -S, --suffix=SUFFIX  use SUFFIX for backups, in place of ~
  -t, --target-directory=DIRECTORY  copy all SOURCEs into DIRECTORY
  -T, --no-target-directory  take DEST for a file, also if it is a directory
  -v, --verbose        tell what is copied and made
      --preserve-context  keep the SELinux context (ignored where the kernel has none)
  -Z                   set the default SELinux context (ignored where the kernel has none)
      --context[=CTX]  set the SELinux or SMACK context CTX, or the default

CONTROL is none or off, simple or never, numbered or t, existing or nil (numbered if there are such backups already, the default);
without it $VERSION_CONTROL counts. The suffix is ~ or $SIMPLE_BACKUP_SUFFIX.
" }

const BACKUP: Id = long(HELP, "backup");
const STRIP_PROGRAM: Id = long(HELP, "strip-program");
const PRESERVE_CONTEXT: Id = long(HELP, "preserve-context");
const CONTEXT: Id = long(HELP, "context");

fn main(cx: &mut Cx) -> Done {
    let mut options =
        Options { contents_of_special: true, remove_destination: true, ..Options::DEFAULT };
    let mut target = target::Wish { access: true, ..target::Wish::default() };
    let mut backup = backup::Wish::default();
    let (mut compare, mut directory, mut parents) = (false, false, false);
    let (mut mode, mut owner, mut group): (_, _, Option<&CStr>) = (None, None, None);
    let (mut strips, mut program) = (false, c"strip");
    while let Some(option) = cx.option()? {
        match option {
            b'b' | BACKUP => backup.backup(cx),
            b'C' => compare = true,
            b'd' => directory = true,
            b'D' => parents = true,
            b'g' => group = Some(cx.value()),
            b'm' => mode = Some(cx.value().to_bytes()),
            b'o' => owner = Some(cx.value()),
            b'p' => options.preserve = TIMES,
            b's' => strips = true,
            STRIP_PROGRAM => program = cx.value(),
            b'S' => backup.suffix(cx),
            b't' => target.set_directory(cx)?,
            b'T' => target.no_directory = true,
            b'v' => options.verbose = true,
            PRESERVE_CONTEXT => {
                let message = packed!(
                    "WARNING: ignoring --preserve-context; this kernel is not SELinux-enabled"
                );
                cx.note(message, &[]);
            }
            CONTEXT => context::ignore(cx),
            _ => {}
        }
    }
    if directory && strips {
        let message = packed!("the strip option may not be used when installing a directory");
        return Err(cx.stop(message, &[]));
    }
    if directory && target.directory.is_some() {
        let message = packed!("target directory not allowed when installing a directory");
        return Err(cx.stop(message, &[]));
    }
    if target.directory.is_some() && target.no_directory {
        return Err(cx.stop(target::CONFLICT, &[]));
    }
    process::umask(0);
    let text = mode.unwrap_or(b"755");
    let Some(change) = Change::new(text) else {
        return Err(cx.stop(packed!("invalid mode %w"), &[text]));
    };
    let (permissions, decided) = change.apply(0, directory, 0);
    // Without -m, set-id bits that a directory has go as well.
    let decided = if mode.is_some() { decided } else { 0o7777 };
    let mut install = Install { mode: permissions, user: None, group: None };
    install.user = identify(cx, owner, Table::users(), "invalid user %w")?;
    install.group = identify(cx, group, Table::groups(), "invalid group %w")?;
    if directory {
        if cx.operands().is_empty() {
            return Err(cx.usage(packed!("missing file operand"), &[]));
        }
        if target.no_directory
            && let Some(extra) = cx.operands().get(2)
        {
            return Err(cx.usage(packed!("extra operand %q"), &[extra.to_bytes()]));
        }
        for path in cx.operands() {
            let path = path.to_bytes();
            if let Err((blamed, e)) =
                make_directories(cx, path, Some((install, decided)), options.verbose)
            {
                cx.say_error(packed!("cannot create directory %w"), &[blamed], Some(e));
            }
        }
        return Ok(());
    }
    if parents && !cx.operands().is_empty() {
        let leading = match target.directory {
            Some(directory) => directory.to_bytes(),
            None if cx.operands().len() == 2 => {
                path::directory(cx.operands().get(1).unwrap_or(c"").to_bytes())
            }
            None => b".",
        };
        if let Err((blamed, e)) = make_directories(cx, leading, None, options.verbose)
            && (target.directory.is_none() || e != Errno::NOTDIR)
        {
            return Err(cx.stop_error(packed!("cannot create directory %q"), &[blamed], e));
        }
    }
    let aim = target.aim(cx)?;
    if compare {
        let conflict = match () {
            () if options.preserve != 0 => "--preserve-timestamps",
            () if strips => "--strip",
            () => "",
        };
        if !conflict.is_empty() {
            let message = packed!("options --compare (-C) and %r are mutually exclusive");
            return Err(cx.usage(message, &[conflict.as_bytes()]));
        }
        if install.mode & !0o777 != 0 {
            let message = packed!(
                "the --compare (-C) option is ignored when you specify a mode with non-permission bits"
            );
            cx.note(message, &[]);
            compare = false;
        }
    }
    options.set_backup(cx, backup)?;
    options.install = Some(install);
    options.several = aim.sources > 1;
    let mut copier = Copier::new(options);
    for source in cx.operands().take(aim.sources) {
        let to = aim.of(source);
        if compare && is_installed(source, &to, &install) {
            continue;
        }
        let (dir, name) = (to.dir, to.name.clone());
        let shown = to.path.clone();
        if !copier.copy(cx, source, to) || !strips {
            continue;
        }
        let stripped = Target { dir, name, path: shown };
        if strip(cx, program, &stripped)
            && let Err(e) = finish(source, &stripped, &install, copier.options.preserve != 0)
        {
            cx.say_error(packed!("cannot change attributes of %q"), &[&stripped.path], Some(e));
        }
    }
    Ok(())
}

/// The number of the user or group that an option names.
fn identify(
    cx: &mut Cx,
    given: Option<&CStr>,
    mut table: Table,
    message: &str,
) -> Result<Option<u32>, Stop> {
    let Some(name) = given.map(CStr::to_bytes) else { return Ok(None) };
    let found = table.find(name).map(|entry| entry.id).or_else(|| user::parse_number(name));
    match found {
        Some(_) => Ok(found),
        None => Err(cx.stop(message, &[name])),
    }
}

/// Makes the directories of a path. `last_one`: what is to be set of the last, and which bits of its permissions matter if it is there
/// already. Where it fails, the path to blame is returned.
fn make_directories<'p>(
    cx: &mut Cx,
    path: &'p [u8],
    last_one: Option<(Install, u32)>,
    verbose: bool,
) -> Result<(), (&'p [u8], Errno)> {
    let mut end = 0;
    let done = directories::make_all(path, &mut end, &mut |dir, name, whole, last| {
        let wanted = last_one.filter(|_| last);
        // Nobody else uses it before it is what it is to be.
        let made = fs::make_directory(dir, name, if wanted.is_some() { 0o700 } else { 0o755 });
        if made.is_ok() && verbose {
            cx.report(packed!("install: creating directory %q"), &[whole]);
        }
        let opened = match made {
            Ok(()) => fs::open(dir, name, O_PATH | O_DIRECTORY | O_NOFOLLOW, 0),
            Err(Errno::EXIST) if last => directories::open(dir, name),
            Err(e) => return Err(e),
        };
        // A link that leads nowhere is there.
        let opened = opened.map_err(|e| if e == Errno::NOENT { Errno::EXIST } else { e });
        let Some((install, decided)) = wanted else { return opened.map(drop) };
        if opened.as_ref().err() == Some(&Errno::NOTDIR) {
            return Err(Errno::EXIST);
        }
        let done = opened.and_then(|opened| {
            own(&opened, &install)?;
            let now = fstat(&opened)?.mode() & 0o7777;
            let mode = match made {
                Ok(()) => install.mode,
                Err(_) => now & !decided | install.mode,
            };
            if mode == now { Ok(()) } else { fs::change_mode(&opened, mode) }
        });
        if let Err(e) = done {
            let message = match (install.user, install.group) {
                (None, None) => packed!("cannot change permissions of %w"),
                _ => packed!("cannot change owner and permissions of %w"),
            };
            cx.say_error(message, &[whole], Some(e));
        }
        Ok(())
    });
    done.map_err(|e| (path.get(..end).unwrap_or(path), e))
}

fn own(file: &Fd, install: &Install) -> Result<(), Errno> {
    if (install.user, install.group) == (None, None) {
        return Ok(());
    }
    fs::change_owner(file.number(), c"", install.user, install.group, AT_EMPTY_PATH)
}

/// Is the target what installing would make of it?
#[inline(never)]
fn is_installed(source: &CStr, target: &Target, install: &Install) -> bool {
    let open = |dir, path, flags| -> Result<(Fd, Stat), Errno> {
        let file = fs::open(dir, path, O_RDONLY | flags, 0)?;
        let stat = fstat(&file)?;
        Ok((file, stat))
    };
    // What is no regular file is not opened.
    let regular = |dir, path, flags| stat_at(dir, path, flags).is_ok_and(|stat| stat.is_regular());
    if !regular(fs::CWD, source, 0) || !regular(target.dir, &target.name, AT_SYMLINK_NOFOLLOW) {
        return false;
    }
    let (Ok((from, old)), Ok((to, new))) =
        (open(fs::CWD, source, 0), open(target.dir, &target.name, O_NOFOLLOW))
    else {
        return false;
    };
    let user = install.user.unwrap_or_else(process::effective_user);
    let group = install.group.unwrap_or_else(process::effective_group);
    new.mode() & 0o7777 == install.mode
        && (new.user(), new.group(), new.size()) == (user, group, old.size())
        && same_contents(&from, &to)
}

fn same_contents(one: &Fd, other: &Fd) -> bool {
    let mut room = io::buffer(2 * io::CHUNK);
    let (first, second) = room.split_at_mut(io::CHUNK);
    loop {
        let (Ok(read), Ok(same)) = (io::read(one, first), io::read(other, second)) else {
            return false;
        };
        // Both are regular files, which give all they have.
        if read != same || first.get(..read) != second.get(..read) {
            return false;
        }
        if read == 0 {
            return true;
        }
    }
}

/// Runs the program that strips the target, and removes it if that fails.
#[inline(never)]
fn strip(cx: &mut Cx, program: &CStr, target: &Target) -> bool {
    let mut args = OwnedStrings::default();
    args.push(program.to_bytes());
    // It is no option.
    let before: &[u8] = if target.path.starts_with(b"-") { b"./" } else { b"" };
    args.push(&rt::filled(b"%%", &[before, &target.path]));
    let _ = cx.out.flush(); // it keeps its error
    let ended = match process::fork() {
        Ok(0) => {
            let env = cx.env();
            let error = command::exec(program, args.as_strings(), env);
            cx.say_error(packed!("cannot run %q"), &[program.to_bytes()], Some(error));
            process::exit(127);
        }
        Ok(child) => process::wait(child, true).map(|(_, ended)| ended.status()),
        Err(e) => {
            cx.say_error(packed!("fork system call failed"), &[], Some(e));
            Err(e)
        }
    };
    if ended == Ok(0) {
        return true;
    }
    cx.say(packed!("strip process terminated abnormally"), &[]);
    if let Err(e) = fs::unlink(target.dir, &target.name, 0) {
        cx.say_error(packed!("cannot unlink %q"), &[&target.path], Some(e));
    }
    false
}

/// Sets what stripping may have changed.
fn finish(source: &CStr, target: &Target, install: &Install, times: bool) -> Result<(), Errno> {
    let file = fs::open(target.dir, &target.name, O_PATH | O_NOFOLLOW, 0)?;
    own(&file, install)?;
    fs::change_mode(&file, install.mode)?;
    if times {
        let stat = stat_at(fs::CWD, source, 0)?;
        let (read, modified) = (stat.accessed(), stat.modified());
        let name = Some(target.name.as_c_str());
        attribute::set_times(target.dir, name, read, modified, AT_SYMLINK_NOFOLLOW)?;
    }
    Ok(())
}
