//! cp - copy files
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, backup, context,
    copy::{
        Copier, Follow, LINKS, MODE, Method, OWNER, Options, Overwrite, REQUIRE_XATTR, Reflink,
        Sparse, TIMES, Target, XATTR, target,
    },
    long,
    sys::fs,
    text::split::parts,
};

rt::applet! { "cp", main, { place: rt::Place::Bin }, "\
Usage: cp [OPTION]... [-T] SOURCE DEST
  or:  cp [OPTION]... SOURCE... DIRECTORY
  or:  cp [OPTION]... -t DIRECTORY SOURCE...
Copy SOURCE to DEST, or all SOURCEs into DIRECTORY.

  -a, --archive        copy all there is: the same as -dR --preserve=all
      --attributes-only  copy no contents, only attributes
      --backup[=CONTROL]  keep what is replaced as a backup
  -b                   like --backup without an argument
      --copy-contents  with -R, copy what pipes and devices give
  -d                   the same as -P --preserve=links
  -f, --force          if a file cannot be opened, remove it and try again
  -g, --progress       show on a terminal how far it has come
  -i, --interactive    ask before a file is overwritten; overrides -n
  -H                   follow symbolic links among the SOURCEs
  -l, --link           make hard links, not copies
  -L, --dereference    follow all symbolic links in SOURCE
  -n, --no-clobber     do not overwrite files; overrides -i
  -P, --no-dereference  copy symbolic links as links
  -p                   the same as --preserve=mode,ownership,timestamps
      --preserve[=LIST]  keep these: mode, ownership, timestamps (the default); context, links, xattr, all
      --no-preserve=LIST  do not keep these
      --parents        make SOURCE's whole path below DIRECTORY
  -R, -r, --recursive  copy directories with all that is in them
      --reflink[=WHEN]  share blocks with SOURCE: always (or fail), auto (if possible, the default), never
      --remove-destination  remove each file before it is overwritten
      --sparse=WHEN    make holes: auto (where SOURCE has them, the default), always (where there are zeros), never
      --strip-trailing-slashes  take slashes off the end of each SOURCE
  -s, --symbolic-link  make symbolic links, not copies
  -S, --suffix=SUFFIX  use SUFFIX for backups, in place of ~
  -t, --target-directory=DIRECTORY  copy all SOURCEs into DIRECTORY
  -T, --no-target-directory  take DEST for a file, also if it is a directory
  -u, --update[=WHICH]  overwrite only older files; or all, none, none-fail (and fail), older ones
      --keep-directory-symlink  copy into a directory that a symbolic link in DEST leads to
  -v, --verbose        tell what is copied
  -x, --one-file-system  stay on SOURCE's file system
  -Z                   set the default SELinux context (ignored where the kernel has none)
      --context[=CTX]  set the SELinux or SMACK context CTX, or the default

CONTROL is none or off, simple or never, numbered or t, existing or nil (numbered if there are such backups already, the default);
without it $VERSION_CONTROL counts. The suffix is ~ or $SIMPLE_BACKUP_SUFFIX.
" }

const ATTRIBUTES_ONLY: Id = long(HELP, "attributes-only");
const BACKUP: Id = long(HELP, "backup");
const COPY_CONTENTS: Id = long(HELP, "copy-contents");
const PRESERVE: Id = long(HELP, "preserve");
const NO_PRESERVE: Id = long(HELP, "no-preserve");
const PARENTS: Id = long(HELP, "parents");
const REFLINK: Id = long(HELP, "reflink");
const REMOVE_DESTINATION: Id = long(HELP, "remove-destination");
const SPARSE: Id = long(HELP, "sparse");
const STRIP: Id = long(HELP, "strip-trailing-slashes");
const KEEP_DIRECTORY_SYMLINK: Id = long(HELP, "keep-directory-symlink");
const CONTEXT: Id = long(HELP, "context");

fn main(cx: &mut Cx) -> Done {
    let mut options = Options::DEFAULT;
    let mut follow = None;
    let (mut backup, mut target) = (backup::Wish::default(), target::Wish::default());
    let (mut parents, mut link, mut symlink) = (false, false, false);
    while let Some(option) = cx.option()? {
        match option {
            b'a' => {
                options.recursive = true;
                follow = Some(Follow::Never);
                options.preserve = MODE | OWNER | TIMES | LINKS | XATTR;
                options.default_mode = false;
            }
            ATTRIBUTES_ONLY => options.attributes_only = true,
            b'b' | BACKUP => backup.backup(cx),
            COPY_CONTENTS => options.contents_of_special = true,
            b'd' => {
                follow = Some(Follow::Never);
                options.preserve |= LINKS;
            }
            b'f' => options.force = true,
            b'g' => options.progress = true,
            b'i' => options.overwrite = Overwrite::Ask,
            b'n' => options.overwrite = Overwrite::Never,
            b'H' => follow = Some(Follow::CommandLine),
            b'L' => follow = Some(Follow::Always),
            b'P' => follow = Some(Follow::Never),
            b'l' => link = true,
            b's' => symlink = true,
            b'p' => keep(&mut options, MODE | OWNER | TIMES, true),
            PRESERVE if cx.optional_value().is_none() => {
                keep(&mut options, MODE | OWNER | TIMES, true);
            }
            PRESERVE => preserve(cx, &mut options, true)?,
            NO_PRESERVE => preserve(cx, &mut options, false)?,
            PARENTS => parents = true,
            b'R' | b'r' => options.recursive = true,
            REFLINK => {
                const WHEN: [Reflink; 3] = [Reflink::Auto, Reflink::Always, Reflink::Never];
                options.reflink = match cx.optional_value() {
                    None => Reflink::Always,
                    Some(_) => {
                        let choice = cx.choose("--reflink", "auto|always|never")?;
                        WHEN.get(choice).copied().unwrap_or(Reflink::Auto)
                    }
                };
            }
            REMOVE_DESTINATION => options.remove_destination = true,
            SPARSE => {
                const WHEN: [Sparse; 3] = [Sparse::Never, Sparse::Auto, Sparse::Always];
                let choice = cx.choose("--sparse", "never|auto|always")?;
                options.sparse = WHEN.get(choice).copied().unwrap_or(Sparse::Auto);
            }
            STRIP => target.strip = true,
            b'S' => backup.suffix(cx),
            b't' => target.set_directory(cx)?,
            b'T' => target.no_directory = true,
            b'u' => options.set_update(cx)?,
            KEEP_DIRECTORY_SYMLINK => options.keep_directory_symlink = true,
            b'v' => options.verbose = true,
            b'x' => options.one_file_system = true,
            CONTEXT => context::ignore(cx),
            _ => {}
        }
    }
    options.method = match (link, symlink) {
        (true, true) => {
            return Err(cx.usage(packed!("cannot make both hard and symbolic links"), &[]));
        }
        (true, false) => Method::HardLink,
        (false, true) => Method::SymbolicLink,
        (false, false) => Method::Copy,
    };
    options.follow = follow.unwrap_or(match options.recursive && !link {
        true => Follow::Never,
        false => Follow::Always,
    });
    if options.reflink == Reflink::Always && options.sparse != Sparse::Auto {
        return Err(cx.usage(packed!("--reflink can be used only with --sparse=auto"), &[]));
    }
    options.set_backup(cx, backup)?;
    let aim = target.aim(cx)?;
    if parents && aim.directory.is_none() {
        return Err(cx.usage(packed!("with --parents, the destination must be a directory"), &[]));
    }
    // A file that is copied over itself becomes its own backup.
    let source = cx.operands().next().unwrap_or(c"");
    if aim.directory.is_none()
        && source == aim.path
        && options.force
        && let Some(backup) = options.backup.take_if(|_| is_regular(cx, source))
    {
        let (name, _) = backup.path(fs::CWD, source);
        let path = name.to_bytes().to_vec();
        Copier::new(options).copy(cx, source, Target { dir: fs::CWD, name, path });
        return Ok(());
    }
    options.several = aim.sources > 1;
    let mut copier = Copier::new(options);
    for path in cx.operands().take(aim.sources) {
        let source = target.source(path);
        match &aim.directory {
            Some(directory) if parents => {
                copier.copy_with_parents(cx, source, directory, aim.path.to_bytes());
            }
            _ => {
                copier.copy(cx, source, aim.of(source));
            }
        }
    }
    Ok(())
}

fn is_regular(cx: &Cx, path: &CStr) -> bool {
    cx.status_of(path).is_ok_and(|stat| stat.is_regular())
}

fn keep(options: &mut Options, what: u8, keep: bool) {
    if keep {
        options.preserve |= what;
    } else {
        options.preserve &= !what;
    }
    if what & MODE != 0 {
        options.default_mode = !keep;
    }
}

/// Takes the list of attributes that the option at hand has.
fn preserve(cx: &mut Cx, options: &mut Options, wanted: bool) -> Done {
    const NAMES: &str = "mode|timestamps|ownership|links|context|xattr|all";
    const WHAT: [u8; 7] =
        [MODE, TIMES, OWNER, LINKS, 0, XATTR | REQUIRE_XATTR, MODE | TIMES | OWNER | LINKS | XATTR];
    let option = if wanted { "--preserve" } else { "--no-preserve" };
    for name in parts(cx.value().to_bytes(), b',') {
        let choice = cx.choose_from(name, option, NAMES)?;
        if choice == 4 && wanted {
            let message =
                packed!("cannot preserve security context without an SELinux-enabled kernel");
            return Err(cx.stop(message, &[]));
        }
        keep(options, WHAT.get(choice).copied().unwrap_or(0), wanted);
    }
    Ok(())
}
