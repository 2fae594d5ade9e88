//! realpath - print resolved names
use core::ffi::CStr;
use rt::{
    Cx, Done, Id, Stop, Vec, c_string, long,
    resolve::{self, Existing},
    sys::Errno,
};

rt::applet! { "realpath", main, "\
Usage: realpath [OPTION]... FILE...
Print the absolute name of each FILE, without symbolic links, . and .. in it. All but the last component must exist.

  -e, --canonicalize-existing  all components must exist
  -m, --canonicalize-missing   nothing needs to exist
  -L, --logical                let .. take off what stands before it, and then go through symbolic links
  -P, --physical               go through symbolic links as they come (the default)
  -q, --quiet                  do not report names that cannot be resolved
      --relative-to=DIR        print names as they are reached from DIR
      --relative-base=DIR      print names below DIR as they are reached from there, and others as absolute ones
  -s, --strip, --no-symlinks   do not go through symbolic links
  -z, --zero                   end each name with NUL, not newline
" }

const RELATIVE_TO: Id = long(HELP, "relative-to");
const RELATIVE_BASE: Id = long(HELP, "relative-base");

/// How names are resolved.
struct Way {
    existing: Existing,
    /// Go through symbolic links?
    links: bool,
    /// Do so only once `..` is done with?
    logical: bool,
}

fn main(cx: &mut Cx) -> Done {
    let mut way = Way { existing: Existing::AllButLast, links: true, logical: false };
    let (mut to, mut base) = (None, None);
    let (mut end, mut quiet) = (b'\n', false);
    while let Some(option) = cx.option()? {
        match option {
            b'e' => way.existing = Existing::All,
            b'm' => way.existing = Existing::Nothing,
            b'L' => (way.links, way.logical) = (true, true),
            b'P' => (way.links, way.logical) = (true, false),
            b's' => (way.links, way.logical) = (false, false),
            b'q' => quiet = true,
            b'z' => end = 0,
            RELATIVE_TO => to = Some(cx.value()),
            RELATIVE_BASE => base = Some(cx.value()),
            _ => {}
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.missing_operand());
    }
    let to = way.directory(cx, to)?;
    let base = way.directory(cx, base)?;
    // Where names are reached from must itself be below the base, or they are all absolute.
    let outside = matches!((&to, &base), (Some(to), Some(base)) if !resolve::is_below(to, base));
    let from = to.as_ref().or(base.as_ref()).filter(|_| !outside);
    for path in cx.operands() {
        let name = match way.resolve(path) {
            Ok(name) => name,
            Err(e) => {
                if quiet {
                    cx.raise(1);
                } else {
                    cx.warn(path.to_bytes(), e);
                }
                continue;
            }
        };
        let below = base.as_ref().is_none_or(|base| resolve::is_below(&name, base));
        let name = match from.filter(|_| below) {
            Some(from) => resolve::relative(&name, from),
            None => name,
        };
        cx.print_name(&name)?;
        cx.out.byte(end)?;
    }
    Ok(())
}

impl Way {
    fn resolve(&self, path: &CStr) -> Result<Vec<u8>, Errno> {
        let name = resolve::resolve(path, self.existing, self.links && !self.logical)?;
        if self.logical {
            resolve::resolve(&c_string(&name), self.existing, true)
        } else {
            Ok(name)
        }
    }

    /// The resolved name of a directory that an option names.
    fn directory(&self, cx: &mut Cx, path: Option<&CStr>) -> Result<Option<Vec<u8>>, Stop> {
        let Some(path) = path else { return Ok(None) };
        let name = self.resolve(path).and_then(|name| {
            let must = self.existing == Existing::All;
            match must && !cx.status_of(&c_string(&name))?.is_directory() {
                true => Err(Errno::NOTDIR),
                false => Ok(name),
            }
        });
        name.map(Some).map_err(|e| cx.fail(path.to_bytes(), e))
    }
}
