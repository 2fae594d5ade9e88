//! modinfo - print what a module says of itself
use rt::{
    Cx, Done, Vec, c_string, io, modules,
    sys::{Errno, fs, process, raw::O_RDONLY},
    text::split::{lines, parts},
};

rt::applet! { "modinfo", main, { place: rt::Place::Sbin }, "\
Usage: modinfo [OPTION]... MODULE|FILE...
Print what each MODULE says of itself.

  -0, --null         end each field with a NUL
  -a, --author       only the author
  -b, --basedir=DIR  look below DIR, not the root
  -d, --description  only the description
  -F, --field=FIELD  only that field
  -k, --set-version=VERSION  for that kernel, not the running one
  -l, --license      only the license
  -n, --filename     only the file
  -p, --parameters   only the parameters
" }

fn main(cx: &mut Cx) -> Done {
    let (mut end, mut root, mut version, mut only) = (&b"\n"[..], &b""[..], None, None);
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'0' => end = b"\0",
            b'a' => only = Some(&b"author"[..]),
            b'b' => root = value,
            b'd' => only = Some(b"description"),
            b'F' => only = Some(value),
            b'k' => version = Some(value),
            b'l' => only = Some(b"license"),
            b'n' => only = Some(b"filename"),
            _ => only = Some(b"parm"),
        }
    }
    if cx.operands().is_empty() {
        return Err(cx.stop(packed!("ERROR: missing module or filename."), &[]));
    }
    let directory = modules::directory(root, version);
    for operand in cx.operands() {
        let word = operand.to_bytes();
        let printer = Printer { end, only };
        let is_path =
            word.contains(&b'/') || word.ends_with(b".ko") || modules::is_compressed(word);
        let paths = if is_path { Vec::from([word.to_vec()]) } else { find(&directory, word) };
        if paths.is_empty() {
            if !builtin(cx, &directory, &modules::name(word), printer) {
                cx.say(packed!("ERROR: Module %r not found."), &[word]);
            }
            continue;
        }
        for path in paths {
            let shown = match process::working_directory() {
                Ok(here) if !path.starts_with(b"/") => [&here, b"/".as_slice(), &path].concat(),
                _ => path.clone(),
            };
            if modules::is_compressed(&path) {
                let message = packed!(
                    "ERROR: could not get modinfo from %r: compressed modules are not supported"
                );
                cx.say(message, &[&path]);
                continue;
            }
            let opened = fs::open(fs::CWD, &c_string(&path), O_RDONLY, 0);
            let data = opened.and_then(|file| io::read_all(&file));
            let found = data.and_then(|data| match section(&data) {
                Some(section) => {
                    printer.print(cx, b"filename", &shown);
                    let fields: Vec<&[u8]> = parts(section, 0).collect();
                    printer.print_all(cx, &fields);
                    Ok(())
                }
                None => Err(Errno::NOEXEC),
            });
            if let Err(e) = found {
                let message = packed!("ERROR: could not get modinfo from %r");
                cx.say_error(message, &[&path], Some(e));
            }
        }
    }
    cx.out.checked()
}

/// The files of the module of that name, or of those that have it as an alias.
#[inline(never)]
fn find(directory: &[u8], word: &[u8]) -> Vec<Vec<u8>> {
    let table = modules::text(&[directory, b"/modules.dep"]).unwrap_or_default();
    let mut names = Vec::from([modules::name(word)]);
    if modules::find(&table, &names[0]).is_none() {
        let text = modules::text(&[directory, b"/modules.alias"]).unwrap_or_default();
        names = modules::aliases(&text, word);
    }
    let paths = names.iter().filter_map(|name| modules::find(&table, name)?.into_iter().next());
    paths.map(|path| modules::absolute(directory, &path)).collect()
}

/// Prints what is known of a part of the kernel, if there is one of that name.
#[inline(never)]
fn builtin(cx: &mut Cx, directory: &[u8], name: &[u8], printer: Printer) -> bool {
    let table = modules::text(&[directory, b"/modules.builtin"]).unwrap_or_default();
    if !lines(&table).any(|line| !line.is_empty() && modules::name(line) == name) {
        return false;
    }
    printer.print(cx, b"name", name);
    printer.print(cx, b"filename", b"(builtin)");
    let said = modules::text(&[directory, b"/modules.builtin.modinfo"]).unwrap_or_default();
    let own = |field| strip_name(field, name);
    let fields: Vec<&[u8]> = parts(&said, 0).filter_map(own).collect();
    printer.print_all(cx, &fields);
    true
}

fn strip_name<'a>(field: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    field.strip_prefix(name)?.strip_prefix(b".")
}

#[derive(Clone, Copy)]
struct Printer<'a> {
    end: &'a [u8],
    only: Option<&'a [u8]>,
}

impl Printer<'_> {
    /// Prints fields, `name=value` each; what a parameter takes stands with what it is for.
    #[inline(never)]
    fn print_all(self, cx: &mut Cx, fields: &[&[u8]]) {
        for parameters in [false, true] {
            for index in 0..fields.len() {
                // Parameters are listed from the last on.
                let index = if parameters { fields.len() - 1 - index } else { index };
                let field = fields.get(index).copied().unwrap_or(b"");
                let Some(at) = field.iter().position(|&byte| byte == b'=') else { continue };
                let (name, value) = field.split_at_checked(at).unwrap_or((field, b""));
                let value = value.get(1..).unwrap_or(b"");
                let is_parameter = matches!(name, b"parm" | b"parmtype");
                if is_parameter != parameters {
                    continue;
                }
                if !is_parameter {
                    self.print(cx, name, value);
                    continue;
                }
                // The other field about the same parameter: that it is there, or what it takes.
                let colon = value.iter().position(|&byte| byte == b':').unwrap_or(value.len());
                let title = value.get(..=colon).unwrap_or(value);
                let other: &[u8] = if name == b"parm" { b"parmtype=" } else { b"parm=" };
                let other =
                    fields.iter().find_map(|field| field.strip_prefix(other)?.strip_prefix(title));
                match other {
                    Some(kind) if name == b"parm" => {
                        self.print(cx, name, &rt::filled(b"% (%)", &[value, kind]));
                    }
                    // It was printed there.
                    Some(_) => {}
                    None if name == b"parmtype" && self.only.is_some() => {
                        let kind = value.get(title.len()..).unwrap_or(b"");
                        self.print(cx, b"parm", &[title, b" (", kind, b")"].concat());
                    }
                    None => self.print(cx, b"parm", value),
                }
            }
        }
    }

    fn print(self, cx: &mut Cx, name: &[u8], value: &[u8]) {
        match self.only {
            Some(only) if only != name => return,
            Some(_) => cx.fill("%r", &[value]),
            None if self.end == b"\0" => cx.fill("%r=%r", &[name, value]),
            None => {
                cx.fill("%r:", &[name]);
                (name.len()..15).for_each(|_| cx.out.add(b" "));
                cx.fill("%r", &[value]);
            }
        }
        cx.out.add(self.end);
    }
}

/// The section `.modinfo` of an ELF file, of either width, of this machine's byte order.
#[inline(never)]
fn section(file: &[u8]) -> Option<&[u8]> {
    let wide = match file.get(..5)? {
        b"\x7FELF\x01" => false,
        b"\x7FELF\x02" => true,
        _ => return None,
    };
    let number = |at: usize, len: usize| -> Option<usize> {
        let bytes = file.get(at..at.checked_add(len)?)?;
        let swapped = file.get(5)? != &1;
        let add = |value: usize, byte: &u8| value << 8 | usize::from(*byte);
        Some(if swapped { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) })
    };
    // Where the fields are: of the header, the table's place, the size of an entry, their number and the one of names; of an entry, the
    // place of its data and their length.
    let [place, size, count, names, data, word] =
        if wide { [40, 58, 60, 62, 24, 8] } else { [32, 46, 48, 50, 16, 4] };
    let (place, size) = (number(place, word)?, number(size, 2)?);
    let entry = |index: usize| place.checked_add(index * size);
    let contents = |index: usize| -> Option<&[u8]> {
        let at = entry(index)?.checked_add(data)?;
        let (start, len) = (number(at, word)?, number(at.checked_add(word)?, word)?);
        file.get(start..start.checked_add(len)?)
    };
    let titles = contents(number(names, 2)?)?;
    (0..number(count, 2)?).find_map(|index| {
        let title = titles.get(number(entry(index)?, 4)?..)?;
        title.starts_with(b".modinfo\0").then(|| contents(index)).flatten()
    })
}
