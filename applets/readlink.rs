//! readlink - print the text of symbolic links, or resolved names
use rt::{
    Cx, Done, Vec,
    resolve::{self, Existing},
    sys::fs,
};

rt::applet! { "readlink", main, "\
Usage: readlink [OPTION]... FILE...
Print where each symbolic link FILE leads, or the absolute name without symbolic links of any FILE.

  -f, --canonicalize           print absolute names; all but the last component must exist
  -e, --canonicalize-existing  print absolute names; all components must exist
  -m, --canonicalize-missing   print absolute names; nothing needs to exist
  -n, --no-newline             print no newline behind a single name
  -q, --quiet                  report no errors (the default)
  -s, --silent                 the same
  -v, --verbose                report errors
  -z, --zero                   end each name with NUL, not newline
" }

fn main(cx: &mut Cx) -> Done {
    let (mut end, mut newline, mut verbose) = (b"\n", true, false);
    let mut existing = None;
    while let Some(option) = cx.option()? {
        match option {
            b'f' => existing = Some(Existing::AllButLast),
            b'e' => existing = Some(Existing::All),
            b'm' => existing = Some(Existing::Nothing),
            b'n' => newline = false,
            b'v' => verbose = true,
            b'z' => end = b"\0",
            _ => verbose = false,
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    if !newline && cx.operands().len() > 1 {
        cx.note(packed!("ignoring --no-newline with multiple arguments"), &[]);
        newline = true;
    }
    let end: &[u8] = if newline { end } else { b"" };
    for path in cx.operands() {
        let found: Result<Vec<u8>, _> = match existing {
            Some(existing) => resolve::resolve(path, existing, true),
            None => fs::read_link(fs::CWD, path),
        };
        match found {
            Ok(name) => cx.print_name(&name).and_then(|()| cx.out.write(end))?,
            Err(e) if verbose => cx.warn(path.to_bytes(), e),
            Err(_) => cx.raise(1),
        }
    }
    Ok(())
}
