//! mv - move files
use rt::{
    Cx, Done, Id, backup,
    copy::{Copier, Follow, LINKS, MODE, OWNER, Options, Overwrite, TIMES, XATTR, target},
    long,
    sys::{Fd, fs, raw::RENAME_EXCHANGE, terminal::is_terminal},
};

rt::applet! { "mv", main, { place: rt::Place::Bin }, "\
Usage: mv [OPTION]... [-T] SOURCE DEST
  or:  mv [OPTION]... SOURCE... DIRECTORY
  or:  mv [OPTION]... -t DIRECTORY SOURCE...
Rename SOURCE to DEST, or move all SOURCEs into DIRECTORY.

      --backup[=CONTROL]  keep what is replaced as a backup
  -b                   like --backup without an argument
      --exchange       exchange SOURCE and DEST
  -f, --force          do not ask before a file is replaced
  -g, --progress       show on a terminal how far a copy has come
  -i, --interactive    ask before a file is replaced
  -n, --no-clobber     do not replace files; the last of -i, -f and -n counts
      --no-copy        fail where SOURCE had to be copied to another file system
      --strip-trailing-slashes  take slashes off the end of each SOURCE
  -S, --suffix=SUFFIX  use SUFFIX for backups, in place of ~
  -t, --target-directory=DIRECTORY  move all SOURCEs into DIRECTORY
  -T, --no-target-directory  take DEST for a file, also if it is a directory
  -u, --update[=WHICH]  replace only older files; or all, none, none-fail (and fail), older ones
  -v, --verbose        tell what is moved
  -Z, --context        set the default SELinux context (ignored where the kernel has none)

CONTROL is none or off, simple or never, numbered or t, existing or nil (numbered if there are such backups already, the default);
without it $VERSION_CONTROL counts. The suffix is ~ or $SIMPLE_BACKUP_SUFFIX. To another file system SOURCE is copied with all its
attributes, and removed once all of it is there.
" }

const BACKUP: Id = long(HELP, "backup");
const EXCHANGE: Id = long(HELP, "exchange");
const NO_COPY: Id = long(HELP, "no-copy");
const STRIP: Id = long(HELP, "strip-trailing-slashes");

fn main(cx: &mut Cx) -> Done {
    let mut options = Options {
        follow: Follow::Never,
        recursive: true,
        preserve: MODE | OWNER | TIMES | LINKS | XATTR,
        moving: true,
        ..Options::DEFAULT
    };
    let (mut backup, mut target) = (backup::Wish::default(), target::Wish::default());
    target.moving = true;
    let mut exchange = false;
    while let Some(option) = cx.option()? {
        match option {
            b'b' | BACKUP => backup.backup(cx),
            EXCHANGE => exchange = true,
            b'f' => options.overwrite = Overwrite::Always,
            b'g' => options.progress = true,
            b'i' => options.overwrite = Overwrite::Ask,
            b'n' => options.overwrite = Overwrite::Never,
            NO_COPY => options.no_copy = true,
            STRIP => target.strip = true,
            b'S' => backup.suffix(cx),
            b't' => target.set_directory(cx)?,
            b'T' => target.no_directory = true,
            b'u' => options.set_update(cx)?,
            b'v' => options.verbose = true,
            _ => {}
        }
    }
    options.ask_if_unwritable = options.overwrite == Overwrite::Default && is_terminal(&Fd::STDIN);
    let aim = target.aim(cx)?;
    options.set_backup(cx, backup)?;
    options.several = aim.sources > 1;
    let mut copier = Copier::new(options);
    for path in cx.operands().take(aim.sources) {
        let source = target.source(path);
        let to = aim.of(source);
        if !exchange {
            copier.relocate(cx, source, to);
        } else if let Err(e) = fs::rename(fs::CWD, source, to.dir, &to.name, RENAME_EXCHANGE) {
            let words = [source.to_bytes(), &to.path];
            cx.say_error(packed!("cannot exchange %q and %q"), &words, Some(e));
        } else if copier.options.verbose {
            cx.report(packed!("exchanged %q <-> %q"), &[source.to_bytes(), &to.path]);
        }
    }
    Ok(())
}
