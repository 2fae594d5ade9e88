//! swapon, swapoff - use devices and files for swapping, or no longer
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Id, Vec, c_string,
    fstab::{self, value_of},
    io, long,
    mounts::unescape,
    probe,
    resolve::{Existing, resolve},
    sys::{
        Errno, fstat,
        mount::{swap_off, swap_on},
        raw::{O_RDONLY, S_IFBLK, SEEK_HOLE},
    },
    table::Table,
    text::{
        mode, number, size,
        split::{lines, words},
    },
};

rt::applet! { "swapon", on, { place: rt::Place::Sbin }, "\
Usage: swapon [OPTION]... [DEVICE|FILE]...
Use each DEVICE or FILE for swapping; or list what is used. DEVICE may be LABEL=, UUID=, PARTLABEL= or PARTUUID=.

  -a, --all            all that /etc/fstab lists, but for those with noauto
      --bytes          list sizes in bytes
  -d, --discard[=POLICY]  tell the device what is free: once, pages, or both
  -e, --ifexists       be silent about what does not exist
      --json           list as JSON
  -L LABEL             LABEL=LABEL
      --noheadings     list without headings
  -o, --options=LIST   options as in the table: discard, pri=, nofail
  -p, --priority=NUM   use it before others of a smaller priority, up to 32767
      --raw            list without blanks to align it
  -s, --summary        print /proc/swaps
      --show[=COLUMNS]  list; of NAME, TYPE, SIZE, USED, PRIO, UUID, LABEL
  -U UUID              UUID=UUID
  -v, --verbose        say what is done
" }

mod off {
    rt::applet! { "swapoff", super::off, { place: rt::Place::Sbin }, "\
Usage: swapoff [OPTION]... [DEVICE|FILE]...
Stop using each DEVICE or FILE for swapping. DEVICE may be LABEL=, UUID=, PARTLABEL= or PARTUUID=.

  -a, --all      all that are used
  -L LABEL       LABEL=LABEL
  -U UUID        UUID=UUID
  -v, --verbose  say what is done
" }
}

const BYTES: Id = long(HELP, "bytes");
const JSON: Id = long(HELP, "json");
const NOHEADINGS: Id = long(HELP, "noheadings");
const RAW: Id = long(HELP, "raw");
const SHOW: Id = long(HELP, "show");

// linux/swap.h
const PREFER: u32 = 0x8000;
const DISCARD: u32 = 0x1_0000;
const DISCARD_ONCE: u32 = 0x2_0000;
const DISCARD_PAGES: u32 = 0x4_0000;

const COLUMNS: &str = "NAME TYPE SIZE# USED# PRIO# UUID LABEL";

fn on(cx: &mut Cx) -> Done {
    let (mut all, mut bytes, mut show, mut verbose, mut missing_ok) =
        (false, false, false, false, false);
    let mut table = Table::new(COLUMNS, 5);
    let mut options = Vec::new();
    let mut specs = Vec::new();
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'a' => all = true,
            BYTES => bytes = true,
            b'd' => {
                fstab::join(&mut options, b"discard");
                if !value.is_empty() {
                    options.push(b'=');
                    options.extend_from_slice(value);
                }
            }
            b'e' => missing_ok = true,
            JSON => (show, table.json) = (true, true),
            NOHEADINGS => table.headings = false,
            b'o' => fstab::join(&mut options, value),
            b'p' => {
                fstab::join(&mut options, b"pri=");
                options.extend_from_slice(value);
            }
            RAW => table.raw = true,
            b's' => return summary(cx),
            SHOW => {
                show = true;
                if !value.is_empty() {
                    table.choose(cx, value)?;
                }
            }
            b'v' => verbose = true,
            letter => specs.push(tagged(letter, value)),
        }
    }
    specs.extend(cx.operands().map(CString::from));
    if show || specs.is_empty() && !all {
        return list(cx, table, bytes);
    }
    if all {
        let used = used();
        for entry in fstab::read(cx, c"/etc/fstab").map_err(|e| cx.fail(b"/etc/fstab", e))? {
            if entry.kind != b"swap" || entry.has(b"noauto") {
                continue;
            }
            let mut list = entry.options.clone();
            fstab::join(&mut list, &options);
            if missing_ok {
                fstab::join(&mut list, b"nofail");
            }
            let Some(path) = find(cx, &c_string(&entry.source), !entry.has(b"nofail")) else {
                continue;
            };
            let whole = resolve(&path, Existing::All, true).unwrap_or_default();
            if !used.iter().any(|swap| swap.name == whole) {
                start(cx, &path, &list, verbose);
            }
        }
    }
    for spec in &specs {
        if missing_ok {
            fstab::join(&mut options, b"nofail");
        }
        if let Some(path) = find(cx, spec, !missing_ok) {
            start(cx, &path, &options, verbose);
        }
    }
    Ok(())
}

fn off(cx: &mut Cx) -> Done {
    let (mut all, mut verbose) = (false, false);
    let mut specs = Vec::new();
    while let Some(option) = cx.option()? {
        match option {
            b'a' => all = true,
            b'v' => verbose = true,
            letter => specs.push(tagged(letter, cx.value().to_bytes())),
        }
    }
    specs.extend(cx.operands().map(CString::from));
    if specs.is_empty() && !all {
        return Err(cx.missing_operand());
    }
    if all {
        specs.extend(used().into_iter().map(|swap| c_string(&swap.name)));
    }
    for spec in &specs {
        let Some(path) = find(cx, spec, true) else { continue };
        if verbose {
            cx.report(packed!("swapoff %r"), &[path.to_bytes()]);
        }
        if let Err(e) = swap_off(&path) {
            cx.say_error(packed!("%n: swapoff failed"), &[path.to_bytes()], Some(e));
        }
    }
    Ok(())
}

/// What the option of a letter means as an operand.
fn tagged(letter: u8, value: &[u8]) -> CString {
    let name: &[u8] = if letter == b'L' { b"LABEL=" } else { b"UUID=" };
    rt::join(&[name, value])
}

/// The device or file that is meant. One that is not there is reported, if it is to be.
fn find(cx: &mut Cx, spec: &CStr, report: bool) -> Option<CString> {
    let Some((name, value)) = probe::split_tag(spec.to_bytes()) else { return Some(spec.into()) };
    let found = probe::find(name, value);
    if found.is_none() && report {
        cx.say(packed!("cannot find the device for %r"), &[value]);
    }
    found
}

/// Starts to use a device or file.
#[inline(never)]
fn start(cx: &mut Cx, path: &CStr, options: &[u8], verbose: bool) {
    let word = path.to_bytes();
    let mut flags = match value_of(options, b"discard") {
        None => 0,
        Some(b"once") => DISCARD | DISCARD_ONCE,
        Some(b"pages") => DISCARD | DISCARD_PAGES,
        Some(_) => DISCARD,
    };
    if let Some(text) = value_of(options, b"pri") {
        // One below 0 is the kernel's choice.
        match number::decimal(text) {
            Ok(priority) => flags |= PREFER | priority.min(0x7FFF) as u32,
            Err(_) if text.starts_with(b"-") => {}
            Err(error) => {
                cx.bad_number(text, "priority", error);
                return;
            }
        }
    }
    let file = match cx.open(path, O_RDONLY, 0) {
        Err(Errno::NOENT) if value_of(options, b"nofail").is_some() => return,
        Err(e) => return cx.say_error(packed!("cannot open %r"), &[word], Some(e)),
        Ok(file) => file,
    };
    if let Ok(stat) = fstat(&file) {
        let mode = stat.mode() & 0o7777;
        let is_file = stat.is_regular();
        if mode & 0o7007 != 0 && (is_file || stat.kind() == S_IFBLK) {
            let message = packed!("%n: insecure permissions %r, 0600 suggested.");
            cx.note(message, &[word, &mode::octal(mode)]);
        }
        // Where a file is, the kernel finds out just once.
        if is_file && file.seek(0, SEEK_HOLE).is_ok_and(|hole| hole < stat.size()) {
            return cx.say(packed!("%n: skipping - it appears to have holes."), &[word]);
        }
    }
    if probe::tag(&probe::probe(&file, 0), "TYPE") != b"swap" {
        return cx.say(packed!("%n: read swap header failed"), &[word]);
    }
    if verbose {
        cx.report("swapon %r", &[word]);
    }
    if let Err(e) = swap_on(path, flags) {
        cx.say_error(packed!("%n: swapon failed"), &[word], Some(e));
    }
}

/// What is used, sizes in KiB.
struct Swap {
    name: Vec<u8>,
    line: Vec<u8>,
}

#[inline(never)]
fn used() -> Vec<Swap> {
    let text = io::read_file(c"/proc/swaps");
    // A kernel without swapping has no such file.
    let text = text.unwrap_or_default();
    let mut swaps = Vec::new();
    for line in lines(&text).skip(1) {
        if let Some(name) = words(line).next() {
            swaps.push(Swap { name: unescape(name), line: line.to_vec() });
        }
    }
    swaps
}

fn summary(cx: &mut Cx) -> Done {
    let file = io::read_file(c"/proc/swaps");
    match file {
        // Just the headings.
        Ok(text) if text.iter().filter(|&&byte| byte == b'\n').count() < 2 => Ok(()),
        Ok(text) => cx.out.write(&text),
        Err(e) => Err(cx.fail(b"/proc/swaps", e)),
    }
}

fn list(cx: &mut Cx, mut table: Table, bytes: bool) -> Done {
    let json = table.json;
    for swap in used() {
        let tags = probe::probe_path(&c_string(&swap.name), 0).unwrap_or_default();
        table.row(&mut |column| {
            // The first columns are those of the file.
            let field = words(&swap.line).nth(column).unwrap_or(b"");
            match column {
                0 => swap.name.clone(),
                2 | 3 => {
                    let size = number::decimal(field).unwrap_or(0) * 1024;
                    if bytes || json {
                        number::format_signed(size as i64)
                    } else {
                        size::short(size)
                    }
                }
                5 => probe::tag(&tags, "UUID").to_vec(),
                6 => probe::tag(&tags, "LABEL").to_vec(),
                _ => field.to_vec(),
            }
        });
    }
    // Nothing is printed where there is nothing.
    if table.is_empty() && !json { Ok(()) } else { table.print(cx) }
}
