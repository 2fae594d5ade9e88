//! losetup - set up and list loop devices
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, Id, Vec, c_string, io, long, loops,
    resolve::{Existing, resolve},
    sys::{
        Errno, fstat,
        mount::{
            LOOP_DIRECT, LOOP_PARTSCAN, LOOP_READ_ONLY, Window, clear_loop, loop_status,
            resize_loop, set_loop_direct, set_loop_sector,
        },
        raw::{O_RDONLY, S_IFBLK},
    },
    table::Table,
    text::{number, path, split::parts},
};

rt::applet! { "losetup", main, { place: rt::Place::Sbin }, "\
Usage: losetup [OPTION]... [DEVICE]
  or:  losetup [OPTION]... -f|DEVICE FILE
  or:  losetup -c|-d DEVICE...
List loop devices, print the first that is free, or show FILE by one.

  -a, --all            list all that are used
  -b, --sector-size=NUM  bytes of a sector
  -c, --set-capacity   look again how large the file is
  -d, --detach         free each DEVICE
  -D, --detach-all     free all of them
      --direct-io[=on|off]  go past the page cache
  -f, --find           the first that is free
  -j, --associated=FILE  list those that show FILE, with -o just those with that offset
  -J, --json           list as JSON
  -l, --list           list as a table
  -L, --nooverlap      take the one that shows the same already
  -n, --noheadings     without headings
  -o, --offset=NUM     show the file from that byte on
  -O, --output=LIST    list these columns: NAME, SIZELIMIT, OFFSET, AUTOCLEAR, RO, BACK-FILE, DIO, LOG-SEC, BACK-INO,
                       BACK-MAJ:MIN, MAJ:MIN, PARTSCAN
      --output-all     list all columns
  -P, --partscan       look for partitions
  -r, --read-only      do not write to the file
      --raw            list without blanks to align it
      --show           print the device
      --sizelimit=NUM  show so many bytes
  -v, --verbose        (ignored; what fails is told in any case)
" }

const DIRECT: Id = long(HELP, "direct-io");
const OUTPUT_ALL: Id = long(HELP, "output-all");
const RAW: Id = long(HELP, "raw");
const SHOW: Id = long(HELP, "show");
const SIZELIMIT: Id = long(HELP, "sizelimit");

const COLUMNS: &str = "NAME SIZELIMIT# OFFSET# AUTOCLEAR# RO# BACK-FILE DIO# LOG-SEC# BACK-INO# BACK-MAJ:MIN# MAJ:MIN# PARTSCAN#";

/// The files below /sys/block/NAME that most columns stand in.
const FILES: &[u8] = b" loop/sizelimit loop/offset loop/autoclear ro loop/backing_file loop/dio queue/logical_block_size   dev \
loop/partscan";

fn main(cx: &mut Cx) -> Done {
    let mut table = Table::new(COLUMNS, 8);
    let mut window = Window::default();
    let (mut all, mut listing, mut find, mut show, mut reuse) = (false, false, false, false, false);
    let (mut file, mut direct, mut work) = (None, None, 0);
    let mut filter = false;
    while let Some(option) = cx.option()? {
        let value = cx.value().to_bytes();
        match option {
            b'a' => all = true,
            b'b' => window.sector = cx.size("sector size")?.min(u32::MAX.into()) as u32,
            b'c' | b'd' | b'D' => work = option,
            DIRECT => {
                direct = Some(value != b"off");
                window.flags |= if value == b"off" { 0 } else { LOOP_DIRECT };
            }
            b'f' => find = true,
            b'j' => file = Some(cx.value()),
            b'J' => (listing, table.json) = (true, true),
            b'l' => listing = true,
            b'L' => reuse = true,
            b'n' => table.headings = false,
            b'o' => (filter, window.offset) = (true, cx.size("offset")?),
            b'O' => {
                listing = true;
                table.choose(cx, value)?;
            }
            OUTPUT_ALL => {
                listing = true;
                table.choose_all();
            }
            b'P' => window.flags |= LOOP_PARTSCAN,
            b'r' => window.flags |= LOOP_READ_ONLY,
            RAW => (listing, table.raw) = (true, true),
            SHOW => show = true,
            SIZELIMIT => (filter, window.size) = (true, cx.size("size limit")?),
            _ => {}
        }
    }
    let mut operands = cx.operands();
    match work {
        0 => {}
        b'D' => {
            for number in loops::used() {
                free(cx, &loops::name(number));
            }
            return Ok(());
        }
        _ if operands.is_empty() => return Err(cx.missing_operand()),
        letter => {
            for device in operands {
                if letter == b'd' {
                    free(cx, device);
                    continue;
                }
                let done = cx.open(device, O_RDONLY, 0).and_then(|file| resize_loop(&file));
                if let Err(e) = done {
                    let words = [device.to_bytes()];
                    cx.say_error(packed!("%n: set capacity failed"), &words, Some(e));
                }
            }
            return Ok(());
        }
    }
    let device = if find { None } else { operands.next() };
    let shown = if find || device.is_some() { operands.next() } else { None };
    if let Some(word) = operands.next() {
        return Err(cx.usage(packed!("extra operand %w"), &[word.to_bytes()]));
    }
    if let Some(path) = shown {
        let same = match cx.open(path, O_RDONLY, 0) {
            Ok(file) if reuse && find => loops::same(&file, O_RDONLY, &window),
            _ => None,
        };
        // The kernel tells the name in /sys as it is given.
        let whole =
            resolve(path, Existing::All, true).map_or(path.into(), |whole| c_string(&whole));
        let name = match same.map_or_else(|| loops::attach(device, &whole, &mut window), Ok) {
            Ok((name, _)) => name,
            Err(e) => {
                let words = [path.to_bytes()];
                return Err(cx.stop_error(packed!("%n: failed to set up loop device"), &words, e));
            }
        };
        if show {
            cx.report("%r", &[name.to_bytes()]);
        }
        return cx.out.checked();
    }
    if find {
        let name = loops::free();
        let name =
            name.map_err(|e| cx.stop_error(packed!("cannot find an unused loop device"), &[], e))?;
        cx.report("%r", &[name.to_bytes()]);
        return cx.out.checked();
    }
    if let Some(device) = device
        && (direct.is_some() || window.sector > 0)
    {
        let done = cx.open(device, O_RDONLY, 0).and_then(|file| {
            direct.map_or(Ok(()), |on| set_loop_direct(&file, on))?;
            if window.sector > 0 { set_loop_sector(&file, window.sector) } else { Ok(()) }
        });
        return done.map_err(|e| cx.fail(device.to_bytes(), e));
    }
    let names: Vec<CString> = match device {
        Some(name) => Vec::from([name.into()]),
        None => loops::used().into_iter().map(loops::name).collect(),
    };
    let identity = match file {
        Some(path) => match cx.status_of(path) {
            Ok(stat) => Some(stat.identity()),
            Err(e) => return Err(cx.fail(path.to_bytes(), e)),
        },
        None => None,
    };
    let as_table = listing || !all && device.is_none() && file.is_none();
    for name in &names {
        let status = cx.open(name, O_RDONLY, 0).and_then(|file| {
            if fstat(&file)?.kind() == S_IFBLK { loop_status(&file) } else { Err(Errno::NOTBLK) }
        });
        let (owner, inode, of) = match status {
            Ok(status) => status,
            Err(e) if device.is_some() => return Err(cx.fail(name.to_bytes(), e)),
            // It was freed meanwhile.
            Err(_) => continue,
        };
        if identity.is_some_and(|identity| identity != (owner, inode))
            || filter && (of.offset, of.size) != (window.offset, window.size)
        {
            continue;
        }
        let short = path::base(name.to_bytes());
        if as_table {
            table.row(&mut |column| cell(name, short, column, owner, inode));
            continue;
        }
        // Linux has kept device numbers apart from these forms for long, but the form is what scripts know.
        let number = |n: u64| number::format_signed(n as i64);
        let back = cell(name, short, 5, owner, inode);
        let words = [name.to_bytes(), &number(owner), &number(inode), &back];
        cx.fill("%r: [%r]:%r (%r)", &words);
        for (text, value) in [(", offset ", of.offset), (", sizelimit ", of.size)] {
            if value > 0 {
                cx.out.add(text.as_bytes());
                cx.out.number(value, 0)?;
            }
        }
        cx.out.write(b"\n")?;
    }
    if as_table && (!table.is_empty() || table.json) {
        return table.print(cx);
    }
    cx.out.checked()
}

/// What stands in a column.
#[inline(never)]
fn cell(name: &CStr, short: &[u8], column: usize, owner: u64, inode: u64) -> Vec<u8> {
    let number = |n: u64| number::format_signed(n as i64);
    match column {
        0 => name.to_bytes().to_vec(),
        8 => number(inode),
        9 => rt::filled(
            b"%:%",
            &[&*number(owner >> 8 & 0xFFF), &number(owner & 0xFF | owner >> 12 & 0xFFFF_FF00)],
        ),
        _ => {
            let file = parts(FILES, b' ').nth(column).unwrap_or(b"");
            let path = rt::c_filled(b"/sys/block/%/%", &[short, file]);
            let text = io::read_file(&path);
            let mut text = text.unwrap_or_default();
            text.pop();
            text
        }
    }
}

fn free(cx: &mut Cx, device: &CStr) {
    if let Err(e) = cx.open(device, O_RDONLY, 0).and_then(|file| clear_loop(&file)) {
        cx.say_error(packed!("%n: detach failed"), &[device.to_bytes()], Some(e));
    }
}
