//! mkdir - make directories
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, context, directories, long,
    sys::{
        Errno, fs, fstat, process,
        raw::{O_DIRECTORY, O_NOFOLLOW, O_PATH},
    },
    text::mode::{self, Change},
};

rt::applet! { "mkdir", main, { place: rt::Place::Bin }, "\
Usage: mkdir [OPTION]... DIRECTORY...
Make the DIRECTORYs, which must not exist yet.

  -m, --mode=MODE  set the permissions, as chmod does, and not a=rwx without those in the umask
  -p, --parents    make parents that are missing, for which MODE does not count; a directory that exists is no error
  -v, --verbose    tell of each directory that is made
  -Z               set the default SELinux context (ignored where the kernel has none)
      --context[=CTX]  set the SELinux or SMACK context CTX, or the default
" }

const CONTEXT: Id = long(HELP, "context");

/// What was asked for.
#[derive(Default)]
struct Wish {
    /// The permissions of the last directory, and which bits of them matter.
    mode: Option<(u32, u32)>,
    parents: bool,
    verbose: bool,
    umask: u32,
}

fn main(cx: &mut Cx) -> Done {
    let mut wish = Wish { umask: process::current_umask(), ..Wish::default() };
    let mut mode = None;
    while let Some(option) = cx.option()? {
        match option {
            b'm' => mode = Some(cx.value().to_bytes()),
            b'p' => wish.parents = true,
            b'v' => wish.verbose = true,
            CONTEXT => context::ignore(cx),
            _ => {}
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    if let Some(text) = mode {
        let Some(change) = Change::new(text) else {
            return Err(cx.stop(packed!("invalid mode %w"), &[text]));
        };
        wish.mode = Some(change.apply(0o777, true, wish.umask));
    }
    for path in cx.operands() {
        let mut end = path.count_bytes();
        if let Err(e) = wish.make(cx, path, &mut end) {
            let blamed = path.to_bytes().get(..end).unwrap_or(b"");
            cx.say_error(packed!("cannot create directory %w"), &[blamed], Some(e));
        }
    }
    Ok(())
}

impl Wish {
    /// Makes the directory `path`. Where it fails at a parent, that is what the path up to `end` names.
    fn make(&self, cx: &mut Cx, path: &CStr, end: &mut usize) -> Result<(), Errno> {
        let bytes = path.to_bytes();
        match self.make_last(cx, fs::CWD, path, bytes) {
            Err(e) if self.parents => match e {
                // No parent is missing.
                Errno::EXIST => return exists(cx, fs::CWD, path, bytes),
                _ if bytes.is_empty() => return Err(e),
                _ => {}
            },
            done => return done,
        }
        directories::make_all(bytes, end, &mut |dir, name, whole, last| {
            if last {
                return match self.make_last(cx, dir, name, bytes) {
                    Err(Errno::EXIST) => exists(cx, dir, name, bytes),
                    made => made,
                };
            }
            // A parent's owner can write and search it, whatever the umask is (POSIX mkdir, -p).
            self.with_umask(self.umask & !0o300, || fs::make_directory(dir, name, 0o777))?;
            self.tell(cx, whole);
            Ok(())
        })
    }

    /// Makes the directory `path` below `dir`, which the user knows as `whole`.
    fn make_last(&self, cx: &mut Cx, dir: i32, path: &CStr, whole: &[u8]) -> Result<(), Errno> {
        let (mode, decided) = self.mode.unwrap_or((0o777, 0));
        let umask = if self.mode.is_none() { self.umask } else { 0 };
        self.with_umask(umask, || fs::make_directory(dir, path, mode))?;
        self.tell(cx, whole);
        if decided != 0 {
            // A new directory takes set-id bits from its parent and not from its maker, and its parent's default ACL can keep bits back.
            let done = fs::open(dir, path, O_PATH | O_DIRECTORY | O_NOFOLLOW, 0).and_then(|made| {
                let is = fstat(&made)?.mode();
                let wanted = is & !decided | mode & decided;
                if wanted == is { Ok(()) } else { fs::change_mode(&made, wanted & mode::ALL) }
            });
            if let Err(e) = done {
                cx.say_error(packed!("cannot change permissions of %w"), &[whole], Some(e));
            }
        }
        Ok(())
    }

    /// Runs `make` with another umask.
    fn with_umask(
        &self,
        umask: u32,
        make: impl FnOnce() -> Result<(), Errno>,
    ) -> Result<(), Errno> {
        if umask == self.umask {
            return make();
        }
        process::umask(umask);
        let done = make();
        process::umask(self.umask);
        done
    }

    fn tell(&self, cx: &mut Cx, path: &[u8]) {
        if self.verbose {
            cx.report(packed!("mkdir: created directory %q"), &[path]);
        }
    }
}

/// What is there already must be a directory, or lead to one.
fn exists(cx: &mut Cx, dir: i32, path: &CStr, whole: &[u8]) -> Result<(), Errno> {
    match directories::open(dir, path) {
        Ok(_) => Ok(()),
        Err(Errno::NOENT | Errno::NOTDIR) => Err(Errno::EXIST),
        Err(e) => {
            cx.say_error(packed!("cannot stat %w"), &[whole], Some(e));
            Ok(())
        }
    }
}
