//! mktemp - make temporary files and directories
use rt::{
    Cx, Done, Id, long,
    sys::{
        Errno, fs,
        raw::{AT_REMOVEDIR, AT_SYMLINK_NOFOLLOW, O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR},
        stat_at,
    },
    temporary,
    text::path,
};

rt::applet! { "mktemp", main, "\
Usage: mktemp [OPTION]... [TEMPLATE]
Make a new file that nobody else can read, and print its name: TEMPLATE with letters and digits in the place of the last three
or more Xs. Without TEMPLATE it is tmp.XXXXXXXXXX in the directory for temporary files: TMPDIR, or else /tmp.

  -d, --directory    make a directory, not a file
  -u, --dry-run      make nothing, only print a name that is free now
  -q, --quiet        do not report that it cannot be made
      --suffix=SUFF  put SUFF behind the Xs, which then end TEMPLATE; what follows them is SUFF without this option, too
  -p DIR, --tmpdir[=DIR]  make it below DIR, or the directory for temporary files
  -t                 make it in TMPDIR, or else in the DIR of -p, or else in /tmp; TEMPLATE has no slashes

" }

const SUFFIX: Id = long(HELP, "suffix");

fn main(cx: &mut Cx) -> Done {
    let (mut directory, mut dry, mut quiet, mut in_tmpdir) = (false, false, false, false);
    let (mut suffix, mut dir) = (None, None);
    while let Some(option) = cx.option()? {
        match option {
            b'd' => directory = true,
            b'u' => dry = true,
            b'q' => quiet = true,
            b't' => in_tmpdir = true,
            b'p' => dir = Some(cx.value().to_bytes()),
            SUFFIX => suffix = Some(cx.value().to_bytes()),
            _ => {}
        }
    }
    let mut operands = cx.operands();
    let template = operands.next().map(|template| template.to_bytes());
    if !operands.is_empty() {
        return Err(cx.usage(packed!("too many templates"), &[]));
    }
    let below = template.is_none() || dir.is_some() || in_tmpdir;
    let template = template.unwrap_or(b"tmp.XXXXXXXXXX");

    // What stands before the Xs, how many there are, and what stands behind them.
    let end = template.iter().rposition(|&byte| byte == b'X').map_or(0, |last| last + 1);
    let (head, tail) = template.split_at_checked(end).unwrap_or((template, b""));
    let suffix = match suffix {
        Some(_) if end == 0 || !tail.is_empty() => {
            return Err(cx.stop(packed!("with --suffix, template %w must end in X"), &[template]));
        }
        Some(suffix) => suffix,
        None if end == 0 => b"",
        None => tail,
    };
    if suffix.contains(&b'/') {
        let message = packed!("invalid suffix %w, contains directory separator");
        return Err(cx.stop(message, &[suffix]));
    }
    let count = head.iter().rev().take_while(|&&byte| byte == b'X').count();
    let whole = if end == 0 { template.to_vec() } else { [head, suffix].concat() };
    if count < 3 {
        return Err(cx.stop(packed!("too few X's in template %w"), &[&whole]));
    }
    let mut before = head.get(..head.len() - count).unwrap_or(b"").to_vec();
    let mut shown = whole;
    if below {
        let is_set = |dir: &&[u8]| !dir.is_empty();
        let tmpdir = cx.var(b"TMPDIR").filter(is_set);
        let dir = dir.filter(is_set);
        if in_tmpdir && template.contains(&b'/') {
            let message = packed!("invalid template, %w, contains directory separator");
            return Err(cx.stop(message, &[&shown]));
        }
        if template.starts_with(b"/") {
            let message = packed!("invalid template, %w; with --tmpdir, it may not be absolute");
            return Err(cx.stop(message, &[&shown]));
        }
        let dir = if in_tmpdir { tmpdir.or(dir) } else { dir.or(tmpdir) }.unwrap_or(b"/tmp");
        let dir = path::trim(dir);
        let slash: &[u8] = if dir == b"/" { b"" } else { b"/" };
        before = [dir, slash, &*before].concat();
        shown = [dir, slash, &*shown].concat();
    }

    let made = temporary::make(&before, count, suffix, &mut |name| {
        if dry {
            match stat_at(fs::CWD, name, AT_SYMLINK_NOFOLLOW) {
                Ok(_) => Err(Errno::EXIST),
                Err(Errno::NOENT) => Ok(()),
                Err(e) => Err(e),
            }
        } else if directory {
            fs::make_directory(fs::CWD, name, 0o700)
        } else {
            fs::open(fs::CWD, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)?.close()
        }
    });
    let name = match made {
        Ok(name) => name,
        Err(e) => {
            if !quiet {
                let kind: &[u8] = if directory { b"directory" } else { b"file" };
                cx.say_error(
                    packed!("failed to create %r via template %w"),
                    &[kind, &shown],
                    Some(e),
                );
            }
            return Err(rt::Stop::new(1));
        }
    };
    let told = cx
        .print_name(name.to_bytes())
        .and_then(|()| cx.out.byte(b'\n'))
        .and_then(|()| cx.out.flush());
    if told.is_err() && !dry {
        // Nobody will know its name. That it was lost is reported in the end.
        let flags = if directory { AT_REMOVEDIR } else { 0 };
        let _ = fs::unlink(fs::CWD, &name, flags);
    }
    told
}
